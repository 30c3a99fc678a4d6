"""Text that was pasted or dropped, as a file to import."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from desktop.operations.import_sources import ImportSource

_LONGEST_TITLE = 40
_HEADING = re.compile(r"^#{1,6}\s+(?P<title>.*?)\s*#*$|^title:\s*(?P<front>.+?)\s*$", re.MULTILINE)
_NOT_IN_NAMES = re.compile(r"""[\x00-\x1f\x7f<>:"/\\|?*#`\[\]【】]+""")
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029")


def pasted_source(text: str, day: date, prefix: str) -> ImportSource | None:
    """Return pasted text as a file named by its first heading and the day; None where there is no text.

    `prefix` is the word in the user's language that such names begin with. Line ends become those of a file, as
    clipboards bring them in every form (Qt gives U+2029).
    """
    plain = _LINE_ENDS.sub("\n", text).replace("\x00", "")
    if not plain.strip():
        return None
    parts = (part for part in (prefix, day.isoformat(), pasted_title(plain)) if part)
    # A surrogate half is no character: it can be neither stored nor shown.
    return ImportSource(Path(f"{'-'.join(parts)}{_suffix(plain)}"), plain.encode("utf-8", errors="replace"))


def pasted_title(text: str) -> str:
    """Return the first heading of a text, or its first line, as a part of a file name; "" where none is fit for it."""
    if _suffix(text) != ".md":
        return ""
    found = _HEADING.search(text)
    heading = (found["title"] or found["front"] or "") if found else text.lstrip().partition("\n")[0]
    plain = heading.encode("utf-8", errors="ignore").decode()
    return " ".join(_NOT_IN_NAMES.sub(" ", plain).split()).strip(" .'")[:_LONGEST_TITLE].strip(" .")


def _suffix(text: str) -> str:
    beginning = text.lstrip()
    if beginning.startswith(("{", "[{")):
        return ".json"
    lines = beginning.split("\n", 3)[:3]
    return ".tsv" if len(lines) > 1 and all("\t" in line for line in lines if line.strip()) else ".md"
