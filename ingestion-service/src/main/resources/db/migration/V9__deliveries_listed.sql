-- People look at what a source delivered last. Ids are in the order of time.
create index raw_delivery_source on raw_delivery (source_id, id);
