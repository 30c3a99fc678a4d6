"""The day and the analyst's own report of a talk, from the library."""

from __future__ import annotations

from analysis.presentation.agenda import Agenda, OwnReport, agenda
from storage.library import Library
from storage.report_edits import own_report
from storage.session_types import is_linkable


def day_agenda(library: Library, analyst: str, day: str | None, today: str) -> Agenda:
    """Return a day's talks, breaks and social events left out; the nearest day where it is None or unknown."""
    talks = [talk for talk in library.talks.all() if is_linkable(talk.session_type)]
    return agenda(talks, library.reports.written_by(analyst), day, today)


def own_report_of(library: Library, talk_id: str, analyst: str) -> OwnReport | None:
    """Return what the analyst wrote of a talk, None where there is no such talk."""
    talk = library.talks.get(talk_id)
    if talk is None:
        return None
    report = own_report(library, talk_id, analyst)
    ratings = (rating for rating in library.ratings.of_talk(talk_id) if rating.analyst == analyst)
    return OwnReport(
        talk=talk,
        report_id=report.id if report else "",
        facts=report.facts if report else "",
        insight=report.insight if report else "",
        rating=next((rating.value for rating in ratings), 0),
    )
