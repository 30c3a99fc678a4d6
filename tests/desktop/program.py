"""The program as a test runs it: mostly in this process, for speed, and in a process of its own where that matters."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from desktop.cli import run

ENGLISH = "C.UTF-8"
CHINESE = "zh_CN.UTF-8"
MAIN = Path(__file__).resolve().parents[2] / "main.py"


@dataclass(frozen=True)
class Result:
    """How a run ended and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output; anything else there is an error."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Program:
    """The program at work on one library."""

    library: Path
    language: str = ENGLISH
    analyst: str = "Analyst 03"

    def run(self, *arguments: str | Path, wait_seconds: float = 0.0) -> Result:
        """Run one command in this process, with streams that know ASCII only until the program says otherwise."""
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="ascii") for _ in range(2))
        with patch.dict(os.environ, {"LC_ALL": self.language}), redirect_stdout(out), redirect_stderr(err):
            code = run(self._line(arguments), wait_seconds=wait_seconds)
        return Result(code, _written(out), _written(err))

    def ok(self, *arguments: str | Path) -> str:
        """Run a command that must succeed, and return what it printed."""
        result = self.run(*arguments)
        assert (result.code, result.err) == (0, ""), f"{arguments}: {result}"
        return result.out

    def json(self, *arguments: str | Path) -> Any:
        """Run a command that must succeed with `--json`, and return its document."""
        return json.loads(self.ok(*arguments, "--json"))

    def apart(self, *arguments: str | Path, stdin: int | None = subprocess.DEVNULL, **options: Any) -> Result:
        """Run one command in a process of its own; `cwd` and `environment` say where and in which environment."""
        environment: Mapping[str, str] = options.pop("environment", {"LC_ALL": self.language})
        done = subprocess.run(
            [sys.executable, MAIN, *self._line(arguments)],
            stdin=stdin,
            capture_output=True,
            check=False,
            timeout=60,
            env={**bare_environment(), **environment},
            **options,
        )
        return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return every row of every table of the library, the tables behind its search index included."""
        connection = sqlite3.connect(self.library)
        try:
            tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
            names = [name for (name,) in connection.execute(tables)]
            statements = {name: f'SELECT * FROM "{name}"' for name in names}  # noqa: S608 - SQLite's own list of tables
            return {name: sorted(connection.execute(sql), key=repr) for name, sql in statements.items()}
        finally:
            connection.close()

    def _line(self, arguments: tuple[str | Path, ...]) -> list[str]:
        return ["--library", str(self.library), "--analyst", self.analyst, *map(str, arguments)]


def bare_environment() -> dict[str, str]:
    """Return this process's environment without what says in which language and encoding to speak."""
    unwanted = {"LANG", "LANGUAGE", "PYTHONIOENCODING", "PYTHONUTF8"}
    return {name: value for name, value in os.environ.items() if name not in unwanted and not name.startswith("LC_")}


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
