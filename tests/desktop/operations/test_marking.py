"""Tags, decisions and keywords are put on what an id, or its beginning, names."""

from __future__ import annotations

import pytest

from desktop.operations import marking
from storage.errors import InputError, NotFoundError
from storage.library import Library

ME = "Analyst 03"


def test_tags_come_and_go_as_one_edit(library: Library) -> None:
    talk = library.talks.all()[0].id
    change_set = marking.tag(library, talk[:8], ["一", "二"], remove=False, analyst=ME)
    assert change_set is not None
    assert change_set.analyst == ME
    assert library.tags.by_talk() == {talk: ["一", "二"]}
    assert marking.tag(library, talk, ["一"], remove=False, analyst=ME) is None
    assert marking.tag(library, talk, ["一", "三"], remove=True, analyst=ME) is not None
    assert library.tags.by_talk() == {talk: ["二"]}


@pytest.mark.parametrize("names", [["  "], ["good", ""], ["\n"]])
@pytest.mark.parametrize("remove", [True, False])
def test_a_blank_tag_is_refused_before_anything_is_done(library: Library, names: list[str], remove: bool) -> None:
    with pytest.raises(InputError, match=r"tag\.empty"):
        marking.tag(library, library.talks.all()[0].id, names, remove=remove, analyst=ME)
    assert library.tags.all() == []


def test_a_decision_is_one_s_own_and_may_change(library: Library) -> None:
    link = library.links.suggestions()[0]
    assert marking.decide(library, link.id, "accepted", note="看过", analyst=ME) is not None
    assert marking.decide(library, link.id, "accepted", note="看过", analyst=ME) is None
    assert marking.decide(library, link.id, "rejected", note="", analyst=ME) is not None
    assert marking.decide(library, link.id[:8], "accepted", note="", analyst="Analyst 07") is not None
    decisions = {decision.analyst: (decision.verdict, decision.note) for decision in library.links.decisions()}
    assert decisions == {ME: ("rejected", ""), "Analyst 07": ("accepted", "")}


def test_keywords_are_those_that_the_challenge_has_then(library: Library) -> None:
    challenge = library.challenges.all()[0].id
    assert marking.keywords(library, challenge) == ()
    assert marking.change_keywords(library, challenge[:8], ["b", "a"], remove=False, analyst=ME) == ("a", "b")
    assert marking.change_keywords(library, challenge, ["A"], remove=True, analyst=ME) == ("b",)
    assert marking.keywords(library, challenge[:8]) == ("b",)
    assert library.challenges.all()[0].keywords == ("b",)


def test_what_no_id_names_is_refused(library: Library) -> None:
    with pytest.raises(NotFoundError):
        marking.tag(library, "ffffffff", ["x"], remove=False, analyst=ME)
    with pytest.raises(NotFoundError):
        marking.decide(library, "ffffffff", "accepted", note="", analyst=ME)
    with pytest.raises(NotFoundError):
        marking.keywords(library, library.talks.all()[0].id)
    with pytest.raises(NotFoundError):
        marking.change_keywords(library, "ffffffff", ["x"], remove=False, analyst=ME)
