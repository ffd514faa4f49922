-- Who is told, and how.
create table receiver (
    id           uuid primary key,
    name         text        not null unique check (name <> ''),
    kind         text        not null check (kind in ('webhook')),
    url          text        not null check (url ~ '^https?://'),
    secret       bytea       not null,
    brands       text        not null,
    kinds        text        not null,
    handles      text        not null check (handles <> ''),
    min_severity integer     not null check (min_severity between 1 and 10),
    quotes       boolean     not null,
    enabled      boolean     not null,
    disabled_why text,
    created_at   timestamptz not null,
    check (enabled = (disabled_why is null))
);

-- Messages on their way to receivers. A row is claimed by a lease, so that a killed worker loses none. It outlives its
-- receiver, because it is the log.
create table delivery (
    id              uuid primary key,
    receiver_id     uuid        not null,
    brand           text        not null,
    type            text        not null,
    subject_id      uuid        not null,
    body            text        not null,
    status          text        not null check (status in ('pending', 'delivered', 'failed')),
    attempts        integer     not null default 0 check (attempts >= 0),
    ladder_step     integer     not null default 0 check (ladder_step >= 0),
    next_attempt_at timestamptz not null,
    leased_until    timestamptz,
    response_code   integer,
    outcome         text,
    created_at      timestamptz not null,
    settled_at      timestamptz,
    check ((status = 'pending') = (settled_at is null))
);
create index delivery_due on delivery (next_attempt_at) where status = 'pending';
create index delivery_listed on delivery (created_at desc, id desc);
create index delivery_of_subject on delivery (subject_id);

create table delivery_attempt (
    delivery_id   uuid        not null references delivery on delete cascade,
    attempt       integer     not null check (attempt >= 1),
    at            timestamptz not null,
    took_millis   bigint      not null check (took_millis >= 0),
    response_code integer,
    outcome       text        not null,
    primary key (delivery_id, attempt)
);

-- What somebody must know. At most one alert of a fingerprint is open.
create table alert (
    id              uuid primary key,
    kind            text        not null check (kind in ('drift', 'shock', 'crisis')),
    status          text        not null check (status in ('firing', 'acknowledged', 'resolved')),
    severity        integer     not null check (severity between 1 and 10),
    brand           text        not null check (brand <> ''),
    customer_id     uuid,
    scope_kind      text,
    scope_value     text,
    fingerprint     text        not null check (fingerprint <> ''),
    title           text        not null,
    explanation     text        not null,
    causes          integer     not null check (causes >= 0),
    fired_at        timestamptz not null,
    last_cause_at   timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by text,
    resolved_at     timestamptz,
    resolved_by     text,
    resolution      text,
    check ((status = 'resolved') = (resolved_at is not null)),
    check ((kind = 'crisis') = (customer_id is null)),
    check ((kind = 'crisis') = (scope_kind is not null)),
    check ((scope_kind is null) = (scope_value is null)),
    check (status <> 'acknowledged' or acknowledged_at is not null)
);
create unique index alert_open on alert (fingerprint) where status <> 'resolved';
create index alert_listed on alert (fired_at desc, id desc);
create index alert_of_customer on alert (customer_id);
create index alert_of_fingerprint on alert (fingerprint, resolved_at desc);
create index alert_crises on alert (brand) where kind = 'crisis';

-- Why it was raised: ids and places in the text, never the text.
create table alert_evidence (
    alert_id    uuid             not null references alert on delete cascade,
    cause_id    uuid             not null,
    cause_kind  text             not null check (cause_kind in ('interaction', 'customer-event')),
    what        text             not null,
    weight      double precision not null,
    spans       text             not null,
    occurred_at timestamptz      not null,
    primary key (alert_id, cause_id)
);

create table alert_transition (
    id       uuid primary key,
    alert_id uuid        not null references alert on delete cascade,
    status   text        not null check (status in ('firing', 'acknowledged', 'resolved')),
    actor    text        not null,
    note     text,
    at       timestamptz not null
);
create index alert_transition_of on alert_transition (alert_id, at, id);

-- Where the drift rule stands with each customer; the highest revision of a standing has been followed.
create table drift_state (
    customer_id uuid primary key,
    brand       text        not null,
    revision    bigint      not null check (revision >= 1),
    armed       boolean     not null,
    shift_seen  boolean     not null,
    harmed_at   timestamptz,
    updated_at  timestamptz not null
);

-- What customers expressed in the last weeks: no text, only what was made of it.
create table heard (
    interaction_id uuid primary key,
    version        integer     not null,
    revision       integer     not null,
    customer_id    uuid        not null,
    brand          text        not null,
    product        text,
    touchpoint     text        not null,
    language       text        not null,
    emotion        text,
    negative       boolean     not null,
    valence_micros bigint,
    aspects        text        not null,
    spans          text        not null,
    backfill       boolean     not null,
    occurred_at    timestamptz not null
);
create index heard_in_time on heard (brand, occurred_at) where negative;
create index heard_old on heard (occurred_at);

-- In which language and zone a customer is to be addressed.
create table manner (
    customer_id      uuid primary key,
    brand            text not null,
    spoken_language  text,
    spoken_at        timestamptz,
    profile_language text,
    time_zone        text,
    profile_at       timestamptz
);

-- The winning revision of each five-minute window.
create table pulse_window (
    brand              text        not null,
    scope              text        not null,
    value              text        not null,
    start_at           timestamptz not null,
    revision           integer     not null check (revision >= 1),
    count              bigint      not null check (count >= 0),
    negative           bigint      not null check (negative >= 0),
    negative_customers bigint      not null check (negative_customers >= 0),
    fresh_count        bigint      not null check (fresh_count >= 0),
    fresh_negative     bigint      not null check (fresh_negative >= 0),
    reach              bigint      not null check (reach >= 0),
    primary key (brand, scope, value, start_at)
);
create index pulse_window_old on pulse_window (start_at);
create index pulse_window_fresh on pulse_window (brand, start_at) where fresh_negative > 0;

-- Brands with pulses that the crisis detector has not looked at.
create table pulse_news (
    brand    text primary key,
    first_at timestamptz not null,
    last_at  timestamptz not null,
    repeats  integer     not null default 0 check (repeats >= 0)
);

-- What is done for a customer because of an alert.
create table outreach (
    id           uuid primary key,
    play         text        not null,
    play_version integer     not null check (play_version >= 1),
    variant      text        not null,
    arm          text        not null check (arm in ('treatment', 'control')),
    severe_harm  boolean     not null,
    customer_id  uuid        not null,
    brand        text        not null,
    alert_id     uuid        not null references alert,
    status       text        not null,
    language     text,
    draft        text,
    reason       text,
    receiver_id  uuid,
    proposed_at  timestamptz not null,
    changed_at   timestamptz not null,
    check (not (severe_harm and arm = 'control')),
    check (arm = 'treatment' or draft is null)
);
create unique index outreach_open on outreach (customer_id)
    where status in ('assigned', 'proposed', 'approved', 'sent');
create index outreach_listed on outreach (proposed_at desc, id desc);
create index outreach_waiting on outreach (changed_at) where status in ('assigned', 'proposed');

create table outreach_step (
    id          uuid primary key,
    outreach_id uuid        not null references outreach on delete cascade,
    status      text        not null,
    actor       text        not null,
    reason      text,
    at          timestamptz not null
);
create index outreach_step_of on outreach_step (outreach_id, at, id);
