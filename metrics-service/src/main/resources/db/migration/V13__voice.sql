-- What is computed once a day for each brand, and when it is due again.
create table daily_job (
    brand  text        not null,
    job    text        not null,
    due_at timestamptz not null,
    primary key (brand, job)
);
create index daily_job_due on daily_job (due_at);

-- Who is heard of a brand, as last computed: sums alone, nothing of single customers.
create table voice_report (
    brand       text primary key,
    computed_at timestamptz not null,
    report      jsonb       not null
);
