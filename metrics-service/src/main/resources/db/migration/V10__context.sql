-- Who scored a piece of evidence, in which conversation it was said, and what an event says of its customer.
alter table evidence
    add column model        text,
    add column conversation text,
    add column agent        text,
    add column queue        text,
    add column strata       jsonb;
create index evidence_strata on evidence (customer_id) where strata is not null;
