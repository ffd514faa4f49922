-- The newest decision of customers on whether they are analysed: who refuses is not scored again.
create table analysis_consent (
    customer_id uuid primary key,
    brand       text        not null,
    allowed     boolean     not null,
    decided_at  timestamptz not null
);
