-- The public keys of the services that publish to a listener, as they were read last: after a start their messages can
-- be verified while they are away.
create table publisher_keys (
  listener text not null,
  location text not null,
  jwks text not null,
  read_at timestamptz not null default now(),
  primary key (listener, location)
);

-- The record that a listener does not handle because it is not what its publisher has published: its partition stands
-- still before it.
alter table consumer_position add column refused jsonb;
