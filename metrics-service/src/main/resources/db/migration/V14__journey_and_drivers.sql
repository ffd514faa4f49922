-- What was felt at each touchpoint on a day: by everybody (stratum all), and by the customers of each stratum.
create table journey_day (
    brand      text        not null,
    touchpoint text        not null,
    stratum    text        not null,
    day        timestamptz not null,
    n          bigint      not null,
    v          bigint      not null,
    vv         bigint      not null,
    joy        bigint      not null,
    anger      bigint      not null,
    sadness    bigint      not null,
    fear       bigint      not null,
    surprise   bigint      not null,
    disgust    bigint      not null,
    neutral    bigint      not null,
    abstained  bigint      not null,
    primary key (brand, stratum, touchpoint, day)
);
create index journey_day_span on journey_day (brand, stratum, day);

-- The same by the segment in which the person was; computed once a day.
create table journey_segment_day (
    brand      text        not null,
    segment    text        not null,
    touchpoint text        not null,
    day        timestamptz not null,
    n          bigint      not null,
    v          bigint      not null,
    vv         bigint      not null,
    joy        bigint      not null,
    anger      bigint      not null,
    sadness    bigint      not null,
    fear       bigint      not null,
    surprise   bigint      not null,
    disgust    bigint      not null,
    neutral    bigint      not null,
    abstained  bigint      not null,
    primary key (brand, segment, day, touchpoint)
);
create table journey_segment_report (
    brand       text primary key,
    from_at     timestamptz not null,
    computed_at timestamptz not null
);

-- What was felt by those who mention a theme on a day: an aspect, a dimension of service quality, or anything at all.
-- Valences are those of the expressions, negative and positive those of what is said of the theme.
create table driver_day (
    brand    text        not null,
    kind     text        not null,
    value    text        not null,
    day      timestamptz not null,
    n        bigint      not null,
    v        bigint      not null,
    vv       bigint      not null,
    negative bigint      not null,
    positive bigint      not null,
    joy      bigint      not null,
    anger    bigint      not null,
    sadness  bigint      not null,
    fear     bigint      not null,
    surprise bigint      not null,
    disgust  bigint      not null,
    neutral  bigint      not null,
    primary key (brand, kind, value, day)
);
create index driver_day_span on driver_day (brand, day);

-- How many of those who mentioned a theme with an emotion left, and how many of all others; computed once a day.
create table driver_left (
    brand        text   not null,
    kind         text   not null,
    value        text   not null,
    emotion      text   not null,
    exposed      bigint not null,
    exposed_left bigint not null,
    primary key (brand, kind, value, emotion)
);
create table driver_report (
    brand       text primary key,
    computed_at timestamptz not null,
    persons     bigint      not null,
    persons_left bigint     not null
);
