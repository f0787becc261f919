-- Each import and each archive has a key of its own in the key vault, besides its author's. It is named here; a job of
-- before has none. When a job is deleted, by whatever statement, the name stays until the key is destroyed.
alter table people_import add column key uuid;
alter table people_import alter column key set default gen_random_uuid();
alter table evidence_archive add column key uuid;
alter table evidence_archive alter column key set default gen_random_uuid();

create table deleted_job_key (
  key uuid primary key,
  deleted_at timestamptz not null default clock_timestamp()
);

create function keep_key_of_deleted_job() returns trigger language plpgsql as $$
begin
  insert into deleted_job_key (key) select old.key where old.key is not null on conflict do nothing;
  return null;
end
$$;

create trigger key_of_deleted_job after delete on people_import
  for each row execute function keep_key_of_deleted_job();

create trigger key_of_deleted_job after delete on evidence_archive
  for each row execute function keep_key_of_deleted_job();

-- An archive that begins anew has another key.
create trigger key_of_deleted_files after update of key on evidence_archive
  for each row when (old.key is distinct from new.key)
  execute function keep_key_of_deleted_job();
