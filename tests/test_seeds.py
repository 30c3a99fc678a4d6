"""The five documents that the product was conceived from go through the same commands as any other."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from storage import mark_edits
from storage.edits import Edit, Insert, Value
from storage.ids import new_id
from storage.library import write_library
from storage.messages import Message
from storage.records import ItemRef
from storage.row_writer import analyst_id
from tests.desktop import contracts
from tests.desktop.program import Program

ITEMS, CHALLENGES = 32 + 28 + 86, 32
ADDED = """## 【Talks & Panels】新增的一场：检查点与缓存的共同归宿

### 主题
Infrastructure - Storage

### 演讲人或相关公司
讲者甲（工程师, 示例存储）

### 实事描述
检查点与缓存共用一层固态盘，写入按会话排队。

### 对本院的启示
两类写入的混合负载要先测后买。

撰稿人：Analyst 03 50000003

---

"""


@pytest.fixture(scope="module")
def seeds(shared_data: Path) -> list[Path]:
    """Return the seed documents."""
    return sorted((shared_data / "seeds").iterdir())


@pytest.fixture(scope="module")
def linked(seeds: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Return the program on a library with the seeds, linked; read only."""
    program = Program(tmp_path_factory.mktemp("seeds") / "seeds.fieldbrief")
    document = program.json("import", *seeds)
    contracts.check(document, contracts.IMPORT)
    counts = ("talks", "reports", "challenges", "sections")
    assert [(file["kind"], file["status"], *(file[name] for name in counts)) for file in document["files"]] == [
        ("challenges", "imported", 0, 0, 32, 0),
        ("digest", "imported", 19, 19, 0, 0),
        ("digest", "imported", 15, 15, 0, 0),
        ("reference", "imported", 0, 0, 0, 86),
        ("reference", "imported", 0, 0, 0, 28),
    ]
    program.ok("link")
    return program


@pytest.fixture
def program(linked: Program, tmp_path: Path) -> Program:
    """Return the program on a copy of that library."""
    library = tmp_path / "seeds.fieldbrief"
    shutil.copyfile(linked.library, library)
    return Program(library)


def test_the_challenge_sheet(linked: Program) -> None:
    challenges = linked.json("challenges")
    contracts.check(challenges, contracts.CHALLENGES)
    assert len(challenges) == CHALLENGES
    assert len({(challenge["business_unit"], challenge["focus_area"]) for challenge in challenges}) == 13
    assert len({challenge["business_unit"] for challenge in challenges}) == 8
    assert len({challenge["id"] for challenge in challenges}) == CHALLENGES
    for challenge in challenges:
        assert not re.match(r"\d+\s*[.．、]", challenge["text"]), "the number is no part of the text"


def test_the_talks_of_both_digests(linked: Program) -> None:
    talks = linked.json("talks")
    contracts.check(talks, contracts.TALKS)
    assert len(talks) == 32
    assert Counter(talk["status"] for talk in talks) == {"reported": 25, "planned": 7}
    sources = Counter(report["source"] for talk in talks for report in talk["reports"])
    assert sorted(sources.values()) == [15, 19]
    both = [talk for talk in talks if len({report["source"] for report in talk["reports"]}) == 2]
    assert len(both) == 2
    assert all(len(talk["reports"]) == 1 for talk in talks if talk not in both)
    assert not [talk["title"] for talk in talks if re.search(r"[【】]|\[[A-Z]*\d+\]", talk["title"])]
    assert all(talk["tags"] == [] and talk["rating"] is None and talk["warnings"] == [] for talk in talks)


def test_the_sections_of_both_references(linked: Program) -> None:
    sections = linked.json("sections")
    contracts.check(sections, contracts.SECTIONS)
    assert sorted(Counter(section["source"] for section in sections).values()) == [28, 86]
    for source in {section["source"] for section in sections}:
        numbers = [section["number"] for section in sections if section["source"] == source]
        assert len(set(numbers)) == len(numbers)
        assert numbers == sorted(numbers, key=lambda number: [int(part) for part in number.split(".")])


def test_all_pairs_are_covered_once(linked: Program) -> None:
    pairs = linked.json("links", "--all")
    contracts.check(pairs, contracts.PAIRS)
    items = [item["id"] for command in ("talks", "sections") for item in linked.json(command)]
    challenges = [challenge["id"] for challenge in linked.json("challenges")]
    covered = [(pair["item_id"], pair["challenge_id"]) for pair in pairs]
    assert len(covered) == ITEMS * CHALLENGES
    assert sorted(covered) == sorted(product(items, challenges))


def test_links_have_receipts_from_the_documents(linked: Program) -> None:
    links = linked.json("links")
    contracts.check(links, contracts.LINKS)
    assert len(links) >= 30
    assert all(link["receipt"]["passages"] and link["receipt"]["parts"] for link in links)
    assert {link["kind"] for link in links} == {"talk", "section"}


@pytest.mark.parametrize("query", ["推理", "机器人", "機器人", "自动驾驶", "自動駕駛", "tensorrt", "KV cache"])
def test_words_are_found(linked: Program, query: str) -> None:
    hits = linked.json("search", query)
    contracts.check(hits, contracts.SEARCH)
    assert hits


def test_a_second_import_changes_no_byte_of_any_row(program: Program, seeds: list[Path]) -> None:
    before = program.rows()
    document = program.json("import", *seeds)
    assert [file["status"] for file in document["files"]] == ["unchanged"] * 5
    assert program.rows() == before


def edited(seed: Path, folder: Path, name: str) -> tuple[Path, str, str]:
    """Write a copy with one report changed, one removed and one added; return it and the headings of the first two."""
    head, *reports = re.split(r"(?m)^(?=## )", seed.read_text(encoding="utf-8"))
    told = [index for index, report in enumerate(reports) if len(report) > 600]
    changed, removed = told[0], told[2]
    heading, gone = (reports[index].splitlines()[0] for index in (changed, removed))
    before, after = re.split(r"(?<=。)", reports[changed], maxsplit=1)
    reports[changed] = f"{before}这一句是后来加上的。{after}"
    kept = [report for index, report in enumerate(reports) if index != removed]
    copy = folder / name
    copy.write_text(head + "".join(kept).rstrip() + "\n\n---\n\n" + ADDED, encoding="utf-8")
    return copy, heading, gone


def titled(talks: list[Any], heading: str) -> Any:
    """Return the talk that a heading of a digest names."""
    (talk,) = [talk for talk in talks if all(title in heading for title in (talk["title"], *talk["other_titles"]))]
    return talk


def mark(program: Program, talks: list[Any]) -> None:
    """Tag, annotate and highlight talks, and decide their links."""
    for talk in talks:
        program.ok("tag", talk["id"], "重点", "follow up")
    with write_library(program.library, program.analyst) as library:
        for talk in talks:
            note = mark_edits.add_note(library, ItemRef("talk", talk["id"]), f"要跟进：{talk['title']}", "Analyst 03")
            library.apply(note, "Analyst 03")
        for report in library.reports.all():
            if report.facts and report.talk_id in {talk["id"] for talk in talks}:
                row: dict[str, Value] = {
                    "id": new_id(),
                    "analyst_id": analyst_id("Analyst 03"),
                    "talk_id": report.talk_id,
                    "field": "facts",
                    "report_id": report.id,
                    "exact": report.facts[:10],
                    "prefix": "",
                    "suffix": report.facts[10:42],
                    "start": 0,
                    "end": 10,
                    "colour": "yellow",
                    "made_at": library.timestamp(),
                }
                library.apply(Edit(Message("history.note"), (Insert("highlight", row),)), "Analyst 03")
    marked = {talk["id"] for talk in talks}
    for number, link in enumerate(link for link in program.json("links") if link["item_id"] in marked):
        program.ok("decide", link["id"], "accept" if number % 2 else "reject", "--note", "看过")


def marks_of(library: Path) -> dict[str, list[Any]]:
    """Return every row that holds human marks."""
    connection = sqlite3.connect(library)
    try:
        tables = ("tag", "tagging", "note", "highlight", "decision")
        return {table: sorted(connection.execute(f"SELECT * FROM {table}")) for table in tables}  # noqa: S608 - constants
    finally:
        connection.close()


@pytest.mark.parametrize("renaming", ["", "快报（改）.md"], ids=["same name", "another name"])
def test_an_edited_copy_updates_just_what_changed_and_keeps_every_mark(
    program: Program, seeds: list[Path], tmp_path: Path, renaming: str
) -> None:
    name = renaming or seeds[1].name
    copy, changed_heading, gone_heading = edited(seeds[1], tmp_path, name)
    before = program.json("talks")
    changed, gone = (titled(before, heading) for heading in (changed_heading, gone_heading))
    mark(program, [changed, gone, *before[5:9]])
    before = program.json("talks")
    marks = marks_of(program.library)
    assert all(marks.values())

    (report,) = program.json("import", copy)["files"]
    assert (report["status"], report["talks"], report["reports"]) == ("updated", 19, 19)
    after = {talk["id"]: talk for talk in program.json("talks")}
    assert marks_of(program.library) == marks
    (new,) = after.keys() - {talk["id"] for talk in before}
    assert after[new]["title"] == "新增的一场：检查点与缓存的共同归宿"

    def renamed(talk: Any) -> Any:
        """Return a talk as it is when its digest goes by the copy's name."""
        reports = [{**r, "source": r["source"].replace(seeds[1].name, name)} for r in talk["reports"]]
        return {**talk, "reports": reports}

    for talk in before:
        if talk["id"] not in (changed["id"], gone["id"]):
            assert after[talk["id"]] == renamed(talk)
    assert any("这一句是后来加上的。" in r["facts"] for r in after[changed["id"]]["reports"])
    withdrawn = after[gone["id"]]
    assert name not in [found["source"] for found in withdrawn["reports"]]
    assert withdrawn["tags"] == ["follow up", "重点"]
    assert withdrawn["warnings"] == [f"A report was withdrawn from {name}."]


def fonts(page: DictionaryObject) -> Iterator[DictionaryObject]:
    """Yield the descriptors of the fonts of a page."""
    resources = page["/Resources"].get_object()
    assert isinstance(resources, DictionaryObject)
    listed = resources.get("/Font", DictionaryObject()).get_object()
    assert isinstance(listed, DictionaryObject)
    for font in listed.values():
        (descendant,) = font.get_object()["/DescendantFonts"]
        yield descendant.get_object()["/FontDescriptor"].get_object()


def test_the_briefing_of_one_unit(program: Program, tmp_path: Path) -> None:
    target = tmp_path / "b.pdf"
    program.ok("brief", "-o", target, "--bu", "存储", "--lang", "zh")
    reader = PdfReader(target)
    assert reader.root_object.get("/MarkInfo") == {"/Marked": True, "/Suspects": False}
    assert str(reader.root_object.get("/Lang")).startswith("zh")
    metadata = reader.root_object["/Metadata"].get_object()
    assert isinstance(metadata, StreamObject)
    assert b"pdfuaid:part" in metadata.get_data()
    embedded = [descriptor for page in reader.pages for descriptor in fonts(page)]
    assert embedded
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & descriptor.keys() for descriptor in embedded)

    text = "".join("".join(page.extract_text().split()) for page in reader.pages)
    challenges = [challenge for challenge in program.json("challenges") if challenge["business_unit"] == "存储"]
    for challenge in challenges:
        assert "".join(challenge["text"].split()).rstrip("，；") in text  # what parts it from the next is not printed
    assert len(outline(reader.outline)) >= len(challenges)
    numbers = {a["number"] for talk in program.json("talks") for r in talk["reports"] for a in r["authors"]} - {""}
    assert numbers
    assert not [number for number in numbers if number in text]


def outline(entries: Any) -> list[str]:
    """Return the titles of an outline at all levels."""
    titles: list[str] = []
    for entry in entries:
        titles.extend(outline(entry) if isinstance(entry, list) else [str(entry.title)])
    return titles
