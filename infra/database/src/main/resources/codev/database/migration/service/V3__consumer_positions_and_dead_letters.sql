-- How far each listener has come in each partition of a neighbour's topic. The epoch rises whenever an instance is
-- assigned the partition: what an earlier instance still writes is refused. A gap names the message that cannot be handled
-- because another one, published before it, is missing.
create table consumer_position (
  listener text not null,
  topic text not null,
  partition integer not null,
  topic_id text not null,
  record_offset bigint not null,
  handled jsonb not null,
  gap jsonb,
  epoch bigint not null,
  primary key (listener, topic, partition)
);

-- Messages that a listener could not handle, and those that wait behind them. The body is as it was published: texts
-- are encrypted.
create table dead_letter (
  id text collate "C" primary key,
  listener text not null,
  partition integer not null,
  record_offset bigint not null,
  type text not null,
  source text not null,
  subject text not null,
  n bigint not null,
  prev bigint not null,
  at timestamptz not null,
  body text not null,
  why text not null,
  since timestamptz not null,
  retry boolean not null
);

create index dead_letter_by_listener on dead_letter (listener, partition, record_offset);

-- Whether what earlier versions kept in the views' store was imported.
create table consumer_position_import (
  one boolean primary key default true check (one),
  at timestamptz not null default now()
);
