"""The views that an adoption leaves: every old column, of its old type, read and written."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator

import psycopg
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from psycopg import sql
from psycopg.rows import dict_row

from old_tables import make, systems
from support import each, examples

SETTINGS = settings(
    max_examples=int(os.environ.get("PGCALLS_ADOPTIONS", examples(25, 6))),
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
    "timestamp": ("2025-06-01 09:00:00.123456", "infinity"),  # naive on purpose
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


def adopt(db: psycopg.Connection, *tables: str, place: str = "public") -> None:
    db.execute("create schema pgcalls_adopted")
    for name in tables:
        run(db, f"alter table {place}.{quoted(name)} set schema pgcalls_adopted")
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
        f" user_phone{listed}){overriding} values ({own}, 'room-7', 'lobby',"
        f" '2025-06-01 09:00', 180, 'no idea'{values})",  # naive on purpose
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
@pytest.mark.parametrize("system", each(*SYSTEMS))
def test_every_type(database, system, kind):
    kinds = list(EXTRA)
    with database.transaction(force_rollback=True):
        check(database, every_type(system, kind, kinds))


@pytest.mark.full
@SETTINGS
@given(given=shapes())
def test_every_shape(database, given):
    """Names that must be quoted, that pgcalls has too, and turns that name calls by anything."""
    with database.transaction(force_rollback=True):
        check(database, given)


LENGTH = """
o.v is null or o.v = '0' or pg_temp.n(o.v) between 0 and 9999999.999 is not true
or pg_temp.n(n.v) = round(pg_temp.n(o.v), 3)
"""
#: What a copied row may show instead of what it held, by column, as SQL over both texts: what it
#: was (o.v) and is (n.v), the row of the dialect (d) and the call (s).
OTHERWISE = {
    # A number that can be read is stored in one form, as are a contact's address and name.
    "user_phone": "coalesce(n.v, '') in (s.user_phone, btrim(o.v))",
    "phone": "coalesce(n.v, '') in (d.phone, btrim(o.v))",
    "email": "n.v = lower(btrim(o.v)) or btrim(o.v) = ''",
    "name": "coalesce(n.v, '') = btrim(o.v)",
    # Words that say nothing to us: a call goes on, or is over.
    "status": "n.v = s.status",
    # Derived where it was missing, or no length that a call may have.
    "ended_at": "o.v is null or pg_temp.at(n.v) = pg_temp.at(o.v)"
    " or pg_temp.at(o.v) - s.started_at_utc > interval '115 days'",
    "duration": LENGTH,
    "duration_seconds": LENGTH,
    "demo_scheduled": "n.v::boolean = coalesce(o.v::boolean, false)",
    # The row's own: turns that are stored, and when it last changed.
    "message_count": "true",
    "updated_at": "true",
    # An instant in other words; a row has one.
    "demo_time": "pg_temp.at(n.v) = pg_temp.at(o.v)",
    "started_at": "pg_temp.at(n.v) = coalesce(pg_temp.at(o.v), s.started_at_utc)",
    # Two columns for one instant, within a second, or for one text.
    "timestamp": "pg_temp.at(n.v) = coalesce(pg_temp.at(o.v), d.created_at)",
    "created_at": "o.v is null or pg_temp.at(n.v) between pg_temp.at(o.v) - interval '1 s'"
    " and pg_temp.at(o.v) + interval '1 s'",
    "message": "o.v is null and n.v = d.message",
    "content": "o.v is null and n.v = d.content",
    # What a turn leaves to its call.
    "room_id": "o.v is null and n.v = s.room_name",
    "room_name": "o.v is null and n.v = s.room_name",
    "participant_id": "o.v is null and n.v = s.participant_identity",
    # A call has both keys, and is named by one of them.
    "session_id": "o.v is null or n.v in (rtrim(s.session_id), s.id::text)",
    "conversation_id": "o.v is null or n.v in (rtrim(s.session_id), s.id::text)",
    # JSON in another order and without what it says twice; of a string, what is written in it.
    "metadata": "pg_temp.j(n.v) in (pg_temp.j(o.v), pg_temp.j(pg_temp.j(o.v) #>> '{}'))"
    " or o.v = 'null'",
    "raw": "pg_temp.j(n.v) = pg_temp.j(o.v) or o.v = 'null'",
}  # fmt: skip
HELPERS = """
create function pg_temp.at(v text) returns timestamptz set timezone = 'UTC'
return pgcalls.adopted_time(v);
create function pg_temp.n(v text) returns numeric
return pgcalls.value_as(to_jsonb(v), null::numeric);
create function pg_temp.j(v text) returns jsonb language plpgsql as $$
begin return v; exception when data_exception then return null; end $$;
"""


def differing(db: psycopg.Connection) -> list[dict]:
    """Values of copied rows that read otherwise under the old name, and may not."""
    found = []
    for source in run(db, "select * from pgcalls_adopted.sources where has_view"):
        view, old = f"public.{source['name']}", f"pgcalls_adopted.{source['name']}"
        store = f"{source['dialect']}.{source['name']}"
        key = "message_id" if store == "callcenter.messages" else "id"
        before, after = shape(db, old), shape(db, view)
        # A length would keep the index of a key from being used.
        for name in {"session_id", "conversation_id"} & before.keys():
            before[name] = re.sub(r"^(character varying).*", r"\1", before[name])
        assert dict(list(after.items())[: len(before)]) == before
        shown = f"pgcalls_{key}" if f"pgcalls_{key}" in after else key
        space = {"messages": " message", "contacts": " user"}.get(source["kind"])
        row_key = f"o.{source['id_column'] or source['key_column']}"
        made_id = (
            f"pgcalls.adopted_id('{source['dialect']}{space}', to_jsonb({row_key}) #>> '{{}}')"
            if space
            else f"(select c.id from pgcalls_adopted.calls as c where c.source = '{source['name']}'"
            f" and c.row_key = {row_key}::text)"
        )
        call = {"calls": "d.id", "messages": "d.user_session_id", "contacts": "null"}
        for name in before:
            found += run(
                db,
                f"""
                select '{view}' as view, '{name}' as name, o.v as before, n.v as after
                from (
                  select {made_id} as id, o.{quoted(name)}::text as v, {row_key}::text as row_key
                  from {old} as o where {row_key} is not null
                ) as o
                join (select {shown} as id, {quoted(name)}::text as v from {view}) as n
                  on n.id = o.id
                join {store} as d on d.{key} = o.id
                left join public.user_sessions as s on s.id = {call[source["kind"]]}
                where n.v is distinct from o.v
                and o.row_key not in (
                  select q.row_key from pgcalls_adopted.quarantine as q
                  where q.source_table = '{source["name"]}' and q.row_key is not null
                )
                and ({OTHERWISE.get(name, "false")}) is not true
                """,
            )
    return found


@pytest.mark.full
@SETTINGS
@given(tables=systems(tuple(SYSTEMS)))
def test_a_copied_row_reads_as_before(database, tables):
    with database.transaction(force_rollback=True):
        run(database, HELPERS)
        make(database, tables)
        adopt(database, *tables, place="old")

        assert differing(database) == []
