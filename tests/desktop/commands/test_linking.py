"""`link`, `links`, `decide` and `keywords`: suggestions with receipts, and what analysts make of them."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest

from desktop.commands.listing import SHORT_ID
from desktop.console import columns
from tests.desktop import contracts
from tests.desktop.papers import CACHE, CONFERENCE, LUNCH
from tests.desktop.program import CHINESE, Program


def strongest(program: Program) -> Any:
    """Return the strongest link."""
    return program.json("links")[0]


def test_linking_says_what_it_looked_at(fresh: Program, papers: list[Path]) -> None:
    fresh.ok("import", *papers)
    first = fresh.json("link")
    contracts.check(first, contracts.LINK)
    assert (first["challenges"], first["up_to_date"]) == (5, False)
    assert first["suggestions"] > 0
    assert fresh.json("link") == {**first, "up_to_date": True}
    assert len(fresh.json("links")) == first["suggestions"]


def test_linking_in_words(fresh: Program, papers: list[Path]) -> None:
    fresh.ok("import", *papers)
    assert fresh.ok("link").startswith("Suggested links: ")
    assert fresh.ok("link").startswith("Nothing has changed since the last linking.")


def test_before_linking_there_is_a_hint_and_no_link(fresh: Program, papers: list[Path]) -> None:
    fresh.ok("import", *papers)
    result = fresh.run("links")
    assert (result.code, result.out) == (0, "Links: 0\n")
    assert "fieldbrief link" in result.err
    assert fresh.json("links") == []
    fresh.ok("link")
    assert fresh.run("links").err == ""


def test_links_as_scripts_read_them(program: Program) -> None:
    links = program.json("links")
    contracts.check(links, contracts.LINKS)
    scores = [link["score"] for link in links]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert {link["state"] for link in links} == {"suggested"}
    assert {link["kind"] for link in links} == {"talk", "section"}
    assert len({link["id"] for link in links}) == len(links)


def test_a_link_names_what_it_joins(program: Program) -> None:
    items = {item["id"]: item for item in (*program.json("talks"), *program.json("sections"))}
    challenges = {challenge["id"]: challenge for challenge in program.json("challenges")}
    for link in program.json("links"):
        item, challenge = items[link["item_id"]], challenges[link["challenge_id"]]
        assert link["title"] == item["title"]
        assert (link["business_unit"], link["focus_area"]) == (challenge["business_unit"], challenge["focus_area"])
        assert link["challenge_number"] == challenge["number"]
        if link["kind"] == "section":
            assert (link["number"], link["source"], link["other_titles"]) == (item["number"], "5-reference.md", [])
        else:
            assert link["number"] is None
            assert link["source"] == "; ".join(report["source"] for report in item["reports"])
            assert link["other_titles"] == item["other_titles"]


def test_a_receipt_quotes_both_texts(program: Program) -> None:
    challenges = {challenge["id"]: challenge["text"] for challenge in program.json("challenges")}
    for link in program.json("links"):
        receipt = link["receipt"]
        assert receipt["passages"]
        assert receipt["terms"]
        assert receipt["parts"]
        assert any(passage["challenge"] in challenges[link["challenge_id"]] for passage in receipt["passages"])


def test_all_covers_every_pair_once(program: Program) -> None:
    pairs = program.json("links", "--all")
    contracts.check(pairs, contracts.PAIRS)
    items = [item["id"] for command in ("talks", "sections") for item in program.json(command)]
    challenges = [challenge["id"] for challenge in program.json("challenges")]
    covered = [(pair["item_id"], pair["challenge_id"]) for pair in pairs]
    assert sorted(covered) == sorted(product(items, challenges))
    assert len({pair["id"] for pair in pairs}) == len(pairs)
    assert all(pair["score"] == round(pair["score"], 6) for pair in pairs)
    assert {pair["score"] for pair in pairs if pair["title"] == LUNCH} == {0.0}, "nobody learns anything from a break"


def test_all_agrees_with_the_suggestions(program: Program) -> None:
    scores = {pair["id"]: (pair["score"], pair["state"]) for pair in program.json("links", "--all")}
    suggested = {link["id"]: (link["score"], "suggested") for link in program.json("links")}
    assert suggested.items() <= scores.items()
    assert {state for link, (_, state) in scores.items() if link not in suggested} == {""}


def test_links_of_some_units(program: Program) -> None:
    everything = program.json("links")
    storage, robots = (program.json("links", "--bu", unit) for unit in ("存储", "机器人"))
    assert {link["business_unit"] for link in storage} == {"存储"}
    assert program.json("links", "--bu", "存儲") == storage, "names are known in both Chinese scripts"
    both = program.json("links", "--bu", "存储", "--bu", "机器人")
    assert {link["id"] for link in both} == {link["id"] for link in (*storage, *robots)}
    assert both == [link for link in everything if link["business_unit"] in ("存储", "机器人")]
    assert len(program.json("links", "--all", "--bu", "存储")) == 8 * 2


def test_an_unknown_unit_is_wrong_usage(program: Program) -> None:
    for more in ((), ("--all",)):
        result = program.run("links", "--bu", "没有", *more)
        assert (result.code, result.out) == (2, "")
        assert result.err == "没有: No business unit has this name. The library has: 存储、机器人、运维.\n"


def test_weak_links_can_be_left_out(program: Program) -> None:
    links = program.json("links")
    middle = links[len(links) // 2]["score"] - 1e-6
    assert program.json("links", "--min-score", str(middle)) == [link for link in links if link["score"] >= middle]
    assert all(pair["score"] >= 0.5 for pair in program.json("links", "--all", "--min-score", "0.5"))


def test_links_as_people_read_them(program: Program) -> None:
    link, weaker = program.json("links")[:2]
    program.ok("decide", weaker["id"], "accept")
    for language, words in ((program.language, ("suggested", "accepted ")), (CHINESE, ("建议  ", "已采纳"))):
        lines = Program(program.library, language).ok("links").splitlines()
        place = f"{link['business_unit']} · {link['focus_area']} · {link['challenge_number']}"
        assert lines[0].startswith(f"{link['id'][:SHORT_ID]}  {link['score']:.2f}  {words[0]}  ")
        assert lines[0].endswith(f"{link['title']}  →  {place}")
        assert lines[1].strip().strip("“”") == link["receipt"]["passages"][0]["item"]
        assert lines[2].split("  ", 2)[2].startswith(words[1])
        names = [f"{found['number']} {found['title']}".removeprefix("None ") for found in (link, weaker)]
        begun = {columns(line[: line.index(name)]) for line, name in zip(lines[::2], names, strict=False)}
        assert len(begun) == 1, "names begin in one column"


def test_all_pairs_as_people_read_them(program: Program) -> None:
    lines = program.ok("links", "--all").splitlines()
    assert lines[-1] == f"Links: {8 * 5}"
    assert len(lines) == 8 * 5 + 1
    assert any("  not suggested  " in line for line in lines)
    assert any("  suggested      " in line for line in lines)


def test_a_decision_is_kept_and_linking_anew_leaves_it(program: Program) -> None:
    link = strongest(program)
    assert program.ok("decide", link["id"], "reject", "--note", "换了话题").startswith("Reject a link: ")
    decided = next(found for found in program.json("links") if found["id"] == link["id"])
    assert decided == {**link, "state": "rejected"}
    assert program.ok("decide", link["id"], "reject", "--note", "换了话题").startswith("Nothing to change")
    program.ok("keywords", link["challenge_id"], "触觉")
    assert program.json("link")["up_to_date"] is False
    assert next(found for found in program.json("links") if found["id"] == link["id"])["state"] == "rejected"
    assert program.ok("decide", link["id"], "accept").startswith("Accept a link: ")
    assert next(found for found in program.json("links") if found["id"] == link["id"])["state"] == "accepted"


def test_a_pair_that_nobody_suggested_can_be_accepted(program: Program) -> None:
    pair = next(pair for pair in program.json("links", "--all") if pair["title"] == CACHE and pair["state"] == "")
    program.ok("decide", pair["id"][:SHORT_ID], "accept")
    link = next(link for link in program.json("links") if link["id"] == pair["id"])
    assert link == {**pair, "state": "accepted", "receipt": {"passages": [], "topics": [], "terms": [], "parts": {}}}
    assert next(found for found in program.json("links", "--all") if found["id"] == pair["id"])["state"] == "accepted"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("decide ffffffff accept", "ffffffff: No link has this id."),
        ("decide fff accept", "fff: Type at least 4 characters of an id."),
        ("keywords ffffffff", "ffffffff: No challenge has this id."),
        ("keywords ffffffff 缓存", "ffffffff: No challenge has this id."),
        ("keywords %%%%%%%% 缓存", "%%%%%%%%: No challenge has this id."),
    ],
)
def test_what_is_not_in_the_library_fails(program: Program, line: str, said: str) -> None:
    before = program.rows()
    result = program.run(*line.split())
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(said)
    assert program.rows() == before


def test_keywords_come_and_go(program: Program) -> None:
    challenge = program.json("challenges")[0]["id"][:SHORT_ID]
    assert program.ok("keywords", challenge) == "Keywords: 0\n"
    assert program.ok("keywords", challenge, "分层", "offload").splitlines() == ["offload", "分层", "Keywords: 2"]
    assert program.ok("keywords", challenge, "Offload", "分層").splitlines() == ["offload", "分层", "Keywords: 2"]
    assert program.ok("keywords", challenge, "OFFLOAD", "--remove").splitlines() == ["分层", "Keywords: 1"]
    assert program.ok("keywords", challenge, "没有的", "--remove").splitlines() == ["分层", "Keywords: 1"]
    assert [entry["kind"] for entry in program.json("history")][-2:] == ["edit", "edit"]


def test_keywords_draw_talks_to_a_challenge(program: Program) -> None:
    challenge = next(found for found in program.json("challenges") if found["business_unit"] == "运维")
    assert not [link for link in program.json("links") if link["challenge_id"] == challenge["id"]]
    program.ok("keywords", challenge["id"], "回放", "智能体")
    program.ok("link")
    drawn = [link["title"] for link in program.json("links") if link["challenge_id"] == challenge["id"]]
    assert any("回放" in title for title in drawn)


def test_links_older_than_the_library_are_said_to_be(program: Program, tmp_path: Path) -> None:
    program.ok("link")
    assert program.run("links").err == ""
    program.ok("keywords", program.json("challenges")[0]["id"], "RDMA")
    assert "fieldbrief link" in program.run("links").err
    program.ok("link")
    assert program.run("links").err == ""


def test_suggestions_that_went_with_an_import_come_back_by_linking(fresh: Program, papers: list[Path]) -> None:
    fresh.ok("import", *papers, "--conference", CONFERENCE)
    fresh.ok("link")
    links = fresh.json("links")
    fresh.ok("undo", str(len(papers)))
    fresh.ok("redo", str(len(papers)))
    assert fresh.json("links") == []
    fresh.ok("link")
    assert fresh.json("links") == links
