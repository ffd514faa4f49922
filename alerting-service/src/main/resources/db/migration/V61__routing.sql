-- Who is told of what, as versioned data.
create table routing_version (
    version    integer primary key check (version >= 1),
    tree       text        not null,
    changed_at timestamptz not null,
    changed_by text        not null
);
