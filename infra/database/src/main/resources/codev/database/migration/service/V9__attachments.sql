-- Files that people attach to what they write, encrypted with their author's key like the text itself. The event that
-- attaches one holds its digest (SHA-256 of these bytes), so that the log's hash chain covers it. Only ever added to.
create table attachment (
  digest text collate "C" primary key,
  encrypted bytea not null,
  at timestamptz not null default clock_timestamp()
);

-- encrypted bytes do not compress
alter table attachment alter column encrypted set storage external;

create trigger append_only before update or delete or truncate on attachment
  for each statement execute function refuse_alteration();
