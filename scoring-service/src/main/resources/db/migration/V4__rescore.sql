-- Orders to score a period again. A row is locked while a part of its period is scored, so one instance acts at a time,
-- and the cursor moves in the transaction of what was scored, so a crash repeats nothing.
create table rescore (
    id uuid primary key,
    status text not null check (status in ('running', 'paused', 'done', 'cancelled', 'failed')),
    from_at timestamptz not null,
    to_at timestamptz not null,
    brands text[],
    language text,
    model text,
    per_second integer not null check (per_second between 1 and 1000),
    dry_run boolean not null,
    total bigint not null check (total >= 0),
    done bigint not null check (done >= 0),
    changed bigint not null check (changed between 0 and done),
    cursor_at timestamptz not null,
    cursor_id uuid not null,
    next_at timestamptz not null,
    failure text,
    created_by text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check (from_at < to_at)
);

create index rescore_running on rescore (created_at) where status = 'running';
