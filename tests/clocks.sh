#!/usr/bin/env bash
# Run the tests where and when they might fail: in other zones and languages, on other days.
#
#   tests/clocks.sh [pytest options]
#
# Needs a C compiler, and Debian's source of locales; what is missing is installed with apt.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scratch=$(mktemp -d /tmp/pgcalls-clocks.XXXXXX)
trap 'rm -rf "$scratch"' EXIT

missing=()
command -v cc > /dev/null || missing+=(gcc libc6-dev)
[ -e /usr/share/i18n/locales/tr_TR ] || missing+=(locales)
if [ ${#missing[@]} -gt 0 ]; then
  tests/apt.sh "${missing[@]}"
fi
cc -shared -fPIC -O2 -Wall -o "$scratch/clock.so" tests/clock.c
mkdir "$scratch/locale"
localedef --inputfile=tr_TR --charmap=UTF-8 "$scratch/locale/tr_TR.UTF-8"
# Postgres drops its rights.
chmod -R a+rX "$scratch"

# Forward only: PostgREST is linked statically and keeps its own clock, under which a token
# of ours must not have expired.
run() {
  local at=$1 zone=$2 language=$3
  shift 3
  echo "== $at, $zone, $language"
  env LD_PRELOAD="$scratch/clock.so" CLOCK_SHIFT=$(($(date -d "$at" +%s) - $(date +%s))) \
    TZ="$zone" LOCPATH="$scratch/locale" LC_ALL="$language" \
    .venv/bin/pytest -p no:cacheprovider "$@"
}

# Tomorrow is half an hour away; and in Auckland the day has long begun.
run "tomorrow 23:30 UTC" Pacific/Auckland C.UTF-8 "$@"
# The month is younger than a call; and in Honolulu it is the last one.
run "$(date -u -d "$(date -u +%Y-%m-01) + 1 month" +%F) 00:05 UTC" Pacific/Honolulu tr_TR.UTF-8 "$@"
run "2028-02-29 12:00 UTC" America/St_Johns C.UTF-8 "$@"
