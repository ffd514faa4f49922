-- The models that this service has ever had. A version is immutable: the same name never stands for other weights.
create table model (
    version text primary key,
    language text not null,
    kind text not null,
    checksum text not null check (length(checksum) = 64),
    bytes bigint not null check (bytes >= 0),
    first_seen_at timestamptz not null
);

-- What was measured here, beside the figures that a model came with: on the operator's gold texts and on corrections.
create table model_figure (
    model text not null,
    set_name text not null,
    ordinal integer not null,
    language text not null,
    channel text,
    label text not null,
    measure text not null,
    value double precision not null,
    low double precision,
    high double precision,
    n bigint not null check (n > 0),
    primary key (model, set_name, ordinal)
);

-- A card is published again whenever what it says has changed, so what is kept is the checksum of the card.
comment on column published_card.checksum is 'SHA-256 of what the card says, its time left out';
