-- How the columns of a file become fields. The brands are those of the key that wrote it; null means all.
create table import_mapping (
    name       text primary key check (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(name) <= 64),
    kind       text        not null check (kind in ('interactions', 'customer-events')),
    brands     text[],
    content    jsonb       not null,
    updated_at timestamptz not null
);

-- A file on its way into the books. The brands are those of the key that sent it; null means all.
create table import_run (
    id              uuid primary key,
    name            text        not null check (length(name) between 1 and 128),
    kind            text        not null check (kind in ('interactions', 'customer-events')),
    format          text        not null check (format in ('NDJSON', 'CSV')),
    backfill        boolean     not null,
    layout          jsonb,
    caller          text        not null,
    brands          text[],
    state           text        not null check (state in ('UPLOADING', 'QUEUED', 'RUNNING', 'COMPLETED', 'FAILED',
                                                          'INTERRUPTED')),
    row_count       bigint      not null check (row_count >= 0),
    accepted        bigint      not null check (accepted >= 0),
    duplicate       bigint      not null check (duplicate >= 0),
    revised         bigint      not null check (revised >= 0),
    rejected        bigint      not null check (rejected >= 0),
    failure         text,
    attempts        integer     not null check (attempts >= 0),
    next_attempt_at timestamptz not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    check (accepted + duplicate + revised + rejected <= row_count),
    check (format = 'NDJSON' or layout is not null)
);
create index import_run_waiting on import_run (updated_at) where state in ('UPLOADING', 'QUEUED', 'RUNNING');

-- Rows that are uploaded and not yet taken. A chunk is deleted in the transaction that takes its rows: what is left is
-- what is still to be done, whoever was killed meanwhile.
create table import_chunk (
    import_id   uuid     not null references import_run (id) on delete cascade,
    seq         integer  not null check (seq >= 0),
    row_numbers bigint[] not null,
    data        bytea    not null,
    primary key (import_id, seq)
);

-- Rows that were not taken, as they came, with the reasons.
create table import_rejection (
    import_id  uuid   not null references import_run (id) on delete cascade,
    row_number bigint not null check (row_number >= 1),
    reasons    jsonb  not null,
    data       text   not null,
    primary key (import_id, row_number)
);
