-- What people do for customers because of alerts. A case keeps no text of customers.
create table case_file (
    id                uuid primary key,
    version           integer     not null check (version >= 1),
    brand             text        not null check (brand <> ''),
    status            text        not null check (status in ('open', 'acknowledged', 'closed')),
    origin            text        not null check (origin in ('alert', 'hand')),
    title             text        not null check (title <> ''),
    severity          integer     not null check (severity between 1 and 10),
    scope_kind        text,
    scope_value       text,
    owner             text,
    team              text,
    root_cause        text check (root_cause in ('product', 'policy', 'delivery', 'billing', 'people', 'data')),
    due_at            timestamptz not null,
    due_by_hand       boolean     not null,
    overdue_at        timestamptz,
    opened_at         timestamptz not null,
    opened_by         text        not null,
    acknowledged_at   timestamptz,
    acknowledged_by   text,
    first_response_at timestamptz,
    closed_at         timestamptz,
    closed_by         text,
    outcome           text check (outcome in
        ('solved', 'compensated', 'explained', 'not-justified', 'duplicate', 'unreachable')),
    reopened          integer     not null check (reopened >= 0),
    check ((scope_kind is null) = (scope_value is null)),
    check ((status = 'closed') = (closed_at is not null)),
    check ((status = 'closed') = (outcome is not null)),
    check (status <> 'closed' or root_cause is not null),
    check (status <> 'acknowledged' or acknowledged_at is not null)
);
create index case_file_listed on case_file (opened_at desc, id desc);
create index case_file_due on case_file (due_at) where status <> 'closed' and overdue_at is null;
create index case_file_of_brand on case_file (brand, opened_at);
create index case_file_of_scope on case_file (brand, scope_kind, scope_value) where scope_kind is not null;
create index case_file_closed on case_file (closed_at) where status = 'closed';

-- What it is about, as slugs by which further alerts find it.
create table case_cause (
    case_id uuid not null references case_file on delete cascade,
    cause   text not null,
    primary key (case_id, cause)
);

-- Whom it concerns; the verdict is there when the time in which a recovery could show is over.
create table case_customer (
    case_id     uuid        not null references case_file on delete cascade,
    customer_id uuid        not null,
    linked_by   text        not null,
    linked_at   timestamptz not null,
    verdict     text check (verdict in ('recovered', 'not-recovered', 'lost')),
    reason      text,
    primary key (case_id, customer_id),
    check ((verdict is null) = (reason is null))
);
create index case_customer_of on case_customer (customer_id);
create index case_customer_unjudged on case_customer (case_id) where verdict is null;

-- An alert is filed under one case.
create table case_alert (
    alert_id    uuid primary key references alert on delete cascade,
    case_id     uuid        not null references case_file on delete cascade,
    linked_by   text        not null,
    linked_at   timestamptz not null,
    resolved_at timestamptz
);
create index case_alert_of on case_alert (case_id);
alter table alert add column case_id uuid references case_file on delete set null;

-- The evidence: ids and places in texts, never the text, and what it was about when it was linked.
create table case_evidence (
    case_id     uuid        not null references case_file on delete cascade,
    cause_id    uuid        not null,
    cause_kind  text        not null check (cause_kind in ('interaction', 'customer-event')),
    what        text        not null,
    spans       text        not null,
    customer_id uuid,
    product     text,
    touchpoint  text,
    aspects     text[]      not null,
    linked_by   text        not null,
    linked_at   timestamptz not null,
    primary key (case_id, cause_id)
);
create index case_evidence_of_customer on case_evidence (customer_id);
create index case_evidence_of_cause on case_evidence (cause_id);

create table case_comment (
    id      uuid primary key,
    case_id uuid        not null references case_file on delete cascade,
    author  text        not null,
    text    text        not null check (text <> ''),
    at      timestamptz not null
);
create index case_comment_of on case_comment (case_id, at, id);

-- What the customer was given as an answer.
create table case_response (
    id           uuid primary key,
    case_id      uuid        not null references case_file on delete cascade,
    kind         text        not null,
    channel      text        not null,
    outreach_id  uuid,
    note         text,
    responded_by text        not null,
    responded_at timestamptz not null,
    check ((kind = 'outreach') = (outreach_id is not null))
);
create index case_response_of on case_response (case_id, responded_at, id);
create unique index case_response_outreach on case_response (case_id, outreach_id) where outreach_id is not null;

-- The outreach that answers an alert of the case; of the treatment arm alone.
create table case_outreach (
    outreach_id uuid primary key,
    case_id     uuid        not null references case_file on delete cascade,
    play        text        not null,
    status      text        not null,
    changed_at  timestamptz not null
);
create index case_outreach_of on case_outreach (case_id);

-- Each step: who, when, what.
create table case_step (
    id      uuid primary key,
    case_id uuid        not null references case_file on delete cascade,
    step    text        not null,
    actor   text        not null,
    note    text,
    at      timestamptz not null
);
create index case_step_of on case_step (case_id, at, id);

-- Which receivers know of a case: they hear of its end, and nobody else.
create table case_told (
    case_id     uuid        not null references case_file on delete cascade,
    receiver_id uuid        not null,
    at          timestamptz not null,
    primary key (case_id, receiver_id)
);

-- How a brand works on its cases; the highest version holds.
create table case_policy_version (
    brand      text        not null check (brand <> ''),
    version    integer     not null check (version >= 1),
    policy     text        not null,
    changed_at timestamptz not null,
    changed_by text        not null,
    primary key (brand, version)
);

-- What was told to the team of a root cause, so that it is not told each time that a case joins.
create table case_group_told (
    brand      text        not null,
    root_cause text        not null,
    topic      text        not null check (topic in ('aspect', 'touchpoint', 'product', 'cause')),
    value      text        not null,
    cases      bigint      not null check (cases >= 1),
    told_at    timestamptz not null,
    primary key (brand, root_cause, topic, value)
);

-- The latest that customers with a case did, by which a recovery shows.
create table case_sign (
    customer_id uuid primary key,
    brand       text not null,
    revision    bigint,
    balance     double precision,
    segment     text,
    standing_at timestamptz,
    heard_at    timestamptz,
    bought_at   timestamptz,
    left_at     timestamptz,
    check ((revision is null) = (standing_at is null)),
    check ((balance is null) = (standing_at is null)),
    check ((segment is null) = (standing_at is null))
);

-- Cases are escalated as alerts are.
alter table escalation drop constraint escalation_alert_id_fkey;
alter table escalation rename column alert_id to subject_id;
