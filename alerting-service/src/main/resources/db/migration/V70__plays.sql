-- Each version of each play that somebody made; the highest of a key holds. Shipped plays that nobody changed have none.
create table play_version (
    play_key   text        not null check (play_key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    version    integer     not null check (version >= 1),
    brand      text,
    definition text        not null,
    changed_at timestamptz not null,
    changed_by text        not null,
    primary key (play_key, version)
);

create table template_version (
    template_key text        not null check (template_key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    version      integer     not null check (version >= 1),
    brand        text,
    name         text        not null check (name <> ''),
    texts        text        not null,
    changed_at   timestamptz not null,
    changed_by   text        not null,
    primary key (template_key, version)
);

-- How relationships stand, as it was last told: whom a play is for, and what it gives them.
create table known_standing (
    customer_id uuid primary key,
    brand       text             not null,
    revision    bigint           not null check (revision >= 1),
    segment     text             not null,
    value_tier  text,
    vip         boolean          not null,
    balance     double precision not null,
    churn_risk  double precision,
    at          timestamptz      not null
);

-- What moved customers, good or bad: the valence of each aspect.
alter table heard add column stirred text;
create index heard_of_customer on heard (customer_id, occurred_at desc);

-- What a play does is known by its version; here is what it does for this customer.
alter table outreach
    add column action          text,
    add column situation       text,
    add column facts           text,
    add column reply_to        text,
    add column product         text,
    add column send_from       timestamptz,
    add column channel         text,
    add column decision_id     uuid,
    add column sent_at         timestamptz,
    add column reward_name     text,
    add column reward_amount   numeric(14, 2) check (reward_amount > 0),
    add column reward_currency text,
    add column crossover       boolean not null default false,
    add column draft_version   integer not null default 0 check (draft_version >= 0),
    add column model_tried_at  timestamptz;
update outreach set action = play;
alter table outreach
    alter column action set not null,
    add check ((reward_amount is null) = (reward_currency is null)),
    add check (not crossover or arm = 'control');
-- Whoever was drawn for the control arm and is reached nevertheless is told something.
alter table outreach drop constraint outreach_check1;
alter table outreach add constraint outreach_draft_check check (arm = 'treatment' or crossover or draft is null);
update outreach set sent_at = changed_at where status in ('sent', 'delivered', 'failed');
create index outreach_answerable on outreach (customer_id, sent_at) where status in ('sent', 'delivered', 'answered');
create index outreach_ending on outreach (changed_at) where status in ('delivered', 'answered', 'failed');
create index outreach_of_alert on outreach (alert_id);

-- Each wording of a draft: by whom, when, and so what changed.
create table outreach_draft (
    outreach_id uuid        not null references outreach on delete cascade,
    version     integer     not null check (version >= 1),
    origin      text        not null check (origin in ('template', 'model', 'person')),
    author      text        not null,
    language    text        not null,
    text        text        not null check (text <> ''),
    at          timestamptz not null,
    primary key (outreach_id, version)
);
insert into outreach_draft (outreach_id, version, origin, author, language, text, at)
select id, 1, 'template', 'heartline', coalesce(language, 'en'), draft, proposed_at from outreach
where draft is not null and draft <> '';
update outreach set draft_version = 1 where draft is not null and draft <> '';

-- What was given or is about to be: the sum of a period never exceeds the budget. Names no customer, so that an erasure
-- leaves the books right.
create table reward_booking (
    outreach_id uuid primary key,
    play_key    text           not null,
    currency    text           not null,
    amount      numeric(14, 2) not null check (amount > 0),
    released    boolean        not null default false,
    booked_at   timestamptz    not null
);
create index reward_booking_of_play on reward_booking (play_key, currency, booked_at) where not released;
