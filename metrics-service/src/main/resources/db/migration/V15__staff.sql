-- How many contacts, and how many of them angry, agents had in each queue on a day; computed once a day, where the
-- operator wants it. Agents are pseudonyms; nothing here is of a customer.
create table staff_day (
    brand    text        not null,
    day      timestamptz not null,
    queue    text        not null,
    agent    text        not null,
    contacts bigint      not null,
    angry    bigint      not null,
    primary key (brand, day, queue, agent)
);
create table staff_report (
    brand       text primary key,
    from_at     timestamptz not null,
    computed_at timestamptz not null
);
