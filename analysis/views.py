"""From the library to snapshots: the only place that knows both."""

from __future__ import annotations

from analysis.presentation.link_rows import LinkedItem
from analysis.presentation.talk_rows import TalkReport, TalkRow, talk_status
from storage.library import Library
from storage.messages import Message
from storage.records import Report, Talk


def talk_rows(library: Library, analyst: str) -> list[TalkRow]:
    """Return every talk of the library with its standing reports, its tags, and the analyst's own rating."""
    conferences = {conference.id: conference.name for conference in library.conferences.all()}
    sources = {source.id: source.name for source in library.sources.all()}
    tags = library.tags.by_talk()
    ratings = {rating.talk_id: rating.value for rating in library.ratings.all() if rating.analyst == analyst}
    reports: dict[str, list[Report]] = {}
    for report in library.reports.all():
        reports.setdefault(report.talk_id, []).append(report)
    return [
        _talk_row(talk, conferences[talk.conference_id], reports.get(talk.id, []), sources, tags, ratings)
        for talk in library.talks.all()
    ]


def linked_items(library: Library) -> dict[str, LinkedItem]:
    """Return every talk and section by id, named as links name it."""
    sources = {source.id: source.name for source in library.sources.all()}
    stated = library.talks.sources()
    items = {
        talk.id: LinkedItem(
            kind="talk",
            id=talk.id,
            title=talk.title,
            other_titles=talk.other_titles,
            source="; ".join(dict.fromkeys(sources[source_id] for source_id in stated.get(talk.id, ()))),
            number=None,
        )
        for talk in library.talks.all()
    }
    for section in library.sections.all():
        source = sources[section.source_id]
        items[section.id] = LinkedItem("section", section.id, section.title, (), source, section.number)
    return items


def _talk_row(
    talk: Talk,
    conference: str,
    reports: list[Report],
    sources: dict[str, str],
    tags: dict[str, list[str]],
    ratings: dict[str, int],
) -> TalkRow:
    standing = tuple(TalkReport(sources[report.source_id], report) for report in reports if not report.withdrawn)
    warnings = tuple(
        Message("talk.report_withdrawn", {"source": sources[report.source_id]})
        for report in reports
        if report.withdrawn
    )
    return TalkRow(
        talk=talk,
        conference=conference,
        status=talk_status(talk, standing),
        reports=standing,
        tags=tuple(tags.get(talk.id, ())),
        rating=ratings.get(talk.id),
        warnings=warnings,
    )
