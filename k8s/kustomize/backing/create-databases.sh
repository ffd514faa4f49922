#!/bin/sh
# Run once by PostgreSQL's image: one database and one role for each service. Roles and passwords come from Secrets.
set -e

for service in ingestion scoring metrics alerting; do
  role=$(cat "/etc/heartline/$service/username")
  password=$(cat "/etc/heartline/$service/password")
  psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    -v role="$role" -v password="$password" -v database="$service" <<'SQL'
create role :"role" login password :'password';
create database :"database" owner :"role";
revoke connect on database :"database" from public;
SQL
done
