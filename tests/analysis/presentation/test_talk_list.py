"""A list that was changed is the list that would have been loaded."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.presentation.talk_filter import COLUMNS, FACETS, TalkFilter, TalkSort, TalkView
from analysis.presentation.talk_list import TalkList, talk_list
from analysis.presentation.talk_selection import show
from storage.repositories.talk_list import ListedTalk, TalkListing
from tests.analysis.presentation.listed import TAGS, listings, talk, talks


@st.composite
def changes(draw: st.DrawFn) -> tuple[TalkListing, TalkListing, frozenset[str]]:
    """Draw a listing, talks that changed or came since, and ids of talks that went."""
    listing = draw(listings(6))
    ids = draw(st.lists(st.sampled_from(["id0", "id1", "id2", "id7", "id8"]), max_size=3, unique=True))
    changed = tuple(draw(talks(talk_id)) for talk_id in ids)
    if draw(st.booleans()):  # most changes leave a talk where it is
        known = {row.id: row for row in listing.talks}
        changed = tuple(
            row._replace(start=known[row.id].start, position=known[row.id].position)
            for row in changed
            if row.id in known
        )
    gone = draw(st.frozensets(st.sampled_from(["id1", "id3", "id9"]), max_size=2)) - {row.id for row in changed}
    return listing, TalkListing(changed, TAGS), gone


def seen(talks: TalkList, view: TalkView) -> tuple[list[str], dict[str, set[tuple[str, int]]]]:
    """Return what a table and its panel show of a list."""
    selection = show(talks, view)
    counts = {facet: {(entry.value.key, entry.talks) for entry in selection.counts[facet]} for facet in FACETS}
    return [talks.talks[place].id for place in selection.order], counts


@settings(max_examples=60)
@given(changes(), st.sampled_from(COLUMNS), st.sampled_from(("", "存储", "robot")))
def test_a_changed_list_shows_what_a_fresh_one_does(
    drawn: tuple[TalkListing, TalkListing, frozenset[str]], column: str, text: str
) -> None:
    listing, changed, gone = drawn
    rows = {row.id: row for row in (*listing.talks, *changed.talks) if row.id not in gone}
    fresh = talk_list(TalkListing(tuple(rows.values()), TAGS))
    followed = talk_list(listing).with_changed(changed, gone)
    view = TalkView(TalkFilter(text), TalkSort(next(name for name in COLUMNS if name == column)))
    assert followed.talks == fresh.talks
    assert followed.places == fresh.places
    assert seen(followed, view) == seen(fresh, view)


def rows(*values: ListedTalk) -> TalkListing:
    """Return a listing of these talks with all tags."""
    return TalkListing(values, TAGS)


def test_talks_with_a_time_come_first_and_the_rest_as_documents_name_them() -> None:
    listing = rows(
        talk("a", position=(1, 0)),
        talk("b", start="2026-03-17"),
        talk("c", position=(0, 5)),
        talk("d", start="2026-03-16"),
    )
    assert [row.id for row in talk_list(listing).talks] == ["d", "b", "c", "a"]


def test_a_renamed_tag_is_called_by_its_new_name() -> None:
    before = talk_list(rows(talk("a", tags=TAGS[:1])))
    renamed = replace(TAGS[0], name="Storage")
    after = before.with_changed(TalkListing((talk("a", tags=(renamed,)),), (renamed, *TAGS[1:])))
    assert show(after, TalkView()).label("tag", "t1") == "Storage"
    assert show(after, TalkView(TalkFilter("storage"))).order == [0]


def test_nothing_changed_is_the_same_list() -> None:
    before = talk_list(rows(talk("a")))
    assert before.with_changed(rows(), {"no-such-talk"}) is before


def test_what_is_known_of_the_same_rows_is_taken_over_and_the_rest_is_not() -> None:
    before = talk_list(rows(talk("a", title="Ａ"), talk("b", title="old")))
    after = talk_list(rows(talk("a", title="Ａ"), talk("b", title="new")), before)
    assert after.searched[0] is before.searched[0]
    assert "new" in after.searched[1]


def test_the_order_of_every_column_can_be_prepared() -> None:
    before = talk_list(rows(talk("a", title="b"), talk("b", title="a")))
    before.prepare()
    assert before.ranks("title") is before.ranks("title")
    assert before.ranks("title").tolist() == [1, 0]
    assert len(before) == 2
