-- What customers are asked. A survey is known by its slug, which is the source of its answers.
create table survey (
    slug       text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 64),
    brand      text        not null check (brand ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(brand) <= 64),
    state      text        not null check (state in ('ACTIVE', 'PAUSED', 'RETIRED')),
    version    integer     not null check (version >= 1),
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index survey_brand on survey (brand) where state = 'ACTIVE';

-- A version never changes: a customer who was invited answers what was asked.
create table survey_version (
    slug       text        not null references survey (slug) deferrable initially deferred,
    version    integer     not null check (version >= 1),
    brand      text        not null,
    triggered  boolean     not null,
    definition jsonb       not null,
    author     text        not null,
    created_at timestamptz not null,
    primary key (slug, version)
);

-- The prompt ledger: who was to be asked, was asked, and what became of it.
create table survey_prompt (
    id                uuid primary key,
    survey            text        not null,
    version           integer     not null,
    brand             text        not null,
    customer_id       uuid        not null,
    -- What led to it: the id of a customer event, or of a request to invite.
    cause_id          uuid        not null,
    direct            boolean     not null,
    channel           text check (channel in ('link', 'email', 'sms', 'in-app', 'widget', 'webhook')),
    language          text,
    state             text        not null check (state in ('scheduled', 'declined', 'invited', 'shown', 'dismissed',
                                                            'started', 'answered', 'expired')),
    created_at        timestamptz not null,
    due_at            timestamptz not null,
    next_attempt_at   timestamptz not null,
    attempts          integer     not null check (attempts >= 0),
    -- The contact decision that is asked for, or was given.
    decision_request  uuid        not null,
    decision_id       uuid,
    quota_day         date,
    -- Why nobody was asked.
    declined_rule     text,
    declined_reason   text,
    allowed_from      timestamptz,
    invited_at        timestamptz,
    expires_at        timestamptz,
    shown_at          timestamptz,
    dismissed_at      timestamptz,
    started_at        timestamptz,
    answered_at       timestamptz,
    expired_at        timestamptz,
    -- Question id to answer; without a reader other than the page that goes on with it.
    answers           jsonb       not null,
    answer_changed_at timestamptz,
    foreign key (survey, version) references survey_version (slug, version),
    unique (survey, customer_id, cause_id),
    check ((state in ('scheduled', 'declined')) = (invited_at is null)),
    check (invited_at is null or (channel is not null and expires_at is not null))
);
create index survey_prompt_due on survey_prompt (next_attempt_at) where state = 'scheduled';
create index survey_prompt_open on survey_prompt (expires_at) where state in ('invited', 'shown', 'dismissed', 'started');
create index survey_prompt_customer on survey_prompt (customer_id, created_at);
create index survey_prompt_survey on survey_prompt (survey, created_at, id);
create index survey_prompt_quota on survey_prompt (survey, quota_day) where quota_day is not null;

-- Links are known by their hash alone.
create table survey_link (
    token_hash bytea primary key check (length(token_hash) = 32),
    prompt_id  uuid        not null references survey_prompt (id) on delete cascade,
    created_at timestamptz not null
);
create index survey_link_prompt on survey_link (prompt_id, created_at);

-- What the alerting service must still hear of its decisions: goes with the effect, leaves when it was heard.
create table contact_decision_outcome (
    decision_id     uuid primary key,
    outcome         text        not null check (outcome in ('confirm', 'release')),
    attempts        integer     not null check (attempts >= 0),
    next_attempt_at timestamptz not null,
    created_at      timestamptz not null
);
create index contact_decision_outcome_due on contact_decision_outcome (next_attempt_at);

-- Who is heard, per stratum, as the metrics service says.
create table voice_coverage (
    brand     text        not null,
    dimension text        not null,
    stratum   text        not null,
    heard     bigint      not null check (heard >= 0),
    active    bigint      not null check (active >= 0),
    at        timestamptz not null,
    primary key (brand, dimension, stratum)
);
