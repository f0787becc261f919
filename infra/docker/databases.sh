#!/bin/sh
# Makes each database and each account that is missing, at every start: also those that a newer version adds. An account
# owns each database; a second one writes to each log, and the service grants it what that needs.
set -eu
secrets=${SECRETS_ROOT:-/secrets}
PGPASSWORD=$(cat "$secrets/postgres")
export PGPASSWORD

run() {
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${PGUSER:-postgres}" --dbname postgres "$@"
}

# account NAME
account() {
  run --set name="$1" --set password="$(cat "$secrets/$1")" <<'SQL'
SELECT format('CREATE ROLE %I LOGIN', :'name') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \gexec
ALTER ROLE :"name" PASSWORD :'password';
SQL
}

for name in codev_groups codev_sessions codev_learning codev_keys keycloak; do
  account "$name"
  run --set name="$name" <<'SQL'
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'name')
  WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
SQL
done
for name in codev_groups codev_sessions codev_learning; do
  account "${name}_writer"
  run --set name="$name" --set writer="${name}_writer" <<'SQL'
GRANT CONNECT ON DATABASE :"name" TO :"writer";
SQL
done
