-- Fields that the rows of a file get which do not have them: a file of a source knows neither its source nor its brand.
alter table import_run
    add column defaults jsonb;

-- What one message of a customer in a conversation expressed, as the scoring service says. It goes with its interaction.
create table conversation_mood (
    interaction_id uuid primary key references interaction (id) on delete cascade,
    version        integer          not null check (version >= 1),
    revision       integer          not null check (revision >= 1),
    customer_id    uuid             not null,
    occurred_at    timestamptz      not null,
    emotion        text check (emotion in ('joy', 'anger', 'sadness', 'fear', 'surprise', 'disgust', 'neutral')),
    anger          double precision not null check (anger between 0 and 1),
    valence        double precision check (valence between -1 and 1),
    urgency        double precision not null check (urgency between 0 and 1),
    intents        text[]           not null
);
create index conversation_mood_customer on conversation_mood (customer_id);
create index conversation_mood_occurred_at on conversation_mood (occurred_at);
create index interaction_conversation on interaction (brand, conversation_id, occurred_at)
    where conversation_id is not null;
create index interaction_conversation_recent on interaction (brand, occurred_at) where conversation_id is not null;

-- Where a source that is asked was left. Whoever reads it holds a claim that ends by itself.
create table source_pull (
    source_id       uuid primary key references source (id) on delete cascade,
    cursor          jsonb       not null check (jsonb_typeof(cursor) = 'object'),
    next_at         timestamptz not null,
    claim           uuid,
    claimed_until   timestamptz,
    failures        integer     not null check (failures >= 0),
    failure         text check (length(failure) <= 500),
    last_success_at timestamptz,
    last_failure_at timestamptz,
    check ((claim is null) = (claimed_until is null))
);
create index source_pull_next on source_pull (next_at);
