"""`tag`, `undo`, `redo` and `history` agree with each other, in one run and across runs of the program."""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path

import pytest

from desktop.console import columns
from tests.desktop import contracts
from tests.desktop.papers import CACHE, CONFERENCE, LUNCH, PLANNED
from tests.desktop.program import CHINESE, Program

IMPORTED = 5


def talk_id(program: Program, title: str = CACHE) -> str:
    """Return the id of a talk."""
    return next(str(talk["id"]) for talk in program.json("talks") if talk["title"] == title)


def tags(program: Program, title: str = CACHE) -> list[str]:
    """Return the tags of a talk."""
    return next(list(talk["tags"]) for talk in program.json("talks") if talk["title"] == title)


def edits(program: Program) -> list[tuple[str, str, bool]]:
    """Return kind, text and fate of every change after the imports."""
    return [(entry["kind"], entry["text"], entry["undone"]) for entry in program.json("history")[IMPORTED:]]


def test_a_talk_is_tagged(program: Program) -> None:
    talk = talk_id(program)
    assert program.ok("tag", talk, "重点", "follow up") == f"Tag “{CACHE}”: 重点, follow up\n"
    assert tags(program) == ["follow up", "重点"]
    assert program.ok("tag", talk[:8], "Follow  UP") == "Nothing to change: it is so already.\n"
    assert program.ok("tag", talk, "重點", "--remove") == f"Untag “{CACHE}”: 重点\n"
    assert tags(program) == ["follow up"]
    assert program.ok("tag", talk, "没有的", "--remove") == "Nothing to change: it is so already.\n"
    assert tags(program, PLANNED) == []


def test_an_id_may_be_shortened_as_long_as_it_is_one_s_own(program: Program) -> None:
    talk = talk_id(program)
    program.ok("tag", talk[:4], "a")
    program.ok("tag", talk.upper(), "b")
    assert tags(program) == ["a", "b"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["ffffffff", "x"], "ffffffff: No talk has this id. “fieldbrief talks” lists the ids.\n"),
        (["f", "x"], "f: Type at least 4 characters of an id.\n"),
        (["", "x"], "Type at least 4 characters of an id.\n"),
        (["____", "x"], "____: No talk has this id. “fieldbrief talks” lists the ids.\n"),
    ],
)
def test_a_talk_that_is_not_there_fails(program: Program, line: list[str], said: str) -> None:
    before = program.rows()
    result = program.run("tag", *line)
    assert (result.code, result.out, result.err) == (1, "", said)
    assert program.rows() == before


def test_a_tag_needs_a_name(program: Program) -> None:
    result = program.run("tag", talk_id(program), "good", "  ")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("A tag needs a name.")
    assert tags(program) == []


def test_what_was_done_is_undone_and_done_again(program: Program) -> None:
    talk = talk_id(program)
    untouched = program.json("talks")
    program.ok("tag", talk, "一")
    program.ok("tag", talk, "二")
    tagged = program.json("talks")
    assert program.ok("undo", "2").splitlines() == [f"Undone: Tag “{CACHE}”: 二", f"Undone: Tag “{CACHE}”: 一"]
    assert program.json("talks") == untouched
    assert program.ok("redo", "2").splitlines() == [f"Redone: Tag “{CACHE}”: 一", f"Redone: Tag “{CACHE}”: 二"]
    assert program.json("talks") == tagged
    assert edits(program) == [
        ("edit", f"Tag “{CACHE}”: 一", False),
        ("edit", f"Tag “{CACHE}”: 二", False),
        ("undo", f"Undone: Tag “{CACHE}”: 二", True),
        ("undo", f"Undone: Tag “{CACHE}”: 一", True),
        ("redo", f"Redone: Tag “{CACHE}”: 一", False),
        ("redo", f"Redone: Tag “{CACHE}”: 二", False),
    ]


def test_a_new_edit_ends_what_can_be_redone(program: Program) -> None:
    program.ok("tag", talk_id(program), "一")
    program.ok("undo")
    program.ok("tag", talk_id(program), "二")
    result = program.run("redo")
    assert (result.code, result.out, result.err) == (1, "", "There is nothing of yours to redo.\n")
    assert tags(program) == ["二"]


def test_more_steps_than_there_are_undo_what_there_is(program: Program) -> None:
    program.ok("tag", talk_id(program), "一")
    assert len(program.ok("undo", "100").splitlines()) == IMPORTED + 1
    assert program.json("talks") == []
    result = program.run("undo")
    assert (result.code, result.out, result.err) == (1, "", "There is nothing of yours to undo.\n")
    assert len(program.ok("redo", "100").splitlines()) == IMPORTED + 1
    assert tags(program) == ["一"]
    assert program.run("redo").code == 1


def test_undo_takes_only_one_s_own(program: Program) -> None:
    other = Program(program.library, analyst="Analyst 07")
    program.ok("tag", talk_id(program), "mine")
    other.ok("tag", talk_id(program), "theirs")
    program.ok("undo")
    assert tags(program) == ["theirs"]
    other.ok("undo")
    assert tags(program) == []
    result = other.run("undo")
    assert (result.code, result.err) == (1, "There is nothing of yours to undo.\n")
    assert [entry["analyst"] for entry in program.json("history")[IMPORTED:]] == [
        "Analyst 03",
        "Analyst 07",
        "Analyst 03",
        "Analyst 07",
    ]


def test_what_newer_changes_stand_on_is_not_undone(program: Program) -> None:
    challenge = program.json("challenges")[0]["id"]
    program.ok("keywords", challenge, "RDMA")
    Program(program.library, analyst="Analyst 07").ok("keywords", challenge, "RDMA", "--remove")
    result = program.run("undo")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("Newer changes stand on this one (Add keywords: RDMA). Undo those first:\n")
    assert "Analyst 07" in result.err.splitlines()[1]
    assert program.ok("keywords", challenge).splitlines() == ["Keywords: 0"]


def test_a_tag_that_a_colleague_uses_too_stays_when_mine_is_undone(program: Program) -> None:
    program.ok("tag", talk_id(program), "shared")
    Program(program.library, analyst="Analyst 07").ok("tag", talk_id(program, PLANNED), "shared")
    program.ok("undo")
    assert [talk["tags"] for talk in program.json("talks") if talk["tags"]] == [["shared"]]


def test_an_import_with_marks_on_it_stays_where_nobody_can_be_asked(program: Program) -> None:
    other = Program(program.library, analyst="Analyst 07")
    other.ok("tag", talk_id(program, LUNCH), "重点")
    before = program.json("talks")
    result = program.run("undo", str(IMPORTED))
    undone = result.out.splitlines()
    assert result.code == 1
    assert undone == [
        f"Undone: Import {name}" for name in ("5-reference.md", "4-sheet.md", "3-takeaways.md", "2-daily.md")
    ]
    assert result.err.startswith("Talks, challenges or sections that this import brought carry marks now: ")
    program.ok("redo", "100")
    assert program.json("talks") == before


def test_history_as_scripts_read_it(program: Program) -> None:
    program.ok("tag", talk_id(program), "重点")
    program.ok("undo")
    history = program.json("history")
    contracts.check(history, contracts.HISTORY)
    assert [entry["number"] for entry in history] == list(range(1, IMPORTED + 3))
    assert [entry["kind"] for entry in history] == ["import"] * IMPORTED + ["edit", "undo"]
    assert [entry["undone"] for entry in history] == [False] * IMPORTED + [True, False]
    assert len({entry["id"] for entry in history}) == len(history)
    assert all(datetime.fromisoformat(entry["made_at"]).utcoffset() is not None for entry in history)
    assert all(entry["rows"] > 0 for entry in history)


def test_history_as_people_read_it(program: Program) -> None:
    Program(program.library, analyst="分析员七").ok("tag", talk_id(program), "重点")
    Program(program.library, analyst="分析员七").ok("undo")
    *lines, last = program.ok("history").splitlines()
    assert last == f"Changes: {IMPORTED + 2}"
    made_at = datetime.fromisoformat(program.json("history")[0]["made_at"]).astimezone()
    assert lines[0] == f"    1  {made_at:%Y-%m-%d %H:%M:%S}  Analyst 03  Import 1-programme.json"
    assert lines[-2].endswith(f"  分析员七    Tag “{CACHE}”: 重点  (undone)")
    assert {columns(re.split(r"Import|Tag|Undone", line)[0]) for line in lines} == {
        columns(lines[0].split("Import")[0])
    }
    chinese = Program(program.library, CHINESE).ok("history").splitlines()
    assert chinese[-2].endswith(f"已撤销：给“{CACHE}”加标签：重点")


def test_separate_runs_agree(fresh: Program, papers: list[Path]) -> None:
    def step(*arguments: str | Path) -> str:
        result = fresh.apart(*arguments)
        assert (result.code, result.err) == (0, "")
        return result.out

    fresh.ok("import", *papers, "--conference", CONFERENCE)
    fresh.ok("link")
    link = fresh.json("links")[0]
    place = f"{link['business_unit']} · {link['focus_area']} · {link['challenge_number']}"
    talk = talk_id(fresh)
    step("tag", talk, "重点")
    step("decide", link["id"], "accept")
    step("keywords", link["challenge_id"], "缓存")
    done = marks(fresh)
    assert step("undo", "3").splitlines() == [
        "Undone: Add keywords: 缓存",
        f"Undone: Accept a link: {link['title']} → {place}",
        f"Undone: Tag “{CACHE}”: 重点",
    ]
    assert marks(fresh) == ([], "suggested", "Keywords: 0\n")
    step("redo", "3")
    assert marks(fresh) == done == (["重点"], "accepted", "缓存\nKeywords: 1\n")
    assert step("history").count("Redone: ") == 3
    assert [kind for kind, _, _ in edits(fresh)] == ["edit"] * 3 + ["undo"] * 3 + ["redo"] * 3


def marks(program: Program) -> tuple[list[str], str, str]:
    """Return a talk's tags, the strongest link's state, and its challenge's keywords."""
    link = program.json("links")[0]
    return tags(program), link["state"], program.ok("keywords", link["challenge_id"])


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize(
    ("answer", "code", "left"), [("y\n", 0, [CACHE]), ("n\n", 1, [CACHE, LUNCH]), ("\x04", 1, [CACHE, LUNCH])]
)
def test_at_a_terminal_the_analyst_is_asked(
    fresh: Program, papers: list[Path], answer: str, code: int, left: list[str]
) -> None:
    import pty

    fresh.ok("import", papers[0])
    Program(fresh.library, analyst="Analyst 07").ok("tag", talk_id(fresh), "重点")
    controller, terminal = pty.openpty()
    with os.fdopen(controller, "wb", buffering=0) as keyboard:
        keyboard.write(answer.encode())
        result = fresh.apart("undo", stdin=terminal)
        os.close(terminal)
    assert result.code == code
    assert "Keep these and take back the rest of the import?" in result.err
    assert [talk["title"] for talk in fresh.json("talks")] == left
