"""`talks`, `challenges`, `sections` and `search` show what was imported, to scripts and to people."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.commands.listing import SHORT_ID, marked
from desktop.console import columns
from storage import mark_edits
from storage.library import write_library
from storage.records import ItemRef, SearchHit
from tests.desktop import contracts
from tests.desktop.papers import CACHE, CONFERENCE, EVALUATION, GRASP, LUNCH, PLANNED
from tests.desktop.program import CHINESE, Program


def empty_library(fresh: Program) -> Program:
    """Return the program on a library with nothing in it."""
    with write_library(fresh.library, fresh.analyst, create=True):
        pass
    return fresh


def test_talks_as_scripts_read_them(program: Program) -> None:
    talks = program.json("talks")
    contracts.check(talks, contracts.TALKS)
    by_title = {talk["title"]: talk for talk in talks}
    chinese_title = GRASP.split(" ")[-1]
    assert by_title.keys() == {CACHE, LUNCH, chinese_title, PLANNED, EVALUATION}
    assert by_title[chinese_title]["other_titles"] == [GRASP.removesuffix(f" {chinese_title}")]
    assert {title: talk["status"] for title, talk in by_title.items()} == {
        CACHE: "reported",
        LUNCH: "planned",
        chinese_title: "reported",
        PLANNED: "planned",
        EVALUATION: "reported",
    }
    assert by_title[EVALUATION]["code"] == "S2101"
    assert by_title[LUNCH]["session_type"] == "break"
    assert {talk["conference"] for talk in talks} == {CONFERENCE}
    assert all(talk["rating"] is None and talk["tags"] == [] and talk["warnings"] == [] for talk in talks)


def test_a_talk_of_three_documents_has_what_each_says(program: Program) -> None:
    talk = next(talk for talk in program.json("talks") if talk["title"] == CACHE)
    assert (talk["start"], talk["end"]) == ("2026-09-16T10:00:00+08:00", "2026-09-16T10:30:00+08:00")
    assert (talk["room"], talk["code"]) == ("Hall 1", "S2102")
    assert talk["speakers"][1] == {"name": "Speaker B", "role": "Staff Engineer", "affiliation": "Example Labs"}
    daily, takeaways = talk["reports"]
    assert (daily["source"], takeaways["source"]) == ("2-daily.md", "3-takeaways.md")
    assert daily["facts"].startswith("讲者给出KV Cache")
    assert daily["insight"].startswith("存储团队")
    assert daily["authors"] == [
        {"name": "Analyst 03", "number": "50000003"},
        {"name": "Analyst 07", "number": "50000007"},
    ]
    assert (daily["takeaways"], daily["topics"]) == ("", [])
    assert takeaways["topics"] == ["KV Cache", "推理"]
    assert "數千個詞元" in takeaways["takeaways"]


def test_challenges_as_scripts_read_them(program: Program) -> None:
    challenges = program.json("challenges")
    contracts.check(challenges, contracts.CHALLENGES)
    assert [(c["business_unit"], c["focus_area"], c["number"]) for c in challenges] == [
        ("存储", "推理缓存", 1),
        ("存储", "推理缓存", 2),
        ("机器人", "灵巧手", 1),
        ("机器人", "灵巧手", 2),
        ("运维", "机房", 1),
    ]
    assert challenges[-1]["text"] == "液冷改造怎样不停机"


def test_sections_as_scripts_read_them(program: Program) -> None:
    sections = program.json("sections")
    contracts.check(sections, contracts.SECTIONS)
    assert [section["number"] for section in sections] == ["1.1", "1.2", "2.1"]
    assert {section["source"] for section in sections} == {"5-reference.md"}
    assert sections[2]["title"] == "向量检索的索引更新"
    assert sections[2]["text"].startswith("索引分段之后")
    assert any("检索" in heading for heading in sections[2]["path"])


@pytest.mark.parametrize(
    ("command", "words"), [("talks", "Talks: 0"), ("challenges", "Challenges: 0"), ("sections", "Sections: 0")]
)
def test_an_empty_library_has_empty_lists(fresh: Program, command: str, words: str) -> None:
    empty = empty_library(fresh)
    assert empty.json(command) == []
    assert empty.ok(command).splitlines() == [words]


def test_talks_as_people_read_them(program: Program) -> None:
    talks = program.json("talks")
    program.ok("tag", talks[0]["id"], "重点", "follow up")
    for language, reported, count in ((program.language, "reported", "Talks: 5"), (CHINESE, "已报道", "演讲：5")):
        *lines, last = Program(program.library, language).ok("talks").splitlines()
        assert last == count
        assert len(lines) == len(talks)
        for line, talk in zip(lines, talks, strict=True):
            assert line.startswith(f"{talk['id'][:SHORT_ID]}  ")
            assert (f"  {reported}  " in line) == (talk["status"] == "reported")
        titles = {columns(line.split(talk["title"])[0]) for line, talk in zip(lines, talks, strict=True)}
        assert len(titles) == 1, "titles begin in one column"
        assert lines[0].endswith(f"{CACHE}  #follow up #重点")


def test_challenges_and_sections_as_people_read_them(program: Program) -> None:
    challenge = program.json("challenges")[4]
    assert program.ok("challenges").splitlines()[4:] == [
        f"{challenge['id'][:SHORT_ID]}  运维 · 机房 · 1  液冷改造怎样不停机",
        "Challenges: 5",
    ]
    section = program.json("sections")[0]
    assert program.ok("sections").splitlines()[0] == f"{section['id'][:SHORT_ID]}  5-reference.md  1.1 背景"


def stored_texts(program: Program) -> list[str]:
    """Return every text that may be searched, white space as one space."""
    texts: list[str] = []
    for talk in program.json("talks"):
        texts += [talk["title"], *talk["other_titles"], talk["code"], *(s["name"] for s in talk["speakers"])]
        for report in talk["reports"]:
            texts += [report["facts"], report["insight"], report["takeaways"], " ".join(report["topics"])]
    texts += [challenge["text"] for challenge in program.json("challenges")]
    texts += [text for section in program.json("sections") for text in (section["title"], section["text"])]
    return [" ".join(text.split()) for text in texts]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("缓存", ("talk", CACHE)),
        ("触觉传感器", ("report", "家庭场景的灵巧抓取")),
        ("觸覺傳感器", ("report", "家庭场景的灵巧抓取")),
        ("评测", ("talk", EVALUATION)),
        ("評測", ("talk", EVALUATION)),
        ("kv cache", ("report", CACHE)),
        ("ＫＶ CACHE", ("report", CACHE)),
        ("dexterous GRASPING", ("talk", "家庭场景的灵巧抓取")),
        ("首字延遲", ("report", CACHE)),
        ("首字延迟", ("report", CACHE)),
        ("不停机", ("challenge", "运维 · 机房 · 1")),
        ("墓碑", ("section", "2.1 向量检索的索引更新")),
        ("索引 更新", ("challenge", "存储 · 推理缓存 · 2")),
    ],
)
def test_a_search_finds_words_however_written(program: Program, query: str, expected: tuple[str, str]) -> None:
    hits = program.json("search", query)
    contracts.check(hits, contracts.SEARCH)
    assert expected in {(hit["kind"], hit["title"]) for hit in hits}
    texts = stored_texts(program)
    for hit in hits:
        passage = hit["snippet"].removeprefix("…").removesuffix("…").strip()
        assert passage
        assert any(passage in text for text in texts), f"{passage!r} stands nowhere in the library"


def test_a_hit_s_id_is_what_other_commands_take(program: Program) -> None:
    talks = {talk["id"] for talk in program.json("talks")}
    found = {hit["id"] for hit in program.json("search", "缓存") if hit["kind"] in ("talk", "report")}
    assert found
    assert found <= talks


def test_the_best_hits_come_first_and_no_more_than_asked_for(program: Program) -> None:
    hits = program.json("search", "缓存")
    assert len(hits) > 2
    assert program.json("search", "缓存", "--limit", "2") == hits[:2]
    scores = [hit["score"] for hit in hits]
    assert scores in (sorted(scores), sorted(scores, reverse=True))


def test_nothing_found_is_no_failure(program: Program) -> None:
    assert program.json("search", "不存在的词语") == []
    assert program.ok("search", "不存在的词语").splitlines() == ["Passages: 0"]


def test_notes_are_found_too(program: Program) -> None:
    talk = program.json("talks")[0]
    with write_library(program.library, program.analyst) as library:
        library.apply(
            mark_edits.add_note(library, ItemRef("talk", talk["id"]), "回头要问采购价格", "Analyst 03"), "Analyst 03"
        )
    (hit,) = program.json("search", "采购价格")
    assert (hit["kind"], hit["title"], hit["snippet"]) == ("note", CACHE, "回头要问采购价格")


def test_people_see_the_matches_marked(program: Program) -> None:
    lines = program.ok("search", "觸覺傳感器").splitlines()
    assert any("»触觉传感器«" in line for line in lines)
    kinds = Program(program.library, CHINESE).ok("search", "缓存").splitlines()
    assert kinds[-1].startswith("结果：")
    assert any("  报道  " in line or "  演讲  " in line for line in kinds)


SYNTAX = ['"', "*", "(", ")", "AND", "NOT", "OR", "NEAR(", "^", ":", "-", "缓", "缓存", "a", "\x00", " "]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40) | st.lists(st.sampled_from(SYNTAX)).map("".join))
def test_any_query_is_answered(program: Program, query: str) -> None:
    result = program.run("search", "--json", "--", query)
    assert result.code == 0
    contracts.check(result.json, contracts.SEARCH)


def test_matches_are_marked_in_one_line() -> None:
    hit = SearchHit("talk", "1", "t", "facts", "…先触碰\n再  合拢", ((1, 4), (8, 10)), 1.0)
    assert marked(hit) == "…»先触碰« 再 »合拢«"
