-- Epoch keys lie between the master key and what the vault holds, and are destroyed on schedule (ADR 95). Their bytes are
-- in files beside the database, the names are here: nothing can be written by one that was destroyed. The vault wraps by
-- the one that was made last; where there is none, by the master key. A row names either an epoch key or a master key.
create table epoch_key (
  id text primary key,
  made_at timestamptz not null,
  -- by which the file is wrapped
  master_key text not null references master_key_check (id)
);

create table destroyed_epoch_key (
  id text primary key,
  destroyed_at timestamptz not null default now()
);

alter table person_keys add column epoch text references epoch_key (id);
alter table person_keys add constraint one_wrapping_key check (epoch is null or master_key is null);

alter table service_key add column epoch text references epoch_key (id);
alter table service_key add constraint one_wrapping_key check (epoch is null or master_key is null);

create or replace function refuse_unnamed_master_key() returns trigger language plpgsql as $$
begin
  if new.epoch is null and exists (select from retired_master_key) then
    raise exception 'a row of % does not name its master key, and master keys were retired', tg_table_name;
  end if;
  return new;
end
$$;
