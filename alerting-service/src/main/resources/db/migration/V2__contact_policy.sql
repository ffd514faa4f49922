-- Which person a customer id means; the highest revision holds.
create table customer_identity (
    customer_id  uuid primary key,
    canonical_id uuid        not null,
    brand        text        not null,
    revision     integer     not null check (revision >= 1),
    at           timestamptz not null
);
create index customer_identity_of on customer_identity (canonical_id);

-- What a brand allows itself; the highest version holds, and without one the configured policy does.
create table contact_policy_version (
    id         uuid primary key,
    brand      text        not null check (brand <> ''),
    version    integer     not null check (version >= 1),
    policy     text        not null,
    changed_at timestamptz not null,
    changed_by text        not null,
    unique (brand, version)
);

-- Each answer to "may this customer be contacted now", with all that it was based on.
create table contact_decision (
    id             uuid primary key,
    request_id     uuid        not null,
    customer_id    uuid        not null,
    brand          text        not null check (brand <> ''),
    channel        text        not null,
    message_class  text        not null check (message_class in ('transactional', 'service', 'survey', 'marketing')),
    purpose        text        not null check (purpose in ('service', 'survey', 'marketing', 'analysis')),
    survey_slug    text,
    survey_kind    text check (survey_kind in ('nps', 'csat', 'ces', 'love')),
    asked_zone     text,
    policy_version integer     not null check (policy_version >= 0),
    status         text        not null check (status in ('refused', 'tried', 'reserved', 'confirmed', 'released')),
    dry_run        boolean     not null,
    allowed        boolean     not null,
    rule           text        not null,
    reason         text        not null,
    refusals       text        not null,
    inputs         text        not null,
    allowed_from   timestamptz,
    decided_at     timestamptz not null,
    decided_for    text        not null,
    expires_at     timestamptz,
    settled_at     timestamptz,
    check ((message_class = 'survey') = (survey_slug is not null)),
    check ((survey_slug is null) = (survey_kind is null)),
    check (allowed or status in ('refused', 'tried')),
    check (not allowed or status <> 'refused'),
    check (dry_run = (status = 'tried')),
    check ((status in ('reserved', 'confirmed', 'released')) = (expires_at is not null)),
    check ((status in ('confirmed', 'released')) = (settled_at is not null))
);
create unique index contact_decision_request on contact_decision (request_id) where not dry_run;
create index contact_decision_listed on contact_decision (customer_id, decided_at desc, id desc);
create index contact_decision_old on contact_decision (decided_at);
create index contact_decision_of_survey on contact_decision (brand, survey_slug, decided_at) where survey_slug is not null;

-- Contacts that nobody asked for a decision about, learned from invitations.
create table other_contact (
    id            uuid primary key,
    customer_id   uuid        not null,
    brand         text        not null,
    channel       text        not null,
    message_class text        not null check (message_class in ('transactional', 'service', 'survey', 'marketing')),
    survey_slug   text,
    survey_kind   text check (survey_kind in ('nps', 'csat', 'ces', 'love')),
    at            timestamptz not null
);
create index other_contact_of on other_contact (customer_id, at);
create index other_contact_old on other_contact (at);

-- Interactions after which a customer is left alone for a while.
create table complaint (
    interaction_id uuid primary key,
    customer_id    uuid        not null,
    brand          text        not null,
    severe         boolean     not null,
    at             timestamptz not null
);
create index complaint_of on complaint (customer_id, at);
create index complaint_old on complaint (at);

create table do_not_contact (
    customer_id       uuid primary key,
    brand             text        not null check (brand <> ''),
    reason            text        not null,
    transactional_too boolean     not null,
    until_at          timestamptz,
    listed_at         timestamptz not null,
    listed_by         text        not null
);

-- An approved outreach that the contact policy does not let out yet.
alter table outreach add column send_after timestamptz;
alter table outreach add check (send_after is null or status = 'approved');
create index outreach_postponed on outreach (send_after) where send_after is not null;

-- How much outreach of customers there was who were erased since: counts, and nobody's name.
create table outreach_tally (
    brand        text    not null,
    play         text    not null,
    play_version integer not null,
    variant      text    not null,
    arm          text    not null check (arm in ('treatment', 'control')),
    severe_harm  boolean not null,
    status       text    not null,
    count        bigint  not null check (count >= 1),
    primary key (brand, play, play_version, variant, arm, severe_harm, status)
);

-- Who was erased, so that nothing that comes late brings anybody back.
create table erased_customer (
    customer_id uuid primary key,
    erasure_id  uuid        not null,
    erased_at   timestamptz not null
);

create index heard_of on heard (customer_id);
create index outreach_of_customer on outreach (customer_id);
