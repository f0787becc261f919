-- Master keys have names, digests that tell nothing about them, and whatever is wrapped by one names it: nothing can be
-- written by a master key that was retired. The vault wraps by the key with the latest wraps_since; a key without one
-- was added and wraps nothing yet. Names are null until a process that has the key is started.
alter table master_key_check add column id text unique;
alter table master_key_check add column wraps_since timestamptz;
update master_key_check set wraps_since = made_at;

alter table person_keys add column master_key text references master_key_check (id);
alter table service_key add column master_key text references master_key_check (id);

create table retired_master_key (
  id text primary key,
  retired_at timestamptz not null default now()
);

-- Instances of an earlier version write without a name, and may have retired master keys only.
create function refuse_unnamed_master_key() returns trigger language plpgsql as $$
begin
  if exists (select from retired_master_key) then
    raise exception 'a row of % does not name its master key, and master keys were retired', tg_table_name;
  end if;
  return new;
end
$$;

create trigger named_master_key before insert or update on person_keys
  for each row when (new.keyset is not null and new.master_key is null)
  execute function refuse_unnamed_master_key();

create trigger named_master_key before insert or update on service_key
  for each row when (new.master_key is null)
  execute function refuse_unnamed_master_key();
