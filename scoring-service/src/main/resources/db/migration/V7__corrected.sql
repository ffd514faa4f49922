-- Every minute it is asked whether a corrected text was scored again; without this the whole table would be read for it.
create index score_corrected on score (scored_at) where model_score is not null;
