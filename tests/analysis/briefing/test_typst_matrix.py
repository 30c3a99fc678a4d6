"""The figure's data: shades, legend, turned heads and the words that say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from analysis.briefing.document import CoverageMatrix, MatrixCell, MatrixRow
from analysis.briefing.fonts import coverage
from analysis.briefing.printable import Printer
from analysis.briefing.typst_matrix import figure_height, matrix
from analysis.briefing.typst_texts import Texts

if TYPE_CHECKING:
    from conftest import Translate


@pytest.fixture
def texts(chinese: Translate) -> Texts:
    """Return the texts of a Chinese briefing."""
    return Texts("zh", chinese, Printer(coverage()))


def figure(texts: Texts, counts: list[list[int]], units: tuple[str, ...] = ("存储", "云"), folded: int = 0) -> Any:
    """Return the figure of some counts, of which each first one of a row has an accepted link."""
    rows = [
        MatrixRow(
            "track", f"主题{place}", 1, tuple(MatrixCell(count, int(not column)) for column, count in enumerate(row))
        )
        for place, row in enumerate(counts)
    ]
    return matrix(CoverageMatrix(units, folded, tuple(rows)), texts)


def test_nothing_to_count_gives_no_figure(texts: Texts) -> None:
    assert figure(texts, [[0, 0]]) == {"rows": []}
    assert figure_height(figure(texts, [])) == 0


def test_the_most_is_darkest_and_nothing_is_white(texts: Texts) -> None:
    found = figure(texts, [[8, 1], [5, 0]])
    assert [cell[2] for row in found["rows"] for cell in row["cells"]] == [4, 1, 3, 0]
    assert found["legend"] == [[1, "1–2"], [2, "3–4"], [3, "5–6"], [4, "7–8"]]


@pytest.mark.parametrize(
    ("highest", "legend"), [(1, [[4, "1"]]), (2, [[3, "1"], [4, "2"]]), (3, [[2, "1"], [3, "2"], [4, "3"]])]
)
def test_small_counts_take_the_dark_end(texts: Texts, highest: int, legend: list[list[object]]) -> None:
    assert figure(texts, [[highest, 0]])["legend"] == legend


@pytest.mark.parametrize("highest", [1, 3, 4, 7, 100])
def test_every_count_has_the_shade_of_the_legend(texts: Texts, highest: int) -> None:
    found = figure(texts, [[count, 0] for count in range(1, highest + 1)])
    for row in found["rows"]:
        count, _, shade = row["cells"][0]
        first, _, last = next(text for level, text in found["legend"] if level == shade).partition("–")
        assert int(first) <= count <= int(last or first)


@pytest.mark.parametrize(
    ("units", "turned"),
    [
        (("存储", "云"), False),
        (("Consumer", "Cloud"), False),
        (tuple(f"第{n}事业部与产品线" for n in range(12)), True),
        (("Enterprise",) * 9, True),
    ],
)
def test_heads_are_turned_where_they_do_not_fit(texts: Texts, units: tuple[str, ...], turned: bool) -> None:
    assert figure(texts, [[1] * len(units)], units)["turned"] is turned


def test_folded_units_share_a_head(texts: Texts) -> None:
    assert figure(texts, [[1, 2, 3]], folded=4)["units"] == ["存储", "云", "其他（4 个）"]


def test_the_words_say_what_the_figure_shows(texts: Texts) -> None:
    words = figure(texts, [[3, 0], [0, 0]])["alternative"]
    assert "主题0：存储 3，其中已采纳 1。" in words
    assert "主题1：无。" in words


def test_the_figure_never_outgrows_its_part_of_the_page(texts: Texts) -> None:
    assert figure_height(figure(texts, [[1, 1]] * 14)) < 120
