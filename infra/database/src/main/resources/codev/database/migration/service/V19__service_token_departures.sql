-- People whom the program of a service token marks as left are counted: beyond a limit for each hour no further one is
-- accepted until an administrator allows it. Times are this server's.
alter table service_token
  add column departures integer not null default 0,
  add column departures_since timestamptz,
  add column departures_stopped_at timestamptz,
  add column departures_allowed_until timestamptz;
