-- What one instance of a service does for all: who holds it, under which fencing number, until when. All times are this
-- server's. A released lease has a term that is over; its row stays, since its number must never start again.
create table lease (
  name text collate "C" primary key,
  fence bigint not null,
  holder text not null,
  since timestamptz not null,
  until timestamptz not null,
  -- when it was renewed; empty when nothing is left to do
  heartbeat timestamptz,
  -- how far the holder has come in the log, for the other instances to measure
  position bigint
) with (fillfactor = 50);

-- The number of the lease under which the outbox's token was taken over: a lower one may not move it.
alter table relay_token add column fence bigint not null default 0;
