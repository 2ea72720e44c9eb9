"""A rule is refused when it is written, not when a call has ended."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    ["{{nothing}}", "Dear {{user_nam}},", "{{", "{{}}", "{{user_name", "{{user_name}} {{x}}",
     "{{user_name;}}", "{{metadata}}", "{{ctid}}", '{{"user_name"}}', "{{{user_name}}}"],
)  # fmt: skip
def test_an_unknown_placeholder_is_refused(follow_ups, text):
    for template in ({"a": text}, {"a": [{"b": text}]}, {text: 1}):
        with follow_ups.db.refused("22023", "template has an unknown placeholder"):
            follow_ups.rule(template=template)
    follow_ups.rule()
    with follow_ups.db.refused("22023", "template has an unknown placeholder"):
        follow_ups.db.rows(
            "update follow_up_rules set template = jsonb_build_object('a', %s::text)", text
        )


def test_every_column_of_the_view_is_a_placeholder(follow_ups):
    names = [
        r["attname"]
        for r in follow_ups.db.rows(
            "select attname from pg_attribute"
            " where attrelid = 'session_summaries'::regclass and attnum > 0"
        )
    ]
    follow_ups.rule(template={name: f"{{{{{name}}}}}" for name in names})
    follow_ups.end(summary="x")

    (made,) = follow_ups.made
    follow_ups.db.rows("set local timezone = 'UTC'")
    (shown,) = follow_ups.db.rows("select to_jsonb(s) as row from session_summaries as s")
    assert made["payload"] == shown["row"]
    assert len(names) > 30


def test_braces_that_are_no_placeholder_stay(follow_ups):
    template = {"a": {"b": {"c": {}}}, "text": "{ }} {x}", "n": 1, "none": None, "yes": [True, []]}
    follow_ups.rule(template=template)
    follow_ups.end()

    assert follow_ups.made[0]["payload"] == template


def test_too_many_placeholders_are_refused(follow_ups):
    follow_ups.rule("most", template={"a": "{{id}}" * 100})
    with follow_ups.db.refused("22023", "template has too many placeholders"):
        follow_ups.rule(template={"a": "{{id}}" * 101})


@pytest.mark.parametrize("document", ["[]", "1", '"x"', "null"])
def test_a_template_is_an_object(follow_ups, document):
    with follow_ups.db.refused("22023"):
        follow_ups.db.rows(
            "insert into follow_up_rules (client_id, name, kind, template)"
            " values ('acme', 'r', 'email', %s)",
            document,
        )
