-- What an operator has to know of, until one has acknowledged it: of a kind and about a subject one is open at a time.
create table alarm (
  id bigint primary key,
  kind text not null,
  subject text not null,
  detail text not null,
  raised_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  times bigint not null default 1,
  acknowledged_at timestamptz,
  acknowledged_by text
);
create unique index alarm_open on alarm (kind, subject) where acknowledged_at is null;
