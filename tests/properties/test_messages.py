"""Whatever is logged, in whatever order, however often: the order holds and nothing doubles."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.types.json import Jsonb

from support import examples

SETTINGS = settings(
    max_examples=examples(60, 10),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
#: Anything Postgres can hold: no NUL byte, no lone surrogate.
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)
WORDS = TEXT.filter(lambda text: text.strip() != "" and not text.isspace()).map(lambda t: f"x{t}")
ROLES = st.sampled_from(["user", "agent", "system", "assistant", "human"])
KEYS = st.one_of(st.none(), st.sampled_from([f"k{n}" for n in range(6)]))
TURN = st.fixed_dictionaries({"role": ROLES, "content": WORDS, "message_key": KEYS})


def turns(db):
    return db.rows("select seq, content, message_key from conversation_messages order by seq")


@SETTINGS
@given(batches=st.lists(st.lists(TURN, max_size=5), max_size=6))
def test_order_and_idempotency(example, batches):
    """Single turns and batches, with and without keys, everything sent twice at the end."""

    def body(db):
        db.call("start_session", session_id="s")
        expected: list[tuple[str, str | None]] = []
        seen: dict[str, int] = {}
        for batch in batches:
            saved = 0
            for turn in batch:
                key, content = turn["message_key"], turn["content"]
                if key is None or key not in seen:
                    expected.append((content, key))
                    saved += 1
                    if key:
                        seen[key] = len(expected) - 1
                elif not expected[seen[key]][0].startswith(content):
                    expected[seen[key]] = (content, key)
            if len(batch) == 1:
                answer = db.call("log_message", session_id="s", **batch[0])
                assert answer["created"] == bool(saved)
            else:
                answer = db.call("log_messages", session_id="s", messages=Jsonb(batch))
                assert answer["messages_saved"] == saved
                assert answer["messages_duplicate"] == len(batch) - saved
                assert answer["last_seq"] == len(expected)
        stored = turns(db)
        assert [(t["content"], t["message_key"]) for t in stored] == expected
        assert [t["seq"] for t in stored] == list(range(1, len(expected) + 1))

        keyed = [
            {"role": "user", "content": t["content"], "message_key": t["message_key"]}
            for t in stored
            if t["message_key"]
        ]
        again = db.call("log_messages", session_id="s", messages=Jsonb(keyed))
        assert (again["messages_saved"], turns(db)) == (0, stored)
        answer = db.call("end_session", session_id="s", expected_message_count=len(expected))
        assert (answer["message_count"], answer["missing"]) == (len(expected), [])

    example(body)


@SETTINGS
@given(
    seqs=st.lists(st.integers(1, 30), unique=True, max_size=12),
    repeats=st.lists(st.integers(0, 11), max_size=6),
    expected=st.one_of(st.none(), st.integers(0, 40)),
)
def test_the_agents_own_order(example, seqs, repeats, expected):
    """Turns numbered by the agent arrive in any order, some of them twice."""

    def body(db):
        db.call("start_session", session_id="s")
        order = seqs + [seqs[i] for i in repeats if i < len(seqs)]
        for n, seq in enumerate(order):
            answer = db.call(
                "log_message", session_id="s", role="user", content=f"turn {seq}", seq=seq
            )
            assert answer["created"] == (n < len(seqs))
        assert [t["content"] for t in turns(db)] == [f"turn {s}" for s in sorted(seqs)]

        answer = db.call("end_session", session_id="s", expected_message_count=expected)
        last = max([*seqs, expected or 0], default=0)
        assert answer["missing"] == sorted(set(range(1, last + 1)) - set(seqs))

    example(body)


@SETTINGS
@given(
    text=WORDS,
    metadata=st.dictionaries(TEXT, st.one_of(st.none(), st.booleans(), TEXT), max_size=4),
)
def test_what_was_said_comes_back(example, text, metadata):
    def body(db):
        db.call("start_session", session_id="s")
        db.call("log_message", session_id="s", role="user", content=text, metadata=metadata)
        document = db.call("get_conversation_with_messages", conversation_id="s")
        (turn,) = document["messages"]
        assert (turn["content"], turn["metadata"]) == (text, metadata)

    example(body)
