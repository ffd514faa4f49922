-- What was made of a long text, as one number: the same for copies of it. Absent where the text is too short to tell.
alter table heard add column copy_print bigint;
