-- Schedules and escalation policies as versioned data; the highest version of a name holds.
create table oncall_plan (
    kind       text        not null check (kind in ('schedule', 'policy')),
    name       text        not null check (name ~ '^[a-z][a-z0-9-]{0,62}$'),
    version    integer     not null check (version >= 1),
    body       text        not null,
    changed_at timestamptz not null,
    changed_by text        not null,
    primary key (kind, name, version)
);

-- Who stands in for whoever would be on call; later ones lie above earlier ones.
create table oncall_stand_in (
    id          uuid primary key,
    schedule    text        not null,
    participant text        not null,
    from_at     timestamptz not null,
    to_at       timestamptz not null,
    imported    boolean     not null,
    created_by  text        not null,
    created_at  timestamptz not null,
    check (to_at > from_at)
);
create index oncall_stand_in_of on oncall_stand_in (schedule, to_at);

-- Alerts that nobody acknowledged yet, and what is done next. A row goes when somebody does.
create table escalation (
    alert_id   uuid primary key references alert on delete cascade,
    policy     text        not null,
    step       integer     not null check (step >= 0),
    due_at     timestamptz not null,
    started_at timestamptz not null
);
create index escalation_due on escalation (due_at);
