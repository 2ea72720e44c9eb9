"""Triggers fire in one order that a reader can see, and nothing safe hangs on it."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

#: From the user_sessions document: last of those before the row, and last of those after.
SEEDS = {
    "generate_call_analytics",
    "generate_call_analytics_insert",
    "update_client_usage_on_session_end",
}
#: What the first digit of a trigger's number says.
BANDS = {
    0: (r"(keep|check)_\w+", "before or after"),
    1: (r"(redact|number|attach|mark)_\w+", "before"),
    2: (r"(derive_\w+|set_updated_at)", "before"),
    5: (r"audit_\w+", "after"),
    6: (r"\w+", "after"),
}

TRIGGERS = """
select
  t.tgname as name,
  t.tgrelid::regclass::text as table,
  p.proname as function,
  case when t.tgtype & 2 > 0 then 'before' else 'after' end as timing
from pg_catalog.pg_trigger as t
join pg_catalog.pg_class as c on c.oid = t.tgrelid
join pg_catalog.pg_proc as p on p.oid = t.tgfoid
where
  c.relnamespace = 'public'::regnamespace
  and c.relkind = 'r'
  and not t.tgisinternal
order by 2, 1
"""


def faults(db):
    """What is wrong with the names of triggers."""
    found = []
    numbers = set()
    for trigger in db.rows(TRIGGERS):
        where = f"{trigger['table']}.{trigger['name']}"
        if trigger["name"] in SEEDS:
            continue
        name = re.fullmatch(r"_(\d)(\d\d)_(\w+)", trigger["name"])
        if name is None or name[3] != trigger["function"]:
            found.append(f"{where}: not _<number>_{trigger['function']}")
            continue
        function, timing = BANDS.get(int(name[1]), ("", ""))
        if not re.fullmatch(function, trigger["function"]) or trigger["timing"] not in timing:
            found.append(f"{where}: {trigger['timing']} does not belong to {name[1]}xx")
        if (trigger["table"], name[1] + name[2]) in numbers:
            found.append(f"{where}: the number is taken")
        numbers.add((trigger["table"], name[1] + name[2]))
    return found


def test_a_trigger_is_named_after_its_place_and_its_function(db):
    assert faults(db) == []


@pytest.mark.parametrize(
    "name", ["derive_contact", "_240_something_else", "_040_derive_contact", "_550_derive_contact"]
)
def test_the_test_above_sees_a_name_out_of_place(db, name):
    db.rows(f"alter trigger _240_derive_contact on contacts rename to {name}")
    assert [f.split(":")[0] for f in faults(db)] == [f"contacts.{name}"]


def test_the_order_of_a_call(db):
    def order(timing):
        return [
            t["name"]
            for t in db.rows(TRIGGERS)
            if (t["table"], t["timing"]) == ("user_sessions", timing)
        ]

    assert order("before") == [
        "_010_keep_identity",
        "_015_keep_erased",
        "_020_keep_held",
        "_021_keep_held",
        "_030_keep_ids_apart",
        "_031_keep_ids_apart",
        "_110_redact_session",
        "_210_derive_session_status",
        "_215_derive_answer",
        "_220_derive_session_times",
        "_230_derive_session_price",
        "_240_derive_session_phones",
        "_290_set_updated_at",
        "generate_call_analytics",
        "generate_call_analytics_insert",
    ]
    assert order("after") == [
        "_016_keep_erased_keys",
        "_017_keep_erased_keys",
        "_022_keep_held",
        "_500_audit_session",
        "_600_index_session_text",
        "_601_index_session_text",
        "_602_index_messages",
        "_610_make_follow_ups",
        "update_client_usage_on_session_end",
    ]


@pytest.fixture(params=["as deployed", "backwards"])
def ordered(db, request):
    """A store whose triggers fire in either order."""
    if request.param == "backwards":
        db.reverse_triggers()
    return db


@pytest.mark.parametrize(
    ("sqlstate", "statement"),
    [
        ("PT409", "delete from user_sessions where true"),
        ("PT409", "delete from conversation_messages where true"),
        ("PT409", "update conversation_messages set content = 'something else' where true"),
        ("42501", "update user_sessions set client_id = 'globex' where true"),
        ("42501", "update conversation_messages set seq = 2 where true"),
        ("42501", "update audit_log set action = 'x' where true"),
        ("42501", "truncate audit_log"),
    ],
)
def test_a_guard_holds_wherever_it_fires(ordered, sqlstate, statement):
    ordered.start()
    ordered.call("log_message", session_id="call-1", role="user", content="hello")
    ordered.rows("update user_sessions set is_on_hold = true where true")

    with ordered.refused(sqlstate):
        ordered.rows(statement)


def test_a_held_turn_keeps_what_was_said_whoever_changes_it(ordered):
    """Redaction changes the content of an update that does not."""
    ordered.start()
    ordered.call("log_message", session_id="call-1", role="user", content="ada@example.com")
    ordered.rows("update user_sessions set is_on_hold = true where true")
    ordered.rows("update client_subscriptions set redacted_kinds = '{email}' where true")

    with ordered.refused("PT409"):
        ordered.rows("update conversation_messages set content = content where true")


def test_included_minutes_are_given_once_wherever_usage_is_counted(ordered):
    ordered.rows(
        """
        with plan as (
          insert into rate_plans (name, valid_from, price_per_minute, currency, included_minutes)
          values ('basic', '2000-01-01T00:00:00Z', 0.6, 'USD', 10)
          returning id
        )
        update client_subscriptions set rate_plan_id = plan.id from plan where client_id = 'acme'
        """
    )
    for n in range(3):
        ordered.start(f"call-{n}", started_at="2026-03-01T10:00:00Z")

    ordered.rows(
        "update user_sessions set ended_at_utc = '2026-03-01T10:08:00Z', duration_seconds = 480"
    )

    assert ordered.value("select sum(included_seconds) from user_sessions") == 600
    assert ordered.value("select sum(cost_total) from user_sessions") == Decimal("8.4")
    assert ordered.rows("select * from pgcalls.reconcile_usage()") == []
