-- What is said of each aspect at each touchpoint on a day.
create table touchpoint_aspect_day (
    brand      text        not null,
    touchpoint text        not null,
    aspect     text        not null,
    day        timestamptz not null,
    n          bigint      not null,
    negative   bigint      not null,
    positive   bigint      not null,
    primary key (brand, touchpoint, aspect, day)
);
create index touchpoint_aspect_day_span on touchpoint_aspect_day (brand, day);

-- The last digest of 7 and of 30 days of each brand: sums, and ids of interactions, without a word of a customer.
create table digest (
    brand       text        not null,
    days        integer     not null,
    end_at      timestamptz not null,
    computed_at timestamptz not null,
    report      jsonb       not null,
    primary key (brand, days)
);

-- Which digest went to which team.
create table digest_sent (
    brand   text        not null,
    team    text        not null,
    days    integer     not null,
    end_at  timestamptz not null,
    sent_at timestamptz not null,
    primary key (brand, team, days)
);
