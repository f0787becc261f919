-- One key for each person, wrapped by the master key; an erased person leaves a row without a key.
create table if not exists person_keys (
  username text primary key,
  keyset bytea,
  made_at timestamptz not null default now(),
  erased_at timestamptz,
  check ((keyset is null) = (erased_at is not null))
);
