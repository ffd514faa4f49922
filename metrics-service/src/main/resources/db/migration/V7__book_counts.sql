-- How much the books of a brand hold, added up as it is entered; spread over a few rows, so that those who enter at once
-- seldom wait for each other.
create table book_count (
    brand text     not null,
    kind  text     not null,
    shard smallint not null,
    n     bigint   not null,
    primary key (brand, kind, shard)
);
insert into book_count (brand, kind, shard, n)
select brand, case when kind = 'event' then 'events' else 'interactions' end, 0, count(*) from evidence group by 1, 2
union all
select brand, case when reverses is null then 'postings' else 'reversals' end, 0, count(*) from entry group by 1, 2
union all
select brand, 'pulses', 0, count(*) from pulse group by 1;
