"""Every highlight is in its place or listed as without one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.marked_passages import place_highlights
from analysis.presentation.talk_detail import PartText
from storage.records import Evidence, Highlight, ItemRef, Note, Revision

ITEM = ItemRef("talk", "t")


def highlight(key: str, exact: str, field: str = "facts", report_id: str = "r", start: int = 0) -> Highlight:
    """Return a highlight of a passage without context."""
    return Highlight(key, ITEM, "Analyst 03", field, report_id, exact, "", "", start, start + len(exact), "yellow")


def texts(**parts: str) -> dict[tuple[str, str], PartText]:
    """Return the texts of one report."""
    return {("r", name): PartText(name, "", text) for name, text in parts.items()}


def test_a_passage_that_moved_to_another_part_is_found_there() -> None:
    marked, loose = place_highlights(
        texts(facts="别的", insight="近存计算很快"), [highlight("h", "近存计算")], (), (), {}
    )
    assert not loose
    (passage,) = marked["r", "insight"].passages
    assert (passage.field, passage.start, passage.end) == ("insight", 0, 4)


def test_a_passage_is_not_looked_for_in_another_report() -> None:
    shown = {**texts(facts="别的"), ("x", "facts"): PartText("facts", "", "近存计算很快")}
    assert [one.highlight.id for one in place_highlights(shown, [highlight("h", "近存计算")], (), (), {})[1]] == ["h"]


def test_the_shown_text_counts_not_the_document_s() -> None:
    part = PartText("facts", "", "近存计算很快", Revision("v", "r", "Analyst 03", "facts", "如今近存计算更快"))
    marked, _ = place_highlights({("r", "facts"): part}, [highlight("h", "近存计算")], (), (), {})
    assert [(one.start, one.is_exact) for one in marked["r", "facts"].passages] == [(2, True)]


def test_notes_and_evidence_hang_on_their_highlight() -> None:
    note = Note("n", ITEM, "Analyst 03", "问", "2026", "h")
    proof = Evidence("e", "h", "c", "Analyst 03")
    both = [highlight("h", "近存"), highlight("g", "计算")]
    marked, _ = place_highlights(texts(facts="近存计算"), both, [note], [proof], {"c": "存储 · 1"})
    first, second = marked["r", "facts"].passages
    assert (first.notes, first.evidence, second.notes, second.evidence) == ((note,), ("存储 · 1",), (), ())


@given(st.lists(st.text("近存计算ab", min_size=1, max_size=6), max_size=6), st.text("近存计算ab", max_size=30))
def test_none_is_lost_and_each_placed_one_lies_in_its_text(passages: list[str], text: str) -> None:
    made = [highlight(str(number), exact) for number, exact in enumerate(passages)]
    marked, loose = place_highlights(texts(facts=text, insight=""), made, (), (), {})
    placed = [one for part in marked.values() for one in part.passages]
    assert sorted(one.highlight.id for one in (*placed, *loose)) == sorted(one.id for one in made)
    assert all(0 <= one.start < one.end <= len(marked["r", one.field].text) for one in placed)
    starts = [one.start for one in marked["r", "facts"].passages]
    assert starts == sorted(starts)
