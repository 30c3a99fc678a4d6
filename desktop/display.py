"""Whether a window can be shown at all, found out before Qt is loaded: Qt ends the whole process where it cannot."""

from __future__ import annotations

import ctypes
import os
import re
import socket
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from storage.errors import LibraryError
from storage.messages import Message

_X_DISPLAY = re.compile(r"(?:unix|(?P<host>[^:/]+))?:(?P<number>\d+)(?:\.\d+)?")
_X_SOCKETS = "/tmp/.X11-unix/X"  # noqa: S108 - where every X server listens (x.org, Xserver(1))
_X_PORT = 6000
_SECONDS = 2.0


def has_display(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> bool:
    """Return whether somebody would see a window; a platform of Qt that draws into memory is no display."""
    if environment.get("QT_QPA_PLATFORM", "").split(":")[0] in ("offscreen", "minimal", "vnc"):
        return False
    if system in ("win32", "darwin"):
        return True
    return _wayland_answers(environment) or _x_answers(environment.get("DISPLAY", ""))


def require_window(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> None:
    """Raise LibraryError where no window can be shown: there is no display, or a system library is missing."""
    if not has_display(environment, system) and not environment.get("QT_QPA_PLATFORM"):
        raise LibraryError(Message("window.no_display"), remedy=Message("window.no_display_remedy"))
    if system.startswith("linux"):
        require_libraries(_qt_files(environment))


def require_libraries(files: Iterable[Path]) -> None:
    """Raise LibraryError that names the system library without which one of Qt's own libraries cannot be loaded."""
    for file in files:
        try:
            ctypes.CDLL(str(file))
        except OSError as error:
            raise LibraryError(
                Message("window.library_missing", {"library": str(error).split(":")[0]}),
                where=file.name,
                remedy=Message("window.library_missing_remedy"),
            ) from error


def _qt_files(environment: Mapping[str, str]) -> list[Path]:
    """Return those of Qt's files that link system libraries: the window's own, and the plugin that speaks to X."""
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        raise LibraryError(Message("window.qt_missing"), remedy=Message("window.qt_missing_remedy"))
    qt = Path(spec.origin).parent / "Qt"
    files = [qt / "lib" / f"libQt6{name}.so.6" for name in ("Core", "Gui", "Widgets")]
    if not environment.get("QT_QPA_PLATFORM") and not environment.get("WAYLAND_DISPLAY"):
        files.append(qt / "plugins" / "platforms" / "libqxcb.so")
    return [file for file in files if file.exists()]


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    return bool(name) and _connects(socket.AF_UNIX, str(Path(environment.get("XDG_RUNTIME_DIR", ""), name)))


def _x_answers(display: str) -> bool:
    match = _X_DISPLAY.fullmatch(display)
    if match is None:
        return Path(display).is_socket() if display.startswith("/") else False  # macOS's XQuartz names a socket
    number = int(match["number"])
    if match["host"]:
        return _connects(socket.AF_INET, (match["host"], _X_PORT + number))
    # A server listens at a file, at a name without file (Linux), or at a port of this machine.
    places = (f"{_X_SOCKETS}{number}", f"\0{_X_SOCKETS}{number}")
    return any(_connects(socket.AF_UNIX, place) for place in places) or _connects(
        socket.AF_INET, ("127.0.0.1", _X_PORT + number)
    )


def _connects(family: int, address: str | tuple[str, int]) -> bool:
    if not hasattr(socket, "AF_UNIX"):
        return False
    with suppress(OSError), socket.socket(family, socket.SOCK_STREAM) as connection:
        connection.settimeout(_SECONDS)
        connection.connect(address)
        return True
    return False
