-- What the model said, kept only where a person said otherwise: a withdrawn correction leaves it as it was.
alter table score add column model_score text;

create index score_by_time on score (occurred_at, interaction_id);

-- What people said about scores. Each row is self-contained, since it is also training data and outlives the version of
-- the text that it speaks of.
create table correction (
    id uuid primary key,
    interaction_id uuid not null,
    version integer not null check (version >= 1),
    customer_id uuid not null,
    brand text not null,
    channel text not null,
    language text not null,
    text text,
    labels text not null,
    model_score text not null,
    reason text not null,
    made_by text not null,
    made_at timestamptz not null,
    withdrawn_by text,
    withdrawn_at timestamptz,
    check ((withdrawn_by is null) = (withdrawn_at is null))
);

create index correction_of_interaction on correction (interaction_id, version, made_at, id);
create index correction_of_customer on correction (customer_id);
create index correction_by_time on correction (made_at, id);

-- How far the figures have been recomputed: what a set consisted of when it was last measured.
create table measured_set (
    set_name text primary key,
    stamp text not null,
    measured_at timestamptz not null
);
