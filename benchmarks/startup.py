"""How long the window takes to be usable: `python -m benchmarks.startup [--talks N] [--runs N]`.

A process of its own opens a library of made-up talks as `fieldbrief` does; it is usable when the table shows the talks
and has been painted. Measured from before the process is made until then, warm (the first run is not counted). Beside
it, in turn, the bare baseline of the same runs: PySide6 imported and an empty window shown.
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
print(time.time())
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
    def usable():
        application.processEvents()
        print(time.time(), program.open.workspace.library.table.model().rowCount())
        program.window.close()
    program.open.workspace.browsing.loaded.connect(usable)
    application.exec()

if __name__ == "__main__":
    main()
"""


def seconds(script: Path, *arguments: str) -> tuple[float, str]:
    """Return how long a script took until it printed the time, and what else it printed."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.getcwd()}  # noqa: PTH109 - as the shell has it
    begun = time.time()
    run = subprocess.run(
        [sys.executable, script, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    moment, _, rest = run.stdout.strip().partition(" ")
    return float(moment) - begun, rest


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
        baseline, usable, rows = [], [], ""
        for _ in range(options.runs + 1):
            baseline.append(seconds(bare)[0])
            took, rows = seconds(ours, str(folder), ANALYST)
            usable.append(took)
    base, own = statistics.median(baseline[1:]), statistics.median(usable[1:])
    print(f"usable window with {rows} talks: {own:.2f} s (worst {max(usable[1:]):.2f}); budget 1.2 s")
    print(f"bare PySide6 window: {base:.2f} s; ratio {own / base:.1f}")


if __name__ == "__main__":
    main()
