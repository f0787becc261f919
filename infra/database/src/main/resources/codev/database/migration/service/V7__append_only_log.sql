-- The log and its checkpoints are only ever added to. The triggers stop everybody, also the owner of the tables, unless
-- they are disabled first. They run once for each statement, and not at all for an insert.
create function refuse_alteration() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: it is only added to', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;

create trigger append_only before update or delete or truncate on events
  for each statement execute function refuse_alteration();

create trigger append_only before update or delete or truncate on checkpoints
  for each statement execute function refuse_alteration();
