"""Importing as a whole: once is enough, taking back leaves nothing, and an interrupted one leaves nothing either."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from storage.importing.parsed import ParsedDocument
from storage.intake.names import conference_key
from storage.library import write_library
from tests.storage.intake.documents import ANALYST, Desk, digest, report

titles = st.text("存储网络推理训练模型数据AIx 1", min_size=1, max_size=8).filter(str.strip)
reports = st.builds(report, titles, st.text("事实甲乙丙", max_size=5), code=st.sampled_from(["", "S1", "S2"]))
digests = st.lists(reports, max_size=6).map(lambda found: digest(*found))


@contextmanager
def fresh_desk() -> Iterator[Desk]:
    with tempfile.TemporaryDirectory() as folder, write_library(Path(folder) / "l", ANALYST, create=True) as library:
        yield Desk(library)


def kept(desk: Desk) -> tuple[object, ...]:
    library = desk.library
    parts = (library.talks, library.reports, library.challenges, library.sections, library.sources, library.conferences)
    return tuple(tuple(part.all()) for part in parts)


@settings(max_examples=40)
@given(st.lists(digests, min_size=1, max_size=3))
def test_importing_twice_is_importing_once(documents: list[ParsedDocument]) -> None:
    with fresh_desk() as desk:
        for number, document in enumerate(documents):
            desk.take_in(f"{number}.md", document)
        before, log = kept(desk), len(desk.library.history.entries())
        for source in desk.library.sources.all():
            document = documents[int(source.name.removesuffix(".md"))]
            assert desk.take_in(source.name, document).status == "unchanged"
        assert (kept(desk), len(desk.library.history.entries())) == (before, log)


@settings(max_examples=40)
@given(digests, digests)
def test_taking_an_import_back_leaves_what_was_before(first: ParsedDocument, second: ParsedDocument) -> None:
    with fresh_desk() as desk:
        desk.take_in("a.md", first)
        before = kept(desk)
        plan = desk.take_in("a.md", second)
        after = kept(desk)
        if plan.edit is None or after == before:
            return
        desk.library.history.undo(ANALYST)
        assert kept(desk) == before
        desk.library.history.redo(ANALYST)
        assert kept(desk) == after


@settings(max_examples=40)
@given(digests, digests)
def test_every_report_of_a_new_edition_stands_and_every_other_is_withdrawn(
    first: ParsedDocument, second: ParsedDocument
) -> None:
    with fresh_desk() as desk:
        desk.take_in("a.md", first)
        if desk.take_in("a.md", second).status != "updated":
            return
        standing = [(found.facts, found.position) for found in desk.library.reports.all() if not found.withdrawn]
        assert standing == [(found.facts, place) for place, found in enumerate(second.reports)]


def test_the_order_of_digests_does_not_change_the_talks() -> None:
    documents = {
        "a.md": digest(report("存算分离", "甲", code="S1"), report("在网计算", "乙")),
        "b.md": digest(report("存算分离", "丙"), report("光互连", "丁")),
    }
    found = []
    for names in (("a.md", "b.md"), ("b.md", "a.md")):
        with fresh_desk() as desk:
            for name in names:
                desk.take_in(name, documents[name])
            found.append({talk.title for talk in desk.library.talks.all()})
    assert found[0] == found[1] == {"存算分离", "在网计算", "光互连"}


def test_unnamed_conferences_are_one_and_names_are_compared_loosely() -> None:
    assert conference_key("") == conference_key("  ")
    assert conference_key("示例 大会") == conference_key("示例  大會")
    assert conference_key("甲") != conference_key("乙")


def test_a_renamed_document_leaves_its_first_name_free(desk: Desk) -> None:
    first = digest(*(report(f"演讲之{n}", f"事实{n}") for n in "甲乙丙"))
    desk.take_in("a.md", first)
    desk.take_in("b.md", digest(*first.reports[:2], report("演讲之丁", "事实丁")))
    plan = desk.take_in("a.md", digest(report("毫不相干的内容", "别的")))
    assert (plan.status, plan.withdrawn) == ("imported", 0)
    assert sorted(source.name for source in desk.library.sources.all()) == ["a.md", "b.md"]


def test_another_version_of_the_reader_reads_the_same_file_anew(desk: Desk) -> None:
    data = b"the same bytes"
    first = desk.plan("a.md", digest(report("演讲", "旧读法"), parser="daily/1"), data=data)
    assert first.edit is not None
    desk.library.apply(first.edit, ANALYST)
    again = desk.plan("a.md", digest(report("演讲", "新读法"), parser="daily/2"), data=data)
    assert again.status == "updated"
