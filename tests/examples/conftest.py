"""The examples run against the Supabase-like project, through a network that can fail."""

from __future__ import annotations

from recording import connected, environment, network, rows

__all__ = ["connected", "environment", "network", "rows"]
