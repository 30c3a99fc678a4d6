"""The contracts of pyproject.toml hold, and each of them breaks on the import it is there to stop."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

# An import that each contract must refuse: the contract's name up to its colon, the module, the line in it.
VIOLATIONS = [
    ("storage is the ground floor", "storage/text.py", "import analysis.linking"),
    ("storage is the ground floor", "storage/text.py", "import PySide6.QtCore"),
    ("analysis thinks", "analysis/views.py", "from widgets import graph"),
    ("analysis thinks", "analysis/views.py", "def late():\n    import pyqtgraph"),
    ("widgets are seen", "widgets/graph.py", "from storage import search"),
    ("widgets are seen", "widgets/graph.py", "from analysis import linking"),
    ("widgets are seen", "widgets/graph.py", "import sqlite3"),
    ("resources are data", "resources/__init__.py", "import storage.text"),
    ("SQL stays in storage", "analysis/views.py", "import sqlite3"),
    ("SQL stays in storage", "desktop/operations/tag.py", "from storage.database import connect"),
    ("operations know no Qt", "desktop/operations/tag.py", "from desktop import jobs"),
    ("the command line names no Qt", "desktop/cli.py", "import qtawesome"),
    ("readers know no database", "storage/importing/digest.py", "from storage import search"),
    ("no import cycles inside a room", "storage/records.py", "from storage import search"),
]

# A house that keeps every contract, with a module wherever a violation needs one.
HOUSE = {
    "desktop/__init__.py": "",
    "desktop/cli.py": "def window():\n    from desktop import jobs\n",
    "desktop/commands/__init__.py": "",
    "desktop/console.py": "",
    "desktop/crash_reports.py": "",
    "desktop/display.py": "",
    "desktop/language.py": "",
    "desktop/settings.py": "",
    "desktop/jobs.py": "import PySide6.QtCore\n",
    "desktop/operations/__init__.py": "",
    "desktop/preferences.py": "",
    "desktop/operations/tag.py": "from storage import search\n",
    "widgets/__init__.py": "",
    "widgets/graph.py": "import PySide6\nfrom analysis.briefing import document\nfrom storage import records\n",
    "analysis/__init__.py": "",
    "analysis/views.py": "from storage import search\n",
    "analysis/linking.py": "",
    "analysis/briefing/__init__.py": "",
    "analysis/briefing/document.py": "from storage import records\n",
    "storage/__init__.py": "",
    "storage/records.py": "",
    "storage/text.py": "",
    "storage/search.py": "from storage import database, records\n",
    "storage/database.py": "import sqlite3\nfrom storage import migrations\n",
    "storage/migrations.py": "",
    "storage/importing/__init__.py": "",
    "storage/importing/digest.py": "from storage import records, text\n",
    "resources/__init__.py": "",
}


def contracts(root: Path) -> list[str]:
    """Return the names of all contracts."""
    configuration = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract["name"] for contract in configuration["tool"]["importlinter"]["contracts"]]


def lint_imports(folder: Path) -> tuple[int, str]:
    """Run the contracts of a folder's pyproject.toml; return the exit code and what was said."""
    program = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])"
    command = [sys.executable, "-X", "utf8", "-c", program]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    return run.returncode, run.stdout + run.stderr


@pytest.fixture
def house(root: Path, tmp_path: Path) -> Path:
    """Return a folder with the contracts and a small house that keeps them."""
    shutil.copy(root / "pyproject.toml", tmp_path)
    for name, text in HOUSE.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_contracts_hold(root: Path) -> None:
    code, said = lint_imports(root)
    assert code == 0, said


def test_the_small_house_keeps_every_contract(house: Path) -> None:
    code, said = lint_imports(house)
    assert code == 0, said
    assert "0 broken" in said


def test_every_contract_has_a_violation_here(root: Path) -> None:
    assert {name.split(":")[0] for name in contracts(root)} == {name for name, _, _ in VIOLATIONS}


@pytest.mark.parametrize(("contract", "module", "line"), VIOLATIONS, ids=lambda text: text.splitlines()[-1].strip())
def test_a_forbidden_import_breaks_its_contract(house: Path, contract: str, module: str, line: str) -> None:
    with (house / module).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    code, said = lint_imports(house)
    assert code != 0, f"{line} in {module} passed"
    assert re.search(rf"^{re.escape(contract)}.* BROKEN", said, re.MULTILINE), said
