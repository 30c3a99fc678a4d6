"""The bundled sample conference keeps its promises: size, days, joined titles, neutral names, text of its own."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from storage.importing.registry import read_document
from storage.text import normalise, title_key

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample"
SEEDS = ROOT.parent / "shared" / "data" / "seeds"
DAILY = ("digest-day1.md", "digest-day2.md", "digest-day3.md")
TAKEAWAYS = ("takeaways-systems.md", "takeaways-applications.md")
DOCUMENTS = (*DAILY, *TAKEAWAYS, "challenges.md", "reference.md")
NOT_TALKS = {"break", "social"}

NEUTRAL_SPEAKER = re.compile(r"讲者[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥]|Speaker [A-Z]{1,2}")
NEUTRAL_AFFILIATION = re.compile(r"(示例|样例|Example |Sample ).+")
NEUTRAL_AUTHOR = re.compile(r"Analyst (0[1-9]|1[0-2]) 500000\1")
TITLE = re.compile(r"^## (?:【(?P<type>[^】]+)】)?(?P<title>.+?)(?: \[(?P<code>S\d{4})\])?$", re.MULTILINE)
ENGLISH_THEN_CHINESE = re.compile(r"(?P<en>[A-Z][ -~]{20,}?) (?P<zh>[一-鿿].*)")


def text_of(name: str) -> str:
    """Return a sample file's text, unchanged line ends included."""
    return (SAMPLE / name).read_bytes().decode("utf-8")


def headings(name: str) -> list[tuple[list[str], str]]:
    """Return each report's titles, one per language, and its code."""
    found: list[tuple[list[str], str]] = []
    for match in TITLE.finditer(text_of(name)):
        both = ENGLISH_THEN_CHINESE.fullmatch(match["title"])
        found.append(([both["en"], both["zh"]] if both else [match["title"]], match["code"] or ""))
    return found


def reports(name: str) -> list[dict[str, str]]:
    """Return the parts of each report of a digest by their headings."""
    pieces = re.split(r"^## .+$", text_of(name), flags=re.MULTILINE)[1:]
    return [
        {
            part[0]: part[1].strip()
            for part in re.findall(r"^### (.+?)$\n(.*?)(?=^###|^撰稿人|^---|\Z)", piece, re.M | re.S)
        }
        for piece in pieces
    ]


def schedule() -> dict[str, Any]:
    """Return the programme's conference."""
    conference: dict[str, Any] = json.loads(text_of("programme.json"))["schedule"]["conference"]
    return conference


def events() -> list[dict[str, Any]]:
    """Return all events of the programme, breaks included."""
    return [event for day in schedule()["days"] for room in day["rooms"].values() for event in room]


def talks() -> list[dict[str, Any]]:
    """Return the programme's events that are talks."""
    return [event for event in events() if event["type"] not in NOT_TALKS]


def challenges() -> list[tuple[str, str, int]]:
    """Return business unit, focus area and number of each problem of the challenge sheet."""
    found: list[tuple[str, str, int]] = []
    for line in text_of("challenges.md").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3 and cells[0] != "BU" and not cells[0].startswith(":-"):
            numbers = re.findall(r"(?:^|[ ，？。])(\d)\.", cells[2]) or ["1"]
            found.extend((cells[0], cells[1], int(number)) for number in numbers)
    return found


def test_text_files_are_utf8_with_unix_line_ends() -> None:
    for name in (*DOCUMENTS, "programme.json", "README"):
        text = text_of(name)
        assert "\r" not in text, name
        assert "\ufffd" not in text, name
        assert not text.startswith("\ufeff"), name
        assert text.endswith("\n"), name


def test_challenge_sheet_has_six_business_units_and_25_problems() -> None:
    found = challenges()
    assert len(found) == 25
    assert len(set(found)) == 25, "a focus area numbers a problem twice"
    assert len({unit for unit, _, _ in found}) == 6
    for (unit, area), count in Counter((unit, area) for unit, area, _ in found).items():
        assert {number for u, a, number in found if (u, a) == (unit, area)} == set(range(1, count + 1)), area


def test_challenge_sheet_keeps_the_traps_of_real_sheets() -> None:
    text = text_of("challenges.md")
    for trap in ("3D/4D", "L3+", "2026", "，3. ", "？2.", " 2.大"):
        assert trap in text
    assert re.search(r"\| [A-Z][^|\d.]+\.[^|\d]+\|$", text, re.MULTILINE), "no lone unnumbered English problem"


def test_two_problems_are_white_space() -> None:
    everything = "".join(text_of(name) for name in (*DAILY, *TAKEAWAYS, "programme.json", "reference.md"))
    for word in ("后量子", "post-quantum", "电子皮肤", "触觉", "觸覺", "tactile"):
        assert word not in everything.casefold()
    assert all(word in text_of("challenges.md") for word in ("后量子", "触觉"))


def test_programme_has_at_least_44_talks_on_three_consecutive_days() -> None:
    conference = schedule()
    days = [date.fromisoformat(day["date"]) for day in conference["days"]]
    assert [(day - days[0]).days for day in days] == [0, 1, 2]
    assert (conference["start"], conference["end"]) == (days[0].isoformat(), days[-1].isoformat())
    assert conference["daysCount"] == 3
    assert len(talks()) >= 44
    for day in conference["days"]:
        assert sum(event in talks() for room in day["rooms"].values() for event in room) >= 12


def test_programme_times_rooms_and_guids_are_consistent() -> None:
    guids = [event["guid"] for event in events()]
    assert len(set(guids)) == len(guids)
    named = {room["name"] for room in schedule()["rooms"]}
    for day in schedule()["days"]:
        for room, held in day["rooms"].items():
            assert room in named
            for event in held:
                start = datetime.fromisoformat(event["date"])
                assert event["room"] == room
                assert start.isoformat() == f"{day['date']}T{event['start']}:00+08:00"
                assert re.fullmatch(r"\d\d:[0-5]\d", event["duration"])


def test_programme_titles_are_unique_and_breaks_are_marked() -> None:
    keys = Counter(title_key(event["title"]) for event in talks())
    assert max(keys.values()) == 1
    assert {event["type"] for event in events()} >= NOT_TALKS
    assert all(event["track"].count(" - ") == 1 and event["abstract"] and event["persons"] for event in talks())


def test_every_digest_title_is_in_the_programme() -> None:
    by_code = {event["code"]: event["title"] for event in talks() if "code" in event}
    keys = {title_key(event["title"]) for event in talks()}
    daily_keys = {title_key(title): titles for name in DAILY for titles, _ in headings(name) for title in titles}
    for name in (*DAILY, *TAKEAWAYS):
        for titles, code in headings(name):
            # a talk may carry one language here, the other in the programme, and both in a daily digest
            known = {title_key(title) for title in titles}
            known |= {title_key(other) for key in set(known) for other in daily_keys.get(key, [])}
            assert known & keys, titles
            if code:
                assert title_key(by_code[code]) in known, titles


def test_digests_report_on_their_own_day() -> None:
    for name, day in zip(DAILY, schedule()["days"], strict=True):
        assert text_of(name).startswith(f"# 每日参会快报 {day['date']}\n")
        held = {title_key(event["title"]) for room in day["rooms"].values() for event in room}
        for titles, _ in headings(name):
            assert held & {title_key(title) for title in titles}, titles


def test_digests_hold_30_daily_and_22_takeaways_reports_of_44_talks() -> None:
    daily = [titles for name in DAILY for titles, _ in headings(name)]
    taken = [titles for name in TAKEAWAYS for titles, _ in headings(name)]
    assert len(daily) >= 30
    assert len(taken) >= 22
    daily_keys = {title_key(title) for titles in daily for title in titles}
    shared = [titles for titles in taken if daily_keys & {title_key(title) for title in titles}]
    assert len(shared) >= 5
    assert len(daily) + len(taken) - len(shared) >= 44
    assert len(talks()) - (len(daily) + len(taken) - len(shared)) in (3, 4), "talks that no digest reports"


def test_shared_talks_differ_in_script_or_language() -> None:
    daily = {title_key(title): title for name in DAILY for titles, _ in headings(name) for title in titles}
    bilingual = {
        title_key(title) for name in DAILY for titles, _ in headings(name) if len(titles) == 2 for title in titles
    }
    taken = [titles[0] for name in TAKEAWAYS for titles, _ in headings(name)]
    assert any(title_key(title) in daily and daily[title_key(title)] != title for title in taken), "traditional title"
    assert sum(title_key(title) in bilingual for title in taken) >= 2


def test_daily_reports_have_facts_and_insight_or_are_planned() -> None:
    found = [report for name in DAILY for report in reports(name)]
    planned = [report for report in found if "实事描述" not in report]
    assert 3 <= len(planned) <= 8
    for report in found:
        assert report["主题"].count(" - ") == 1
        assert ("实事描述" in report) == ("对本院的启示" in report)
        if "实事描述" in report:
            assert 80 <= len(report["实事描述"]) <= 400
            assert 60 <= len(report["对本院的启示"]) <= 160


def test_takeaways_have_paragraph_bullets_and_topics() -> None:
    for name, highlights, script in (
        ("takeaways-systems.md", "重點摘要：", "zh"),
        ("takeaways-applications.md", "Highlights:", "en"),
    ):
        for piece in re.split(r"^## .+$", text_of(name), flags=re.MULTILINE)[1:]:
            parts = re.split(r"^### ", piece, flags=re.MULTILINE)[1:]
            assert [part.split("\n")[0].split(":")[0].rstrip("：") for part in parts] == [
                "Key Takeaways",
                highlights.rstrip("：:"),
                "Topic",
            ]
            assert 3 <= len(re.findall(r"^\*   \S", parts[1], re.MULTILINE)) <= 6
            assert bool(re.search("[一-鿿]", piece)) == (script == "zh")
    traditional = re.sub(r"^## .+$", "", text_of("takeaways-systems.md"), flags=re.MULTILINE)
    assert len(set(traditional) - set(normalise(traditional)) - set("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) > 100


def test_reference_has_numbered_sections_in_four_chapters() -> None:
    text = text_of("reference.md")
    numbers = re.findall(r"^#{2,3} (\d+(?:\.\d+)+) \S", text, re.MULTILINE)
    assert len(numbers) == len(set(numbers)) == 15
    assert {number.split(".")[0] for number in numbers} == {"1", "2", "3", "4"}
    assert re.search(r"^#{3,4} [^\d\n]+$", text, re.MULTILINE), "no un-numbered heading"
    assert re.search(r"^\|:--- ", text, re.MULTILINE), "no table"
    assert re.search(r"^表 1 ", text, re.MULTILINE), "no caption"
    assert 6_000 <= len(text.encode()) <= 10_000


def test_people_are_neutral() -> None:
    roles: dict[str, set[tuple[str, str]]] = {}
    for event in events():
        for person in event["persons"]:
            assert NEUTRAL_SPEAKER.fullmatch(person["public_name"]), person
            assert NEUTRAL_AFFILIATION.fullmatch(person["affiliation"]), person
            roles.setdefault(person["public_name"], set()).add((person["role"], person["affiliation"]))
    assert all(len(found) == 1 for found in roles.values()), "one name, two people"
    for name in DAILY:
        for report in reports(name):
            for speaker in report["演讲人或相关公司"].split("、"):
                match = re.fullmatch(r"(.+?)（(.+), (.+)）", speaker)
                assert match, speaker
                assert roles[match[1]] == {(match[2], match[3])}
        for line in re.findall(r"^撰稿人：(.+)$", text_of(name), re.MULTILINE):
            assert all(NEUTRAL_AUTHOR.fullmatch(author) for author in line.split("、")), line
    for name in (*TAKEAWAYS, "reference.md", "challenges.md"):
        assert not re.search(r"撰稿人|讲者[一-鿿] ?（|Analyst", text_of(name)), name


@pytest.mark.parametrize(
    ("name", "kind", "parts", "count"),
    [
        ("challenges.md", "challenges", "challenges", 25),
        ("digest-day1.md", "digest", "reports", 11),
        ("digest-day2.md", "digest", "reports", 11),
        ("digest-day3.md", "digest", "reports", 9),
        ("takeaways-systems.md", "digest", "reports", 11),
        ("takeaways-applications.md", "digest", "reports", 12),
        ("programme.json", "programme", "events", 66),
        ("reference.md", "reference", "sections", 15),
    ],
)
def test_readers_understand_every_document_without_a_warning(name: str, kind: str, parts: str, count: int) -> None:
    document = read_document(name, (SAMPLE / name).read_bytes())
    assert (document.kind, len(getattr(document, parts)), document.warnings) == (kind, count, ())


def test_readers_find_the_titles_codes_and_dates_that_are_written() -> None:
    for name in (*DAILY, *TAKEAWAYS):
        found = read_document(name, (SAMPLE / name).read_bytes()).reports
        assert [({r.heading.title, *r.heading.other_titles}, r.heading.code) for r in found] == [
            (set(titles), code) for titles, code in headings(name)
        ]
        assert {report.date for report in found} == ({text_of(name)[9:19]} if name in DAILY else {""})
    programme = read_document("programme.json", (SAMPLE / "programme.json").read_bytes())
    assert [(event.heading.title, event.heading.code) for event in programme.events] == [
        (event["title"], event.get("code", "")) for event in events()
    ]


def windows(text: str, width: int = 12) -> set[str]:
    """Return the runs of `width` characters of the bodies, mostly Chinese ones, headings and white space left out."""
    bodies = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    compared = "".join(normalise(bodies).split())
    found = {compared[i : i + width] for i in range(len(compared) - width + 1)}
    return {window for window in found if len(re.findall("[一-鿿]", window)) >= width - 2}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents lie beside the repository, not in it")
def test_no_sentence_comes_from_the_seed_documents() -> None:
    seeds: set[str] = set()
    for path in sorted(SEEDS.glob("*.txt")):
        seeds |= windows(path.read_text(encoding="utf-8"))
    for name in (*DOCUMENTS, "programme.json"):
        assert not windows(text_of(name)) & seeds, name
