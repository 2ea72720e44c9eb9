"""What is left out on a cluster is still there to be left out."""

from __future__ import annotations

import re

import left_out
import pytest

from pgcalls.files import root


@pytest.mark.parametrize("reason", left_out.LEFT_OUT)
def test_what_is_left_out_is_there(reason):
    for test in left_out.LEFT_OUT[reason]:
        path, _, name = test.partition("[")[0].partition("::")
        if path:
            text = (root() / path).read_text()
            assert not name or re.search(rf"^def {name}\(", text, re.MULTILINE), test


def test_a_test_is_left_out_with_its_parameters_or_alone():
    (test,) = left_out.LEFT_OUT["search_messages needs a client"]
    assert left_out.why(f"{test}[any]") == left_out.why(test) == "search_messages needs a client"
    assert left_out.why("tests/functions/x.py::test_x[a-backwards]")
    assert left_out.why("tests/functions/x.py::test_x[a]") is None
