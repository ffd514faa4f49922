-- Many alerts of one kind at once: they are told together, as one that lasts until all of them are over.
create table storm (
    id        uuid primary key,
    brand     text        not null,
    kind      text        not null,
    urgent    boolean     not null,
    severity  integer     not null check (severity between 1 and 10),
    began_at  timestamptz not null,
    told_at   timestamptz,
    closed_at timestamptz,
    over_at   timestamptz,
    check (over_at is null or closed_at is not null)
);
create unique index storm_open on storm (brand, kind, urgent) where closed_at is null;
create index storm_lasting on storm (began_at) where over_at is null;

create table storm_alert (
    alert_id  uuid        primary key references alert on delete cascade,
    storm_id  uuid        not null references storm on delete cascade,
    joined_at timestamptz not null,
    told      boolean     not null default false
);
create index storm_alert_joined on storm_alert (storm_id, joined_at);
create index storm_alert_untold on storm_alert (storm_id, joined_at) where not told;

-- Who knows of a storm: they hear of its end, and nobody else.
create table storm_told (
    storm_id    uuid not null references storm on delete cascade,
    receiver_id uuid not null,
    primary key (storm_id, receiver_id)
);

create index alert_told_at on alert_told (at);
create index alert_open_kind on alert (kind, fired_at desc) where status <> 'resolved';
