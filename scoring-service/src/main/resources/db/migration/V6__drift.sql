-- How scores are distributed, by the day on which the interaction occurred. What the consumers add is appended, so that
-- they never wait for each other, and folded into one row per key afterwards. What the numbers of counts are says
-- io.heartline.scoring.drift.Tally; there are 32.
create table drift_part (
    id bigint generated always as identity primary key,
    day date not null,
    brand text not null,
    model text not null,
    language text not null,
    channel text not null,
    counts bigint[] not null check (cardinality(counts) = 32)
);

create table drift_day (
    day date not null,
    brand text not null,
    model text not null,
    language text not null,
    channel text not null,
    counts bigint[] not null check (cardinality(counts) = 32),
    primary key (model, day, brand, language, channel)
);

-- Interactions that the shadow of their language is still to score.
create table shadow_pending (
    interaction_id uuid primary key references score on delete cascade,
    queued_at timestamptz not null
);

create index shadow_pending_by_time on shadow_pending (queued_at);

-- How far the scores of a shadow are from those of the live model. Sums are of values and squares in units of 10^-6, so
-- any order gives the same.
create table shadow_tally (
    shadow text not null,
    live text not null,
    day date not null,
    brand text not null,
    language text not null,
    channel text not null,
    measure text not null,
    n bigint not null check (n > 0),
    sum_micros bigint not null,
    squares_micros bigint not null check (squares_micros >= 0),
    primary key (shadow, day, brand, language, channel, measure, live)
);
