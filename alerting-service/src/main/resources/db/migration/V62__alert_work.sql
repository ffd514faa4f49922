-- Who works on an alert, and what people say it was worth.
alter table alert add column assignee text;
create table alert_outcome (
    alert_id uuid primary key references alert on delete cascade,
    verdict  text        not null check (verdict in ('useful', 'not-useful', 'false-alarm')),
    note     text,
    said_by  text        not null,
    at       timestamptz not null
);
create index alert_fired_at on alert (fired_at);

-- Which receivers know of an alert: they hear of its end, and nobody else.
create table alert_told (
    alert_id    uuid        not null references alert on delete cascade,
    receiver_id uuid        not null,
    at          timestamptz not null,
    primary key (alert_id, receiver_id)
);
insert into alert_told (alert_id, receiver_id, at)
select d.subject_id, d.receiver_id, min(d.created_at) from delivery d join alert a on a.id = d.subject_id
where d.type = 'alert.fired' group by d.subject_id, d.receiver_id;

-- What is not told yet: because others of its group may follow, or because it is muted.
create table held_notice (
    alert_id    uuid        not null references alert on delete cascade,
    receiver_id uuid        not null,
    type        text        not null check (type in ('alert.fired', 'alert.resolved')),
    group_key   text        not null,
    why         text        not null check (why in ('group', 'muted')),
    due_at      timestamptz not null,
    primary key (alert_id, receiver_id, type)
);
create index held_notice_due on held_notice (due_at);
create index held_notice_group on held_notice (group_key, receiver_id);

create table notice_group (
    group_key   text        not null,
    receiver_id uuid        not null,
    told_at     timestamptz not null,
    primary key (group_key, receiver_id)
);

-- What is not told for a while, because somebody says so.
create table silence (
    id          uuid primary key,
    matchers    text        not null,
    brands      text[],
    owner       text        not null check (owner <> ''),
    reason      text        not null check (reason <> ''),
    remind      text        not null,
    starts_at   timestamptz not null,
    ends_at     timestamptz not null,
    created_by  text        not null,
    created_at  timestamptz not null,
    ended_by    text,
    reminded_at timestamptz,
    check (ends_at >= starts_at)
);
create index silence_ends on silence (ends_at);
