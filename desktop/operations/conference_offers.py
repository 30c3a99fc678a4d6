"""Which conference a file is offered that names none itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.presentation.import_preview import ConferenceOrigin
from storage.edits import content_hash
from storage.intake.aliases import heading_aliases
from storage.intake.plan import ImportFile
from storage.library import Library
from storage.records import HAND_WRITTEN, Source


@dataclass(frozen=True, slots=True)
class Offer:
    """A conference's name, and where the offer comes from."""

    name: str
    origin: ConferenceOrigin


class ConferenceOffers:
    """Offers conferences to the files of one import."""

    def __init__(self, library: Library, files: Iterable[ImportFile]) -> None:
        self._library = library
        self._names = {conference.id: conference.name for conference in library.conferences.all()}
        self._sources = [source for source in library.sources.all() if source.parser != HAND_WRITTEN]
        named = {file.document.conference for file in files if file.document.kind == "programme"} - {""}
        self._programme = next(iter(named)) if len(named) == 1 else ""
        everywhere = named | set(self.known)
        self._only = next(iter(everywhere)) if len(everywhere) == 1 else ""

    @property
    def known(self) -> tuple[str, ...]:
        """The names of the library's conferences."""
        return tuple(name for name in self._names.values() if name)

    def offer(self, file: ImportFile) -> Offer:
        """Return the conference that suits a file best; without a name where nothing speaks for one.

        What the document says comes first, and then where the library has the very same bytes, or most of a digest's
        talks: those of the files before it in the same preview included. A challenge sheet or a reference belongs to
        its earlier edition sooner than to the programme it comes along with; a digest does not: every conference has
        its `day1.md`.
        """
        if file.document.conference:
            return Offer(file.document.conference, "document")
        sha256 = content_hash(file.data)
        same = self._one(source for source in self._sources if source.sha256 == sha256)
        namesake = self._one(
            source for source in self._sources if (source.name, source.kind) == (file.name, file.document.kind)
        )
        beside = Offer(self._programme, "programme") if self._programme else None
        is_lasting = file.document.kind in ("challenges", "reference")
        only = Offer(self._only, "only") if self._only else None
        offers = [same, namesake, beside] if is_lasting else [same, self._of_talks(file), beside, namesake]
        return next((offer for offer in (*offers, only) if offer is not None), Offer("", "none"))

    def _of_talks(self, file: ImportFile) -> Offer | None:
        """Return the named conference that has most of a digest's talks, where no other has as many."""
        aliases = {alias for report in file.document.reports for alias in heading_aliases(report.heading)}
        counts = self._library.talks.conferences_of(aliases)
        names = {conference.id: conference.name for conference in self._library.conferences.all() if conference.name}
        found = sorted(((count, names[key]) for key, count in counts.items() if key in names), reverse=True)
        if not found or 2 * found[0][0] < len(file.document.reports):
            return None
        is_tie = len(found) > 1 and found[0][0] == found[1][0]
        return None if is_tie else Offer(found[0][1], "talks")

    def _one(self, sources: Iterable[Source]) -> Offer | None:
        """Return the conference of these sources where it is one and the same."""
        conferences = {source.conference_id for source in sources}
        if len(conferences) != 1:
            return None
        name = self._names.get(conferences.pop())
        return None if name is None else Offer(name, "earlier")
