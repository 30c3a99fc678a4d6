"""The window, as the command line opens it: what it needs is found out before Qt is loaded."""

from __future__ import annotations

from pathlib import Path

from desktop.display import require_window


def open_window(library: Path | None, analyst: str) -> int:
    """Open the window and return the exit code once it is closed.

    `library` is the one to open, None for the one that was open last; `analyst` who works, empty for the name in the
    preferences. Raises LibraryError where no window can be shown.
    """
    require_window()
    from desktop.app import Opening, run_app

    return run_app(Opening(library=library, analyst=analyst))
