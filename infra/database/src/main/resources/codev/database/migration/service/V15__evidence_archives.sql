-- Archives of the evidence of large programmes: who asked for one, how far it is made, and which instance is working on
-- it, under which number, until when. All times are this server's. An erasure after the position as_of may not be in it;
-- the digest, until it has ended, says whether what is made can stay when another instance goes on.
create table evidence_archive (
  id uuid primary key,
  programme uuid not null,
  author text collate "C" not null,
  language text not null,
  certificates boolean not null,
  digest text,
  total integer not null,
  done integer not null default 0,
  position bigint not null,
  as_of bigint,
  state text not null default 'RUNNING',
  cancelled boolean not null default false,
  attempts integer not null default 0,
  fence bigint not null default 0,
  claimed_until timestamptz not null default clock_timestamp(),
  created_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz
);

create index evidence_archive_by_programme on evidence_archive (programme, created_at);
create index evidence_archive_by_author on evidence_archive (author);

-- Its files, encrypted with its author's key; their names too, since people are named in them.
create table evidence_archive_file (
  archive uuid not null references evidence_archive on delete cascade,
  number integer not null,
  name text not null,
  content bytea not null,
  primary key (archive, number)
);

-- encrypted bytes do not compress
alter table evidence_archive_file alter column content set storage external;
