"""What of the suite is left out on a cluster (``PGCALLS_TEST_PG=citus``), and why.

A test is named as pytest does; without its parameters it is left out with all of them.
``pytest path::name`` runs it all the same.
"""

from __future__ import annotations

LEFT_OUT: dict[str, tuple[str, ...]] = {}


def why(nodeid: str) -> str | None:
    """Return why a test is left out, or None."""
    names = {nodeid, nodeid.partition("[")[0], nodeid.partition("::")[0]}
    return next((reason for reason, tests in LEFT_OUT.items() if names & {*tests}), None)
