-- E-mail addresses and phone numbers are found by a fingerprint; the plain address is nowhere but in contact points.
alter table identifier drop constraint identifier_kind_check;
alter table identifier
    add constraint identifier_kind_check check (kind in ('external-id', 'anonymous-id', 'handle', 'email', 'phone')),
    add column number  bigint generated always as identity unique,
    add column hint    text,
    add column sharing text not null default 'own' check (sharing in ('own', 'shared', 'vouched')),
    add constraint identifier_hint_check check ((kind in ('email', 'phone')) = (hint is not null));
comment on column identifier.value is 'Of e-mail addresses and phone numbers: the id of the key, a colon, and the HMAC-SHA-256 in base64url.';

-- Handles are written in one form. Of several that are the same, the oldest is found from now on.
update identifier i set value = f.form
from (select distinct on (brand, lower(ltrim(value, '@'))) brand, value, lower(ltrim(value, '@')) as form
      from identifier where kind = 'handle'
      order by brand, lower(ltrim(value, '@')), created_at, value) f
where i.kind = 'handle' and i.brand = f.brand and i.value = f.value and f.form <> '' and f.form <> i.value
  and not exists (select from identifier o where o.kind = 'handle' and o.brand = i.brand and o.value = f.form);

create index customer_canonical on customer (canonical_id);

-- The key of fingerprints that this installation made for itself, closed like every secret.
create table identity_key (
    id         text primary key check (id = 'generated'),
    closed     bytea       not null,
    created_at timestamptz not null
);

-- Who was found to be whom, why, and by whom: append-only. A merge stands until an undo names it.
create table identity_entry (
    id          uuid primary key,
    brand       text        not null,
    kind        text        not null check (kind in ('attach', 'merge', 'undo')),
    customer_id uuid        not null references customer (id),
    other_id    uuid references customer (id),
    undoes      uuid unique references identity_entry (id),
    automatic   boolean     not null,
    identifiers jsonb       not null,
    source      text,
    reason      text,
    decided_by  text        not null,
    occurred_at timestamptz not null,
    decided_at  timestamptz not null,
    check ((kind = 'attach') = (other_id is null)),
    check ((kind = 'undo') = (undoes is not null)),
    check (customer_id <> other_id)
);
comment on column identity_entry.identifiers is 'What was said to belong together: kinds with values, or with hints of what is not stored in plain.';
create index identity_entry_customer on identity_entry (customer_id);
create index identity_entry_other on identity_entry (other_id) where other_id is not null;

create function identity_entry_is_immutable() returns trigger language plpgsql as $$
begin
    raise exception 'an entry of the identity graph never changes';
end
$$;
create trigger identity_entry_is_immutable before update on identity_entry
    for each row execute function identity_entry_is_immutable();

-- Which identifiers were said to belong to one person, so that one that belongs to everybody is noticed.
create table identity_claim (
    identifier bigint not null references identifier (number) on delete cascade,
    partner    bigint not null references identifier (number) on delete cascade,
    primary key (identifier, partner),
    check (identifier <> partner)
);
create index identity_claim_partner on identity_claim (partner);

-- What was said but not done, until a person decides.
create table identity_conflict (
    id          uuid primary key,
    brand       text        not null,
    kind        text        not null check (kind in ('external-ids', 'set-apart', 'shared-identifier')),
    customer_id uuid        not null references customer (id),
    other_id    uuid references customer (id),
    identifier  bigint unique references identifier (number) on delete cascade,
    identifiers jsonb       not null,
    source      text,
    state       text        not null check (state in ('open', 'accepted', 'refused')),
    times       integer     not null default 1 check (times >= 1),
    first_at    timestamptz not null,
    last_at     timestamptz not null,
    decided_by  text,
    decided_at  timestamptz,
    reason      text,
    unique (customer_id, other_id),
    check ((kind = 'shared-identifier') = (other_id is null)),
    check ((kind = 'shared-identifier') = (identifier is not null)),
    check ((state = 'open') = (decided_at is null))
);
create index identity_conflict_brand on identity_conflict (brand, id);
create index identity_conflict_other on identity_conflict (other_id) where other_id is not null;

-- Where customers can be reached. The address is closed with the key of secrets and is in plain nowhere.
create table contact_point (
    customer_id uuid        not null references customer (id),
    channel     text        not null check (channel in ('email', 'sms', 'in-app', 'widget', 'link', 'push', 'call', 'post')),
    closed      bytea       not null,
    hint        text        not null,
    verified    boolean     not null,
    source      text        not null check (length(source) between 1 and 64),
    said_at     timestamptz not null,
    recorded_at timestamptz not null,
    primary key (customer_id, channel)
);

-- Every time that an address was asked for: handed out, or refused and why.
create table contact_release (
    id           uuid primary key,
    customer_id  uuid        not null references customer (id),
    brand        text        not null,
    channel      text        not null,
    purpose      text        not null,
    decision_id  uuid        not null,
    released     boolean     not null,
    code         text,
    requested_by text        not null,
    at           timestamptz not null,
    check (released = (code is null))
);
create index contact_release_customer on contact_release (customer_id, id);
