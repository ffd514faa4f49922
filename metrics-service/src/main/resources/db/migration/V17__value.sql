-- From which value on a person is in which tier, frozen once a day; values are sums of money of one currency.
create table value_threshold (
    brand         text        not null,
    day           date        not null,
    currency      text        not null,
    persons       bigint      not null,
    middle_micros bigint,
    high_micros   bigint,
    computed_at   timestamptz not null,
    primary key (brand, day)
);

-- In which tier a person was when it was frozen last.
create table customer_value (
    customer_id  uuid primary key,
    brand        text    not null,
    value_micros bigint  not null,
    tier         text    not null check (tier in ('high', 'middle', 'low')),
    vip          boolean not null
);
create index customer_value_brand on customer_value (brand, tier);

-- What was last published.
alter table standing
    add column value_tier text,
    add column vip        boolean not null default false;
