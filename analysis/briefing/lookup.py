"""Records of the material by what a briefing asks for: a talk's reports, the record a passage stands in, file names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from analysis.briefing.material import BriefingMaterial
from storage.records import Challenge, Report, Section, Talk, TalkStatus

Record = Talk | Report | Section

# Shorter digits would be years and counts of the text itself.
_SHORTEST_STAFF_NUMBER = 5


class Lookup:
    """The material, indexed once."""

    def __init__(self, material: BriefingMaterial) -> None:
        self._sources = material.sources
        self._programmes = material.programmes
        self.talks = {talk.id: talk for talk in material.talks}
        self.sections = {section.id: section for section in material.sections}
        self._reports = {report.id: report for report in material.reports if not report.withdrawn}
        self._withdrawn = {report.id for report in material.reports if report.withdrawn}
        self._reports_of = self._by_talk()
        self._numbers = _staff_numbers(material.reports)

    def _by_talk(self) -> dict[str, tuple[Report, ...]]:
        grouped: dict[str, list[Report]] = defaultdict(list)
        for report in self._reports.values():
            grouped[report.talk_id].append(report)

        def in_order(report: Report) -> tuple[str, int, str]:
            return self.source_name(report.source_id), report.position, report.id

        return {talk_id: tuple(sorted(reports, key=in_order)) for talk_id, reports in grouped.items()}

    def reports_of(self, talk_id: str) -> tuple[Report, ...]:
        """Return the talk's reports that were not withdrawn, by document and place in it."""
        return self._reports_of.get(talk_id, ())

    def record(self, record_id: str) -> Record | None:
        """Return the record a passage stands in; None when it is gone or a withdrawn report."""
        return self._reports.get(record_id) or self.talks.get(record_id) or self.sections.get(record_id)

    def is_withdrawn(self, record_id: str) -> bool:
        """Say whether the record is a report that its document no longer holds."""
        return record_id in self._withdrawn

    def source_name(self, source_id: str) -> str:
        """Return the file name of a document, empty for one that is unknown."""
        source = self._sources.get(source_id)
        return source.name if source else ""

    def source_names_of(self, talk_id: str) -> tuple[str, ...]:
        """Return the file names of the documents that report on a talk."""
        return tuple(dict.fromkeys(filter(None, (self.source_name(r.source_id) for r in self.reports_of(talk_id)))))

    def programme_names_of(self, talk_id: str) -> tuple[str, ...]:
        """Return the file names of the programmes that announce a talk."""
        return tuple(dict.fromkeys(filter(None, map(self.source_name, self._programmes.get(talk_id, ())))))

    def status_of(self, talk: Talk) -> TalkStatus:
        """Return whether the talk was moved or cancelled, else whether anything is reported of it yet."""
        if talk.schedule_status == "moved":
            return "moved"
        if talk.schedule_status == "cancelled":
            return "cancelled"
        return "reported" if any(report.has_content for report in self.reports_of(talk.id)) else "planned"

    def used_sources(self, talks: Iterable[str], sections: Iterable[str], challenges: Iterable[Challenge]) -> list[str]:
        """Return the ids of the documents that these talks, sections and challenges came from, each once."""
        ids = [challenge.source_id for challenge in challenges]
        ids += [report.source_id for talk_id in talks for report in self.reports_of(talk_id)]
        ids += [source_id for talk_id in talks for source_id in self._programmes.get(talk_id, ())]
        ids += [self.sections[section_id].source_id for section_id in sections]
        return [source_id for source_id in dict.fromkeys(ids) if source_id in self._sources]

    def without_numbers(self, text: str) -> str:
        """Return a text in which the staff numbers of the reports' authors do not appear."""
        return self._numbers.sub("", text) if self._numbers else text


def _staff_numbers(reports: Iterable[Report]) -> re.Pattern[str] | None:
    """Return a pattern of the known staff numbers, should one stand in the middle of a text."""
    numbers = {author.number for report in reports for author in report.authors}
    telling = sorted(number for number in numbers if len(number) >= _SHORTEST_STAFF_NUMBER)
    if not telling:
        return None
    return re.compile(rf"\s?(?<![0-9A-Za-z])(?:{'|'.join(map(re.escape, telling))})(?![0-9A-Za-z])")
