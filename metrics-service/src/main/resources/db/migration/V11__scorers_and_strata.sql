-- In which stratum of each dimension a customer is, by the latest event that says so.
create table customer_stratum (
    customer_id uuid not null,
    brand       text not null,
    dimension   text not null,
    stratum     text not null,
    primary key (customer_id, dimension)
);
create index customer_stratum_brand on customer_stratum (brand, dimension, stratum);

-- Squares without weights, the part of wv that is above 0, and scores that declined to say. Rows of an earlier version
-- have none until they are rebuilt.
alter table sentiment_hour
    add column vv        bigint not null default 0,
    add column wv_above  bigint not null default 0,
    add column abstained bigint not null default 0;

-- Which model scored how much of a scope on a day; weights are decayed to the start of the day.
create table scorer_day (
    brand text        not null,
    scope text        not null,
    value text        not null,
    model text        not null,
    day   timestamptz not null,
    n     bigint      not null,
    w     bigint      not null,
    primary key (brand, scope, value, model, day)
);

-- How accurate each model is, as its newest card says.
create table scorer (
    model text primary key,
    at    timestamptz not null
);
create table scorer_figure (
    model    text             not null references scorer (model) on delete cascade,
    ordinal  integer          not null,
    set_name text             not null,
    label    text             not null,
    measure  text             not null,
    value    double precision not null,
    low      double precision,
    high     double precision,
    n        bigint           not null,
    primary key (model, ordinal)
);
