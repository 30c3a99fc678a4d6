"""`brief`, `graph` and `demo`: what leaves the library, complete or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.desktop.papers import CACHE
from tests.desktop.program import CHINESE, ENGLISH, Program


def text_of(pdf: Path) -> str:
    """Return the text of a PDF without line ends, which depend on the layout."""
    return "".join("".join(page.extract_text().split()) for page in PdfReader(pdf).pages)


def language_of(pdf: str | Path) -> str:
    """Return the language that a PDF says it is in."""
    return str(PdfReader(pdf).root_object.get("/Lang"))[:2]


def unfinished(folder: Path) -> list[Path]:
    """Return the files that a broken off writing would leave."""
    return [path for path in folder.rglob("*") if path.suffix == ".part"]


def test_a_briefing_is_written_where_asked(program: Program, tmp_path: Path) -> None:
    target = tmp_path / "简报 briefing" / "第一版.PDF"
    assert program.ok("brief", "-o", target) == f"Briefing written: {target}\n"
    text = text_of(target)
    assert CACHE in text
    numbers = {a["number"] for talk in program.json("talks") for r in talk["reports"] for a in r["authors"]}
    assert numbers
    assert not [number for number in numbers if number in text], "staff numbers never leave the building"
    assert not unfinished(tmp_path)
    assert list(target.parent.iterdir()) == [target]


def test_a_briefing_speaks_the_language_asked_for(program: Program) -> None:
    languages = {}
    for language, more in ((ENGLISH, ()), (CHINESE, ()), (ENGLISH, ("--lang", "zh")), (CHINESE, ("--lang", "en"))):
        Program(program.library, language).ok("brief", "-o", "b.pdf", *more)
        languages[(language, more[1:])] = language_of("b.pdf")
    assert languages == {
        (ENGLISH, ()): "en",
        (CHINESE, ()): "zh",
        (ENGLISH, ("zh",)): "zh",
        (CHINESE, ("en",)): "en",
    }


def test_a_briefing_of_a_unit_a_day_a_tag(program: Program) -> None:
    cache = next(talk for talk in program.json("talks") if talk["title"] == CACHE)
    program.ok("tag", cache["id"], "重点")
    scopes = (("--bu", "存储"), ("--day", "2026-09-16"), ("--tag", "重点"), ("--bu", "存储", "--tag", "重点"))
    for scope in scopes:
        program.ok("brief", "-o", "b.pdf", *scope)
        assert CACHE in text_of(Path("b.pdf"))
    program.ok("brief", "-o", "b.pdf", "--bu", "运维")
    assert "触觉传感器的抓取数据" not in text_of(Path("b.pdf"))


def test_a_briefing_before_linking_says_so(fresh: Program, papers: list[Path]) -> None:
    fresh.ok("import", *papers)
    result = fresh.run("brief", "-o", "b.pdf")
    assert result.code == 0
    assert "fieldbrief link" in result.err
    assert Path("b.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
@pytest.mark.parametrize(
    "name", ["b.docx", "b.pptx", "b.xlsx", "b.MD", "b.html", "b.odt", "b", "pdf", ".pdf", "b.pdf "]
)
def test_other_formats_end_with_2(program: Program, language: str, name: str) -> None:
    result = Program(program.library, language).run("brief", "-o", name)
    assert (result.code, result.out) == (2, "")
    assert name in result.err
    if name.lower().rpartition(".")[2] in ("docx", "pptx", "xlsx", "md", "html"):
        assert {ENGLISH: "not available yet", CHINESE: "暂不支持"}[language] in result.err
    assert not Path(name).exists()


@pytest.mark.parametrize(
    "scope", [("--bu", "没有"), ("--day", "2031-01-01"), ("--day", "yesterday"), ("--tag", "没有"), ("--bu", "")]
)
def test_a_scope_that_names_nothing_is_wrong_usage(program: Program, scope: tuple[str, str]) -> None:
    result = program.run("brief", "-o", "b.pdf", *scope)
    assert (result.code, result.out) == (2, "")
    assert f"“{scope[1]}”" in result.err
    assert not Path("b.pdf").exists()


def test_a_briefing_that_cannot_be_written_leaves_the_old_one(program: Program, tmp_path: Path) -> None:
    program.ok("brief", "-o", "b.pdf")
    before = Path("b.pdf").read_bytes()
    Path(".b.pdf.part").mkdir()  # what stands in the way of writing, even for root
    result = program.run("brief", "-o", "b.pdf")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("b.pdf: The file cannot be written (")
    assert Path("b.pdf").read_bytes() == before
    Path(".b.pdf.part").rmdir()
    assert not unfinished(tmp_path)


def test_a_briefing_has_no_place_below_a_file_or_under_too_long_a_name(program: Program, tmp_path: Path) -> None:
    for target in (program.library / "b.pdf", tmp_path / f"{'长' * 90}.pdf"):
        result = program.run("brief", "-o", target)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f"{target}: The file cannot be written (")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_closed_folder_takes_no_briefing(program: Program, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    for command in (("brief", "-o", closed / "b.pdf"), ("backup", "-o", closed / "b.fieldbrief")):
        result = program.run(*command)
        assert (result.code, result.out) == (2, "")
        assert "The file cannot be written (" in result.err


@pytest.mark.parametrize("name", ["g.graphml", "g.gexf", "g.json", "g.svg", "g.png", "g"])
def test_the_graph_is_yet_to_come(program: Program, name: str) -> None:
    result = program.run("graph", "-o", name)
    assert (result.code, result.out, result.err) == (2, "", f"{name}: The graph is not available yet.\n")
    assert not Path(name).exists()


def test_the_demo_can_be_repeated(tmp_path: Path) -> None:
    folder = tmp_path / "试用 demo"
    nobody = Program(tmp_path / "unused.fieldbrief")
    first = nobody.ok("demo", "--no-window", "--out", folder)
    demo = Program(folder / "sample.fieldbrief")
    assert f"Library: {demo.library}\n" in first
    assert f"Briefing: {folder / 'briefing.pdf'}\n" in first
    assert len(demo.json("talks")) >= 40
    assert {link["state"] for link in demo.json("links")} == {"suggested"}
    rows = demo.rows()
    pages = len(PdfReader(folder / "briefing.pdf").pages)
    assert nobody.ok("demo", "--no-window", "--out", folder) == first
    assert demo.rows() == rows
    assert len(PdfReader(folder / "briefing.pdf").pages) == pages
    assert not unfinished(folder)
    assert not nobody.library.exists(), "the demo leaves the analyst's own library alone"


def test_the_demo_says_where_it_stops(tmp_path: Path) -> None:
    result = Program(tmp_path / "unused.fieldbrief", CHINESE).run("demo")
    assert (result.code, len(result.err.splitlines())) == (0, 1)
    assert (tmp_path / "fieldbrief-demo" / "briefing.pdf").is_file()
    assert "资料库：fieldbrief-demo" in result.out
    assert language_of(tmp_path / "fieldbrief-demo" / "briefing.pdf") == "zh"


def test_the_demo_does_not_write_into_a_file(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    for out in ("taken", "taken/below"):
        result = Program(tmp_path / "unused.fieldbrief").run("demo", "--no-window", "--out", out)
        assert (result.code, result.out) == (2, "")
        assert "taken" in result.err
