"""Which values of each facet a talk has."""

from __future__ import annotations

from analysis.presentation.facet_index import FacetValue
from analysis.presentation.talk_facets import FacetReader
from analysis.presentation.talk_filter import FACETS
from storage.records import Tag
from tests.analysis.presentation.listed import TAGS, UNITS, talk


def test_a_tag_counts_for_all_that_it_stands_below() -> None:
    values = FacetReader(TAGS).values("tag", talk(tags=(TAGS[2], TAGS[1])))
    assert values == [
        FacetValue("t3", "介质", "t2", ""),
        FacetValue("t2", "近存计算", "t1", "teal"),
        FacetValue("t1", "存储", "", "blue"),
    ]


def test_tags_in_a_circle_or_below_one_that_is_gone_do_no_harm() -> None:
    circle = (Tag("x", "x", "y"), Tag("y", "y", "x"), Tag("z", "z", "gone"))
    reader = FacetReader(circle)
    assert [value.key for value in reader.values("tag", talk(tags=circle[:1]))] == ["x", "y"]
    assert reader.values("tag", talk(tags=circle[2:])) == (FacetValue("z", "z"),)


def test_a_subtrack_stands_below_its_track() -> None:
    reader = FacetReader(())
    above, below = reader.values("track", talk(track="Robotics", subtrack="仿真"))
    assert (above, below.label, below.parent) == (FacetValue("robotics", "Robotics"), "仿真", "robotics")
    assert reader.values("track", talk(subtrack="仿真")) == (FacetValue("仿真", "仿真"),)
    assert reader.values("track", talk()) == ()


def test_spellings_of_one_topic_are_one_value() -> None:
    assert FacetReader(()).values("topic", talk(topics=("數字孿生", "数字孪生", " "))) == [
        FacetValue("数字孪生", "数字孪生")
    ]


def test_the_day_is_that_of_the_conference() -> None:
    reader = FacetReader(())
    assert reader.values("day", talk(start="2026-03-16T23:30:00-08:00")) == (FacetValue("2026-03-16", "2026-03-16"),)
    assert reader.values("day", talk()) == ()


def test_every_facet_can_be_read() -> None:
    full = talk(session_type="Panel", status="moved", authors=("Analyst 03",), business_units=UNITS)
    found = FacetReader(TAGS).all_values(full)
    assert found.keys() == set(FACETS)
    assert [value.label for value in found["business_unit"]] == ["数据存储", "Networks"]
    assert [value.key for value in (*found["type"], *found["status"], *found["author"])] == [
        "panel",
        "moved",
        "analyst 03",
    ]
