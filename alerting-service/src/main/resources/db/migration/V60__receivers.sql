-- Receivers of more kinds. A URL that is a secret is stored encrypted in target, and url shows only where it leads.
alter table receiver
    drop constraint receiver_kind_check,
    drop constraint receiver_url_check,
    add constraint receiver_kind_check check (kind in
        ('webhook', 'pagerduty', 'alertmanager', 'slack', 'teams', 'feishu', 'dingtalk', 'wecom', 'email')),
    add constraint receiver_url_check check (url ~ '^(https?://|mailto:)'),
    add column target bytea,
    add column tongue text not null default 'en' check (tongue in ('en', 'zh')),
    add column per_minute integer check (per_minute between 1 and 6000);

-- How fast a receiver may be spoken to, and whether it is away. Shared by all workers.
create table receiver_pace (
    receiver_id uuid primary key,
    next_at     timestamptz not null,
    failures    integer     not null default 0 check (failures >= 0),
    closed_till timestamptz
);

-- A delivery that was given its turn keeps it; one that waits for a receiver that is away is due when it is back.
alter table delivery
    add column has_turn boolean not null default false,
    add column waits_for_receiver boolean not null default false;
create index delivery_in_order on delivery (receiver_id, subject_id, created_at, id) where status = 'pending';
create index delivery_told on delivery (receiver_id, created_at) where status = 'delivered' and body <> '';

-- What an alert was when it fired: systems outside know it by what does not change.
alter table alert add column fired_severity integer;
update alert set fired_severity = severity;
alter table alert
    alter column fired_severity set not null,
    add constraint alert_fired_severity_check check (fired_severity between 1 and 10);
