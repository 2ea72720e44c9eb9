"""What becomes of every field that a platform sends, as docs/reference/webhooks.md has it.

    PGCALLS_WRITE=1 pytest tests/functions/ingest/test_fields.py

writes that page. What a field becomes is found out by changing it, and by leaving it out.
"""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pgcalls.files import root

from support import ACME_AGENT
from webhook_payloads import EVENTS, REASONS
from webhooks import send

PAGE = root() / "docs/reference/webhooks.md"
NAMES = {"vapi": "Vapi", "retell": "Retell", "elevenlabs": "ElevenLabs", "livekit": "LiveKit"}
#: What the parts of pgcalls.platform_call become.
PARTS = {"start": "call", "finish": "call", "turns": "turn", "tools": "tool call", "usage": "usage"}
#: What is told by the keys of these has no names to list.
OPEN = {
    "metadata", "variableValues", "dynamic_variables", "retell_llm_dynamic_variables",
    "collected_dynamic_variables", "custom_sip_headers", "custom_analysis_data", "structuredData",
    "attributes", "options", "errors", "latency", "body",
}  # fmt: skip
ONLY_KEPT = "webhook_events only"


def fields(document: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Return the path of every field, with [] for the elements of an array."""
    is_open = path and path[-1] in OPEN and "start_time_unix_secs" not in document
    if isinstance(document, dict) and document and not is_open:
        for key, value in document.items():
            yield from fields(value, (*path, key))
    elif isinstance(document, list) and any(isinstance(e, dict) for e in document):
        for element in document:
            yield from fields(element, (*path, "[]"))
    elif path:
        yield path


def other(value: Any) -> Any:
    """Return another value of the same kind; an instant is one some minutes later."""
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case str() if value[:10] == "2026-02-16":
            return value.replace("09:3", "09:4")
        case str() if value.isdecimal():
            return str(int(value) + 1)
        case str():
            return f"{value}1" if value.strip() else value
        case dict() if value:
            return {key: other(v) for key, v in value.items()}
        case list() if value:
            return [other(v) for v in value]
    return {"other": 1}


def changed(document: Any, path: tuple[str, ...], change: Callable[[Any, str], None]) -> Any:
    """Return a document with a field changed, wherever it is in arrays."""
    document = copy.deepcopy(document)

    def visit(node: Any, path: tuple[str, ...]) -> None:
        if path[0] == "[]":
            for element in node:
                visit(element, path[1:])
        elif isinstance(node, dict) and path[0] in node:
            if len(path) == 1:
                change(node, path[0])
            else:
                visit(node[path[0]], path[1:])

    visit(document, path)
    return document


def set_other(node: Any, key: str) -> None:
    node[key] = other(node[key])


def remove(node: Any, key: str) -> None:
    del node[key]


def read(db, provider: str, event: Any) -> dict[str, Any]:
    """What is kept of a body, and what its mapper says of it."""
    row = db.row(
        "select r.document, to_jsonb(m) as call from pgcalls.read_body(%s) as r"
        " cross join lateral pgcalls.map_event(%s, r.document) as m",
        json.dumps(event), provider,
    )  # fmt: skip
    return {**row["call"], "body": row["document"]}


def becomes(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Name what differs in what is made of two bodies."""
    if after["external_id"] != before["external_id"]:
        return ["call `session_id`"]
    if (after["event"], after["is_over"]) != (before["event"], before["is_over"]):
        return ["which event it is"]
    if (after["start"] is None) != (before["start"] is None):
        return ["whether it is in the call"]
    found: list[str] = []
    for part, name in PARTS.items():
        old, new = before[part], after[part]
        if old is None or isinstance(old, dict):
            old, new = [old or {}], [new or {}]
        if new is None or len(new) != len(old):
            found.append(f"whether it is a {name}")
            continue
        found += [
            f"{name} `{key}`"
            for key in dict.fromkeys(k for o, n in zip(old, new, strict=True) for k in {**o, **n})
            if [o.get(key) for o in old] != [n.get(key) for n in new]
        ]
    old, new = before["details"] or {}, after["details"] or {}
    found += [f"metadata `{k}`" for k in old if old.get(k) != new.get(k)]
    found += [
        f"`external_ids` of {kind}"
        for kind in ("assistant", "phone_number")
        if before[f"{kind}_id"] != after[f"{kind}_id"]
    ]
    if not found and before["occurred_at"] != after["occurred_at"]:
        found = ["`occurred_at` of the event"]
    if not found and before["body"] == after["body"]:
        found = ["dropped"]
    return found


def dotted(path: tuple[str, ...]) -> str:
    return ".".join(path).replace(".[]", "[]")


def page(db) -> str:
    """Write the page."""
    parts = [
        "<!-- Written by `PGCALLS_WRITE=1 pytest tests/functions/ingest/test_fields.py`. -->\n"
        "# Webhook fields\n\n"
        "What becomes of each field that a platform sends. `webhook_events` keeps all of them but what"
        " is\ndropped: tokens, keys, signed addresses, sound. Where a field says nothing that a call keeps,"
        " it is\nthere only. `metadata` is that of the call, under the name of the platform; what a turn has"
        " more\nthan its columns is in the `metadata` of the turn.\n"
    ]
    for provider, events in EVENTS.items():
        parts.append(f"## {NAMES[provider]}\n")
        silent = [
            name
            for name, event in events.items()
            for said in [read(db, provider, event)]
            if said["start"] is None and said["details"] is None
        ]
        for name, event in events.items():
            if name in silent:
                continue
            before = read(db, provider, event)
            rows = {}
            for path in dict.fromkeys(fields(event)):
                found = (
                    becomes(before, read(db, provider, changed(event, path, how)))
                    for how in (set_other, remove)
                )
                rows[dotted(path)] = ", ".join(next(filter(None, found), [])) or ONLY_KEPT
            parts.append(
                f"### {NAMES[provider]} `{name}`\n\n| field | becomes |\n| --- | --- |\n"
                + "".join(f"| `{field}` | {what} |\n" for field, what in rows.items())
            )
        parts.append(
            "Kept in `webhook_events`, and no more: " + ", ".join(f"`{n}`" for n in silent) + ".\n"
        )
    parts.append(
        "## Why a call ended\n\n"
        "The reason stays as it is, in `ended_reason`, and says these of a call in which nobody spoke;"
        " what\nis said may say more.\n\n"
        "| platform | reason | `status` | `is_answered` | `call_outcome` |\n"
        "| --- | --- | --- | --- | --- |\n"
        + "".join(
            f"| {NAMES[provider]} | `{reason}` | {status}"
            f" | {'' if answered is None else str(answered).lower()} | {outcome or ''} |\n"
            for provider, reasons in REASONS.items()
            for reason, (status, answered, outcome) in reasons.items()
        )
    )
    return "\n".join(parts)


def test_the_page_says_what_becomes_of_each_field(db):
    written = page(db)
    if os.environ.get("PGCALLS_WRITE"):
        PAGE.write_text(written, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == written


@pytest.mark.parametrize("provider", EVENTS)
def test_every_event_is_taken_as_what_it_is(db, provider):
    """With all their fields together, and the strangest values that they have."""
    for name, event in EVENTS[provider].items():
        answer = send(db, provider, event, caller=ACME_AGENT)
        line = db.row("select * from webhook_events where id = %s", answer["id"])
        assert (name, line["event"], line["reason"]) == (name, name, None)
        assert line["verdict"] in ("stored", "ignored")
    kept = json.dumps(db.rows("select body from webhook_events"), default=str) + json.dumps(
        db.rows("select metadata from user_sessions"), default=str
    )
    for secret in ("eyJ.of.the.call", "wss://listen", "sig=1", "UklGRg", "their-own"):
        assert secret not in kept
    assert db.value("select count(*) from conversation_messages where content = ''") == 0
    assert db.rows("select * from pgcalls.reconcile_usage()") == []


def test_a_field_that_nobody_knows_is_kept(db):
    for provider, events in EVENTS.items():
        for name, event in events.items():
            strange = {**copy.deepcopy(event), "brand_new": {"x": 1}}
            assert read(db, provider, strange)["body"]["brand_new"] == {"x": 1}, (provider, name)
