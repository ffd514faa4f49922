-- Who made a version of the policy, and why; absent for the one that is shipped.
alter table policy
    add column note text,
    add column created_by text,
    add column created_at timestamptz;

-- The version that new entries follow. Whoever posts shares this row until the commit, and a new version takes it alone,
-- so that nobody posts by the old one once the new one is in force.
create table policy_in_force (
    only_row boolean primary key default true check (only_row),
    version  integer not null references policy (version)
);
insert into policy_in_force (version) values (1);

-- A version that came into force: the entries that stand are reversed and entered again, customer by customer.
create table reposting (
    version    integer primary key references policy (version),
    state      text        not null check (state in ('running', 'completed', 'superseded')),
    after_id   uuid        not null default '00000000-0000-0000-0000-000000000000',
    customers  bigint      not null default 0,
    reversed   bigint      not null default 0,
    posted     bigint      not null default 0,
    asked_by   text        not null,
    started_at timestamptz not null,
    ended_at   timestamptz
);
create unique index reposting_running on reposting (state) where state = 'running';

-- All books under another policy, for once: nothing is posted.
create table dry_run (
    id          uuid primary key,
    policy      integer     not null references policy (version),
    against     integer     not null references policy (version),
    state       text        not null check (state in ('running', 'completed')),
    at          timestamptz not null,
    after_id    uuid        not null default '00000000-0000-0000-0000-000000000000',
    asked_by    text        not null,
    computed_at timestamptz
);
create unique index dry_run_running on dry_run (state) where state = 'running';
create table dry_run_segment (
    dry_run      uuid   not null references dry_run (id) on delete cascade,
    brand        text   not null,
    segment      text   not null,
    persons      bigint not null,
    before       double precision not null,
    after        double precision not null,
    fell_below_0 bigint not null,
    rose_above_0 bigint not null,
    primary key (dry_run, brand, segment)
);
create table dry_run_change (
    dry_run     uuid not null references dry_run (id) on delete cascade,
    customer_id uuid not null,
    brand       text not null,
    before      double precision not null,
    after       double precision not null,
    primary key (dry_run, customer_id)
);
create index dry_run_change_customer on dry_run_change (customer_id);
