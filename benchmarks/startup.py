"""How long the window takes to be usable: `python -m benchmarks.startup [--talks N] [--runs N]`.

A process of its own opens a library of made-up talks as `fieldbrief` does; it is usable when the table shows talks and
has been painted. Measured from before the process is made until then, warm (the first run does not count); then until
all talks can be filtered, and until all places and dialogs are made. Beside it, in turn, the bare baseline of the same
runs: PySide6 imported and an empty window shown.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.many_talks import ANALYST, write_many_talks

BARE = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
application.processEvents()
print(time.time(), "bare")
"""

OURS = """
import sys, time
from pathlib import Path

def main():
    from PySide6.QtWidgets import QApplication
    from desktop.app import App, Opening
    folder = Path(sys.argv[1])
    application = QApplication([])
    program = App(application, Opening(folder / "many.fieldbrief", sys.argv[2], folder / "p.json", folder / "logs"))
    program.start()
    moments = []
    def note():
        application.processEvents()
        moments.append(time.time())
    def end():
        note()
        print(*moments, program.open.workspace.library.table.model().rowCount())
        program.window.close()
    program.open.workspace.browsing.begun.connect(note)
    program.open.workspace.browsing.loaded.connect(note)
    program.open.workspace.completed.connect(end)
    application.exec()

if __name__ == "__main__":
    main()
"""


def moments(script: Path, *arguments: str) -> tuple[list[float], str]:
    """Return the seconds after which a script reached what it prints the time of, and the last thing it printed."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.getcwd()}  # noqa: PTH109 - as the shell has it
    begun = time.time()
    run = subprocess.run(
        [sys.executable, script, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    *times, last = run.stdout.split()
    return [float(moment) - begun for moment in times], last


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--talks", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_many_talks(folder / "many.fieldbrief", options.talks)
        bare, ours = folder / "bare.py", folder / "ours.py"
        bare.write_text(BARE, encoding="utf-8")
        ours.write_text(OURS, encoding="utf-8")
        baseline, reached, rows = [], [], ""
        for _ in range(options.runs + 1):
            baseline.append(moments(bare)[0][0])
            times, rows = moments(ours, str(folder), ANALYST)
            reached.append(times)
    base = statistics.median(baseline[1:])
    print(f"bare PySide6 window: {base:.2f} s")
    names = (
        "usable: first talks painted (budget 1.2 s)",
        f"all {rows} talks, filters, facets",
        "all places and dialogs",
    )
    for name, times in zip(names, zip(*reached[1:], strict=True), strict=True):
        own = statistics.median(times)
        print(f"{name}: {own:.2f} s (worst {max(times):.2f}), {own / base:.1f} x bare")


if __name__ == "__main__":
    main()
