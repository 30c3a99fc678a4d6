"""The tour of the sample conference runs through, and leaves what it shows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.desktop.driver import rows
from tests.tour import EXTRAS, PLACES, walk


def test_the_tour_leaves_pictures_a_briefing_and_a_library(qapp: QApplication, tmp_path: Path) -> None:
    style, palette, font = qapp.style().name(), qapp.palette(), qapp.font()
    (tmp_path / "work").mkdir()
    try:
        done = walk(qapp, tmp_path / "out", tmp_path / "work", ("dark",), ("zh",))
    finally:
        qapp.setStyleSheet("")
        qapp.setStyle(style)
        qapp.setPalette(palette)
        qapp.setFont(font)
    assert {file.name for file in done.pictures} == {f"{name}-dark-zh.png" for name in (*PLACES, *EXTRAS)}
    for file in done.pictures:
        picture = QImage(str(file)).scaled(32, 20)
        colours = {picture.pixel(x, y) for x in range(32) for y in range(20)}
        assert len(colours) > 3, f"{file.name} is empty"
    assert done.briefing.read_bytes().startswith(b"%PDF")
    assert rows(done.library, "SELECT count(*) FROM talk") == [(66,)]
    assert rows(done.library, "SELECT count(*) FROM highlight") == [(2,)]
    assert rows(done.library, "SELECT count(*) FROM tagging")[0][0] >= 10
    assert rows(done.library, "SELECT verdict FROM decision GROUP BY verdict") == [("accepted",)]  # the other is undone
