create table note (
    id          uuid primary key,
    event_id    uuid not null,
    external_id text not null constraint note_external_id_length check (length(external_id) <= 60)
);
