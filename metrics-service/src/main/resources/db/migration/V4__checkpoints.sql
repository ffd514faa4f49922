-- Where the account of a person with much evidence stood at an instant, so that news need not read everything before it.
-- It says the same as the evidence until then, and is made again whenever it is missing.
create table checkpoint (
    customer_id   uuid             not null references customer (customer_id),
    at            timestamptz      not null,
    settings      text             not null,
    pieces        integer          not null,
    entries       integer          not null,
    deposits      double precision not null,
    withdrawals   double precision not null,
    n             bigint           not null,
    w             double precision not null,
    wv            double precision not null,
    wvv           double precision not null,
    ww            double precision not null,
    last_heard_at timestamptz,
    segments      bytea            not null,
    primary key (customer_id, at)
);
