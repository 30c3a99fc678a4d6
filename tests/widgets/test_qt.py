"""The Qt that is installed survives what an afternoon of work asks of it."""

from __future__ import annotations

import subprocess
import sys

# PySide6 6.12.0 on Python 3.11 drops a reference of None at every void call and dies after some 5,000 (decision 0016).
LOOP = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
for number in range(200_000):
    label.setText("")
"""


def test_many_calls_do_not_end_the_program() -> None:
    run = subprocess.run([sys.executable, "-c", LOOP], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
