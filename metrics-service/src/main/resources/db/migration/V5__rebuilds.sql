-- Every aggregate of a brand made anew beside those that are kept, step by step.
create table rebuild (
    id         uuid primary key,
    brand      text        not null,
    replacing  boolean     not null,
    state      text        not null check (state in ('running', 'completed')),
    phase      text        not null check (phase in ('persons', 'days', 'moves', 'done')),
    after_id   uuid        not null default '00000000-0000-0000-0000-000000000000',
    day        timestamptz,
    asked_by   text        not null,
    started_at timestamptz not null,
    ended_at   timestamptz
);
create unique index rebuild_running on rebuild (state) where state = 'running';
create table rebuild_count (
    rebuild   uuid   not null references rebuild (id) on delete cascade,
    aggregate text   not null,
    compared  bigint not null,
    differing bigint not null,
    primary key (rebuild, aggregate)
);
