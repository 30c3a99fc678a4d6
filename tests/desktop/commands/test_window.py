"""The window as the command line opens it, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.commands.window import open_window
from desktop.display import has_display
from storage.errors import LibraryError

# Opens the window as `fieldbrief` does, and closes it as soon as it stands.
CHILD = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop import app
from desktop.commands.window import open_window

def close_when_shown(self):
    start(self)
    QTimer.singleShot(0, self.window.close)

start, app.App.start = app.App.start, close_when_shown
if __name__ == "__main__":
    sys.exit(open_window(Path(sys.argv[1]), "Analyst 03"))
"""


def test_it_opens_and_ends_with_its_window(root: Path, tmp_path: Path) -> None:
    script = tmp_path / "child.py"
    script.write_text(CHILD, encoding="utf-8")
    library = tmp_path / "new.fieldbrief"
    environment = {
        "PATH": "",
        "HOME": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(root),
    }
    run = subprocess.run(
        [sys.executable, script, library], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert library.is_file()
    assert list(tmp_path.rglob("preferences.json")), "the window has kept where it stood"
    assert not list(tmp_path.rglob("*.lock.holder"))


def test_without_a_display_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    if has_display():
        pytest.skip("this system always has a display")
    with pytest.raises(LibraryError):
        open_window(None, "Analyst 03")
