-- On which timeline each event of a restored log was published first: those after this position, up to where the next
-- one begins. Timeline 1 begins with the log and has no row. Published again, a fact keeps its first source.
create table relay_timeline (
  follower text collate "C" not null,
  timeline integer not null,
  after_position bigint not null,
  primary key (follower, timeline)
);

-- Where a timeline began before there was this table is not known: the whole log counts as published on it, as before.
insert into relay_timeline (follower, timeline, after_position)
  select follower, timeline, 0 from relay_token where timeline > 1;

-- Kafka's id of the topic that has been published to: another one of the same name has nothing of it.
alter table relay_token add column topic_id text;
