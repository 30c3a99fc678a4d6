"""From the library to the snapshot of one talk, by what the repositories know of that talk alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from analysis.marked_passages import place_highlights
from analysis.presentation.talk_detail import (
    ABSTRACT,
    DocumentPlace,
    HistoryLine,
    LinkDetail,
    MarkedPassage,
    PartText,
    PassageDetail,
    ReportDetail,
    Run,
    TalkDetail,
)
from analysis.presentation.talk_rows import TalkReport, talk_status
from storage.library import Library
from storage.messages import Message
from storage.records import Announcement, Challenge, Decision, Link, PassagePair, Report, Revision, Source, Talk
from storage.report_edits import WRITTEN_PARTS, is_own, part_text

_ALWAYS_SHOWN = ("facts", "insight")
"""Parts that every report has a place for, so that they can be written where a document left them out."""


def talk_detail(library: Library, talk_id: str, analyst: str) -> TalkDetail | None:
    """Return one talk as an analyst reads it, None where there is no such talk."""
    talk = library.talks.get(talk_id)
    if talk is None:
        return None
    found = library.reports.of_talk(talk_id)
    announcements = [a for a in library.talks.announcements(talk_id) if not a.withdrawn]
    source_ids = {*(report.source_id for report in found), *(event.source_id for event in announcements)}
    sources = library.sources.get_all(source_ids)
    texts = _Texts(library, talk, analyst, found, sources)
    ratings = library.ratings.of_talk(talk_id)
    challenges = {challenge.id: challenge for challenge in library.challenges.all()}
    conferences = library.conferences.all(include_archived=True)
    detail = TalkDetail(
        talk=talk,
        conference=next((found.name for found in conferences if found.id == talk.conference_id), ""),
        status=talk_status(talk, tuple(TalkReport("", report) for report in found if not report.withdrawn)),
        abstract=texts.abstract,
        reports=texts.reports,
        tags=tuple(library.tags.of_talk(talk_id)),
        rating=next((rating.value for rating in ratings if rating.analyst == analyst), 0),
        other_ratings=tuple(rating for rating in ratings if rating.analyst != analyst),
        notes=tuple(note for note in texts.notes if not note.highlight_id),
        unplaced=texts.unplaced,
        links=_links(library.links.of_talk(talk_id), challenges, library.links.decisions_on(talk_id), texts.shown),
        documents=_documents(found, announcements, sources),
        warnings=_warnings(found, sources, texts.unplaced),
        history=_history(library, talk_id),
        challenges=tuple(challenges.values()),
    )
    return replace(detail, row_ids=_row_ids(detail, texts))


def _row_ids(detail: TalkDetail, texts: _Texts) -> frozenset[str]:
    """Return the keys of the rows that a snapshot shows; what is added to the talk later is known by its table."""
    keys = [detail.talk.id, detail.talk.conference_id]
    for rows in (detail.reports, detail.tags, detail.other_ratings, texts.notes, texts.revisions, texts.highlights):
        keys.extend(row.id for row in rows)
    keys.extend(report.source_id for report in detail.reports)
    keys.extend(link.challenge.id for link in detail.links)
    return frozenset(keys)


def _documents(
    reports: Sequence[Report], announcements: Sequence[Announcement], sources: Mapping[str, Source]
) -> tuple[DocumentPlace, ...]:
    """Return where documents speak of the talk, reports first; what was written in the library has no document."""
    of_reports = [
        DocumentPlace(report.source_id, sources[report.source_id].name, "digest", report.id, report.start, report.end)
        for report in reports
        if not sources[report.source_id].is_hand_written
    ]
    of_programmes = [
        DocumentPlace(a.source_id, sources[a.source_id].name, "programme", needles=(a.guid, a.code, a.title))
        for a in announcements
    ]
    return (*of_reports, *of_programmes)


class _Texts:
    """The texts of a talk and its reports, with the highlights on them in place."""

    def __init__(
        self, library: Library, talk: Talk, analyst: str, reports: Sequence[Report], sources: Mapping[str, Source]
    ) -> None:
        self._analyst = analyst
        self.revisions = library.revisions.of_talk(talk.id)
        self.notes = library.notes.of_talk(talk.id)
        self.highlights = library.highlights.of_talk(talk.id)
        bare = {("", ABSTRACT): PartText(ABSTRACT, "", talk.abstract)}
        for report in reports:
            for part in self._parts(report, is_written=is_own(sources[report.source_id], analyst)):
                bare[report.id, part.name] = part
        evidence = library.evidence.of_talk(talk.id)
        labels = library.challenges.labels({found.challenge_id for found in evidence})
        marked, self.unplaced = place_highlights(bare, self.highlights, self.notes, evidence, labels)
        self.shown = {key: part.text for key, part in marked.items()}
        self.abstract = marked["", ABSTRACT]
        self.reports = tuple(_report(report, sources[report.source_id], analyst, marked) for report in reports)

    def _parts(self, report: Report, *, is_written: bool) -> list[PartText]:
        """Return the parts that a report has or may get; revisions of a part that is gone keep their place."""
        versions: dict[str, list[Revision]] = {}
        for revision in self.revisions:
            if revision.report_id == report.id:
                versions.setdefault(revision.part, []).append(revision)
        others = [f"other_parts.{place}" for place in range(len(report.other_parts))]
        names = [
            name
            for name in dict.fromkeys((*WRITTEN_PARTS, *others, *versions))
            if is_written or name in _ALWAYS_SHOWN or name in versions or part_text(report, name)
        ]
        return [self._part(report, name, versions.get(name, [])) for name in names]

    def _part(self, report: Report, name: str, versions: Sequence[Revision]) -> PartText:
        kind, _, place = name.partition(".")
        has_label = kind == "other_parts" and int(place) < len(report.other_parts)
        return PartText(
            name=name,
            label=report.other_parts[int(place)].name if has_label else "",
            original=part_text(report, name),
            revision=next((found for found in versions if found.analyst == self._analyst), None),
            other_revisions=tuple(found for found in versions if found.analyst != self._analyst),
        )


def _report(report: Report, source: Source, analyst: str, parts: Mapping[tuple[str, str], PartText]) -> ReportDetail:
    return ReportDetail(
        id=report.id,
        source_id=report.source_id,
        source=source.name,
        authors=report.authors,
        topics=report.topics,
        parts=tuple(part for (report_id, _), part in parts.items() if report_id == report.id),
        withdrawn=report.withdrawn,
        is_own=is_own(source, analyst),
        is_hand_written=source.is_hand_written,
        start=report.start,
        end=report.end,
    )


def _links(
    links: Sequence[Link],
    challenges: Mapping[str, Challenge],
    decisions: Sequence[Decision],
    shown: Mapping[tuple[str, str], str],
) -> tuple[LinkDetail, ...]:
    return tuple(
        LinkDetail(
            id=link.id,
            challenge=challenges[link.challenge_id],
            score=link.score,
            state=link.state,
            decisions=tuple(decision for decision in decisions if decision.link_id == link.id),
            passages=tuple(_passage(pair, link.receipt.terms, shown) for pair in link.receipt.passages),
            terms=link.receipt.terms,
            topics=link.receipt.topics,
            parts=link.receipt.parts,
        )
        for link in links
        if link.challenge_id in challenges
    )


def _passage(pair: PassagePair, terms: Sequence[str], shown: Mapping[tuple[str, str], str]) -> PassageDetail:
    """Return a pair of passages; a passage that the shown text no longer holds, or a title, has no place in it."""
    span = pair.item
    key = (span.record_id, span.field) if (span.record_id, span.field) in shown else ("", span.field)
    text = shown.get(key, "")
    start = span.start if text[span.start : span.end] == span.text else text.find(span.text)
    is_there = start >= 0 and bool(text)
    return PassageDetail(
        item=_runs(span.text, terms),
        challenge=_runs(pair.challenge.text, terms),
        score=pair.score,
        report_id=key[0] if is_there else "",
        field=span.field if is_there else "",
        start=start if is_there else 0,
        end=start + len(span.text) if is_there else 0,
    )


def _runs(text: str, terms: Sequence[str]) -> tuple[Run, ...]:
    from analysis.briefing.quotes import term_spans

    runs: list[Run] = []
    at = 0
    for start, end in term_spans(text, terms):
        runs.extend((Run(text[at:start]), Run(text[start:end], is_term=True)))
        at = end
    return tuple(run for run in (*runs, Run(text[at:])) if run.text)


def _warnings(
    reports: Sequence[Report], sources: Mapping[str, Source], unplaced: Sequence[MarkedPassage]
) -> tuple[Message, ...]:
    withdrawn = [report for report in reports if report.withdrawn]
    found = [Message("talk.report_withdrawn", {"source": sources[report.source_id].name}) for report in withdrawn]
    if unplaced:
        found.append(Message("reader.unplaced", {"count": len(unplaced)}))
    return tuple(found)


def _history(library: Library, talk_id: str) -> tuple[HistoryLine, ...]:
    return tuple(
        HistoryLine(found.seq, found.kind, found.analyst, found.made_at, found.message, found.undone)
        for found in library.talk_history.of_talk(talk_id)
    )
