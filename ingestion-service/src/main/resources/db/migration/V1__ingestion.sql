-- Customers as first assigned. The canonical id says which person is meant; a merge changes it and nothing else.
create table customer (
    id           uuid primary key,
    brand        text        not null check (brand ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(brand) <= 64),
    canonical_id uuid        not null references customer (id),
    revision     integer     not null check (revision >= 1),
    created_at   timestamptz not null
);

-- By what a brand knows a customer. The customer's row follows in the same transaction, once it is clear who was first.
create table identifier (
    brand       text        not null,
    kind        text        not null check (kind in ('external-id', 'anonymous-id', 'handle')),
    value       text        not null check (length(value) between 1 and 256),
    customer_id uuid        not null references customer (id) deferrable initially deferred,
    created_at  timestamptz not null,
    primary key (brand, kind, value)
);
create index identifier_customer on identifier (customer_id);

-- What customers and agents expressed: the newest version. Originals are there only where masking changed something.
create table interaction (
    id                  uuid primary key,
    brand               text        not null,
    source              text        not null,
    external_id         text        not null check (length(external_id) between 1 and 256),
    customer_id         uuid        not null references customer (id),
    version             integer     not null check (version >= 1),
    content_hash        bytea       not null check (length(content_hash) = 32),
    occurred_at         timestamptz not null,
    received_at         timestamptz not null,
    product             text check (length(product) between 1 and 128),
    campaign            text check (length(campaign) between 1 and 128),
    channel             text        not null check (channel in ('survey', 'in-app', 'review', 'social', 'chat', 'email',
                                                                'sms', 'call', 'in-person', 'crm')),
    touchpoint          text        not null check (length(touchpoint) between 1 and 64),
    speaker             text        not null check (speaker in ('customer', 'agent')),
    agent_id            text check (length(agent_id) between 1 and 256),
    conversation_id     text check (length(conversation_id) between 1 and 256),
    in_reply_to         text check (length(in_reply_to) between 1 and 256),
    text                text,
    text_original       text check (length(text_original) <= 100000),
    language            text check (length(language) between 1 and 35),
    question            text,
    ratings             jsonb       not null check (jsonb_array_length(ratings) <= 10),
    openly_visible      boolean     not null,
    reach               bigint check (reach >= 0),
    attributes          jsonb       not null,
    attributes_original jsonb,
    backfill            boolean     not null,
    unique (brand, source, external_id),
    check (text is not null or jsonb_array_length(ratings) > 0)
);
create index interaction_customer on interaction (customer_id, occurred_at);

-- What happened to or with customers: the newest version.
create table customer_event (
    id                   uuid primary key,
    brand                text        not null,
    source               text        not null,
    external_id          text        not null check (length(external_id) between 1 and 256),
    customer_id          uuid        not null references customer (id),
    version              integer     not null check (version >= 1),
    content_hash         bytea       not null check (length(content_hash) = 32),
    occurred_at          timestamptz not null,
    received_at          timestamptz not null,
    product              text check (length(product) between 1 and 128),
    touchpoint           text check (length(touchpoint) between 1 and 64),
    type                 text        not null check (length(type) between 1 and 71),
    amount               numeric,
    currency             text check (currency ~ '^[A-Z]{3}$'),
    referred_customer_id uuid references customer (id),
    profile              jsonb,
    attributes           jsonb       not null,
    attributes_original  jsonb,
    backfill             boolean     not null,
    unique (brand, source, external_id),
    check (amount is null or currency is not null),
    check (referred_customer_id <> customer_id)
);
create index customer_event_customer on customer_event (customer_id, occurred_at);
create index customer_event_profile on customer_event (customer_id, occurred_at, id) where profile is not null;

-- Who had which texts handed out.
create table text_access (
    id     uuid primary key,
    caller text        not null,
    at     timestamptz not null,
    ids    uuid[]      not null
);
create index text_access_at on text_access (at);
