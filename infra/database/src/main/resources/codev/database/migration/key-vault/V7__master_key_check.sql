-- For each master key that the vault was used with a constant text, encrypted by that key: a missing or foreign master key
-- is noticed before it is used.
create table master_key_check (
  value bytea primary key,
  made_at timestamptz not null default now()
);
