-- The score that counts of each interaction: that of the highest (version, revision). The interaction is kept beside it,
-- masked, to score it again and to export it.
create table score (
    interaction_id uuid primary key,
    version integer not null check (version >= 1),
    revision integer not null check (revision >= 1),
    customer_id uuid not null,
    brand text not null,
    model text not null,
    language text not null,
    abstained boolean not null,
    interaction text not null,
    score text not null,
    occurred_at timestamptz not null,
    scored_at timestamptz not null
);

create index score_of_customer on score (customer_id);
create index score_by_model on score (model, occurred_at);

-- Whom we were told to forget: no replay may revive them.
create table erased_customer (
    customer_id uuid primary key,
    erasure_id uuid not null,
    erased_at timestamptz not null
);

-- Which cards were published: a card is published once for each set of weights.
create table published_card (
    model text primary key,
    checksum text not null,
    published_at timestamptz not null
);
