#!/bin/bash
# Each service owns its database through a role of its own and cannot open any other. Run once, on an empty volume.
set -euo pipefail
POSTGRES_USER="${POSTGRES_USER:-postgres}"
for name in auth token sync; do
  psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres --set=name="$name" \
    --set=password="$DATABASE_PASSWORD" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
done
psql --username "$POSTGRES_USER" --dbname postgres --command 'revoke connect on database postgres, template1 from public'
