"""pgcalls: the record of every voice-agent call, inside your own Postgres.

The system is SQL; this package only applies it. See :mod:`pgcalls.cli`.
"""

from __future__ import annotations

__version__ = "1.0.0"
