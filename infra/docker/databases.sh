#!/bin/sh
# Run by PostgreSQL's image when its data are first laid out: a database for each, with a user of its own.
set -eu
for name in codev_groups codev_sessions codev_learning codev_keys keycloak; do
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
    --set name="$name" --set password="$(cat "${SECRETS_ROOT:-/secrets}/$name")" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
SQL
done
