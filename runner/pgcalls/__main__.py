"""``python -m pgcalls`` is the ``pgcalls`` command."""

from __future__ import annotations

from pgcalls.cli import main

if __name__ == "__main__":
    main()
