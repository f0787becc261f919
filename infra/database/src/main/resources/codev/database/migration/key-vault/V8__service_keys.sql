-- Keys of the services themselves, each wrapped by the master key and bound to its service and purpose.
create table service_key (
  service text not null,
  purpose text not null,
  wrapped bytea not null,
  made_at timestamptz not null default now(),
  primary key (service, purpose)
);
