"""A walk through the sample conference by keys, with a picture of each place: `python -m tests.tour --out DIR`."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.desk import Desk
    from desktop.place_makers import MadePlace
    from tests.desktop.driver import Driver
    from widgets.common.texts import Texts

PLACES = ("library", "capture", "graph", "challenges", "briefing")
THEMES = ("light", "dark")
LANGUAGES = {"en": "en", "zh": "zh_Hans"}
EXTRAS = ("welcome", "import", "palette", "history")
SIZE = (1440, 900)

NOW = datetime.fromisoformat("2026-09-17T13:45:00+08:00")
"""The clock of the tour stands in the middle of the second day of the sample conference."""

TAGS = (("to read", "amber"), ("KV cache", "teal"), ("follow up", "indigo"), ("cost", "pink"))
FACTS = """1. 专家放置每 2 分钟重算一次，只搬动最热的专家。
2. all-to-all 的长尾来自跨机柜的第二跳，绑核之后缩短约三成。"""
INSIGHT = "与难题“多路径负载均衡”直接有关：请网络组核对链路利用率的数字。"


@dataclass(frozen=True)
class Done:
    """What the tour has made."""

    library: Path
    briefing: Path
    pictures: tuple[Path, ...]


class Camera:
    """Takes pictures of the window in every theme and language."""

    def __init__(self, driver: Driver, folder: Path, themes: Sequence[str], languages: Sequence[str]) -> None:
        self._driver = driver
        self._folder = folder
        self._themes = themes
        self._languages = languages
        self.taken: list[Path] = []

    def take(self, name: str, of: QWidget | None = None, *, arrange: Callable[[], object] = lambda: None) -> None:
        """Take the pictures of what is in view; `arrange` is done again after each switch."""
        app = self._driver.app
        before = app.preferences.choices
        for language in self._languages:
            for theme in self._themes:
                app.try_choices(replace(before, theme=theme, language=LANGUAGES[language]))
                arrange()
                self._driver.pause(120)
                file = self._folder / f"{name}-{theme}-{language}.png"
                assert (of or self._driver.window).grab().save(str(file)), f"{file} cannot be written"
                self.taken.append(file)
        app.try_choices(before)
        arrange()
        self._driver.pause(120)


def walk(
    application: QApplication,
    out: Path,
    work: Path,
    themes: Sequence[str] = THEMES,
    languages: Sequence[str] = tuple(LANGUAGES),
) -> Done:
    """Walk through the program with a library in the folder `work`, and leave pictures in `out`."""
    from desktop.app import Opening
    from tests.desktop.driver import Driver

    out.mkdir(parents=True, exist_ok=True)
    papers = _papers(work)
    library, briefing = work / "horizon.fieldbrief", work / "briefing.pdf"
    own = work / "preferences.json", work / "reports", library
    with _clock_at(NOW):
        driver = Driver(application, Opening(None, "Analyst 03", *own))
        try:
            driver.window.setFixedSize(*SIZE)
            driver.app.try_choices(replace(driver.app.preferences.choices, theme="light", language="en"))
            driver.app.preferences = replace(
                driver.app.preferences,
                choices=replace(driver.app.preferences.choices, theme="light", language="en"),
            )
            driver.start()
            camera = Camera(driver, out, themes, languages)
            camera.take("welcome")
            _import(driver, camera, library, papers)
            _tag(driver)
            _highlight(driver)
            _decide(driver, camera)
            _capture(driver, camera)
            _show_library(driver, camera)
            _show_graph(driver, camera)
            _brief(driver, camera, briefing)
        finally:
            driver.end()
    return Done(library, briefing, tuple(camera.taken))


def _papers(work: Path) -> Path:
    """Copy the documents of the sample conference into a folder, as a user has them."""
    folder = work / "papers"
    with as_file(files("resources").joinpath("sample")) as sample:
        shutil.copytree(sample, folder)
    return folder


@contextmanager
def _clock_at(now: datetime) -> Iterator[None]:
    """Have the capture place go by another clock."""
    from desktop.place_makers import PLACE_MAKERS, MadePlace

    def make_capture(desk: Desk, texts: Texts, parent: QWidget) -> MadePlace:
        from desktop.controllers.capturing import CapturingController
        from widgets.capture.capture_place import CapturePlace

        place = CapturePlace(texts)
        return MadePlace(place, CapturingController(desk, place, parent, now=lambda: now))

    with patch.dict(PLACE_MAKERS, {"capture": make_capture}):  # type: ignore[arg-type] - a mapping that is a dict
        yield


def _import(driver: Driver, camera: Camera, library: Path, papers: Path) -> None:
    from PySide6.QtWidgets import QFileDialog, QLineEdit

    from widgets.importing.import_preview import ImportPreviewDialog

    assert driver.app.open_library(library, create=True)
    driver.follow()
    driver.press("Ctrl+Shift+I")
    folder = driver.dialog(QFileDialog)
    field = folder.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    field.selectAll()
    driver.write(str(papers))
    driver.press("Return")
    preview = driver.dialog(ImportPreviewDialog)
    driver.wait(preview.import_action.isEnabled, "the preview is worked out")
    camera.take("import", preview)
    imported: list[object] = []
    driver.workspace.controllers.importing.imported.connect(imported.append)
    preview.files.setFocus()
    driver.press("Ctrl+Return")
    driver.wait(lambda: imported, "the documents are imported", 60_000)
    driver.return_to_window()
    driver.settle()
    driver.workspace.controllers.importing.card.dismiss()


def _tag(driver: Driver) -> None:
    """Make tags by the picker, give them keys, and tag talks by these."""
    from desktop.operations import tagging
    from storage.library import Library

    driver.go_to("library")
    for name, _ in TAGS:
        driver.choose(driver.linked_talk())
        driver.workspace.library.take_focus()
        driver.press("T")
        picker = driver.workspace.controllers.tagging._picker
        driver.wait(picker.isVisible, "the picker is open")
        driver.write(name)
        driver.changed_by(lambda: driver.press("Return"))
        driver.press("Escape")
        driver.return_to_window()

    def give_keys(library: Library) -> None:
        colours = dict(TAGS)
        for number, tag in enumerate(sorted(library.tags.all(), key=lambda one: [*colours].index(one.name)), 1):
            tagging.recolour(library, (tag.id,), colours[tag.name], analyst="Analyst 03")
            tagging.assign_key(library, tag.id, str(number), analyst="Analyst 03")

    given: list[object] = []
    driver.open.desk.edit(lambda library: give_keys(library), done=given.append)
    driver.wait(lambda: given, "tags have keys and colours")
    driver.pause()
    table = driver.workspace.library.table
    for row, keys in {1: "1", 3: "24", 4: "3", 7: "2", 8: "14", 10: "3", 13: "4", 15: "12"}.items():
        table.setFocus()
        table.selectRow(row)
        driver.pause(40)
        for key in keys:
            driver.changed_by(lambda key=key: driver.press(key))


def _highlight(driver: Driver) -> None:
    """Highlight passages of a report, and note something on one of them."""
    from widgets.reader.part_field import PartField

    driver.choose(_talk_of_the_tour(driver))
    driver.workspace.reader.go_to_page("reports")
    reader = driver.workspace.reader
    assert reader.detail is not None
    report = next(one for one in reader.detail.reports if one.parts[0].text)

    def facts() -> PartField:
        return reader.reports._cards[report.id].parts["facts"].field

    facts().setFocus()
    for start, end in ((12, 46), (90, 132)):
        facts().select(start, end)
        driver.changed_by(lambda: driver.press("H"))
        driver.pause()
        facts().setFocus()


def _talk_of_the_tour(driver: Driver) -> str:
    """Return the talk with the most links among those with a report."""
    from collections import Counter

    from storage.library import read_library

    with read_library(driver.open.desk.path) as library:
        told = {one.talk_id for one in library.reports.all() if len(one.facts) > 200}
        links = Counter(link.item_id for link in library.links.all() if link.item_id in told)
    return max(sorted(links), key=lambda talk: links[talk])


def _decide(driver: Driver, camera: Camera) -> None:
    """Accept and reject links in the challenges place, and take the last decision back."""
    driver.go_to("challenges")
    place = driver.workspace.place("challenges")
    with_links = [
        str(key)
        for (key,) in driver.ask(
            "SELECT challenge_id FROM suggestion GROUP BY challenge_id ORDER BY count(*) DESC, challenge_id LIMIT 4"
        )
    ]
    for challenge in with_links:
        place.show_item(challenge)
        driver.pause(200)
        place._table.setFocus()
        driver.changed_by(lambda: driver.press("A"))
        driver.pause(200)
        driver.press("J")
    driver.changed_by(lambda: driver.press("R"))
    driver.changed_by(lambda: driver.press("Ctrl+Z"))
    place.show_item(with_links[0])
    driver.pause()
    place._table.setFocus()
    camera.take("challenges")


def _capture(driver: Driver, camera: Camera) -> None:
    """Write about the talk that is on."""
    driver.go_to("capture")
    place = driver.workspace.place("capture")
    driver.wait(lambda: place.sheet.talk_id, "a talk is on")
    for part, text in (("facts", FACTS), ("insight", INSIGHT)):
        field = place.sheet.fields[part]
        field.setFocus()
        driver.changed_by(lambda field=field, text=text: field.insertPlainText(text))
    driver.changed_by(lambda: place.sheet.stars.rating_wanted.emit(4))
    place.sheet.fields["facts"].setFocus()
    driver.pause()
    camera.take("capture")


def _show_library(driver: Driver, camera: Camera) -> None:
    driver.go_to("library")
    driver.choose(_talk_of_the_tour(driver))
    driver.workspace.library.take_focus()
    driver.pause()
    camera.take("library")
    driver.press("Ctrl+H")
    panel = driver.workspace.controllers.history.panel
    driver.wait(panel.model.rowCount, "the history is read")
    driver.pause()
    camera.take("history")
    driver.workspace.controllers.history.dock.hide()
    driver.workspace.library.take_focus()

    def open_palette() -> None:
        palette = driver.open._palette
        palette.dismiss()
        driver.press("Ctrl+K")
        driver.write("kv")
        driver.settle()

    camera.take("palette", arrange=open_palette)
    driver.press("Escape")


def _show_graph(driver: Driver, camera: Camera) -> None:
    driver.go_to("graph")
    tree = driver.workspace.place("graph")._tree
    driver.wait(lambda: tree.model().rowCount(), "the outline is read")
    driver.pause()
    driver.press("Down", "Down")
    camera.take("graph")


def _brief(driver: Driver, camera: Camera, target: Path) -> None:
    """Export the briefing, and wait until the notice says that it is written."""
    from PySide6.QtWidgets import QFileDialog, QLineEdit

    driver.go_to("briefing")
    driver.pause(500)
    camera.take("briefing")
    driver.press("Ctrl+E")
    dialog = driver.dialog(QFileDialog)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    field.selectAll()
    driver.write(str(target))
    driver.press("Return")
    driver.wait(lambda: driver.app.window.notices.notices, "the briefing is written", 60_000)
    assert target.is_file()


def main(arguments: Sequence[str] | None = None) -> int:
    """Walk, and say where the pictures are."""
    parser = argparse.ArgumentParser(prog="python -m tests.tour", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the folder for the pictures")
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as work:
        done = walk(application, options.out, Path(work))
    sys.stdout.write("".join(f"{file}\n" for file in done.pictures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
