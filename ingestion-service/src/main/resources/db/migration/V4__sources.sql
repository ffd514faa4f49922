-- Who sends or is asked for what customers say. The slug is what records name as their source.
create table source (
    id             uuid primary key,
    slug           text        not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 64),
    kind           text        not null check (length(kind) between 1 and 64),
    brand          text        not null check (brand ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(brand) <= 64),
    touchpoint     text        not null check (length(touchpoint) between 1 and 64),
    product        text check (length(product) between 1 and 128),
    campaign       text check (length(campaign) between 1 and 128),
    retention_days integer check (retention_days between 1 and 3650),
    backfill       boolean     not null,
    enabled        boolean     not null,
    mapping        jsonb       not null check (jsonb_typeof(mapping) = 'object'),
    signature      jsonb,
    public_url     text check (length(public_url) <= 1024),
    created_at     timestamptz not null,
    updated_at     timestamptz not null
);
create index source_brand on source (brand, slug);

-- By what a source proves itself; closed with the service's key. Two of each use are valid while one replaces the other.
create table source_secret (
    id         uuid primary key,
    source_id  uuid        not null references source (id) on delete cascade,
    use        text        not null check (use in ('SIGNING', 'URL_TOKEN')),
    closed     bytea       not null,
    hint       text        not null check (length(hint) <= 4),
    created_at timestamptz not null
);
create index source_secret_source on source_secret (source_id, created_at);

-- What became of a source's deliveries, counted. Deliveries: received, rejected, ignored, refused (the reason says why).
-- Items: accepted, revised, noted. Duplicates are both, told apart by the reason.
create table source_tally (
    source_id uuid        not null references source (id) on delete cascade,
    outcome   text        not null check (outcome in ('RECEIVED', 'ACCEPTED', 'REVISED', 'DUPLICATE', 'NOTED', 'IGNORED',
                                                      'REJECTED', 'REFUSED')),
    reason    text        not null,
    count     bigint      not null check (count >= 0),
    last_at   timestamptz not null,
    primary key (source_id, outcome, reason)
);

-- What came in as it came, closed with the service's key. A row outlives its payload, so that what is sent again is known.
create table raw_delivery (
    id              uuid primary key,
    source_id       uuid        not null references source (id) on delete cascade,
    key_hash        bytea       not null check (length(key_hash) = 32),
    payload         bytea,
    state           text        not null check (state in ('WAITING', 'DONE', 'REJECTED')),
    reasons         jsonb       not null check (jsonb_typeof(reasons) = 'array'),
    customer_ids    uuid[]      not null,
    attempts        integer     not null check (attempts >= 0),
    next_attempt_at timestamptz not null,
    received_at     timestamptz not null,
    processed_at    timestamptz,
    corrected_at    timestamptz,
    unique (source_id, key_hash),
    check (state = 'DONE' or payload is not null),
    check (state = 'WAITING' or processed_at is not null)
);
create index raw_delivery_waiting on raw_delivery (source_id, id) where state = 'WAITING';
create index raw_delivery_rejected on raw_delivery (source_id, id) where state = 'REJECTED';
create index raw_delivery_processed on raw_delivery (processed_at) where state <> 'WAITING';
create index raw_delivery_customers on raw_delivery using gin (customer_ids);
