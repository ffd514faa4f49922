-- Who is who: a customer as first assigned, and the person as whom the customer is read.
create table customer (
    customer_id       uuid primary key,
    brand             text    not null,
    canonical_id      uuid    not null,
    identity_revision integer not null default 0
);
create index customer_canonical on customer (canonical_id);
create index customer_brand on customer (brand);

-- The winner of each interaction and customer event: its highest (version, revision).
create table evidence (
    id                uuid primary key,
    kind              text        not null check (kind in ('expression', 'agent-message', 'event')),
    brand             text        not null,
    customer_id       uuid        not null references customer (customer_id),
    version           integer     not null check (version >= 1),
    revision          integer     not null check (revision >= 0),
    occurred_at       timestamptz not null,
    backfill          boolean     not null,
    product           text,
    campaign          text,
    channel           text,
    touchpoint        text,
    reach             bigint,
    event_type        text,
    emotion           text,
    sentiment         text,
    valence_micros    bigint check (valence_micros between -1000000 and 1000000),
    intensity_micros  bigint check (intensity_micros between 0 and 1000000),
    confidence_micros bigint check (confidence_micros between 0 and 1000000),
    love              boolean,
    aspects           jsonb       not null,
    entry_id          uuid,
    units_micros      bigint,
    entry_kind        text check (entry_kind in ('deposit', 'withdrawal')),
    check ((kind = 'event') = (event_type is not null)),
    check ((emotion is null) = (valence_micros is null)),
    check ((entry_id is null) = (units_micros is null) and (entry_id is null) = (entry_kind is null))
);
create index evidence_customer on evidence (customer_id, occurred_at);
create index evidence_love on evidence (brand, occurred_at) where love is not null;
create index evidence_expressed on evidence (brand, occurred_at) where kind = 'expression';

-- What each kind of cause is worth, by version of the policy.
create table policy (
    version       integer primary key,
    loss_aversion numeric(12, 6) not null check (loss_aversion > 0)
);
create table stake (
    id         bigint generated always as identity primary key,
    policy     integer        not null references policy (version),
    cause      text           not null,
    touchpoint text           not null default '',
    units      numeric(12, 6) not null,
    unique (policy, cause, touchpoint)
);
comment on column stake.units is 'Signed for events. For the cause emotion it is positive, and the sign is that of the sentiment.';
insert into policy (version, loss_aversion) values (1, 2.25);
insert into stake (policy, cause, units) values
    (1, 'emotion', 2),
    (1, 'event:data-misuse', -20),
    (1, 'event:upgrade', 8),
    (1, 'event:cancellation', -6),
    (1, 'event:service-failure', -5),
    (1, 'event:unsolicited-contact', -4),
    (1, 'event:referral', 4),
    (1, 'event:reward', 3),
    (1, 'event:delivery-late', -3),
    (1, 'event:refund', -3),
    (1, 'event:purchase', 2),
    (1, 'event:renewal', 2),
    (1, 'event:privilege', 1);

-- The ledger: append-only. A mistake is put right by a reversal and a new entry.
create table entry (
    seq               bigint generated always as identity primary key,
    id                uuid        not null unique,
    brand             text        not null,
    customer_id       uuid        not null,
    cause_id          uuid        not null,
    cause             text        not null,
    version           integer     not null,
    revision          integer     not null,
    policy            integer     not null references policy (version),
    kind              text        not null check (kind in ('deposit', 'withdrawal')),
    units_micros      bigint      not null check (units_micros <> 0),
    stake_micros      bigint      not null check (stake_micros > 0),
    intensity_micros  bigint      not null,
    confidence_micros bigint      not null,
    channel           text,
    touchpoint        text,
    effective_at      timestamptz not null,
    posted_at         timestamptz not null,
    reverses          uuid unique references entry (id),
    backfill          boolean     not null,
    check ((kind = 'deposit') = (units_micros > 0) or reverses is not null)
);
create index entry_customer on entry (customer_id, effective_at, seq);

create function entry_is_immutable() returns trigger language plpgsql as $$
begin
    raise exception 'an entry of the ledger never changes';
end
$$;
create trigger entry_is_immutable before update on entry for each row execute function entry_is_immutable();

-- Sums of an hour of one scope; weights are decayed to the start of the hour, so that they can be added and taken away.
create table sentiment_hour (
    brand      text        not null,
    scope      text        not null,
    value      text        not null,
    hour       timestamptz not null,
    n          bigint      not null,
    v          bigint      not null,
    w          bigint      not null,
    wv         bigint      not null,
    wvv        bigint      not null,
    ww         bigint      not null,
    joy        bigint      not null,
    anger      bigint      not null,
    sadness    bigint      not null,
    fear       bigint      not null,
    surprise   bigint      not null,
    disgust    bigint      not null,
    neutral    bigint      not null,
    primary key (brand, scope, value, hour)
);

-- Five minutes of a brand, and whether they were closed.
create table pulse_window (
    brand    text        not null,
    start_at timestamptz not null,
    closed   boolean     not null default false,
    primary key (brand, start_at)
);
create index pulse_window_open on pulse_window (start_at) where not closed;

-- What was last published of each scope of a closed window.
create table pulse (
    brand              text        not null,
    scope              text        not null,
    value              text        not null,
    start_at           timestamptz not null,
    revision           integer     not null,
    count              bigint      not null,
    customers          bigint      not null,
    negative           bigint      not null,
    positive           bigint      not null,
    valence_sum        bigint      not null,
    valence_squares    bigint      not null,
    joy                bigint      not null,
    anger              bigint      not null,
    sadness            bigint      not null,
    fear               bigint      not null,
    surprise           bigint      not null,
    disgust            bigint      not null,
    neutral            bigint      not null,
    reach              bigint      not null,
    backfill_count     bigint      not null,
    backfill_negative  bigint      not null,
    negative_customers bigint      not null,
    primary key (brand, start_at, scope, value)
);
create index pulse_scope on pulse (brand, scope, value, start_at);

-- What was last published of each person; its row is locked by whoever changes the person's books.
create table standing (
    customer_id      uuid primary key references customer (customer_id),
    brand            text    not null,
    revision         bigint  not null default 0,
    segment          text,
    previous_segment text,
    moves            integer not null default 0,
    last_heard_at    timestamptz,
    due_at           timestamptz
);
create index standing_brand on standing (brand);
create index standing_due on standing (due_at) where due_at is not null;

-- From when to when a person is in which segment: the fold over the person's evidence.
create table segment_period (
    customer_id uuid        not null references customer (customer_id),
    brand       text        not null,
    from_at     timestamptz not null,
    to_at       timestamptz,
    segment     text        not null,
    primary key (customer_id, from_at),
    check (to_at > from_at)
);
create index segment_period_current on segment_period (brand, segment) where to_at is null;
create index segment_period_brand on segment_period (brand, from_at);
