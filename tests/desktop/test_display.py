"""What is found out of the display before Qt is loaded."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.display import has_display, require_libraries, require_window
from storage.errors import LibraryError

ABSENT = ":4711"  # a display that no machine has


@pytest.fixture
def wayland(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Return the environment of a desktop whose compositor answers."""
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(tmp_path / "wayland-7"))
    server.listen(1)
    yield {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}
    server.close()


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": ""},
        {"DISPLAY": ABSENT},
        {"DISPLAY": f"127.0.0.1{ABSENT}.0"},
        {"DISPLAY": "nonsense"},
        {"DISPLAY": "/no/such/socket"},
        {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/no/such/folder"},
        {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ABSENT},
    ],
)
def test_where_nothing_answers_there_is_no_display(environment: dict[str, str]) -> None:
    assert not has_display(environment, "linux")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such sockets")
def test_a_compositor_that_answers_is_a_display(wayland: dict[str, str]) -> None:
    assert has_display(wayland, "linux")
    assert not has_display({**wayland, "QT_QPA_PLATFORM": "offscreen"}, "linux"), "nobody sees what is drawn in memory"


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_always_have_one(system: str) -> None:
    assert has_display({}, system)


def test_a_window_without_display_is_refused_with_a_remedy() -> None:
    with pytest.raises(LibraryError) as refused:
        require_window({"DISPLAY": ABSENT}, "linux")
    assert refused.value.what.key == "window.no_display"
    assert refused.value.remedy is not None


def test_whoever_names_a_platform_gets_it() -> None:
    require_window({"QT_QPA_PLATFORM": "offscreen"}, sys.platform)


@pytest.mark.skipif(sys.platform != "linux", reason="a library that lacks another is made with the linker of Linux")
def test_a_missing_system_library_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "libbroken.so"
    broken.write_bytes(b"no library at all")
    with pytest.raises(LibraryError) as refused:
        require_libraries([broken])
    assert refused.value.what.key == "window.library_missing"
    assert refused.value.where == "libbroken.so"
    require_libraries([])


def test_it_is_found_out_without_qt(root: Path) -> None:
    loaded = "any(name.startswith('PySide6') for name in sys.modules)"
    code = f"import sys, desktop.display as display; display.has_display({{}}); sys.exit({loaded})"
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
