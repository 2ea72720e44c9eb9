"""No price, length or score is NaN, which every check for a least value lets in."""

from __future__ import annotations

import psycopg
import pytest

from support import SERVICE

WRITES = {
    "a price": "insert into rate_plans (name, price_per_minute) values ('x', 'NaN')",
    "a fee": "insert into rate_plans (name, price_per_minute, connection_fee) values ('x', 1, 'NaN')",
    "a cost": "insert into user_sessions (client_id, cost_total) values ('acme', 'NaN')",
    "a length": "insert into user_sessions (client_id, duration_minutes) values ('acme', 'NaN')",
    "a score": (
        "insert into sentiment_terms (client_id, language, term, valence)"
        " values ('acme', 'de', 'gut', 'NaN')"
    ),
}


@pytest.mark.parametrize("write", WRITES)
def test_nan_is_refused(db, write):
    db.become(SERVICE)
    # Not db.refused: where it bypasses row level security, it is shown its own row.
    with pytest.raises(psycopg.errors.CheckViolation):
        db.rows(WRITES[write])


def test_every_number_has_a_check(db):
    rows = db.rows(
        """
        select a.attrelid::regclass || '.' || a.attname as name
        from pg_attribute as a
        join pg_class as c on c.oid = a.attrelid
        where
          c.relnamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
          and c.relkind = 'r'
          and a.atttypid in ('numeric'::regtype, 'float4'::regtype, 'float8'::regtype)
          and not a.attisdropped
          and not exists (
            select from pg_constraint as k
            where
              k.conrelid = c.oid
              and k.contype = 'c'
              and a.attnum = any (k.conkey)
              and pg_get_constraintdef(k.oid) ~ 'NaN'
          )
        """
    )
    assert rows == []
