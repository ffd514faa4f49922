-- What customers decided, as it was told; rows are only added. A channel of null means all channels.
create table consent (
    id          uuid primary key,
    customer_id uuid        not null references customer (id),
    channel     text check (channel in ('email', 'sms', 'in-app', 'widget', 'link', 'push', 'call', 'post')),
    purpose     text        not null check (purpose in ('service', 'survey', 'marketing', 'analysis')),
    status      text        not null check (status in ('granted', 'refused', 'withdrawn', 'unknown')),
    source      text        not null check (length(source) between 1 and 64),
    proof       text        not null check (length(proof) <= 1000),
    decided_at  timestamptz not null,
    recorded_at timestamptz not null,
    unique nulls not distinct (customer_id, purpose, channel, status, decided_at),
    check (purpose <> 'analysis' or channel is null)
);

-- What is left of the decisions of erased customers: that somebody decided so, to whom it was told and when.
create table consent_proof (
    id         uuid primary key,
    brand      text        not null,
    channel    text,
    purpose    text        not null,
    status     text        not null,
    source     text        not null,
    decided_at timestamptz not null
);

-- Links by which customers refuse by themselves; only the hash of a token is kept.
create table unsubscribe_token (
    hash        bytea primary key check (length(hash) = 32),
    customer_id uuid        not null references customer (id),
    channel     text,
    purpose     text        not null,
    created_at  timestamptz not null
);
create index unsubscribe_token_customer on unsubscribe_token (customer_id);

-- Orders to forget a person. What is left of the person are ids that mean nobody.
create table erasure (
    id           uuid primary key,
    brand        text        not null,
    customer_ids uuid[]      not null check (cardinality(customer_ids) >= 1),
    requested_by text        not null,
    requested_at timestamptz not null
);

-- Which service forgot the person, and how much it had kept.
create table erasure_receipt (
    erasure_id uuid        not null references erasure (id),
    service    text        not null check (length(service) between 1 and 64),
    row_count  bigint      not null check (row_count >= 0),
    at         timestamptz not null,
    primary key (erasure_id, service)
);

-- Identifiers that must not come back: HMACs in hexadecimal.
create table tombstone (
    seal       text primary key check (length(seal) = 64),
    erasure_id uuid not null references erasure (id)
);

-- Customer ids that must not come back.
create table erased_customer (
    customer_id uuid primary key,
    erasure_id  uuid not null references erasure (id)
);

-- Originals are closed: bytes that say how they are to be opened. What is there so far is marked as not encrypted.
alter table interaction
    drop constraint interaction_text_original_check,
    alter column text_original type bytea using decode('00', 'hex') || convert_to(text_original, 'UTF8'),
    alter column attributes_original type bytea
        using decode('00', 'hex') || convert_to(attributes_original::text, 'UTF8');
alter table customer_event
    alter column attributes_original type bytea
        using decode('00', 'hex') || convert_to(attributes_original::text, 'UTF8');

-- A text is deleted when its source's retention ends; what was scored of it is kept elsewhere.
alter table interaction
    drop constraint interaction_check,
    add column text_expired_at timestamptz,
    add check (text is not null or jsonb_array_length(ratings) > 0 or text_expired_at is not null);

-- Whether masks were lifted.
alter table text_access add column original boolean not null default false;

-- Rows of which nothing was kept, because their customer was erased or refuses to be analysed.
alter table import_run add column dropped bigint not null default 0 check (dropped >= 0);
