from __future__ import annotations

import pytest

LATER = "update client_subscriptions set is_analysed_later = true where client_id = 'acme'"
FOUND = ("user_name", "sentiment", "keywords", "call_outcome")


@pytest.fixture
def later(db):
    db.rows(LATER)
    return db


def end(db, session_id="call-1"):
    db.start(session_id)
    db.call(
        "log_message",
        session_id=session_id,
        role="user",
        content="This is Ada Byron. Great, thanks!",
    )
    return db.call("end_session", session_id=session_id, summary="About prices.")


def test_the_end_says_all_but_what_is_found_in_the_words(later):
    answer = end(later)
    call = later.session()

    assert (answer["status"], answer["message_count"]) == ("completed", 1)
    assert call["call_transcript"] == "user: This is Ada Byron. Great, thanks!"
    assert [call[name] for name in FOUND] == [None] * 4
    assert call["is_analysis_pending"]


def test_the_call_is_analysed_afterwards_and_once(later):
    end(later)

    (row,) = later.call("analyse_pending")

    call = later.session()
    assert (row["id"], row["client_id"], row["session_id"], row["failed"]) == (
        call["id"], "acme", "call-1", None
    )  # fmt: skip
    assert (call["user_name"], call["sentiment"]) == ("Ada Byron", "positive")
    assert None not in (call["keywords"], call["call_outcome"])
    assert not call["is_analysis_pending"]
    assert later.call("analyse_pending") == []


def test_a_go_takes_so_many_calls_and_those_of_one_client(later):
    for n in range(3):
        end(later, f"call-{n}")

    assert len(later.call("analyse_pending", max_calls=2)) == 2
    assert later.call("analyse_pending", client_id="globex") == []
    assert len(later.call("analyse_pending", client_id="acme")) == 1


def test_a_late_turn_waits_too(later):
    end(later)
    later.call("analyse_pending")

    later.call("log_message", session_id="call-1", role="user", content="It is terrible, awful.")

    call = later.session()
    assert (call["message_count"], call["sentiment"], call["is_analysis_pending"]) == (
        2, "positive", True,
    )  # fmt: skip
    later.call("analyse_pending")
    assert later.session()["sentiment"] != "positive"


def test_a_client_that_does_not_wait_any_more_still_has_its_calls_analysed(later):
    end(later)
    later.rows(LATER.replace("true", "false"))

    assert len(later.call("analyse_pending")) == 1
    assert later.session()["sentiment"] == "positive"


def test_a_call_that_goes_on_after_all_does_not_wait(later):
    end(later)
    later.rows("update user_sessions set status = 'active'")

    assert later.call("analyse_pending") == []


def test_a_failure_of_the_analysis_is_told_once_and_does_not_come_again(later):
    end(later)
    later.rows("drop table pgcalls.stop_words")

    assert [row["failed"] for row in later.call("analyse_pending")] == [None]
    assert later.call("analyse_pending") == []


INDEXED = "select client_id from pgcalls.message_texts order by 1"


@pytest.fixture
def two_calls(db):
    for client in ("acme", "globex"):
        db.call("start_session", session_id=client, client_id=client)
        db.call("log_message", session_id=client, role="user", content="A pelican")
    return db


@pytest.mark.parametrize("clients", [["acme"], ["acme", "globex"]])
def test_it_indexes_what_was_said_in_calls_that_go_on(two_calls, clients):
    # It works for a second, in which a slow machine comes to one of them.
    for _ in clients:
        two_calls.index_recent(clients[0] if len(clients) == 1 else None)

    assert [row["client_id"] for row in two_calls.rows(INDEXED)] == clients


def test_a_client_of_whom_nobody_spoke_is_left_alone(two_calls):
    marks = "select client_id, ctid from pgcalls.text_marks order by 1"
    two_calls.age_marks()
    before = two_calls.rows(marks)

    two_calls.call("analyse_pending")

    two_calls.become(None)
    moved = [
        row["client_id"]
        for row, was in zip(two_calls.rows(marks), before, strict=True)
        if row != was
    ]
    assert moved == ["acme", "globex"]


def test_a_client_that_cannot_be_indexed_is_told_and_keeps_nobody(two_calls):
    two_calls.rows("alter table pgcalls.message_texts add check (client_id <> 'acme')")

    (row,) = two_calls.index_recent()

    assert (row["id"], row["client_id"], row["failed"]) == (None, "acme", "23514")
    assert [row["client_id"] for row in two_calls.rows(INDEXED)] == ["globex"]
    assert len(two_calls.call("search_messages", query="pelican")) == 2


def test_a_call_ends_although_another_one_cannot_be_indexed(two_calls):
    two_calls.call("start_session", session_id="silent", client_id="acme")
    two_calls.rows("alter table pgcalls.message_texts add check (client_id <> 'acme')")
    two_calls.age_marks()

    assert two_calls.call("end_session", session_id="silent")["status"] == "completed"


def test_what_is_found_is_no_change_of_the_call(later):
    end(later)
    before = later.value("select count(*) from audit_log where object_type = 'user_sessions'")
    later.call("analyse_pending")

    assert before == later.value(
        "select count(*) from audit_log where object_type = 'user_sessions'"
    )


def test_follow_ups_wait_for_the_analysis(later):
    later.rows(
        "insert into follow_up_rules (client_id, name, kind) values ('acme', 'r', 'callback')"
    )
    end(later)
    assert later.value("select count(*) from follow_ups") == 0

    later.call("analyse_pending")

    assert later.value("select count(*) from follow_ups") == 1


def test_what_is_kept_of_an_erased_call_is_found_first(later):
    end(later)
    later.call("anonymize_session", session_id="call-1")

    call = later.session(later.value("select session_id from user_sessions"))
    assert (call["sentiment"], call["user_name"]) == ("positive", None)
    assert not call["is_analysis_pending"]


def test_a_caller_whom_only_the_analysis_knows_is_forgotten(later):
    for n in range(2):
        later.start(f"call-{n}")
        later.call(
            "log_message", session_id=f"call-{n}", role="user",
            content=["Call me back on 021 555 1234, please.", "What are your prices?"][n],
        )  # fmt: skip
        later.call("end_session", session_id=f"call-{n}")

    assert later.call("forget_caller", phone="+64215551234", client_id="acme")["has_more"]
    # Those that end meanwhile do not keep it from going on.
    end(later, "call-2")
    answer = later.call("forget_caller", phone="+64215551234", client_id="acme")

    assert (answer["calls"], answer["has_more"]) == (1, False)
    assert later.value("select count(*) from user_sessions where anonymized_at is not null") == 1
    assert later.session("call-2")["is_analysis_pending"]
