-- Events that wait for the relay. A row lives from the commit of what it tells of to the acknowledgement of the broker.
create table outbox (
    seq        bigint generated always as identity primary key,
    event_id   uuid        not null,
    topic      text        not null,
    key        text        not null,
    headers    jsonb       not null,
    value      bytea,
    created_at timestamptz not null
);

-- Events whose effect is committed; the row is written in the transaction of the effect.
create table inbox (
    channel      text        not null,
    event_id     uuid        not null,
    processed_at timestamptz not null,
    primary key (channel, event_id)
);
create index inbox_processed_at on inbox (processed_at);

-- Records whose content could not be processed.
create table dead_letter (
    id          uuid primary key,
    channel     text        not null,
    topic       text        not null,
    partition   integer     not null,
    record_offset bigint    not null,
    key         text,
    headers     jsonb       not null,
    value       bytea,
    reason      text        not null,
    at          timestamptz not null,
    replayed_at timestamptz,
    unique (topic, partition, record_offset, channel)
);
create index dead_letter_waiting on dead_letter (at, id) where replayed_at is null;
