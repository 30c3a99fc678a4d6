"""People come apart into name, role and affiliation, authors into name and number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.importing.people import parse_authors, parse_speakers, split_outside_brackets
from storage.records import Author, Speaker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("讲者甲（首席科学家, 示例公司）", Speaker("讲者甲", "首席科学家", "示例公司")),
        ("讲者甲（总监，示例公司）", Speaker("讲者甲", "总监", "示例公司")),
        ("Speaker 1 (Director of Lab, Acme)", Speaker("Speaker 1", "Director of Lab", "Acme")),
        (
            "Speaker 1（Sales & Marketing Director of X, Y Tech）",
            Speaker("Speaker 1", "Sales & Marketing Director of X", "Y Tech"),
        ),
        ("Speaker 1（Founder, CEO, Acme Tech）", Speaker("Speaker 1", "Founder, CEO", "Acme Tech")),
        ("Speaker 1（Engineer, Acme Shanghai Co., Ltd）", Speaker("Speaker 1", "Engineer", "Acme Shanghai Co., Ltd")),
        ("Speaker 1（CTO, Acme, Inc.）", Speaker("Speaker 1", "CTO", "Acme, Inc.")),
        (
            "Speaker 1（Director of the Center, Games Group, Acme (Shenzhen) Co., Ltd）",
            Speaker("Speaker 1", "Director of the Center, Games Group", "Acme (Shenzhen) Co., Ltd"),
        ),
        (
            "Speaker 1 (Programs)（Engineer for Programs, Acme）",
            Speaker("Speaker 1 (Programs)", "Engineer for Programs", "Acme"),
        ),
        ("Speaker 1 (Vice President, Acme)", Speaker("Speaker 1", "Vice President", "Acme")),
        ("Speaker 1 (CTO @ Acme)", Speaker("Speaker 1", "CTO", "Acme")),
        ("讲者甲（教授）", Speaker("讲者甲", "教授")),
        ("讲者甲（示例大学）", Speaker("讲者甲", "", "示例大学")),
        ("讲者甲", Speaker("讲者甲")),
        ("Acme Co., Ltd", Speaker("Acme Co., Ltd")),
        ("讲者甲（总监，示例公司", Speaker("讲者甲", "总监", "示例公司")),
    ],
)
def test_one_speaker(text: str, expected: Speaker) -> None:
    assert parse_speakers(text) == (expected,)


@pytest.mark.parametrize("joint", ["、", "；", "; ", "，", ", ", "\n", "\n- "])
def test_people_are_separated_outside_brackets(joint: str) -> None:
    text = joint.join(["讲者甲（总监, 甲公司 (上海) Co., Ltd）", "Speaker 2 (CTO, Acme)", "讲者丙（教授，某大学）"])
    assert [speaker.name for speaker in parse_speakers(text)] == ["讲者甲", "Speaker 2", "讲者丙"]
    assert [speaker.affiliation for speaker in parse_speakers(text)] == ["甲公司 (上海) Co., Ltd", "Acme", "某大学"]


def test_plain_names_and_companies() -> None:
    assert [s.name for s in parse_speakers("Speaker 1, Speaker 2")] == ["Speaker 1", "Speaker 2"]
    assert [s.name for s in parse_speakers("Acme Co., Ltd、讲者乙")] == ["Acme Co., Ltd", "讲者乙"]


def test_a_missing_bracket_does_not_swallow_the_next_person() -> None:
    first, second = parse_speakers("讲者甲（总监，甲公司、讲者乙（CTO，乙公司）")
    assert (first.name, first.affiliation, second.name, second.role) == ("讲者甲", "甲公司", "讲者乙", "CTO")


def test_nobody_and_the_same_twice() -> None:
    assert parse_speakers(" \n- \n") == ()
    assert parse_speakers("讲者甲、讲者甲") == (Speaker("讲者甲"),)


@pytest.mark.parametrize(
    "text",
    [
        "讲者甲 50012345、Analyst 03 w00123456",
        "讲者甲50012345，Analyst 03（w00123456）",
        "讲者甲 50012345 Analyst 03 w00123456",
        "50012345 讲者甲; w00123456 Analyst 03",
        "- 讲者甲：50012345\n- Analyst 03: w00123456",
        "讲者甲 (50012345) and Analyst 03 w00123456",
    ],
)
def test_authors_have_numbers(text: str) -> None:
    assert parse_authors(text) == (Author("讲者甲", "50012345"), Author("Analyst 03", "w00123456"))


def test_a_number_is_optional_and_short_ones_belong_to_the_name() -> None:
    assert parse_authors("Analyst 03、讲者甲") == (Author("Analyst 03"), Author("讲者甲"))
    assert parse_authors("50012345") == (Author("50012345"),)
    assert parse_authors("、 ，") == ()


def test_split_outside_brackets() -> None:
    assert split_outside_brackets("a,b(c,d),e", ",") == ["a", "b(c,d)", "e"]
    assert split_outside_brackets("a(b,c", ",") == ["a(b", "c"]
    assert split_outside_brackets("abc", ",") == ["abc"]


NAME = st.text(st.sampled_from("讲者甲乙abc"), min_size=1, max_size=6)
ROLE = st.sampled_from(["CTO", "Director of Lab", "首席科学家", "Founder, CEO"])
COMPANY = st.sampled_from(["Acme", "示例公司", "Acme (Shenzhen) Co., Ltd", "Acme, Inc.", "某大学"])
PEOPLE = st.lists(st.builds(Speaker, NAME, ROLE, COMPANY), min_size=1, max_size=5, unique=True)


@given(PEOPLE, st.sampled_from(["、", "；", "\n"]), st.sampled_from(["（{}, {}）", " ({}, {})", "（{}，{}）"]))
def test_rendered_speakers_come_back(people: list[Speaker], joint: str, form: str) -> None:
    text = joint.join(person.name + form.format(person.role, person.affiliation) for person in people)
    assert list(parse_speakers(text)) == people


@given(st.lists(st.builds(Author, NAME, st.from_regex(r"[1-9][0-9]{7}", fullmatch=True)), min_size=1, unique=True))
def test_rendered_authors_come_back(authors: list[Author]) -> None:
    assert list(parse_authors("、".join(f"{author.name} {author.number}" for author in authors))) == authors


@given(st.text(st.sampled_from("甲a1 ,，、;()（）[\n-@"), max_size=60))
def test_any_text_gives_people_with_names(text: str) -> None:
    assert all(speaker.name for speaker in parse_speakers(text))
    assert all(author.name for author in parse_authors(text))
