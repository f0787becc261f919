-- The hash of a publisher's log at each of the last positions that a listener has handled: a message with such a
-- position and another hash is of another log, and is not dropped as a duplicate in silence.
create table handled_hash (
  listener text not null,
  source text not null,
  n bigint not null,
  hash text not null,
  primary key (listener, source, n)
);
