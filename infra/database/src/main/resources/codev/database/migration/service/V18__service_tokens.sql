-- Tokens with which programs of the organisation sign in, such as the identity provider that provisions the directory.
-- Of a token its SHA-256 digest alone is kept. A name is given once: it is the author of what the program does. All
-- times are this server's.
create table service_token (
  id uuid primary key,
  name text collate "C" not null unique,
  digest text collate "C" not null unique,
  scopes text[] not null,
  author text collate "C" not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  used_at timestamptz,
  recorded_at bigint not null default 0
);
