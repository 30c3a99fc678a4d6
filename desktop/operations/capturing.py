"""Writing about a talk while it is being given."""

from __future__ import annotations

from desktop.operations.reading import write_part, write_report
from storage.edits import ChangeSet
from storage.library import Library
from storage.report_edits import own_report


def capture(library: Library, talk_id: str, part: str, text: str, *, analyst: str) -> ChangeSet | None:
    """Let a part of the analyst's own report of a talk say `text`; the report is begun with its first word.

    Raises NotFoundError where there is no such talk.
    """
    report = own_report(library, talk_id, analyst)
    if report is None:
        if not text.strip():
            return None
        write_report(library, talk_id, analyst=analyst)
        report = own_report(library, talk_id, analyst)
    return None if report is None else write_part(library, report.id, part, text, analyst=analyst)
