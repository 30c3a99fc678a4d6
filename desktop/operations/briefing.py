"""Composing a briefing from the library and writing it to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from analysis.briefing.compose import compose
from analysis.briefing.document import BriefingScope
from analysis.briefing.formats import writer_for
from analysis.briefing.material import BriefingMaterial
from desktop.operations.files import write_file
from storage.library import Library, read_library
from storage.messages import Message
from storage.session_types import is_linkable

Translate = Callable[[Message], str]


def brief(library: Library, target: Path, scope: BriefingScope, translate: Translate) -> Path:
    """Write the briefing of a scope to a file whose suffix names the format, and return the file.

    Raises RequestError for a format that is unknown or not available yet, and for a scope that names nothing.
    """
    write = writer_for(target.name)
    document = compose(gather(library), scope)
    write_file(target, write(document, translate))
    return target


def brief_file(library_path: Path, target: Path, scope: BriefingScope) -> Path:
    """Write the briefing of a scope in its own language, opening the library by itself: for the worker process.

    Raises what `brief` raises, and LibraryError where the library cannot be read.
    """
    from desktop.language import CHINESE, FALLBACK, Catalogue

    catalogue = Catalogue(CHINESE if scope.language == "zh" else FALLBACK)
    with read_library(library_path) as library:
        return brief(library, target, scope, catalogue.translate)


def gather(library: Library) -> BriefingMaterial:
    """Return all that a briefing may be composed of; breaks and social events are not for directors."""
    return BriefingMaterial(
        conferences=tuple(library.conferences.all()),
        talks=tuple(talk for talk in library.talks.all() if is_linkable(talk.session_type)),
        reports=tuple(library.reports.all()),
        challenges=tuple(library.challenges.all()),
        sections=tuple(library.sections.all()),
        links=tuple(library.links.all()),
        sources={source.id: source for source in library.sources.all()},
        programmes={talk_id: tuple(ids) for talk_id, ids in library.talks.programmes().items()},
        tags={talk_id: tuple(names) for talk_id, names in library.tags.by_talk().items()},
    )
