"""Filter, facets and order against the plainest way to work them out."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.presentation.collation import sort_key
from analysis.presentation.talk_filter import (
    COLUMNS,
    FACETS,
    WITHOUT,
    FacetChoice,
    FacetName,
    TalkFilter,
    TalkSort,
    TalkView,
)
from analysis.presentation.talk_list import talk_list
from analysis.presentation.talk_selection import select, show
from storage.repositories.talk_list import ListedTalk, TalkListing
from storage.text import normalise
from tests.analysis.presentation.listed import CONFERENCES, TAGS, listings, talk

_PARENTS = {tag.id: tag.parent_id for tag in TAGS}


def _tag_keys(row: ListedTalk) -> set[str]:
    found: set[str] = set()
    for tag in row.tags:
        tag_id = tag.id
        while tag_id:
            found.add(tag_id)
            tag_id = _PARENTS[tag_id]
    return found


def _track_keys(row: ListedTalk) -> set[str]:
    track, subtrack = normalise(row.track), normalise(row.subtrack)
    return {track, f"{track}\x1f{subtrack}"} if track and subtrack else {track or subtrack} - {""}


def keys(row: ListedTalk, facet: FacetName) -> set[str]:
    """Return the values that a talk has of a facet, worked out plainly."""
    found: dict[FacetName, set[str]] = {
        "conference": {row.conference.id},
        "day": {row.start[:10]} - {""},
        "track": _track_keys(row),
        "type": {normalise(row.session_type)} - {""},
        "business_unit": {unit.id for unit in row.business_units},
        "topic": set(map(normalise, row.topics)),
        "tag": _tag_keys(row),
        "status": {row.status},
        "author": set(map(normalise, row.authors)),
    }
    return found[facet] or {WITHOUT}


def text_of(row: ListedTalk) -> list[str]:
    """Return everything of a talk that the filter looks into."""
    own = (row.title, *row.other_titles, row.code, row.track, row.subtrack, row.room, *row.speakers, *row.affiliations)
    return [normalise(text) for text in (*own, *(tag.name for tag in row.tags), *row.topics, *row.authors)]


def allows(wanted: TalkFilter, row: ListedTalk, but: str = "") -> bool:
    """Say whether a filter lets a talk through, one facet left aside."""
    texts = text_of(row)
    if not all(any(word in text for text in texts) for word in normalise(wanted.text).split()):
        return False
    for facet, choice in wanted.facets.items():
        own = keys(row, facet)
        if facet != but and ((choice.chosen and not own & choice.chosen) or own & choice.excluded):
            return False
    return True


_VALUES: dict[FacetName, tuple[str, ...]] = {
    "conference": ("c1", "c2", "gone"),
    "day": ("2026-03-16", WITHOUT),
    "track": ("robot", "存储", "robot\x1f存储", WITHOUT),
    "type": ("gpu", WITHOUT),
    "business_unit": ("b1", WITHOUT),
    "topic": ("数字孪生", "gpu", WITHOUT),
    "tag": ("t1", "t2", "t3", "t4", WITHOUT),
    "status": ("planned", "reported"),
    "author": ("analyst 03", WITHOUT),
}
_TEXTS = ("", "存", "存储", "存儲", "rob", "robot s", "LEARNING robot", "gpu 讲者", "follow", "zzz", "2", "1")


@st.composite
def filters(draw: st.DrawFn) -> TalkFilter:
    """Draw a filter."""
    chosen: dict[FacetName, FacetChoice] = {}
    for facet in draw(st.lists(st.sampled_from(FACETS), max_size=3, unique=True)):
        values = st.frozensets(st.sampled_from(_VALUES[facet]), max_size=2)
        some = draw(values)
        chosen[facet] = FacetChoice(some, draw(values) - some)
    return TalkFilter(draw(st.sampled_from(_TEXTS)), chosen)


@settings(max_examples=40)
@given(listings(), filters())
def test_a_filter_lets_through_what_a_plain_one_does(listing: TalkListing, wanted: TalkFilter) -> None:
    talks = talk_list(listing)
    shown = [talks.talks[place] for place in select(talks, wanted, TalkSort())]
    assert {row.id for row in shown} == {row.id for row in listing.talks if allows(wanted, row)}


@settings(max_examples=40)
@given(listings(), filters())
def test_each_facet_counts_with_all_the_others_applied(listing: TalkListing, wanted: TalkFilter) -> None:
    selection = show(talk_list(listing), TalkView(wanted))
    for facet in FACETS:
        through = [row for row in listing.talks if allows(wanted, row, but=facet)]
        plain = Counter(key for row in through for key in keys(row, facet))
        counted = {entry.value.key: entry.talks for entry in selection.counts[facet]}
        assert {key: count for key, count in counted.items() if count} == plain
        choice = wanted.choice(facet)
        present = {key for row in listing.talks for key in keys(row, facet)}
        assert {key for key, count in counted.items() if not count} <= choice.chosen | choice.excluded
        assert (choice.chosen | choice.excluded) & present <= counted.keys()


@settings(max_examples=40)
@given(listings(), st.lists(st.sampled_from(_TEXTS), max_size=5))
def test_typing_on_finds_what_typing_at_once_does(listing: TalkListing, texts: list[str]) -> None:
    talks = talk_list(listing)
    before = None
    for text in texts:
        view = TalkView(TalkFilter(text))
        before = show(talks, view, before)
        assert before.order == show(talks, view).order


def _plain_key(row: ListedTalk, column: str) -> object:
    texts: dict[str, str] = {
        "title": row.title,
        "conference": row.conference.name,
        "code": row.code,
        "type": row.session_type,
        "room": row.room,
    }
    numbers: dict[str, float] = {
        "rating": row.rating,
        "others_rating": row.others_rating,
        "links": row.best_score if row.links else 0,
        "notes": row.notes,
        "highlights": row.highlights,
        "warnings": row.warnings,
    }
    return sort_key(texts[column]) or None if column in texts else numbers[column] or None


_PLAIN_COLUMNS = ("title", "conference", "code", "type", "room", "rating", "links", "notes", "highlights", "warnings")


@settings(max_examples=40)
@given(listings(), st.sampled_from(_PLAIN_COLUMNS), st.booleans())
def test_a_column_sorts_as_a_plain_sort_does_blanks_last(listing: TalkListing, column: str, descending: bool) -> None:
    talks = talk_list(listing)
    named = next(name for name in COLUMNS if name == column)
    order = [talks.talks[place] for place in select(talks, TalkFilter(), TalkSort(named, descending))]
    filled = [row for row in talks.talks if _plain_key(row, column) is not None]
    filled.sort(key=lambda row: _plain_key(row, column), reverse=descending)
    if descending:  # a reversed sort keeps equal rows as they were, as ours does
        assert [_plain_key(row, column) for row in order[: len(filled)]] == [_plain_key(row, column) for row in filled]
    else:
        assert order[: len(filled)] == filled
    assert order[len(filled) :] == [row for row in talks.talks if _plain_key(row, column) is None]


@settings(max_examples=40)
@given(listings(), filters(), st.sampled_from(COLUMNS), st.booleans())
def test_rows_are_found_by_the_talk_s_id(
    listing: TalkListing, wanted: TalkFilter, column: str, descending: bool
) -> None:
    named = next(name for name in COLUMNS if name == column)
    selection = show(talk_list(listing), TalkView(wanted, TalkSort(named, descending)))
    for row, place in enumerate(selection.order):
        assert selection.row_of(selection.talks.talks[place].id) == row
    assert selection.row_of("no-such-talk") == -1
    assert sum(selection.row_of(row.id) >= 0 for row in listing.talks) == len(selection.order)


def test_equal_talks_stay_in_their_natural_order_both_ways() -> None:
    rows = tuple(talk(f"id{number}", position=(0, number), room="A") for number in range(4))
    talks = talk_list(TalkListing(rows, ()))
    for descending in (False, True):
        assert select(talks, TalkFilter(), TalkSort("room", descending)) == [0, 1, 2, 3]


def test_common_values_come_first_where_that_helps_and_those_without_last() -> None:
    rows = tuple(talk(f"id{n}", topics=("b",) if n else ("a", "b"), session_type="x" if n else "") for n in range(3))
    selection = show(talk_list(TalkListing(rows, ())), TalkView())
    assert [entry.value.key for entry in selection.counts["topic"]] == ["b", "a"]
    assert [entry.value.key for entry in selection.counts["type"]] == ["x", WITHOUT]


def test_statuses_stand_in_the_order_of_a_talk_s_life() -> None:
    rows = tuple(talk(f"id{place}", status=status) for place, status in enumerate(("reported", "moved", "planned")))
    selection = show(talk_list(TalkListing(rows, ())), TalkView())
    assert [entry.value.key for entry in selection.counts["status"]] == ["planned", "moved", "reported"]


def test_a_value_is_called_as_its_first_talk_spells_it() -> None:
    selection = show(talk_list(TalkListing((talk("a", topics=("數字孿生",)),), ())), TalkView())
    assert selection.label("topic", "数字孪生") == "數字孿生"
    assert selection.label("conference", "c1") == CONFERENCES[0].name
    assert selection.label("topic", "gone") == ""
    assert selection.has("a")
    assert not selection.has("b")
