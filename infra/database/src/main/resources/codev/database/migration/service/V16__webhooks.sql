-- The addresses to which facts of the log are sent: of one programme, or of all. All facts up to the position were
-- delivered or are not wanted. An instance sends under a number that rises with each claim, until when it says; under an
-- earlier one nothing is noted. All times are this server's.
create table webhook (
  id uuid primary key,
  address text not null,
  secret text,
  kinds text[] not null,
  programme uuid,
  author text collate "C" not null,
  state text not null default 'ACTIVE',
  position bigint not null,
  failures integer not null default 0,
  replay uuid,
  changes integer not null default 0,
  recorded_at bigint not null default 0,
  disabled_at timestamptz,
  fence bigint not null default 0,
  claimed_until timestamptz not null default clock_timestamp(),
  next_attempt_at timestamptz not null default clock_timestamp(),
  created_at timestamptz not null default clock_timestamp()
);

-- What became of the latest attempts, without content; no status: there was no answer.
create table webhook_delivery (
  webhook uuid not null references webhook on delete cascade,
  number bigint not null,
  position bigint not null,
  kind text not null,
  at timestamptz not null default clock_timestamp(),
  status integer,
  millis bigint not null,
  primary key (webhook, number)
);
