-- Kinds are known by the code alone: rules have kinds of their own, and some of them are about no single customer.
alter table alert drop constraint alert_kind_check;
alter table alert drop constraint alert_check1;
alter table alert drop constraint alert_check2;
alter table alert add constraint alert_kind_check check (kind ~ '^[a-z]+(-[a-z]+)*$');
alter table alert add constraint alert_subject_check check ((customer_id is null) = (scope_kind is not null));

-- Each version of each rule that somebody made; the highest of a key holds. Shipped rules that nobody changed have none.
create table rule_version (
    rule_key           text        not null check (rule_key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    version            integer     not null check (version >= 1),
    brand              text,
    definition         text        not null,
    expected_per_month double precision,
    changed_at         timestamptz not null,
    changed_by         text        not null,
    primary key (rule_key, version)
);

-- Which rules hold for which customers: a rule fires when it begins to hold.
create table rule_state (
    rule_key    text        not null,
    customer_id uuid        not null,
    brand       text        not null,
    since       timestamptz not null,
    primary key (rule_key, customer_id)
);
create index rule_state_of_customer on rule_state (customer_id);

-- What rules looked at in the last weeks, so that a rule can be tried on it.
create table rule_fact (
    trigger_kind text        not null check (trigger_kind in ('standing', 'interaction')),
    subject      text        not null,
    brand        text        not null,
    customer_id  uuid        not null,
    at           timestamptz not null,
    facts        text        not null,
    primary key (trigger_kind, subject)
);
create index rule_fact_recent on rule_fact (trigger_kind, brand, at desc);
create index rule_fact_old on rule_fact (at);
create index rule_fact_of_customer on rule_fact (customer_id);

-- What customers wrote that expects an answer, and what agents wrote that may be one.
create table utterance (
    interaction_id  uuid primary key,
    version         integer     not null,
    revision        integer     not null,
    brand           text        not null,
    source          text        not null,
    external_id     text        not null,
    customer_id     uuid        not null,
    conversation_id text,
    in_reply_to     text,
    speaker         text        not null check (speaker in ('customer', 'agent')),
    kind            text        not null check (kind in ('message', 'review', 'reply')),
    channel         text        not null,
    touchpoint      text        not null,
    product         text,
    negative        boolean     not null,
    reach           bigint      not null,
    at              timestamptz not null,
    answered_at     timestamptz
);
create index utterance_waiting on utterance (at) where answered_at is null and speaker = 'customer';
create index utterance_of_conversation on utterance (brand, conversation_id, at);
create index utterance_replies on utterance (brand, source, in_reply_to) where speaker = 'agent';
create index utterance_by_external on utterance (brand, source, external_id);
create index utterance_of_customer on utterance (customer_id);
create index utterance_old on utterance (at);

-- When a brand's people are there.
create table business_calendar (
    brand      text        not null,
    version    integer     not null check (version >= 1),
    calendar   text        not null,
    changed_at timestamptz not null,
    changed_by text        not null,
    primary key (brand, version)
);
