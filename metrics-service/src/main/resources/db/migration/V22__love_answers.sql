-- The answers of a span are read from the index alone, and of customers only those who were merged into another are looked up.
create index evidence_love_answer on evidence (brand, occurred_at) include (customer_id, id, love) where love is not null;
drop index evidence_love;
create index customer_merged on customer (customer_id) include (canonical_id) where canonical_id <> customer_id;
