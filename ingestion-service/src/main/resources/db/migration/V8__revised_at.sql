-- When the source had a record as it is stored: what it had earlier and delivers later does not replace it.
alter table interaction add column revised_at timestamptz;
alter table customer_event add column revised_at timestamptz;
