-- Who is told how relationships stand.
create table subscription (
    id           uuid primary key,
    name         text        not null unique,
    url          text        not null,
    secret       bytea       not null,
    brands       text[],
    enabled      boolean     not null default true,
    disabled_why text,
    last_outcome text,
    last_at      timestamptz,
    created_at   timestamptz not null
);
comment on column subscription.brands is 'Null for every brand, also those to come.';

-- The newest word on each customer that a subscription has not got yet: a newer one takes the place of an older one, so
-- that they arrive in order, and a receiver that is away costs no more than one row for each customer.
create table subscription_news (
    subscription    uuid        not null references subscription (id) on delete cascade,
    customer_id     uuid        not null,
    brand           text        not null,
    revision        bigint      not null,
    erased          boolean     not null,
    body            text        not null,
    step            integer     not null default 0,
    next_attempt_at timestamptz not null,
    leased_until    timestamptz,
    primary key (subscription, customer_id)
);
create index subscription_news_due on subscription_news (subscription, next_attempt_at);
create index subscription_news_customer on subscription_news (customer_id);
