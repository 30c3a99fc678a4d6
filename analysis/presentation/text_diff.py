"""What became of a text, in runs that read as one text: kept, taken out, put in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_TOKEN = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)
_LONGEST = 6_000
"""Characters of either text beyond which whole lines are compared: difflib is quadratic at worst."""


@dataclass(frozen=True, slots=True)
class DiffRun:
    """A piece of the two texts."""

    text: str
    kind: Literal["kept", "removed", "added"]


def differences(old: str, new: str) -> tuple[DiffRun, ...]:
    """Return the runs that lead from one text to the other, Latin words whole and Chinese characters one by one."""
    is_long = max(len(old), len(new)) > _LONGEST
    before, after = (text.splitlines(keepends=True) if is_long else _TOKEN.findall(text) for text in (old, new))
    runs: list[DiffRun] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        removed, added = "".join(before[a:b]), "".join(after[c:d])
        if tag == "equal":
            runs.append(DiffRun(removed, "kept"))
            continue
        runs.extend(run for run in (DiffRun(removed, "removed"), DiffRun(added, "added")) if run.text)
    return tuple(runs)
