"""A call that ends makes what must follow it: by its rules, once, whatever comes later."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support import ACME_ASSISTANT, ACME_OTHER_ASSISTANT, SERVICE

HAPPY = "This is wonderful, I love it! What is the price of a booking?"


def test_a_payload_is_the_call_in_the_words_of_the_rule(follow_ups):
    follow_ups.rule(
        template={
            "to": "{{user_email}}",
            "text": "Dear {{user_name}}, thank you: {{ summary }}",
            "call": {"turns": "{{message_count}}", "demo": ["{{demo_time}}"]},
        }
    )
    follow_ups.end(user_name="Ada", user_email="ada@example.com", summary="Said {{user_email}}.")

    (made,) = follow_ups.made
    assert made["payload"] == {
        "to": "ada@example.com",
        "text": "Dear Ada, thank you: Said {{user_email}}.",
        "call": {"turns": 1, "demo": [None]},
    }
    assert (made["state"], made["kind"], made["attempts"]) == ("pending", "email", 0)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({"status": "completed"}, True),
        ({"status": "abandoned"}, False),
        ({"ended_reason": "hangup"}, True),
        ({"ended_reason": "busy"}, False),
        ({"is_answered": True}, True),
        ({"is_answered": False}, False),
        ({"demo_scheduled": False}, True),
        ({"demo_scheduled": True}, False),
        ({"call_outcome": "interested"}, True),
        ({"call_outcome": "completed"}, False),
        ({"sentiment": "positive"}, True),
        ({"sentiment": "negative"}, False),
        ({"keyword": "PRICING"}, True),
        ({"keyword": "price"}, False),
        ({"assistant_id": ACME_ASSISTANT}, True),
        ({"assistant_id": ACME_OTHER_ASSISTANT}, False),
        ({"min_lead_score": 0}, True),
        ({"min_lead_score": 100}, False),
        ({"max_lead_score": 100}, True),
        ({"max_lead_score": 0}, False),
        ({"is_active": False}, False),
        ({"starts_at": "2099-01-01"}, False),
        ({"client_id": "globex"}, False),
        ({"sentiment": "positive", "keyword": "pricing"}, True),
        ({"sentiment": "positive", "keyword": "weather"}, False),
    ],
)  # fmt: skip
def test_every_condition_must_hold(follow_ups, condition, holds):
    follow_ups.rule(**condition)
    follow_ups.db.start()
    follow_ups.db.call("log_message", session_id="call-1", role="user", content=HAPPY)
    follow_ups.db.call(
        "end_session", session_id="call-1", ended_reason="hangup", is_answered=True,
        call_outcome="interested", keywords=["Pricing"],
    )  # fmt: skip

    assert bool(follow_ups.made) == holds


def test_every_condition_has_a_case(db):
    settings = {
        "id", "name", "kind", "template", "delay", "per_caller_days", "max_attempts", "created_at",
        "updated_at",
    }  # fmt: skip
    (mark,) = [m for m in test_every_condition_must_hold.pytestmark if m.name == "parametrize"]
    cases = {(column, holds) for condition, holds in mark.args[1] if len(condition) == 1
             for column in condition}  # fmt: skip
    columns = {
        r["attname"]
        for r in db.rows(
            "select attname from pg_attribute where attrelid = 'follow_up_rules'::regclass"
            " and attnum > 0 and not attisdropped"
        )
    }
    assert {column for column, holds in cases if not holds} == columns - settings
    switches = {"is_active", "starts_at", "client_id"}
    assert {column for column, holds in cases if holds} == columns - settings - switches


def test_the_lead_score_is_that_of_the_view(follow_ups):
    follow_ups.db.rows(
        "update client_subscriptions set lead_score_weights = '{\"demo\": 0}' where true"
    )
    for score in range(101):
        follow_ups.rule(f"{score}", min_lead_score=score, max_lead_score=score)
    follow_ups.end(said=HAPPY, user_name="Ada", user_email="ada@example.com")

    (made,) = follow_ups.made
    assert int(made["rule"]) == follow_ups.db.value("select lead_score from session_figures")


def test_what_is_learned_later_makes_a_rule_hold(follow_ups):
    follow_ups.rule(call_outcome="interested")
    follow_ups.end()
    assert follow_ups.made == []

    for outcome in ("interested", "other", "interested"):
        follow_ups.db.call("update_session", session_id="call-1", call_outcome=outcome)

    assert len(follow_ups.made) == 1


def test_it_is_due_when_the_rule_says(follow_ups):
    follow_ups.rule(delay=timedelta(hours=2))
    follow_ups.end()

    assert follow_ups.db.value("select due_at - created_at from follow_ups") == timedelta(hours=2)


@pytest.mark.parametrize(
    ("days", "callers", "made"),
    [
        (7, ["+64215550123"] * 3, 1),
        (None, ["+64215550123"] * 3, 3),
        (7, ["+64215550123", "+64215550124", None, None], 4),
    ],
)
def test_a_caller_is_not_followed_up_too_often(follow_ups, days, callers, made):
    follow_ups.rule(per_caller_days=days)
    for n, caller in enumerate(callers):
        follow_ups.end(f"call-{n}", customer_number=caller)
    # Nor by a later correction.
    follow_ups.db.rows("update user_sessions set call_summary = 'x' where true")

    assert len(follow_ups.made) == made


def test_a_caller_is_followed_up_again_when_the_days_are_over(follow_ups):
    follow_ups.rule(per_caller_days=7)
    follow_ups.end("call-1", user_id="u")
    follow_ups.db.age_rows("follow_ups", "8 days", "created_at")
    follow_ups.end("call-2", user_id="u")

    assert [f["call"] for f in follow_ups.made] == ["call-1", "call-2"]


def test_what_cannot_be_made_is_dead_and_the_call_ends(follow_ups):
    follow_ups.rule("good")
    follow_ups.rule("large", template={"all": ["{{summary}}"] * 3})
    follow_ups.end(summary="private " * 5000)

    assert follow_ups.db.session()["status"] == "completed"
    made = {f["rule"]: (f["state"], f["payload"], f["last_error"]) for f in follow_ups.made}
    assert made == {"good": ("pending", {}, None), "large": ("dead", None, "not made: PT413")}


def test_the_call_ends_even_if_nothing_can_be_noted(follow_ups):
    follow_ups.rule()
    follow_ups.db.rows("alter table follow_ups add constraint no_check check (kind <> 'email')")
    follow_ups.end()

    assert (follow_ups.db.session()["status"], follow_ups.made) == ("completed", [])


def test_a_call_that_runs_or_was_erased_has_none(follow_ups):
    follow_ups.end("old", customer_number="+64215550123")
    follow_ups.db.call("anonymize_session", session_id="old")
    follow_ups.rule(starts_at="2020-01-01")
    follow_ups.db.rows("update user_sessions set cost_total = 1 where true")
    follow_ups.db.start("new")

    assert follow_ups.made == []


def test_said_things_are_redacted_and_addresses_are_kept(follow_ups):
    follow_ups.end(user_email="ada@example.com", summary="Write to ada@example.com")
    follow_ups.db.rows("update client_subscriptions set redacted_kinds = '{email}' where true")
    follow_ups.rule(
        template={"to": "{{user_email}}", "text": "{{summary}}"}, starts_at="2020-01-01"
    )
    follow_ups.db.rows("update user_sessions set cost_total = 1 where true")

    (made,) = follow_ups.made
    assert made["payload"] == {"to": "ada@example.com", "text": "Write to [email]"}


def test_erasing_the_call_cancels_what_waits_and_forgets_what_was_done(follow_ups):
    for name in ("waits", "done", "failed"):
        follow_ups.rule(name, kind=name, template={"to": "{{user_email}}"})
    follow_ups.end(user_email="ada@example.com", customer_number="+64215550123")
    for kind in ("done", "failed"):
        (claimed,) = follow_ups.db.call("claim_follow_ups", kind=kind)
        follow_ups.db.call(
            "finish_follow_up", id=claimed["id"], attempt=1, success=kind == "done",
            error="no such mailbox: ada@example.com",
        )  # fmt: skip
    assert "ada@example.com" in str(follow_ups.made)

    follow_ups.db.call("forget_caller", phone="+64215550123")

    assert {f["rule"]: f["state"] for f in follow_ups.made} == {
        "waits": "cancelled", "done": "done", "failed": "cancelled",
    }  # fmt: skip
    assert {(f["payload"], f["caller"], f["last_error"]) for f in follow_ups.made} == {
        (None, None, None)
    }


def test_a_caller_is_erased_from_what_follows_the_calls_of_others(follow_ups):
    follow_ups.rule(template={"text": "{{summary}}"})
    follow_ups.end("mine", customer_number="+64215550123", user_email="ada@example.com")
    follow_ups.end("other", customer_number="+64215550199", summary="Asked for ada@example.com.")

    follow_ups.db.call("forget_caller", email="ada@example.com")

    (_, other) = follow_ups.made
    assert (other["payload"], other["state"]) == ({"text": "Asked for [erased]."}, "pending")


def test_a_line_of_the_bill_has_none(follow_ups):
    follow_ups.rule()
    follow_ups.end()
    follow_ups.db.rows("update client_subscriptions set retention_days = 1 where true")
    follow_ups.db.age("call-1", "3 days")
    follow_ups.db.call("purge_expired")
    assert [f["state"] for f in follow_ups.made] == ["cancelled"]
    follow_ups.db.rows("update client_subscriptions set record_retention_days = 2 where true")
    follow_ups.db.call("purge_expired")

    assert follow_ups.db.value("select reduced_at is not null from user_sessions")
    assert follow_ups.made == []


def test_what_is_on_hold_is_kept_and_sent(follow_ups):
    follow_ups.rule(template={"text": "{{summary}}"})
    follow_ups.end(summary="x")
    follow_ups.db.rows("update user_sessions set is_on_hold = true where true")
    for statement in (
        "delete from follow_up_rules where true",
        "update follow_ups set payload = null where true",
    ):
        with follow_ups.db.refused("PT409", "session is on legal hold"):
            follow_ups.db.rows(statement)
    (claimed,) = follow_ups.db.call("claim_follow_ups", kind="email")
    for success in (False, True):
        follow_ups.db.call(
            "finish_follow_up", id=claimed["id"], attempt=claimed["attempt"], success=success
        )

    assert claimed["payload"] == {"text": "x"}
    assert follow_ups.made[0]["state"] == "pending"


def test_a_rule_that_goes_takes_what_it_made(follow_ups):
    follow_ups.rule()
    follow_ups.end()
    follow_ups.db.become(SERVICE)
    follow_ups.db.rows("delete from follow_up_rules where name = 'r'")
    follow_ups.db.become(None)

    assert follow_ups.db.rows("select from follow_ups") == []


@pytest.mark.parametrize("order", ["as deployed", "backwards"])
def test_it_is_made_after_the_analysis_in_any_order_of_triggers(follow_ups, order):
    if order == "backwards":
        follow_ups.db.reverse_triggers()
    follow_ups.rule(sentiment="positive", keyword="price", template={"mood": "{{sentiment}}"})
    follow_ups.end(said="The price of it is great, great, wonderful! I love the price.")

    assert [f["payload"] for f in follow_ups.made] == [{"mood": "positive"}]
