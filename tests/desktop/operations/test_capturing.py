"""Writing about a talk: the report begins with the first word."""

from __future__ import annotations

import pytest

from desktop.operations.capturing import capture
from storage.errors import NotFoundError
from storage.library import write_library
from storage.report_edits import own_report
from tests.desktop.program import Program

ME = "Analyst 03"


def test_the_first_word_begins_a_report_and_the_rest_goes_on_in_it(program: Program) -> None:
    with write_library(program.library, ME) as library:
        talk = library.talks.all()[0].id
        assert capture(library, talk, "facts", "  ", analyst=ME) is None
        assert own_report(library, talk, ME) is None, "nothing was said yet"
        capture(library, talk, "facts", "one", analyst=ME)
        capture(library, talk, "facts", "one two", analyst=ME)
        capture(library, talk, "insight", "so what", analyst=ME)
        mine = own_report(library, talk, ME)
        assert mine is not None
        assert (mine.facts, mine.insight) == ("one two", "so what")
        capture(library, talk, "facts", "", analyst=ME)
        mine = own_report(library, talk, ME)
        assert mine is not None
        assert mine.facts == ""
        with pytest.raises(NotFoundError):
            capture(library, "no-such-talk", "facts", "x", analyst=ME)
