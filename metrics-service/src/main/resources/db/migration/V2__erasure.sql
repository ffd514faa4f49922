-- Customers who were erased: ids that mean nobody, kept so that no replay and no late event revives them.
create table erased_customer (
    customer_id uuid primary key,
    erasure_id  uuid        not null,
    erased_at   timestamptz not null
);
