-- Imports of long lists of people: who imports one, how far it has come, and which instance is working on it, under which
-- number, until when. All times are this server's. The digest, until it has ended, has the same list taken once.
create table people_import (
  id uuid primary key,
  author text collate "C" not null,
  language text not null,
  from_page boolean not null,
  digest text,
  total integer not null,
  done integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  rejected integer not null default 0,
  position bigint not null default 0,
  state text not null default 'RUNNING',
  cancelled boolean not null default false,
  attempts integer not null default 0,
  fence bigint not null default 0,
  claimed_until timestamptz not null default clock_timestamp(),
  created_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz
);

create index people_import_by_author on people_import (author, created_at);

-- The lines of a list, part by part, encrypted with its author's key: all of them until the part is imported, then those
-- that were rejected.
create table people_import_part (
  job uuid not null references people_import on delete cascade,
  first_line integer not null,
  started_at timestamptz,
  people text,
  rejected text,
  primary key (job, first_line)
);
