-- A text that a model fails on keeps its score, and the re-score goes on.
alter table rescore add column failed bigint not null default 0 check (failed >= 0);
