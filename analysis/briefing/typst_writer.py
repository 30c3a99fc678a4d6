"""The briefing as PDF, typeset by typst: tagged (PDF/UA-1, PDF/A-3a), with outline and embedded subset fonts."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.briefing.document import BriefingDocument
from storage.messages import Message

if TYPE_CHECKING:
    import typst

STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-3a"]
_UNDATED = "1980-01-01"


def write_pdf(document: BriefingDocument, translate: Callable[[Message], str]) -> bytes:
    """Return the document as a PDF file; the same document and texts give the same bytes.

    `translate` turns messages into the document's language. Texts of the document are handed over as data, so nothing
    in them is read as markup. Raises `ValueError` where the scope's `prepared_on` is no ISO date.
    """
    import typst

    from analysis.briefing.fonts import fonts
    from analysis.briefing.typst_payload import build_payload

    payload = build_payload(document, translate)
    folder = Path(str(files("resources").joinpath("typst")))
    compiler = typst.Compiler(
        folder / "main.typ",
        root=folder,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"briefing": json.dumps(payload, ensure_ascii=False)},
    )
    made = datetime.fromisoformat(document.scope.prepared_on or _UNDATED).replace(tzinfo=UTC)
    pdf = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=int(made.timestamp()))
    if not isinstance(pdf, bytes):
        raise TypeError(f"typst returned {type(pdf).__name__} for one PDF")
    return pdf
