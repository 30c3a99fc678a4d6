"""Challenge sheets come in, and come in again with other numbers and words."""

from __future__ import annotations

from storage.importing.parsed import ParsedChallenge
from tests.storage.intake.documents import Desk, sheet


def challenge(number: int, text: str, *, unit: str = "存储", area: str = "推理") -> ParsedChallenge:
    return ParsedChallenge(unit, area, number, text)


def test_units_areas_and_challenges(desk: Desk) -> None:
    plan = desk.take_in(
        "s.md", sheet(challenge(1, "访问模式"), challenge(2, "数据布局"), challenge(1, "拥塞", unit="网络"))
    )
    assert (plan.status, plan.challenges) == ("imported", 3)
    found = [(c.business_unit, c.focus_area, c.number, c.text) for c in desk.library.challenges.all()]
    assert found == [("存储", "推理", 1, "访问模式"), ("存储", "推理", 2, "数据布局"), ("网络", "推理", 1, "拥塞")]


def test_a_renumbered_challenge_keeps_its_identity(desk: Desk) -> None:
    desk.take_in("s.md", sheet(challenge(1, "访问模式的变化"), challenge(2, "数据布局的变化")))
    before = {c.text: c.id for c in desk.library.challenges.all()}
    plan = desk.take_in(
        "s.md", sheet(challenge(1, "全新的问题"), challenge(2, "访问模式的变化"), challenge(3, "数据布局的变化"))
    )
    after = {c.text: (c.id, c.number) for c in desk.library.challenges.all()}
    assert (plan.status, plan.withdrawn) == ("updated", 0)
    assert after["访问模式的变化"] == (before["访问模式的变化"], 2)
    assert after["数据布局的变化"] == (before["数据布局的变化"], 3)
    assert after["全新的问题"][0] not in before.values()


def test_a_reworded_challenge_keeps_its_number_and_identity(desk: Desk) -> None:
    desk.take_in("s.md", sheet(challenge(1, "低延迟的实时推理"), challenge(2, "别的")))
    (before, _) = desk.library.challenges.all()
    desk.take_in("s.md", sheet(challenge(1, "怎样做到交互式响应"), challenge(2, "别的")))
    (after, _) = desk.library.challenges.all()
    assert (after.id, after.text) == (before.id, "怎样做到交互式响应")


def test_a_vanished_challenge_is_withdrawn_and_no_longer_listed(desk: Desk) -> None:
    desk.take_in("s.md", sheet(challenge(1, "一"), challenge(2, "二")))
    plan = desk.take_in("s.md", sheet(challenge(1, "一")))
    assert plan.withdrawn == 1
    assert [c.text for c in desk.library.challenges.all()] == ["一"]


def test_the_same_sheet_under_another_name_is_the_same_sheet(desk: Desk) -> None:
    rows = [challenge(n, f"难题之{word}") for n, word in enumerate("甲乙丙丁戊", 1)]
    desk.take_in("s.md", sheet(*rows))
    plan = desk.take_in("s.xlsx", sheet(*rows[:4], challenge(5, "换了一个")))
    assert plan.status == "updated"
    assert len(desk.library.challenges.all()) == 5


def test_repeated_numbers_stay_apart(desk: Desk) -> None:
    desk.take_in("s.md", sheet(challenge(1, "一"), challenge(1, "又一")))
    assert [c.text for c in desk.library.challenges.all()] == ["一", "又一"]


def test_unit_names_join_whatever_case_and_width(desk: Desk) -> None:
    desk.take_in("s.md", sheet(challenge(1, "一", unit="CBG"), challenge(1, "二", unit="ＣＢＧ", area="视频")))
    assert {c.business_unit for c in desk.library.challenges.all()} == {"CBG"}
