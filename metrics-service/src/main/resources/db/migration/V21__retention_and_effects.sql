-- What survival and hazard of a brand's customers were computed last: sums alone, nothing of single customers.
create table retention_run (
    brand       text primary key,
    computed_at timestamptz not null,
    result      jsonb       not null
);

-- Who was drawn for which arm of a play, and how far it came, as one bit for each status.
create table outreach_assignment (
    outreach_id  uuid primary key,
    brand        text        not null,
    play         text        not null,
    play_version integer     not null,
    variant      text        not null,
    arm          text        not null check (arm in ('treatment', 'control')),
    customer_id  uuid        not null,
    statuses     integer     not null,
    assigned_at  timestamptz not null
);
create index outreach_assignment_customer on outreach_assignment (customer_id);
create index outreach_assignment_play on outreach_assignment (brand, play, play_version, customer_id, assigned_at);
create index outreach_assignment_due on outreach_assignment (assigned_at);

-- What came of it so many days later.
create table outreach_outcome (
    outreach_id    uuid        not null references outreach_assignment (outreach_id) on delete cascade,
    days           integer     not null,
    retained       boolean     not null,
    balance_micros bigint      not null,
    reward_micros  bigint      not null,
    computed_at    timestamptz not null,
    primary key (outreach_id, days)
);

-- Counts by arm: of everybody, and, without names, of those who were erased since. days 0 counts who was assigned.
create table effect_sum (
    brand           text    not null,
    play            text    not null,
    play_version    integer not null,
    variant         text    not null,
    arm             text    not null,
    days            integer not null,
    n               bigint  not null,
    retained        bigint  not null,
    balance         numeric not null,
    balance_squares numeric not null,
    reward          numeric not null,
    crossed         bigint  not null,
    primary key (brand, play, play_version, variant, arm, days)
);
create table effect_erased (like effect_sum including all);

-- When the sums of a brand were computed last.
create table effect_run (
    brand       text primary key,
    computed_at timestamptz not null
);
