#!/usr/bin/env bash
# Build the wheel, install it in an empty virtual environment and folder, and use it there:
# on the embedded Postgres 16 and 18, as a role that is no superuser.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scratch=$(mktemp -d /tmp/pgcalls-wheel.XXXXXX)
trap 'rm -rf "$scratch"' EXIT

.venv/bin/python -m build --wheel --outdir "$scratch/dist" . > "$scratch/build.log"
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check \
  "$(echo "$scratch"/dist/*.whl)[embedded,recorder]"
mkdir "$scratch/empty"
cd "$scratch/empty"

"$scratch/venv/bin/python" - <<'PY'
import subprocess, sys
from pathlib import Path
import psycopg
from pgcalls import embedded, files

migrations = len([p for p in files.migrations().glob("*.sql") if ".rollback" not in p.name])
command = str(Path(sys.executable).with_name("pgcalls"))
for version in (16, 18):
    with embedded.server(version) as url:
        with psycopg.connect(url, autocommit=True) as admin:
            admin.execute("create role calls_owner login createrole")
            admin.execute("create database calls owner calls_owner")
        owner = psycopg.conninfo.make_conninfo(url, user="calls_owner", dbname="calls")
        for expected in (f"done: {migrations} migrations", "nothing to do"):
            done = subprocess.run(
                [command, "apply", "--database-url", owner], capture_output=True, text=True
            )
            assert done.returncode == 0 and expected in done.stdout, done
            print(f"Postgres {version}:", done.stdout.strip().split("\n")[-1])
PY
"$scratch/venv/bin/pgcalls" example livekit_agent > agent.py
"$scratch/venv/bin/python" -m py_compile agent.py
# Its page on an index of packages: no link to a file that is not there.
"$scratch/venv/bin/python" - <<'PY'
import re
from importlib.metadata import metadata

page = metadata("pgcalls").get_payload()
assert "# pgcalls" in page and not re.search(r"\]\((?!https?:)", page), page
PY
mkdir undelivered
SUPABASE_URL=https://x SUPABASE_KEY=sb_secret_x "$scratch/venv/bin/pgcalls" replay undelivered
"$scratch/venv/bin/pgcalls" dashboard https://api.example.com
grep -q "connect-src https://api.example.com;" dashboard.html
"$scratch/venv/bin/pgcalls" demo > demo.txt
tail -n 3 demo.txt
