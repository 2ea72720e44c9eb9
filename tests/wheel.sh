#!/usr/bin/env bash
# Build the wheel, install it in an empty virtual environment, and use it: on Postgres 15 to 18
# as a role that is no superuser, on the cluster that TEST_CITUS_URL names, and in an empty folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scratch=$(mktemp -d /tmp/pgcalls-wheel.XXXXXX)
trap 'rm -rf "$scratch"' EXIT

.venv/bin/python -m build --wheel --outdir "$scratch/dist" . > "$scratch/build.log"
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check \
  "$(echo "$scratch"/dist/*.whl)[embedded,recorder]"

.venv/bin/python tests/wheel.py "$scratch/venv/bin/pgcalls"
for version in 15 17; do
  tests/server.sh "$version" run .venv/bin/python tests/wheel.py "$scratch/venv/bin/pgcalls"
done

mkdir "$scratch/empty"
cd "$scratch/empty"

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
