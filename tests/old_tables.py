"""Tables of other systems, made up: odd types, odd values, rows that meet each other."""

from __future__ import annotations

import json
import random

import psycopg
from hypothesis import strategies as st
from psycopg import sql

UUIDS = [f"11111111-0000-4000-8000-00000000000{n}" for n in range(4)]
UPPER = "AAAAAAAA-0000-4000-8000-00000000000B"
#: Nothing that compresses: what an index of long keys must not break on.
NOISE = random.Random(1).randbytes(5000).hex()
#: Types a key may have, with values it can hold.
KEYS = {
    "text": [*UUIDS, UPPER, "1", "2", "-3", "room", "ع", " x ", "", "x" * 201, "y" * 600, NOISE],
    "varchar(90)": [*UUIDS, UPPER, "1", "room", "é", ""],
    "char(40)": [*UUIDS, "1", "room"],
    "uuid": [*UUIDS, UPPER],
    "bigint": ["1", "2", "-3", "9223372036854775807", "2147483648"],
    "integer": ["1", "2", "-3", "2147483647", "1234567890"],
    "smallint": ["1", "2", "-3", "32767"],
    "numeric": ["1", "2", "1.50", "-3"],
    "adoption_key": [*UUIDS, "1", "room"],
}
TIMES = [
    "2025-01-01T00:00:00Z", "2025-01-01T00:00:01Z", "2025-01-01T00:00:02+13", "2025-01-02",
    "2025-06-01 09:00:00.123456", "1999-01-01", "2999-01-01", "294276-12-31", "infinity", "-infinity", "soon", "",  # naive on purpose
    "2025-02-30", "now",
]  # fmt: skip
TEXTS = [
    "x", "", " ", "مرحباً", "a\u0001b", "😀" * 10, "\\", "{", '{"a": 1}', "[1]", "null", "x" * 501,
    "x" * 9000, "x" * 65537, "ß\u202ed", "' \" $$ %s", NOISE,
]  # fmt: skip
JSONS = [
    "{}", "[]", "null", "1", '"text"', '"{\\"a\\": 1}"', '{"a": {"b": [1, null]}}',
    '{"legacy_id": 1, "legacy_raw": 2}', '{"x": "\\u0000"}', '{"n": 1e400}', '{"n": 1e999999}',
    json.dumps({"x": "y" * 16384}), json.dumps({"x": "y" * 70000}), '{"a": 1, "a": 2}',
    '{"x":' * 33 + "1" + "}" * 33,
]  # fmt: skip
ROLES = ["user", "agent", "assistant", " System ", "bot", "narrator", "", "USER"]
PHONES = [
    "+64211234567", "021 123 4567", "+963 991 234 567", "anonymous", "no idea", "", "+1", "٠٢١١٢٣٤٥٦٧",
    "x" * 600,
]  # fmt: skip
MAILS = ["a@example.com", "A@Example.com", "nobody", "", "x" * 330 + "@x.y", "a b@c.d"]
NUMBERS = ["0", "12", "180.5", "-1", "NaN", "1e30", "", "x", "99999999999", "Infinity"]
FLAGS = ["true", "false", "t", "maybe", "", "1"]

#: Columns by system and table; a pool or, for keys, the name of a place.
TABLES: dict[str, dict[str, dict[str, list[str] | str]]] = {
    "tracker": {
        "conversation_sessions": {
            "id": "calls", "session_id": "keys", "user_id": [*UUIDS, "someone", "x" * 600],
            "session_start": TIMES, "started_at": TIMES, "session_end": TIMES, "ended_at": TIMES,
            "is_active": FLAGS, "topics_discussed": JSONS, "duration_seconds": NUMBERS,
            "metadata": JSONS, "mood": TEXTS,
        },
        "conversation_messages": {
            "id": "rows", "session_id": "keys", "user_id": [*UUIDS, "someone"], "role": ROLES,
            "content": TEXTS, "audio_url": TEXTS, "created_at": TIMES, "metadata": JSONS,
            "raw": JSONS,
        },
    },
    "livekit": {
        "sessions": {
            "id": "calls", "session_id": "keys", "room_id": TEXTS, "participant_id": TEXTS,
            "job_id": TEXTS, "agent_version": TEXTS, "started_at": TIMES, "ended_at": TIMES,
            "duration": NUMBERS, "duration_seconds": NUMBERS,
            "status": ["active", "completed", "error", "Done", "odd", "", "x" * 300],
            "user_name": TEXTS, "user_email": MAILS, "user_phone": PHONES,
            "demo_scheduled": FLAGS, "demo_time": TIMES,
            "demo_timezone": ["Pacific/Auckland", "Mars", "", "UTC+3"], "metadata": JSONS,
            "created_at": TIMES,
        },
        "conversations": {
            "id": "rows", "session_id": "keys", "room_id": TEXTS, "participant_id": TEXTS,
            "role": ROLES, "message": TEXTS, "content": TEXTS, "timestamp": TIMES,
            "created_at": TIMES, "confidence": NUMBERS, "duration_ms": NUMBERS, "metadata": JSONS,
        },
        "tool_calls": {
            "id": "rows", "session_id": "keys", "tool_call_id": ["t1", "t2", "", "x" * 201],
            "tool_name": TEXTS, "parameters": JSONS, "result": JSONS, "success": FLAGS,
            "error_message": TEXTS, "timestamp": TIMES, "duration_ms": NUMBERS, "metadata": JSONS,
        },
    },
    "callcenter": {
        "conversations": {
            "id": "calls", "conversation_id": "keys", "room_name": TEXTS,
            "participant_identity": TEXTS, "status": ["active", "completed", "odd", ""],
            "user_name": TEXTS, "user_phone": PHONES, "user_email": MAILS, "started_at": TIMES,
            "ended_at": TIMES, "duration_seconds": NUMBERS, "message_count": NUMBERS,
            "summary": TEXTS, "language": ["ar", "en-NZ", "Arabic", "", "x" * 300],
            "metadata": JSONS,
        },
        "messages": {
            "message_id": "rows", "conversation_id": "keys", "role": ROLES, "content": TEXTS,
            "timestamp": TIMES, "room_name": TEXTS, "user_phone": PHONES, "metadata": JSONS,
        },
        "users": {
            "id": "rows", "name": TEXTS, "phone": PHONES, "email": MAILS, "notes": TEXTS,
            "created_at": TIMES, "updated_at": TIMES,
        },
    },
}  # fmt: skip
#: What most rows have, so that most of them are good and meet each other.
USUAL = {
    "session_start": "2025-01-01T00:00:00Z", "started_at": "2025-01-01T00:00:00Z",
    "created_at": "2025-01-01T00:00:01Z", "timestamp": "2025-01-01T00:00:01Z",
    "role": "user", "content": "x", "message": "x", "tool_name": "t", "status": "active",
    "phone": "+64211234567", "updated_at": "2025-01-01T00:00:01Z",
}  # fmt: skip
TYPES = {"metadata": "jsonb", "raw": "json", "parameters": "json", "topics_discussed": "json"}


@st.composite
def systems(draw, of=tuple(TABLES)) -> dict:
    """Tables of one system: their columns, with types, and their rows."""
    kinds = {place: draw(st.sampled_from(list(KEYS))) for place in ("calls", "keys", "rows")}
    tables = {}
    for table, columns in TABLES[draw(st.sampled_from(of))].items():
        types, pools = {}, {}
        for name, pool in columns.items():
            kind = kinds[pool] if isinstance(pool, str) else TYPES.get(name, "text")
            if kind == "jsonb":
                kind = draw(st.sampled_from(["json", "jsonb", "text"]))
            types[name] = kind
            # jsonb cannot hold these.
            pools[name] = [
                value
                for value in (KEYS[kind] if isinstance(pool, str) else pool)
                if kind != "jsonb" or not any(odd in value for odd in ("u0000", "1e999999"))
            ]
        rows = []
        for _ in range(draw(st.integers(0, 7))):
            row = {
                name: draw(st.sampled_from(pools[name]))
                if isinstance(pool, str)
                else USUAL.get(name)
                for name, pool in columns.items()
            }
            for name in draw(st.sets(st.sampled_from(list(columns)), max_size=3)):
                row[name] = draw(st.sampled_from([None, *pools[name]]))
            rows.append(row)
        tables[table] = {"types": types, "rows": rows}
    return tables


CREATE = sql.SQL("create table old.{} ({})")


def make(db: psycopg.Connection, tables: dict) -> None:
    db.execute("create schema old")
    db.execute("create domain public.adoption_key as text")
    for name, table in tables.items():
        columns = [
            sql.SQL("{} {}").format(sql.Identifier(column), sql.SQL(kind))
            for column, kind in table["types"].items()
        ]
        db.execute(CREATE.format(sql.Identifier(name), sql.SQL(", ").join(columns)))
        for row in table["rows"]:
            db.execute(
                sql.SQL("insert into old.{} values ({})").format(
                    sql.Identifier(name),
                    sql.SQL(", ").join(
                        sql.SQL("{}::{}").format(
                            sql.Literal(value), sql.SQL(table["types"][column])
                        )
                        for column, value in row.items()
                    ),
                )
            )
