"""`import` takes files and folders in, says what became of each, and loses nothing when one fails."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import mark_edits
from storage.edits import Edit, Insert, Value
from storage.ids import new_id
from storage.library import Library, write_library
from storage.messages import Message
from storage.records import ItemRef
from storage.row_writer import analyst_id
from tests.desktop import contracts
from tests.desktop.papers import (
    CACHE,
    CACHE_REPORT,
    CONFERENCE,
    DAILY,
    EVALUATION,
    GRASP_REPORT,
    NEW_REPORT,
    PLANNED,
    REFERENCE,
    SHEET,
    TAKEAWAYS,
    programme,
)
from tests.desktop.program import CHINESE, ENGLISH, Program

COUNTS = ("talks", "reports", "challenges", "sections")
SINGLE_TALK = (
    "---\ntitle: 缓存的一天\ndate: 2026-09-16\n---\n\n# 缓存的一天\n\n## 背景\n\n这一天讲者回顾了缓存系统的三次改版，"
    "每一次都由一次故障引起。\n\n## 做法\n\n把热数据与冷数据分开计费，先看账单再谈性能。\n"
)
USELESS: dict[str, tuple[bytes, str]] = {
    "empty.md": (b"", "The file has no content."),
    "blank.md": (b"\xef\xbb\xbf \r\n\t\n", "The file has no content."),
    "paper.md": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>", "This is a PDF file"),
    "slide.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "This is a PNG file"),
    "archive.md": (b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + bytes(range(256)), "This is a ZIP file"),
    "noise.md": (bytes(range(1, 256)) * 16, "This is a binary file"),
    "broken.md": (b"plain text \xff\xfe\xfa and more", "an encoding that cannot be read"),
    "letter.txt": ("只是几句话，没有标题，也没有表格。\n".encode(), "none of the known layouts"),
    "calendar.ics": (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "not available yet"),
}


def one(program: Program, *arguments: str | Path) -> Any:
    """Import a file and return what became of it."""
    result = program.run("import", *arguments, "--json")
    contracts.check(result.json, contracts.IMPORT)
    (report,) = result.json["files"]
    assert result.code == (report["status"] == "failed")
    return report


def statuses(document: Any) -> list[str]:
    """Return what became of each file."""
    return [str(report["status"]) for report in document["files"]]


def test_each_kind_of_document_is_read(fresh: Program, papers: list[Path]) -> None:
    document = fresh.json("import", *papers, "--conference", CONFERENCE)
    contracts.check(document, contracts.IMPORT)
    assert [report["path"] for report in document["files"]] == [str(paper) for paper in papers]
    assert [(report["kind"], *(report[count] for count in COUNTS)) for report in document["files"]] == [
        ("programme", 2, 0, 0, 0),
        ("digest", 3, 3, 0, 0),
        ("digest", 2, 2, 0, 0),
        ("challenges", 0, 0, 5, 0),
        ("reference", 0, 0, 0, 3),
    ]
    for report in document["files"]:
        assert (report["status"], report["conference"], report["error"]) == ("imported", CONFERENCE, None)
        assert report["warnings"] == []


def test_importing_does_not_link(fresh: Program, papers: list[Path]) -> None:
    fresh.ok("import", *papers)
    assert fresh.json("links") == []


def test_what_became_of_each_file_in_words(fresh: Program, papers: list[Path]) -> None:
    assert fresh.ok("import", *papers[1:4]).splitlines() == [
        "2-daily.md: imported",
        "    reports 3, talks 3 (new: 3)",
        "3-takeaways.md: imported",
        "    reports 2, talks 2 (new: 1)",
        "4-sheet.md: imported",
        "    challenges 5",
    ]
    chinese = Program(fresh.library, CHINESE)
    assert chinese.ok("import", papers[1]).splitlines() == ["2-daily.md：无变化", "    报道 3，演讲 3（新增 0）"]


def test_a_second_import_changes_no_byte_of_any_row(program: Program, papers: list[Path]) -> None:
    before = program.rows()
    for _ in range(2):
        document = program.json("import", *papers, "--conference", CONFERENCE)
        assert statuses(document) == ["unchanged"] * len(papers)
        assert program.rows() == before
    assert [report["reports"] for report in document["files"]] == [0, 3, 2, 0, 0]


def test_a_folder_is_searched_for_what_can_be_read(fresh: Program, papers: list[Path]) -> None:
    folder = papers[0].parent
    deeper = folder / "第二天" / "a"
    deeper.mkdir(parents=True)
    (deeper / "单场.MD").write_text(SINGLE_TALK, encoding="utf-8")
    for name in (".hidden.md", "~$4-sheet.xlsx", "picture.png", "sample.fieldbrief"):
        (folder / name).write_bytes(b"\x89PNG")
    (folder / ".git").mkdir()
    (folder / ".git" / "notes.md").write_text(DAILY, encoding="utf-8")
    document = fresh.json("import", folder)
    assert [report["path"] for report in document["files"]] == [*map(str, papers), str(deeper / "单场.MD")]
    assert "failed" not in statuses(document)


def test_a_folder_with_nothing_in_it_is_no_failure(fresh: Program, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert fresh.json("import", "empty") == {"files": []}
    assert fresh.ok("import", "empty") == "No file to import was found.\n"


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
@pytest.mark.parametrize("name", USELESS)
def test_a_file_that_cannot_be_used_fails_with_a_reason(
    fresh: Program, tmp_path: Path, name: str, language: str
) -> None:
    data, said = USELESS[name]
    (tmp_path / name).write_bytes(data)
    program = Program(fresh.library, language)
    report = one(program, name)
    assert report["status"] == "failed"
    assert report["error"].startswith(name)
    assert (said in report["error"]) == (language == ENGLISH)
    in_words = program.run("import", name)
    assert (in_words.code, in_words.out, in_words.err) == (1, "", f"{report['error']}\n")


def test_a_file_that_is_not_there_fails(fresh: Program) -> None:
    for name in ("missing.md", "长" * 200, "papers\udcff.md"):
        assert one(fresh, name)["status"] == "failed"
    assert one(fresh, "missing.md")["error"] == "missing.md: There is no such file. Check the path."


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="everything can be read by root")
def test_what_may_not_be_read_fails(fresh: Program, papers: list[Path]) -> None:
    papers[0].chmod(0)
    closed = papers[0].parent / "closed"
    closed.mkdir(mode=0)
    document = fresh.run("import", papers[0].parent, "--json").json
    closed.chmod(0o700)
    assert statuses(document) == ["failed", *["imported"] * 4, "failed"]
    assert all("Permission denied" in report["error"] for report in document["files"] if report["error"])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes any bytes for a file name")
def test_a_name_that_is_no_text_is_no_hindrance(fresh: Program, tmp_path: Path) -> None:
    name = os.fsdecode(b"digest-\xff.md")
    (tmp_path / name).write_text(DAILY, encoding="utf-8")
    assert one(fresh, name)["status"] == "imported"
    assert fresh.json("talks")[0]["reports"][0]["source"] == "digest-\ufffd.md"
    assert one(fresh, name)["status"] == "unchanged"


def test_one_bad_file_among_good_ones_stops_none(fresh: Program, papers: list[Path]) -> None:
    bad = papers[0].with_name("bad.md")
    bad.write_bytes(USELESS["paper.md"][0])
    result = fresh.run("import", papers[1], bad, "missing.md", papers[3], "--json")
    assert result.code == 1
    assert result.err == ""
    contracts.check(result.json, contracts.IMPORT)
    assert statuses(result.json) == ["imported", "failed", "failed", "imported"]
    assert (len(fresh.json("talks")), len(fresh.json("challenges"))) == (3, 5)
    assert statuses(fresh.json("import", papers[1], papers[3])) == ["unchanged", "unchanged"]


def test_errors_of_a_run_in_words_go_to_standard_error(fresh: Program, papers: list[Path]) -> None:
    result = fresh.run("import", "missing.md", papers[3])
    assert result.code == 1
    assert result.out == "4-sheet.md: imported\n    challenges 5\n"
    assert result.err == "missing.md: There is no such file. Check the path.\n"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_text_is_read_in_its_encoding(fresh: Program, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "daily.md").write_bytes(DAILY.encode(encoding))
    assert one(fresh, "daily.md")["reports"] == 3
    assert CACHE in {talk["title"] for talk in fresh.json("talks")}


def test_line_ends_of_windows_are_line_ends(fresh: Program, tmp_path: Path) -> None:
    (tmp_path / "daily.md").write_bytes(DAILY.replace("\n", "\r\n").encode())
    assert one(fresh, "daily.md")["reports"] == 3
    assert not any("\r" in str(talk) for talk in fresh.json("talks"))


def test_a_dry_run_writes_nothing(fresh: Program, program: Program, papers: list[Path], tmp_path: Path) -> None:
    kept = set(tmp_path.rglob("*"))
    document = fresh.json("import", *papers, "--dry-run")
    assert statuses(document) == ["imported"] * 5
    assert set(tmp_path.rglob("*")) == kept
    papers[1].write_text(DAILY + NEW_REPORT, encoding="utf-8")
    before, bytes_before = program.rows(), program.library.read_bytes()
    document = program.json("import", *papers, "--conference", CONFERENCE, "--dry-run")
    assert statuses(document) == ["unchanged", "updated", "unchanged", "unchanged", "unchanged"]
    assert (program.rows(), program.library.read_bytes()) == (before, bytes_before)
    in_words = program.run("import", papers[1], "--conference", CONFERENCE, "--dry-run")
    assert in_words.out.splitlines() == ["2-daily.md: updated", "    reports 4, talks 4 (new: 1)"]
    assert in_words.err == "This was a dry run: nothing is written.\n"


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        (DAILY, "challenges", "digest"),
        (SHEET, "digest", "challenge sheet"),
        (REFERENCE, "programme", "reference"),
        (programme(), "digest", "programme"),
    ],
)
def test_a_document_of_another_kind_than_asked_for_fails(
    fresh: Program, tmp_path: Path, text: str, kind: str, found: str
) -> None:
    (tmp_path / "document").write_text(text, encoding="utf-8")
    report = one(fresh, "document", "--kind", kind)
    assert (report["status"], report["kind"]) == ("failed", kind)
    assert found in report["error"]
    assert one(fresh, "document", "--kind", "auto")["status"] == "imported"


def test_a_kind_can_be_asked_for(fresh: Program, papers: list[Path], tmp_path: Path) -> None:
    kinds = ("programme", "digest", "digest", "challenges", "reference")
    for paper, kind in zip(papers, kinds, strict=True):
        assert one(fresh, paper, "--kind", kind)["kind"] == kind
    (tmp_path / "single.md").write_text(SINGLE_TALK, encoding="utf-8")
    single = one(fresh, "single.md", "--kind", "digest")
    assert (single["talks"], single["reports"]) == (1, 1)


def test_conferences_keep_their_talks_apart(fresh: Program, papers: list[Path]) -> None:
    for conference in ("春季会", "秋季会", "春季会"):
        report = one(fresh, papers[1], "--conference", conference)
        assert report["conference"] == conference
    assert report["status"] == "unchanged"
    talks = fresh.json("talks")
    assert sorted(talk["conference"] for talk in talks) == ["春季会"] * 3 + ["秋季会"] * 3
    assert len({talk["id"] for talk in talks}) == 6


def mark_everything(library: Library, talk_id: str, report_facts: str) -> None:
    """Put a note and a highlight on a talk, which the command line cannot."""
    library.apply(mark_edits.add_note(library, ItemRef("talk", talk_id), "要跟进", "Analyst 03"), "Analyst 03")
    highlight: dict[str, Value] = {
        "id": new_id(),
        "analyst_id": analyst_id("Analyst 03"),
        "talk_id": talk_id,
        "field": "facts",
        "report_id": next(report.id for report in library.reports.all() if report.facts == report_facts),
        "exact": report_facts[2:8],
        "prefix": report_facts[:2],
        "suffix": report_facts[8:20],
        "start": 2,
        "end": 8,
        "colour": "yellow",
        "made_at": library.timestamp(),
    }
    library.apply(Edit(Message("history.note"), (Insert("highlight", highlight),)), "Analyst 03")


@pytest.mark.parametrize("name", ["2-daily.md", "快报（改）.md"])
def test_an_edited_copy_updates_what_changed_and_keeps_every_mark(program: Program, tmp_path: Path, name: str) -> None:
    more = "".join(CACHE_REPORT.replace(CACHE, f"{CACHE}：续集{number}") for number in "一二三")
    (tmp_path / "2-daily.md").write_text(DAILY + more, encoding="utf-8")
    program.ok("import", "2-daily.md", "--conference", CONFERENCE)
    talks = {talk["title"]: talk for talk in program.json("talks")}
    grasp = talks["家庭场景的灵巧抓取"]
    for talk in (talks[CACHE], grasp, talks[PLANNED]):
        program.ok("tag", talk["id"], "重点")
    with write_library(program.library, program.analyst) as library:
        mark_everything(library, grasp["id"], grasp["reports"][0]["facts"])
    links = program.json("links")
    for link in links:
        program.ok("decide", link["id"], "accept")
    changed = CACHE_REPORT.replace("按整层", "整层").replace("小块随机写。", "小块随机写；另加预取。")
    assert changed != CACHE_REPORT
    (tmp_path / name).write_text(f"# 每日参会快报\n\n{changed}{GRASP_REPORT}{more}{NEW_REPORT}", encoding="utf-8")
    report = one(program, name, "--conference", CONFERENCE)
    assert (report["status"], report["talks"], report["reports"]) == ("updated", 6, 6)

    after = {talk["title"]: talk for talk in program.json("talks")}
    assert after.keys() == talks.keys() | {"新增的一场：检索索引的在线更新"}
    assert {title: talk["id"] for title, talk in after.items() if title in talks} == {
        title: talk["id"] for title, talk in talks.items()
    }
    assert after[CACHE]["reports"][0]["facts"].endswith("另加预取。")
    assert after[CACHE]["reports"][1] == talks[CACHE]["reports"][1]
    assert after["家庭场景的灵巧抓取"] == {
        **grasp,
        "tags": ["重点"],
        "reports": [{**grasp["reports"][0], "source": name}],
    }
    assert after[PLANNED]["reports"] == []
    assert after[PLANNED]["warnings"] == [f"A report was withdrawn from {name}."]
    assert after[EVALUATION] == talks[EVALUATION]
    assert [title for title, talk in after.items() if talk["tags"] == ["重点"]] == [
        title for title in after if title in (CACHE, "家庭场景的灵巧抓取", PLANNED)
    ]
    assert {link["id"]: link["state"] for link in program.json("links")} == {link["id"]: "accepted" for link in links}
    with write_library(program.library, program.analyst) as library:
        (note,), (highlight,) = library.notes.all(), library.highlights.all()
        assert (note.item.id, note.text) == (grasp["id"], "要跟进")
        facts = next(r.facts for r in library.reports.all() if r.id == highlight.report_id)
        assert facts[highlight.start : highlight.end] == highlight.exact


def test_what_is_gone_from_an_edition_is_said(program: Program, tmp_path: Path) -> None:
    (tmp_path / "2-daily.md").write_text(f"# 每日参会快报\n\n{CACHE_REPORT}{GRASP_REPORT}", encoding="utf-8")
    lines = program.ok("import", "2-daily.md", "--conference", CONFERENCE).splitlines()
    assert lines == [
        "2-daily.md: updated",
        "    reports 2, talks 2 (new: 0)",
        "    no longer in the document: 1 (kept, marked as withdrawn)",
    ]


def test_warnings_name_file_and_place(fresh: Program, tmp_path: Path) -> None:
    sheet = "| BU | 关注方向 | 难题 |\n|---|---|---|\n| 存储 | 缓存 | 1. 换入换出策略 |\n| 存储 | 备份 |  |\n"
    (tmp_path / "sheet.md").write_text(sheet, encoding="utf-8")
    (warning,) = one(fresh, "sheet.md")["warnings"]
    assert warning == {"where": "4", "message": "Row 4 has no problem; it is left out."}
    assert "    sheet.md:4: Row 4 has no problem; it is left out." in fresh.ok("import", "sheet.md").splitlines()


TEXTS = [DAILY, TAKEAWAYS, SHEET, REFERENCE, SINGLE_TALK, programme()]
LINES = st.sampled_from([line for text in TEXTS for line in text.splitlines()]) | st.text(max_size=20)
DOCUMENTS = (
    st.binary(max_size=400)
    | st.lists(LINES, max_size=30).map(lambda lines: "\n".join(lines).encode("utf-8", "replace"))
    | st.builds(
        lambda text, start, noise, codec: text.encode(codec, "replace")[start:] + noise,
        st.sampled_from(TEXTS),
        st.integers(0, 300),
        st.binary(max_size=20),
        st.sampled_from(["utf-8", "gb18030", "utf-16", "big5"]),
    )
)


@settings(max_examples=40)
@given(data=DOCUMENTS, name=st.sampled_from(["a.md", "a.json", "a.csv", "a.xlsx", "a"]))
def test_any_bytes_are_imported_once_or_refused(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        program = Program(Path(folder, "library.fieldbrief"))
        file = Path(folder, name)
        file.write_bytes(data)
        first = one(program, file)
        rows = program.rows()
        assert one(program, file) == {
            **first,
            "status": {"imported": "unchanged"}.get(first["status"], first["status"]),
        }
        assert program.rows() == rows
