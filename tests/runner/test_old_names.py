"""The views that an adoption leaves: every old column, of its old type, read and written."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import psycopg
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from psycopg import sql
from psycopg.rows import dict_row

SETTINGS = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
#: Types that a column of somebody else may have, with two values.
EXTRA = {
    "numeric": ("4.50", "123456789012345678901234567890.5"),
    "numeric(10,2)": ("4.50", "-1.25"),
    "double precision": ("0.1", "NaN"),
    "real": ("0.5", "-Infinity"),
    "bigint": ("9223372036854775807", "-1"),
    "smallint": ("1", "-32768"),
    "boolean": ("true", "false"),
    "text": ("", 'a "quoted" مرحباً {'),
    "varchar(20)": ("short", "ع"),
    "char(5)": ("ab", "abcde"),
    '"char"': ("x", "y"),
    "jsonb": ('{"a": [1, null]}', '"text"'),
    "json": ('{"a": 2, "b": 1}', "[1]"),
    "text[]": ('{a,"b c",NULL,"{}"}', "{}"),
    "integer[]": ("{{1,2},{3,4}}", "{5}"),
    "jsonb[]": ('{"{\\"a\\": 1}"}', "{}"),
    "timestamp": ("2025-06-01 09:00:00.123456", "infinity"),
    "timestamptz": ("2025-06-01 09:00:00+12", "2025-01-01 00:00:00Z"),
    "date": ("2025-06-01", "0044-03-15 BC"),
    "time": ("09:00:01", "23:59:59.5"),
    "interval": ("1 day 02:03:04", "-5 minutes"),
    "uuid": ("11111111-0000-4000-8000-000000000001", "22222222-0000-4000-8000-000000000002"),
    "bytea": ("\\x00ff", "\\x"),
    "inet": ("10.0.0.1/8", "::1"),
    "int4range": ("[1,5)", "empty"),
    "bit(3)": ("101", "000"),
    "public.old_mood": ("good", "so so"),
    "public.old_mood[]": ('{good,"so so"}', "{}"),
    "public.old_score": ("5", "0"),
    "public.old_point": ("(1,two)", "(,)"),
    "point": ("(1,2)", "(0,0)"),
    "money": ("$1.00", "$2.50"),
}
NAMES = [
    "mood",
    "Mood",
    "order",
    "a b",
    'say "x"',
    "ملاحظة",
    "client_id",
    "seq",
    "cost_total",
    "Id",
]
GIVEN = [
    "create type public.old_mood as enum ('good', 'so so')",
    "create domain public.old_score as integer check (value between 0 and 10)",
    "create type public.old_point as (x integer, label text)",
]
IDS = {
    "uuid": "uuid primary key default gen_random_uuid()",
    "bigint": "bigint generated always as identity primary key",
    "integer": "serial primary key",
    "text": "text primary key",
}
OWN_ID = {
    "uuid": "33333333-0000-4000-8000-000000000001", "bigint": "7", "integer": "7", "text": "call-7",
}  # fmt: skip
NEW_ID = {
    "uuid": "33333333-0000-4000-8000-000000000009", "bigint": "9", "integer": "9", "text": "call-9",
}  # fmt: skip
#: calls, turns, the key of calls, the column that names it, the name of what is said, its time
SYSTEMS = {
    "livekit": ("sessions", "conversations", "session_id", "message"),
    "callcenter": ("conversations", "messages", "conversation_id", "content"),
}


@pytest.fixture
def database(installed: Callable[[str], str]) -> Iterator[psycopg.Connection]:
    with psycopg.connect(installed("closed"), row_factory=dict_row) as connection:
        connection.execute("set timezone = 'Pacific/Auckland'")
        connection.commit()
        yield connection
        connection.rollback()


def run(db: psycopg.Connection, statement: str, *arguments: object) -> list[dict]:
    cursor = db.execute(statement.encode(), arguments or None)
    return cursor.fetchall() if cursor.description else []


def quoted(name: str) -> str:
    return sql.Identifier(name).as_string()


def literal(value: str, kind: str) -> str:
    return f"{sql.Literal(value).as_string()}::{kind}"


def shape(db: psycopg.Connection, table: str) -> dict[str, str]:
    return {
        row["name"]: row["type"]
        for row in run(
            db,
            "select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute"
            " where attrelid = %s::regclass and attnum > 0 and not attisdropped order by attnum",
            table,
        )
    }


def adopt(db: psycopg.Connection, *tables: str) -> None:
    db.execute("create schema pgcalls_adopted")
    for name in tables:
        run(db, f"alter table public.{quoted(name)} set schema pgcalls_adopted")
    run(
        db,
        "select pgcalls.begin_adoption('acme', '00000000-0000-0000-0000-000000000000', '{x}', true)",
    )
    while run(db, "select pgcalls.adopt_next(100) as phase")[0]["phase"] != "copied":
        pass


def texts(db: psycopg.Connection, table: str, columns: list[str], where: str = "true") -> list:
    """Rows as text, so that not even the last digit may differ."""
    listed = ", ".join(f"{quoted(name)}::text as {quoted(name)}" for name in columns)
    return run(db, f"select {listed} from {table} where {where} order by 1")


@st.composite
def shapes(draw) -> dict:
    kinds = draw(st.lists(st.sampled_from(list(EXTRA)), min_size=3, max_size=len(NAMES)))
    return {
        "system": draw(st.sampled_from(list(SYSTEMS))),
        "id": draw(st.sampled_from(list(IDS))),
        "turn_id": draw(st.sampled_from(list(IDS))),
        "by_id": draw(st.booleans()),
        "extra": dict(zip(draw(st.permutations(NAMES)), kinds, strict=False)),
        "metadata": draw(st.sampled_from([None, "jsonb", "json", "text"])),
    }


def every_type(system: str, kind: str, kinds: list[str]) -> dict:
    return {
        "system": system, "id": kind, "turn_id": kind, "by_id": True, "metadata": "jsonb",
        "extra": {f"x{n}": name for n, name in enumerate(kinds)},
    }  # fmt: skip


def check(db: psycopg.Connection, given: dict) -> None:
    calls, turns, call_key, said = SYSTEMS[given["system"]]
    extra = given["extra"]
    key = "id" if given["by_id"] else call_key
    key_type = given["id"] if given["by_id"] else "varchar(80)"
    more = "".join(f", {quoted(name)} {kind}" for name, kind in extra.items())
    if given["metadata"]:
        more += f", metadata {given['metadata']}"
    for statement in GIVEN:
        run(db, statement)
    status = "status text default 'active'"
    room = "room_id text" if given["system"] == "livekit" else "room_name text"
    run(
        db,
        f"create table public.{calls} (id {IDS[given['id']]}, {call_key} varchar(80) unique,"
        f" {room}, {status}, started_at timestamp default now(), ended_at timestamptz,"
        f" duration integer, user_phone varchar(40){more},"
        " shout text generated always as (upper(user_phone)) stored)",
    )
    time = "timestamp" if given["system"] == "livekit" else "created_at"
    run(
        db,
        f"create table public.{turns} (id {IDS[given['turn_id']]}, {call_key} {key_type}"
        f" references public.{calls} ({key}), role text, {said} text not null,"
        f' "{time}" timestamptz default now(){more},'
        f" size integer generated always as (length({said})) stored)",
    )
    values = "".join(f", {literal(EXTRA[kind][0], kind)}" for kind in extra.values())
    if given["metadata"]:
        values += f""", '{{"own": 1}}'::{given["metadata"]}"""
    listed = "".join(f", {quoted(name)}" for name in extra)
    listed += ", metadata" if given["metadata"] else ""
    overriding = " overriding system value"
    own = literal(OWN_ID[given["id"]], given["id"])
    run(
        db,
        f"insert into public.{calls} (id, {call_key}, {room.split()[0]}, started_at, duration,"
        f" user_phone{listed}){overriding} values ({own}, 'room-7', 'lobby', '2025-06-01 09:00', 180, 'no idea'{values})",
    )
    names_call = own if given["by_id"] else "'room-7'"
    run(
        db,
        f'insert into public.{turns} (id, {call_key}, role, {said}, "{time}"{listed}){overriding}'
        f" values ({literal(OWN_ID[given['turn_id']], given['turn_id'])}, {names_call}, 'user',"
        f" 'Hello', '2025-06-01 09:00:01Z'{values})",
    )
    before = {table: shape(db, f"public.{table}") for table in (calls, turns)}
    rows = {table: texts(db, f"public.{table}", list(before[table])) for table in before}

    adopt(db, calls, turns)
    run(db, "set local role service_role")

    for table, columns in before.items():
        after = shape(db, f"public.{table}")
        # In their order, and before what is new.
        assert list(after)[: len(columns)] == list(columns)
        keys = {call_key}
        assert {n: t for n, t in after.items() if n in columns and n not in keys} == {
            n: t for n, t in columns.items() if n not in keys
        }
        assert after[call_key].split("(")[0] == columns[call_key].split("(")[0]
        for shown, row in zip(
            texts(db, f"public.{table}", list(columns)), rows[table], strict=True
        ):
            assert {k: (shown[k], v) for k, v in row.items() if shown[k] != v} == {}

    # An agent goes on: it inserts, with and without ids of its own, and gets them back.
    new = literal(NEW_ID[given["id"]], given["id"])
    second = "".join(f", {literal(EXTRA[kind][1], kind)}" for kind in extra.values())
    if given["metadata"]:
        second += f""", '{{"own": 2}}'::{given["metadata"]}"""
    (call,) = run(
        db,
        f"insert into public.{calls} (id, {call_key}, user_phone{listed})"
        f" values ({new}, 'room-9', '+64211234567'{second}) returning id::text, status, shout",
    )
    assert call == {"id": NEW_ID[given["id"]], "status": "active", "shout": "+64211234567"}
    names_call = new if given["by_id"] else "'room-9'"
    (turn,) = run(
        db,
        f"insert into public.{turns} ({call_key}, role, {said}{listed})"
        f" values ({names_call}, 'user', 'Hi'{second}) returning id, {call_key}, {said}, size",
    )
    assert (turn[call_key], turn[said], turn["size"]) == (
        run(db, f"select {names_call} as key")[0]["key"], "Hi", 2,
    )  # fmt: skip
    if given["turn_id"] in ("bigint", "integer"):
        assert turn["id"] == 8
    wanted = run(
        db,
        "select "
        + ", ".join(
            f"({literal(EXTRA[kind][1], kind)})::text as {quoted(name)}"
            for name, kind in extra.items()
        ),
    )
    shown = texts(db, f"public.{turns}", list(extra), f"{said} = 'Hi'")
    assert shown == wanted
    assert texts(db, f"public.{calls}", list(extra), f"id = {new}") == wanted

    # And updates what is there: one column, and what it wrote alone stays.
    for name, kind in extra.items():
        (row,) = run(
            db,
            f"update public.{calls} set {quoted(name)} = {literal(EXTRA[kind][0], kind)}"
            f" where id = {new} returning {quoted(name)}::text as value",
        )
        assert (
            row["value"]
            == texts(db, f"(select {literal(EXTRA[kind][0], kind)} as v) as t", ["v"])[0]["v"]
        )
    first = texts(db, f"public.{calls}", list(extra), f"id = {own}")
    assert texts(db, f"public.{calls}", list(extra), f"id = {new}") == first
    run(db, f"update public.{calls} set status = 'completed', ended_at = now() where id = {new}")
    assert texts(db, f"public.{calls}", list(extra), f"id = {new}") == first
    if given["metadata"]:
        run(
            db,
            f"update public.{calls} set metadata = '{{\"own\": 3}}'::{given['metadata']}"
            f" where id = {new}",
        )
        (row,) = run(db, f"select metadata::jsonb as m from public.{calls} where id = {new}")
        assert row["m"] == {"own": 3}
        assert texts(db, f"public.{calls}", list(extra), f"id = {new}") == first
    (row,) = run(
        db,
        f"update public.{calls} set user_phone = '+64219999999' where id = {own}"
        " returning user_phone, shout",
    )
    assert row == {"user_phone": "+64219999999", "shout": "+64219999999"}
    # Null again.
    for name in extra:
        run(db, f"update public.{calls} set {quoted(name)} = null where id = {new}")
    assert set(texts(db, f"public.{calls}", list(extra), f"id = {new}")[0].values()) == {None}
    (row,) = run(db, f"delete from public.{turns} where {said} = 'Hi' returning {said} as said")
    assert row == {"said": "Hi"}
    assert len(run(db, f"select 1 from public.{turns}")) == 1


@pytest.mark.parametrize("kind", IDS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_every_type(database, system, kind):
    kinds = list(EXTRA)
    with database.transaction(force_rollback=True):
        check(database, every_type(system, kind, kinds))


@SETTINGS
@given(given=shapes())
def test_every_shape(database, given):
    """Names that must be quoted, that pgcalls has too, and turns that name calls by anything."""
    with database.transaction(force_rollback=True):
        check(database, given)
