"""Entries: calls of functions, each a line of JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any


def to_line(entry: dict[str, Any]) -> str:
    """Write an entry as a line of JSON that UTF-8 can hold."""
    text = json.dumps(entry, ensure_ascii=False, default=str)
    return text.encode("utf-8", "replace").decode() + "\n"


def is_entry(line: str) -> bool:
    """Whether a line is whole; the last one of a killed process may not be."""
    try:
        entry = json.loads(line)
        return isinstance(entry["function"], str) and "session_id" in entry["arguments"]
    except (KeyError, TypeError, ValueError):
        return False


def plain(value: Any) -> Any:
    """Keep a value, or describe it where JSON has no word for it."""
    try:
        json.dumps(value, allow_nan=False, default=str)
    except (TypeError, ValueError):
        return repr(value)
    return value


def parsed(text: Any) -> Any:
    """JSON as what it means, anything else as itself."""
    try:
        return json.loads(text, parse_constant=str)
    except (TypeError, ValueError):
        return text


def instant(seconds: float) -> str:
    """Seconds since 1970 as an instant."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()
