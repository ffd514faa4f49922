-- How many persons moved from which segment to which on a day; a person's first segment is entered from none.
create table segment_move_day (
    brand        text        not null,
    from_segment text        not null,
    to_segment   text        not null,
    day          timestamptz not null,
    n            bigint      not null,
    primary key (brand, from_segment, to_segment, day)
);
insert into segment_move_day (brand, from_segment, to_segment, day, n)
select brand, from_segment, segment, date_trunc('day', from_at, 'UTC'), count(*)
from (select brand, segment, from_at,
             coalesce(lag(segment) over (partition by customer_id order by from_at), 'none') as from_segment
      from segment_period) as move
group by 1, 2, 3, 4;
create index segment_period_left on segment_period (brand, to_at) where to_at is not null;
