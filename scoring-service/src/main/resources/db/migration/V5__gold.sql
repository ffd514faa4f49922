-- Texts that the operator labelled, to measure the models on what their own customers write. The brand * stands for none
-- in particular.
create table gold_sample (
    id uuid primary key,
    brand text not null,
    name text not null,
    created_by text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (brand, name)
);

-- A labelled text, and what the live model of its language says of it; model is none where no model reads the language.
create table gold_text (
    sample_id uuid not null references gold_sample on delete cascade,
    id text not null,
    language text not null,
    channel text,
    text text not null,
    customer_id uuid,
    emotion text,
    sentiment text,
    model text not null,
    said_emotion text,
    said_sentiment text,
    confidence double precision not null check (confidence between 0 and 1),
    updated_at timestamptz not null,
    primary key (sample_id, id),
    check (emotion is not null or sentiment is not null)
);

create index gold_text_of_customer on gold_text (customer_id) where customer_id is not null;
create index gold_text_by_language on gold_text (language, model);
