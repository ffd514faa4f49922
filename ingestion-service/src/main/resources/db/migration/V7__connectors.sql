-- Fields that the rows of a file get which do not have them: a file of a source knows neither its source nor its brand.
alter table import_run
    add column defaults jsonb;
