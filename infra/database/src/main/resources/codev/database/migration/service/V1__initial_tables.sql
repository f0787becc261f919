-- The tables as they were before migrations existed: a database of that time already has some or all of them.

-- The event log. Ids are compared byte by byte: quicker than by the rules of a language, and no new version of the
-- system's library reorders the index.
create table if not exists events (
  position bigint primary key,
  aggregate_type text collate "C" not null,
  aggregate_id text collate "C" not null,
  sequence bigint not null,
  event_id text not null,
  type text not null,
  revision text not null,
  payload bytea not null,
  metadata bytea not null,
  at timestamptz not null,
  commit_id bigint not null,
  hash bytea not null,
  unique (aggregate_id, aggregate_type, sequence)
);

-- One row, rewritten with every append: the free space lets each new version stay in the same page.
create table if not exists log_head (
  one boolean primary key default true check (one),
  position bigint not null,
  hash bytea not null
) with (fillfactor = 10);

insert into log_head (position, hash) values (0, '') on conflict do nothing;

-- Signed checkpoints of the log's hash chain.
create table if not exists checkpoints (
  position bigint primary key,
  hash text not null,
  at text not null,
  signature text not null,
  key_id text not null
);

-- How far the outbox has published the log to Kafka.
create table if not exists relay_token (
  follower text primary key,
  position bigint not null,
  hash text not null,
  last_said text not null
);

-- The delivery state of e-mails, and whether the deliveries that earlier versions stored in the log were imported.
create table if not exists email_outbox (
  id text collate "C" primary key,
  state text not null check (state in ('CLAIMED', 'SENT', 'REJECTED')),
  attempts integer not null,
  changed_at timestamptz not null,
  next_at timestamptz check ((next_at is not null) = (state = 'CLAIMED'))
);

create table if not exists email_outbox_import (
  one boolean primary key default true check (one),
  at timestamptz not null default now()
);
