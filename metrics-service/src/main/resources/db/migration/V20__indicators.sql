-- What counts toward indicators: one row for each thing that was said, done, asked or left unanswered.
create table observation (
    cause_id      uuid    not null,
    ordinal       integer not null,
    brand         text    not null,
    customer_id   uuid    not null,
    day           date    not null,
    product       text,
    campaign      text,
    channel       text,
    touchpoint    text,
    measure       text    not null,
    amount_micros bigint  not null,
    primary key (cause_id, ordinal)
);
create index observation_customer on observation (customer_id);

-- Whole-number sums of a UTC day of one scope; all of them can be made anew from the observations.
create table indicator_day (
    brand   text    not null,
    scope   text    not null,
    value   text    not null,
    day     date    not null,
    measure text    not null,
    n       bigint  not null,
    total   bigint  not null,
    squares numeric not null,
    primary key (brand, scope, value, day, measure)
);

-- Messages of which some wait for a reply; the winner of each interaction.
create table message (
    interaction_id uuid primary key,
    brand          text        not null,
    customer_id    uuid        not null,
    thread         text        not null,
    agent          boolean     not null,
    desk           text,
    at             timestamptz not null,
    product        text,
    campaign       text,
    channel        text,
    touchpoint     text
);
create index message_thread on message (customer_id, thread);

-- Invitations to surveys: how far each came, as one bit for each status.
create table invitation (
    id          uuid primary key,
    brand       text        not null,
    customer_id uuid        not null,
    channel     text        not null,
    statuses    integer     not null,
    asked_at    timestamptz not null
);
create index invitation_customer on invitation (customer_id);

-- What customers bought, cancelled and got back, and whom they brought; the winner of each event.
create table trade (
    event_id             uuid primary key,
    brand                text        not null,
    customer_id          uuid        not null,
    type                 text        not null,
    occurred_at          timestamptz not null,
    amount_micros        bigint,
    currency             text,
    referred_customer_id uuid
);
create index trade_customer on trade (customer_id, occurred_at);
create index trade_brand on trade (brand, type, occurred_at);
create index trade_referred on trade (referred_customer_id) where referred_customer_id is not null;

-- Figures of relationships over a period that no sums of days give, as computed last.
create table relationship_figure (
    brand       text        not null,
    from_day    date        not null,
    to_day      date        not null,
    computed_at timestamptz not null,
    figures     jsonb       not null,
    primary key (brand, from_day, to_day),
    check (from_day < to_day)
);

-- Figures of others to compare with, as uploaded.
create table benchmark (
    id          uuid primary key,
    brand       text             not null,
    indicator   text             not null,
    source      text             not null,
    value       double precision not null,
    n           bigint,
    uploaded_by text             not null,
    uploaded_at timestamptz      not null,
    check (n > 0),
    unique (brand, indicator, source)
);
