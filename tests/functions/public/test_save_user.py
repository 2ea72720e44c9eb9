from __future__ import annotations

import pytest

from support import ACME, ACME_AGENT, ACME_OTHER_AGENT, ANON, GLOBEX_AGENT, SERVICE


def save(db, caller=ACME_AGENT, **arguments):
    return db.call("save_user", caller, **arguments)


def test_a_contact_is_found_again_by_phone(db):
    first = save(db, name="أحمد محمد", phone="+963991234567")
    again = save(db, name="Ahmad", phone="+963 99 123 4567", email="A@Example.com")

    assert first["created"] and not again["created"]
    assert again == {
        "id": first["id"],
        "name": "Ahmad",
        "phone": "+963991234567",
        "email": "a@example.com",
        "created": False,
    }


def test_a_null_leaves_what_is_stored(db):
    save(db, name="Ada", phone="+64211234567", email="a@example.com")

    again = save(db, SERVICE, phone="+64211234567", client_id="acme")

    assert (again["name"], again["email"]) == ("Ada", "a@example.com")


def test_an_agent_is_answered_only_what_it_said(db):
    first = save(db, ACME_AGENT, name="Ada", phone="+64211234567", email="a@example.com")

    other = save(db, ACME_OTHER_AGENT, phone="+64211234567")

    assert other == {
        "id": first["id"], "name": None, "phone": "+64211234567", "email": None, "created": False,
    }  # fmt: skip


def test_an_email_alone_finds_the_newest_contact_that_has_it(db):
    one = save(db, phone="+64211234567", email="a@example.com")

    again = save(db, SERVICE, name="Ada", email="a@example.com", client_id="acme")

    assert (again["id"], again["phone"], again["created"]) == (one["id"], "+64211234567", False)


def test_a_contact_known_by_email_gets_its_phone(db):
    by_email = save(db, name="Ada", email="a@example.com")
    with_phone = save(db, phone="+64211234567", email="a@example.com")

    assert with_phone["id"] == by_email["id"]
    assert (with_phone["phone"], with_phone["created"]) == ("+64211234567", False)


def test_contacts_belong_to_a_client(db):
    acme = save(db, ACME_AGENT, phone="+64211234567")
    globex = save(db, GLOBEX_AGENT, phone="+64211234567")
    default = save(db, SERVICE, phone="+64211234567")

    assert len({acme["id"], globex["id"], default["id"]}) == 3


@pytest.mark.parametrize(
    ("caller", "arguments", "sqlstate"),
    [
        (ANON, {"phone": "+64211234567"}, "42501"),
        (ACME, {"phone": "+64211234567"}, "42501"),
        (ACME_AGENT, {"phone": "+64211234567", "client_id": "globex"}, "42501"),
        (SERVICE, {"phone": "+64211234567", "client_id": "nobody"}, "22023"),
        (SERVICE, {"name": "Ada"}, "22023"),
    ],
)
def test_save_user_refuses(db, caller, arguments, sqlstate):
    with db.refused(sqlstate):
        save(db, caller, **arguments)
