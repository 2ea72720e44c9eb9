"""Whatever happens to calls, plans and months, in whatever order: every figure agrees.

Each sequence is a transaction of its own that never was. ``PGCALLS_SEQUENCES`` says
how many there are, 200 in the full set of four servers where it is not set; ``PGCALLS_STEPS`` how long they get.
"""

from __future__ import annotations

import json
import math
import os
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from psycopg.rows import dict_row

from support import (
    ACME_AGENT,
    ACME_ASSISTANT,
    ACME_OTHER_AGENT,
    ACME_OTHER_ASSISTANT,
    GLOBEX_ASSISTANT,
    SERVICE,
    Store,
    examples,
)

SEQUENCES = int(os.environ.get("PGCALLS_SEQUENCES", examples(200, 15)))
STEPS = int(os.environ.get("PGCALLS_STEPS", "10"))
CLIENTS = st.sampled_from(["acme", "globex"])
ASSISTANTS = {"acme": [ACME_ASSISTANT, ACME_OTHER_ASSISTANT], "globex": [GLOBEX_ASSISTANT]}
#: Instants around which months, days and clocks change, in UTC or in Auckland.
EDGES = [
    datetime(2026, 1, 1, tzinfo=UTC),
    datetime(2026, 2, 1, tzinfo=UTC),
    datetime(2026, 3, 1, tzinfo=UTC),
    datetime(2026, 3, 31, 11, tzinfo=UTC),
    datetime(2026, 4, 4, 14, tzinfo=UTC),
    datetime(2026, 4, 5, 12, tzinfo=UTC),
]
INSTANTS = st.builds(
    lambda edge, seconds: edge + timedelta(seconds=seconds),
    st.sampled_from(EDGES),
    st.one_of(st.sampled_from([-1, 0, 1]), st.integers(-200_000, 200_000)),
)
MONTHS = st.sampled_from([date(2025, 12, 1), *(date(2026, m, 1) for m in range(1, 5))])
ZONES = st.sampled_from(
    ["UTC", "Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu", "Pacific/Kiritimati"]
)
SECONDS = st.sampled_from([0, Decimal("0.001"), 1, 29, 30, 61, 600, 86_400])
COSTS = st.sampled_from([None, None, None, 0, Decimal("1.2345"), 999_999])
WHICH = st.integers(0, 30)
#: Seconds from the start to an answer or a turn; some before it, some after most ends.
RINGING = st.sampled_from([None, None, -5, 0, Decimal("0.001"), 26, 300, 90_000])
REASONS = st.sampled_from([None, "no-answer", "DIAL_BUSY", "customer-ended-call"])
SAID_SO = st.sampled_from([None, None, None, False, True])
WORDS = st.sampled_from([None, "booked", "lost", "é" * 300])
COUNTERS = (
    "call_count", "unpriced_count", "unanswered_count", "duration_seconds", "included_seconds",
    "cost_total",
)  # fmt: skip


def month_of(instant: datetime) -> date:
    return instant.astimezone(UTC).date().replace(day=1)


def after(instant: datetime, seconds: Any) -> datetime:
    return instant + timedelta(seconds=float(seconds))


@dataclass
class Told:
    """A call as it was told, and what follows for its length; knows nothing of the database."""

    started: datetime
    ended: datetime | None = None
    answered: datetime | None = None
    reason: str | None = None
    #: What somebody said, not what was concluded, is ``is_told``.
    is_answered: bool | None = None
    is_told: bool = False
    length: Decimal | None = None
    turns: list[datetime] = field(default_factory=list)

    def say(self, is_answered: bool | None) -> None:
        if is_answered is not self.is_answered:
            self.is_answered, self.is_told = is_answered, is_answered is not None

    def settle(self, before: Told | None = None) -> None:
        """Conclude, after a write of the call that was ``before``."""
        if self.answered and not self.started <= self.answered <= (self.ended or self.answered):
            self.answered = None
        if self.answered and self.turns:
            self.answered = min(self.answered, max(self.started, min(self.turns)))
        if self.answered or (self.ended and self.turns):
            concluded: bool | None = True
        elif self.is_told:
            return
        elif (
            before and before.ended and self.ended and before.reason == self.reason
            and before.is_answered is True and self.is_answered is True
        ):  # fmt: skip
            concluded = True
        elif self.ended and self.reason in ("no-answer", "DIAL_BUSY"):
            concluded = False
        else:
            concluded = None
        if not (self.is_told and self.is_answered is concluded):
            self.is_answered, self.is_told = concluded, False

    @property
    def seconds(self) -> Decimal:
        if self.length is not None:
            return self.length
        if self.is_answered is False:
            return Decimal(0)
        return exact(self.ended - (self.answered or self.started))

    @property
    def ringing(self) -> Decimal | None:
        if self.is_answered is False and self.ended:
            return exact(self.ended - self.started)
        return exact(self.answered - self.started) if self.answered else None


def exact(span: timedelta) -> Decimal:
    milliseconds = Decimal(span // timedelta(microseconds=1)) / 1000
    return milliseconds.quantize(Decimal(1), ROUND_HALF_UP) / 1000


class Billing(RuleBasedStateMachine):
    """Two clients, a few calls, every way in which their figures can change."""

    connection: psycopg.Connection[dict[str, Any]]

    def __init__(self) -> None:
        super().__init__()
        self.transaction = self.connection.transaction(force_rollback=True)
        self.transaction.__enter__()
        self.db = Store(self.connection)
        self.number = 0
        self.frozen: dict[tuple[str, date], dict[str, Any]] = {}
        self.told: dict[str, Told] = {}

    def teardown(self) -> None:
        self.transaction.__exit__(None, None, None)

    @initialize()
    def plans(self) -> None:
        self.db.rows(
            """
            insert into rate_plans (name, price_per_minute, connection_fee,
              billing_increment_seconds, minimum_seconds, included_minutes, bills_unanswered)
            values ('plain', 0.6, 0, 1, 0, 0, false), ('30/6', 0.123456, 0.05, 6, 30, 0, true),
              ('free minutes', 1, 0.01, 60, 0, 15, false);
            insert into rate_plan_prices (rate_plan_id, component, unit, model, price_per_unit)
            select id, 'llm', 'tokens', null, 0.0000123 from rate_plans where name <> 'plain'
            """
        )

    def pick(self, which: int, where: str = "true") -> dict[str, Any] | None:
        found = self.db.rows(f"select * from user_sessions where {where} order by session_id")
        return found[which % len(found)] if found else None

    @rule(client=CLIENTS, at=INSTANTS, which=WHICH, ringing=RINGING)
    def start(self, client: str, at: datetime, which: int, ringing: Any) -> None:
        assistants = ASSISTANTS[client]
        told = self.tell(Told(at))
        if ringing is not None:
            told.answered = after(at, ringing)
        self.db.call(
            "start_session", session_id=f"s{self.number:03}", client_id=client, started_at=at.isoformat(),
            assistant_id=assistants[which % len(assistants)], answered_at=told.answered,
        )  # fmt: skip
        told.settle()

    @rule(client=CLIENTS, at=INSTANTS, seconds=SECONDS, cost=COSTS, ringing=RINGING,
          reason=REASONS, said=SAID_SO)  # fmt: skip
    def import_ended(
        self,
        client: str,
        at: datetime,
        seconds: Any,
        cost: Any,
        ringing: Any,
        reason: Any,
        said: Any,
    ) -> None:
        told = self.tell(Told(at, after(at, seconds), reason=reason))
        told.answered = None if ringing is None else after(at, ringing)
        told.say(said)
        self.db.rows(
            "insert into user_sessions (client_id, session_id, started_at_utc, ended_at_utc,"
            " cost_total, answered_at, ended_reason, is_answered)"
            " values (%s, %s, %s, %s, %s, %s, %s, %s)",
            client, f"s{self.number:03}", at, told.ended, cost, told.answered, reason, said,
        )  # fmt: skip
        told.settle()

    def tell(self, told: Told) -> Told:
        self.number += 1
        self.told[f"s{self.number:03}"] = told
        return told

    @rule(which=WHICH, seconds=st.sampled_from([-5, 0, 10, 200]))
    def log(self, which: int, seconds: int) -> None:
        if call := self.pick(which, "status = 'active'"):
            told = self.told[call["session_id"]]
            told.turns.append(after(told.started, seconds))
            self.db.call(
                "log_message", session_id=call["session_id"], role="user", content="hello",
                created_at=told.turns[-1],
            )  # fmt: skip

    @rule(
        which=WHICH,
        seconds=st.sampled_from([-5, 0, 10, 200]),
        role=st.sampled_from(["user", "agent"]),
    )
    def log_late(self, which: int, seconds: int, role: str) -> None:
        if call := self.pick(which, "status <> 'active'"):
            told = self.told[call["session_id"]]
            before = replace(told)
            said_at = after(told.started, seconds)
            if role == "user":
                told.turns.append(said_at)
            self.db.rows(
                "insert into conversation_messages (session_id, role, content, created_at)"
                " values (%s, %s, 'late', %s)",
                call["id"], role, said_at,
            )  # fmt: skip
            told.settle(before)

    @rule(
        which=WHICH, seconds=st.sampled_from([1, 4, 12, 210]), interrupted=st.booleans(),
        spoken=st.sampled_from([None, Decimal("10.02"), Decimal("11.9"), 260]),
        content=st.sampled_from(["ok", "Your table is booked", "x" * 300]),
    )  # fmt: skip
    def reply(self, which: int, seconds: int, interrupted: bool, spoken: Any, content: str) -> None:
        """A turn of the agent, in time or late; nothing of it changes a price."""
        if call := self.pick(which):
            told = self.told[call["session_id"]]
            before = replace(told)
            self.db.rows(
                "insert into conversation_messages (session_id, role, content, created_at,"
                " spoken_at, interrupted) values (%s, 'agent', %s, %s, %s, %s)",
                call["id"], content, after(told.started, seconds),
                None if spoken is None else after(told.started, spoken), interrupted,
            )  # fmt: skip
            if told.ended:
                told.settle(before)

    @rule(which=WHICH, interrupted=st.booleans(), seconds=st.sampled_from([3, 55]))
    def correct_turn(self, which: int, interrupted: bool, seconds: int) -> None:
        turns = self.db.rows("select * from conversation_messages where role = 'agent' order by id")
        if turns:
            turn = turns[which % len(turns)]
            self.db.rows(
                "update conversation_messages set interrupted = %s, spoken_at = created_at"
                " + %s * interval '1 second' where id = %s",
                interrupted, seconds, turn["id"],
            )  # fmt: skip
            call = self.db.row("select * from user_sessions where id = %s", turn["session_id"])
            told = self.told[call["session_id"]]
            if told.ended:
                told.settle(replace(told))

    @rule(
        which=WHICH, key=st.sampled_from(["a", "b"]), success=st.sampled_from([None, True, False])
    )
    def use_tool(self, which: int, key: str, success: bool | None) -> None:
        """The same key again completes the first, also after the end."""
        if call := self.pick(which):
            told = self.told[call["session_id"]]
            self.db.rows(
                "insert into tool_calls (session_id, tool_name, tool_call_id, success)"
                " values (%s, 'get_weather', %s, %s) on conflict (client_id, session_id,"
                " tool_call_id) where tool_call_id is not null do update"
                " set success = excluded.success",
                call["id"], key, success,
            )  # fmt: skip
            if told.ended:
                told.settle(replace(told))

    @rule(which=WHICH, demo=st.booleans(), name=st.sampled_from([None, "Layla"]))
    def learn(self, which: int, demo: bool, name: str | None) -> None:
        if call := self.pick(which):
            self.db.rows(
                "update user_sessions set demo_scheduled = %s, user_name = %s where id = %s",
                demo, name, call["id"],
            )  # fmt: skip
            self.told[call["session_id"]].settle(replace(self.told[call["session_id"]]))

    @rule(weights=st.sampled_from([None, '{"demo": 0}', '{"contact": 900, "pace": 500}']))
    def weigh(self, weights: str | None) -> None:
        self.db.rows(
            "update client_subscriptions set lead_score_weights = %s where client_id = 'acme'",
            weights,
        )

    @rule(which=WHICH, ringing=RINGING)
    def answer(self, which: int, ringing: Any) -> None:
        if ringing is None or ringing < 0:
            return
        if call := self.pick(which):
            told = self.told[call["session_id"]]
            before = replace(told)
            told.answered = after(told.started, ringing)
            self.db.call("update_session", session_id=call["session_id"], answered_at=told.answered)
            told.settle(before)

    @rule(which=WHICH)
    def hand_over(self, which: int) -> None:
        """The one who has a call gives it to a colleague, and has it no longer."""
        agents = {ACME_ASSISTANT: ACME_AGENT, ACME_OTHER_ASSISTANT: ACME_OTHER_AGENT}
        if call := self.pick(which, "client_id = 'acme'"):
            has = str(call["assistant_id"])
            if has in agents:
                (to,) = agents.keys() - {has}
                self.db.call(
                    "update_session", agents[has], session_id=str(call["id"]), assistant_id=to
                )
                assert str(self.db.session(call["session_id"])["assistant_id"]) == to
                with self.db.refused("PT404"):
                    self.db.call("update_session", agents[has], session_id=str(call["id"]))
                self.told[call["session_id"]].settle(replace(self.told[call["session_id"]]))

    @rule(
        which=WHICH,
        key=st.sampled_from(["a", "b"]),
        tokens=st.integers(0, 100_000),
        is_total=st.booleans(),
    )
    def use(self, which: int, key: str, tokens: int, is_total: bool) -> None:
        if call := self.pick(which):
            self.db.call(
                "log_usage", session_id=call["session_id"], component="llm", unit="tokens",
                quantity=tokens, usage_key=key, is_total=is_total,
            )  # fmt: skip

    @rule(which=WHICH, seconds=SECONDS, cost=COSTS, outcome=WORDS, ringing=RINGING,
          reason=REASONS, said=SAID_SO)  # fmt: skip
    def end(
        self, which: int, seconds: Any, cost: Any, outcome: str | None, ringing: Any, reason: Any,
        said: Any,
    ) -> None:  # fmt: skip
        if call := self.pick(which, "status = 'active'"):
            told = self.told[call["session_id"]]
            before = replace(told)
            told.ended = after(told.started, seconds)
            answered = None if ringing is None else after(told.started, ringing)
            if answered and told.started <= answered <= told.ended:
                told.answered = answered
            told.reason = reason or told.reason
            if said is not None:
                told.say(said)
            told.settle(before)
            answer = self.db.call(
                "end_session", session_id=call["session_id"], cost_total=cost, ended_at=told.ended,
                call_outcome=outcome and outcome[:99], answered_at=answered, ended_reason=reason,
                is_answered=said,
            )  # fmt: skip
            noticed = {notice["argument"] for notice in answer["notices"]}
            first = max(told.started, min(told.turns)) if told.turns else answered
            assert ("answered_at" in noticed) == (
                answered is not None and not told.started <= answered <= min(told.ended, first)
            )
            assert ("is_answered" in noticed) == (said is False and told.is_answered is True)

    @rule(
        client=CLIENTS, at=INSTANTS, answers=st.lists(RINGING, min_size=3, max_size=3),
        said_at=st.lists(st.sampled_from([-5, 0, 10, 200]), max_size=2),
        seconds=st.sampled_from([30, 600, 86_400]), reason=REASONS, said=SAID_SO,
        success=st.sampled_from([None, True, False]), late=st.sampled_from([None, 10, 200]),
    )  # fmt: skip
    def whole_call(
        self, client: str, at: datetime, answers: list[Any], said_at: list[int], seconds: int,
        reason: Any, said: Any, success: bool | None, late: int | None,
    ) -> None:  # fmt: skip
        """What the other rules make of one call only seldom."""
        at_start, meanwhile, at_end = answers
        self.start(client, at, 0, at_start)
        for second in said_at:
            self.log(-1, second)
            self.reply(-1, second + 2, second == 10, None, "ok")
        self.use_tool(-1, "a", None)
        self.answer(-1, meanwhile)
        self.end(-1, seconds, None, None, at_end, reason, said)
        self.use_tool(-1, "a", success)
        if late is not None:
            self.log_late(-1, late, "user")

    @rule(which=WHICH, cost=COSTS, late=st.booleans())
    def end_again(self, which: int, cost: Any, late: bool) -> None:
        if call := self.pick(which, "status <> 'active' and not is_end_inferred"):
            told = self.told[call["session_id"]]
            before = replace(told)
            turn = {"role": "user", "content": "oh", "created_at": told.started.isoformat()}
            answer = self.db.call(
                "end_session", session_id=call["session_id"], cost_total=cost,
                messages=json.dumps([turn]) if late else None,
            )  # fmt: skip
            assert answer["already_ended"]
            if late:
                told.turns.append(told.started)
                told.settle(before)
            else:
                assert answer["cost_total"] == call["cost_total"]

    @rule(which=WHICH, seconds=SECONDS)
    def correct_length(self, which: int, seconds: Any) -> None:
        if call := self.pick(which, "status <> 'active'"):
            self.db.rows(
                "update user_sessions set duration_seconds = %s where id = %s", seconds, call["id"]
            )
            if seconds != call["duration_seconds"]:
                self.told[call["session_id"]].length = Decimal(seconds)

    @rule(which=WHICH, cost=COSTS, outcome=WORDS)
    def correct(self, which: int, cost: Any, outcome: str | None) -> None:
        if call := self.pick(which):
            self.db.rows(
                "update user_sessions set cost_total = %s, call_outcome = %s, sentiment = %s"
                " where id = %s",
                cost, outcome, outcome and outcome[:1], call["id"],
            )  # fmt: skip
            self.told[call["session_id"]].settle(replace(self.told[call["session_id"]]))

    @rule(which=WHICH, reason=REASONS, said=SAID_SO)
    def correct_answer(self, which: int, reason: Any, said: Any) -> None:
        if call := self.pick(which):
            told = self.told[call["session_id"]]
            before = replace(told)
            told.reason = reason
            told.say(said)
            self.db.rows(
                "update user_sessions set ended_reason = %s, is_answered = %s where id = %s",
                reason, said, call["id"],
            )  # fmt: skip
            told.settle(before)

    @rule(which=WHICH, at=INSTANTS)
    def move(self, which: int, at: datetime) -> None:
        if call := self.pick(which):
            self.db.rows(
                "update user_sessions set started_at_utc = %s,"
                " ended_at_utc = %s + (ended_at_utc - started_at_utc) where id = %s",
                at, at, call["id"],
            )  # fmt: skip
            told = self.told[call["session_id"]]
            before = replace(told)
            told.ended = told.ended and at + (told.ended - told.started)
            told.started = at
            told.settle(before)

    @rule(which=WHICH)
    def reopen(self, which: int) -> None:
        if call := self.pick(which, "status <> 'active'"):
            self.db.rows("update user_sessions set ended_at_utc = null where id = %s", call["id"])
            told = self.told[call["session_id"]]
            before = replace(told)
            told.ended = None
            told.settle(before)

    @rule(which=WHICH)
    def go_stale(self, which: int) -> None:
        if call := self.pick(which, "status = 'active'"):
            self.db.age(call["session_id"], "2 hours")
            told = self.told[call["session_id"]]
            told.started -= timedelta(hours=2)
            told.answered = told.answered and told.answered - timedelta(hours=2)
            told.turns = [turn - timedelta(hours=2) for turn in told.turns]
            closed = self.db.call("close_stale_sessions", idle="1 hour")
            assert closed
            for row in closed:
                told = self.told[row["session_id"]]
                before = replace(told)
                told.ended, told.reason = row["ended_at"], "stale"
                told.settle(before)

    @rule(which=WHICH, seconds=SECONDS)
    def end_late(self, which: int, seconds: Any) -> None:
        if call := self.pick(which, "is_end_inferred and status = 'abandoned'"):
            told = self.told[call["session_id"]]
            end = after(told.started, seconds)
            answer = self.db.call("end_session", session_id=call["session_id"], ended_at=end)
            if call["ended_reason"] == "stale":
                assert not answer["already_ended"]
                assert answer["ended_at"] == end
                before, told.ended, told.reason = replace(told), None, None
                told.settle(before)
                before, told.ended = replace(told), end
                told.settle(before)

    @rule(which=WHICH)
    def delete(self, which: int) -> None:
        if call := self.pick(which):
            self.db.rows("delete from user_sessions where id = %s", call["id"])
            del self.told[call["session_id"]]

    @rule(which=WHICH)
    def erase(self, which: int) -> None:
        """Forget what was said and by whom; what it cost stays."""
        if call := self.pick(which, "status <> 'active'"):
            self.db.rows("delete from conversation_messages where session_id = %s", call["id"])
            self.db.rows(
                "update user_sessions set call_transcript = null, call_summary = null,"
                " user_name = null, customer_number = null, metadata = null where id = %s",
                call["id"],
            )
            row = self.db.row("select * from user_sessions where id = %s", call["id"])
            assert row["cost_total"] == call["cost_total"]
            told = self.told[call["session_id"]]
            before = replace(told)
            told.turns = []
            told.settle(before)

    @rule(client=CLIENTS, name=st.sampled_from(["plain", "30/6", "free minutes", None]))
    def change_plan(self, client: str, name: str | None) -> None:
        self.db.rows(
            "update client_subscriptions set rate_plan_id ="
            " (select id from rate_plans where name = %s order by valid_from limit 1)"
            " where client_id = %s",
            name, client,
        )  # fmt: skip

    @rule(client=CLIENTS, at=INSTANTS, name=st.sampled_from(["plain", "30/6", "free minutes"]))
    def rewrite_history(self, client: str, at: datetime, name: str) -> None:
        self.db.rows(
            "insert into client_rate_plans (client_id, valid_from, rate_plan_id)"
            " select %s, %s, id from rate_plans where name = %s order by valid_from limit 1"
            " on conflict (client_id, valid_from) do update set rate_plan_id"
            " = excluded.rate_plan_id",
            client, at, name,
        )  # fmt: skip

    @rule(name=st.sampled_from(["plain", "free minutes"]), at=INSTANTS)
    def change_price(self, name: str, at: datetime) -> None:
        last = self.db.row(
            "select * from rate_plans where name = %s order by valid_from desc limit 1", name
        )
        if at <= last["valid_from"]:
            return
        self.db.rows("update rate_plans set valid_to = %s where id = %s", at, last["id"])
        self.db.rows(
            "insert into rate_plans (name, price_per_minute, included_minutes, valid_from)"
            " values (%s, %s, %s, %s)",
            name, last["price_per_minute"] + 1, last["included_minutes"] // 2, at,
        )  # fmt: skip

    @rule(start=INSTANTS, end=INSTANTS)
    def rerate(self, start: datetime, end: datetime) -> None:
        if start >= end:
            return
        calls = "select * from user_sessions order by id"
        before = self.db.rows(calls)
        shown = self.db.call("rerate", **{"from": start, "to": end})
        assert self.db.rows(calls) == before
        assert self.db.call("rerate", **{"from": start, "to": end}, dry_run=False) == shown
        costs = {row["id"]: row["cost_total"] for row in self.db.rows(calls)}
        assert {r["id"]: r["new_cost"] for r in shown}.items() <= costs.items()
        assert self.db.call("rerate", **{"from": start, "to": end}) == []

    @rule(month=MONTHS, client=st.one_of(st.none(), CLIENTS))
    def close(self, month: date, client: str | None) -> None:
        for row in self.db.call("close_month", month=month, client_id=client):
            key = (row["client_id"], row["month"])
            assert row.pop("failed") is None
            assert row.pop("created") == (key not in self.frozen)
            assert self.frozen.setdefault(key, row) == row

    @rule(client=CLIENTS, zone=ZONES)
    def move_client(self, client: str, zone: str) -> None:
        self.db.rows(
            "update client_subscriptions set timezone = %s where client_id = %s", zone, client
        )

    @rule(zone=ZONES)
    def set_timezone(self, zone: str) -> None:
        self.db.rows("select set_config('timezone', %s, true)", zone)

    @invariant()
    def usage_rollups_and_statements_agree_with_the_rows(self) -> None:
        assert self.db.rows("select * from pgcalls.reconcile_usage()") == []

    @invariant()
    def so_they_do_when_added_up_here(self) -> None:
        """The same by other arithmetic: nothing the database says is taken for granted."""
        usage: dict[Any, dict[str, Any]] = defaultdict(lambda: dict.fromkeys(COUNTERS, 0))
        billed: dict[str, Decimal] = defaultdict(Decimal)
        for call in self.db.rows("select * from user_sessions where ended_at_utc is not null"):
            cell = usage[call["client_id"], month_of(call["started_at_utc"])]
            cell["call_count"] += 1
            cell["unpriced_count"] += call["cost_total"] is None
            cell["unanswered_count"] += call["is_answered"] is False
            cell["duration_seconds"] += call["duration_seconds"]
            cell["included_seconds"] += call["included_seconds"]
            cell["cost_total"] += call["cost_total"] or 0
            billed[call["client_id"]] += call["cost_total"] or 0
        kept = {
            (row["client_id"], row["month"]): {name: row[name] for name in COUNTERS}
            for row in self.db.rows("select * from client_monthly_usage")
            if any(row[name] for name in COUNTERS)
        }
        assert kept == usage

        statements = self.db.rows("select * from statements")
        lines = self.db.rows("select * from statement_adjustments")
        closed = {(s["client_id"], s["month"]) for s in statements}
        assert {(s["client_id"], s["month"]): s for s in statements} == self.frozen
        total: dict[str, Decimal] = defaultdict(Decimal)
        for row in statements:
            total[row["client_id"]] += row["cost_total"]
        for row in lines:
            assert (row["client_id"], row["corrected_month"]) in closed
            if (row["client_id"], row["month"]) not in closed:
                total[row["client_id"]] += row["cost_total"]
        for key, cell in kept.items():
            if key not in closed:
                total[key[0]] += cell["cost_total"]
        assert {c: t for c, t in total.items() if t} == {c: b for c, b in billed.items() if b}

    @invariant()
    def each_length_follows_from_what_was_told(self) -> None:
        for call in self.db.rows("select * from user_sessions where ended_at_utc is not null"):
            told = self.told[call["session_id"]]
            assert (
                call["is_answered"], call["ringing_seconds"], call["duration_seconds"],
            ) == (told.is_answered, told.ringing, told.seconds)  # fmt: skip

    @invariant()
    def each_price_can_be_worked_out(self) -> None:
        plans = {row["id"]: row for row in self.db.rows("select * from rate_plans")}
        lines: dict[Any, Decimal] = defaultdict(Decimal)
        for line in self.db.rows("select * from usage_lines"):
            lines[line["session_id"]] += line["price"] or 0
        used: dict[Any, Decimal] = defaultdict(Decimal)
        for call in self.db.rows("select * from user_sessions where ended_at_utc is not null"):
            told = self.told[call["session_id"]]
            plan = plans.get(call["rate_plan_id"])
            is_free = told.is_answered is False and not (plan is None or plan["bills_unanswered"])
            usage = Decimal(0) if is_free else round_half_up(lines[call["id"]])
            assert call["usage_cost"] == usage
            if "cost_total" not in call["derived_columns"]:
                assert plan is None or call["cost_total"] is not None
                assert call["included_seconds"] == 0
                continue
            if is_free:
                assert (call["cost_total"], call["included_seconds"]) == (0, 0)
                continue
            step = plan["billing_increment_seconds"]
            seconds = max(told.seconds, plan["minimum_seconds"])
            billed = math.ceil(seconds / step) * step - call["included_seconds"]
            cost = round_half_up(plan["connection_fee"] + plan["price_per_minute"] * billed / 60)
            cost += usage
            assert call["cost_total"] == (cost if cost < 1_000_000 else None)
            used[call["client_id"], month_of(call["started_at_utc"])] += call["included_seconds"]
        assert all(seconds <= 15 * 60 for seconds in used.values())

    @precondition(lambda self: self.number)
    @invariant()
    def analytics_tell_the_same(self) -> None:
        """As added up here from calls, turns and tool calls, whole, by day and by assistant."""
        zone = ZoneInfo(
            self.db.value("select timezone from client_subscriptions where client_id = 'acme'")
        )
        asked = {"client_id": "acme", "start_date": "2025-12-01", "end_date": "2026-05-31"}
        answer = self.db.call("get_client_call_analytics", SERVICE, **asked)
        days: dict[str, list[Any]] = defaultdict(list)
        assistants: dict[str, list[Any]] = defaultdict(list)
        calls = []
        for call in self.db.rows(
            "select s.*, f.lead_score from user_sessions as s join session_figures as f"
            " using (id) where s.client_id = 'acme' and s.ended_at_utc is not null"
        ):
            local = call["started_at_utc"].astimezone(zone)
            if date(2025, 12, 1) <= local.date() <= date(2026, 5, 31):
                call["hour"] = local.hour
                calls.append(call)
                days[local.date().isoformat()].append(call)
                assistants[str(call["assistant_id"])].append(call)
        turns = defaultdict(list)
        for turn in self.db.rows("select * from conversation_messages order by session_id, seq"):
            turns[turn["session_id"]].append(turn)
        tools = defaultdict(list)
        for tool in self.db.rows("select * from tool_calls"):
            tools[tool["session_id"]].append(tool)

        def agrees(told: dict[str, Any], about: list[dict[str, Any]]) -> None:
            figures = added_up(about, turns, tools)
            exact_times = figures.pop("response_times")
            assert {name: number(told[name]) for name in figures} == figures
            for name, share in (("p50", 0.5), ("p95", 0.95)):
                is_within(told[f"response_{name}_seconds"], exact_times, share)

        for day in answer["by_day"]:
            agrees(day, days[day["day"]])
            for name in ("sentiment", "lead_score"):
                told = {part[name]: part["calls"] for part in day[f"by_{name}"]}
                assert told == counted(days[day["day"]], name)
        assert {part["assistant_id"] for part in answer["by_assistant"]} == set(assistants)
        for part in answer["by_assistant"]:
            agrees(part, assistants[part["assistant_id"]])
        agrees({**answer, "calls": answer["total_calls"]}, calls)
        for name in ("call_outcome", "sentiment", "type", "ended_reason", "lead_score", "hour"):
            key = name.removeprefix("call_")
            parts = answer["busiest_hours" if name == "hour" else f"by_{key}"]
            assert {part[key]: part["calls"] for part in parts} == counted(calls, name)
        assert [part["hour"] for part in answer["by_hour"]] == list(range(24))
        by_hour = {part["hour"]: part["calls"] for part in answer["by_hour"] if part["calls"]}
        assert by_hour == counted(calls, "hour")
        active = "select count(*) from user_sessions where client_id = 'acme' and status = 'active'"
        assert answer["active_calls"] == self.db.value(active)
        one = self.db.call(
            "get_client_call_analytics", SERVICE, **asked, assistant_id=ACME_OTHER_ASSISTANT
        )
        agrees({**one, "calls": one["total_calls"]}, assistants[ACME_OTHER_ASSISTANT])


def added_up(
    calls: list[dict[str, Any]], turns: dict[Any, list[Any]], tools: dict[Any, list[Any]]
) -> dict[str, Any]:
    """The figures of some calls, from their rows."""
    said = [turn for call in calls for turn in turns[call["id"]] if turn["role"] != "system"]
    letters = {
        role: sum(len(turn["content"]) for turn in said if turn["role"] == role)
        for role in ("agent", "user")
    }
    results = [tool["success"] for call in calls for tool in tools[call["id"]]]
    known = [success for success in results if success is not None]
    times = [
        max((at(turn) - at(before)).total_seconds(), 0)
        for call in calls
        for before, turn in pairwise(turns[call["id"]])
        if (before["role"], turn["role"]) == ("user", "agent")
    ]
    unanswered = sum(call["is_answered"] is False for call in calls)
    demos = sum(call["demo_scheduled"] for call in calls)
    return {
        "calls": len(calls),
        "unanswered_calls": unanswered,
        "answered_calls": len(calls) - unanswered,
        "unpriced_calls": sum(call["cost_total"] is None for call in calls),
        "demos": demos,
        "conversion_rate": share(100 * demos, len(calls), "0.01"),
        "interruptions": sum(turn["interrupted"] for turn in said),
        "talk_ratio": share(letters["agent"], letters["agent"] + letters["user"], "0.001"),
        "tool_calls": len(results),
        "tool_success_rate": share(100 * sum(known), len(known), "0.01"),
        "response_times": sorted(times),
    }


def number(told: Any) -> Any:
    return float(told) if isinstance(told, Decimal) else told


def at(turn: dict[str, Any]) -> datetime:
    """In UTC: Python subtracts the clock readings of two instants in one zone."""
    instant: datetime = turn["spoken_at"] or turn["created_at"]
    return instant.astimezone(UTC)


def share(part: int, whole: int, unit: str) -> Any:
    if not whole:
        return None
    return float((Decimal(part) / whole).quantize(Decimal(unit), ROUND_HALF_UP))


def counted(calls: list[dict[str, Any]], name: str) -> dict[Any, int]:
    def value(call: dict[str, Any]) -> Any:
        found = call[name]
        if name == "lead_score" and found is not None:
            return min(found // 20 * 20, 80)
        return found[:200] if isinstance(found, str) else found

    return dict(Counter(map(value, calls)))


def is_within(told: Any, times: list[float], share: float) -> None:
    """A quantile is at most 5 % from the true one, from 50 ms to ten minutes."""
    if not times:
        assert told is None
        return
    true = times[math.ceil(share * len(times)) - 1]
    if true > 689:
        assert told >= 600
        return
    assert abs(float(told) - max(true, 0.05)) <= 0.05 * max(true, 0.05) + 0.001


def round_half_up(value: Decimal) -> Decimal:
    return Decimal(value).quantize(Decimal("0.0001"), ROUND_HALF_UP)


def test_every_figure_agrees_after_every_step(installed):
    with psycopg.connect(installed("closed"), row_factory=dict_row) as connection:
        connection.execute("set plpgsql.extra_errors = 'all'")
        connection.commit()
        machine = type("Sequence", (Billing,), {"connection": connection})
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=SEQUENCES,
                stateful_step_count=STEPS,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )


@pytest.mark.parametrize(
    "statement", ["update statements set call_count = 9", "delete from call_rollups"]
)
def test_the_invariants_see_a_fault(db, statement):
    db.start(started_at="2026-01-31T12:00:00Z")
    db.call("end_session", session_id="call-1", cost_total=1)
    db.call("close_month", month="2026-01-01")

    db.rows(statement)

    assert db.rows("select * from pgcalls.reconcile_usage()") != []
