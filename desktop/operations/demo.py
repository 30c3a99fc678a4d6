"""The sample conference from import to briefing, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from analysis.briefing.document import BriefingScope
from desktop.operations.briefing import Translate, brief
from desktop.operations.import_previews import ImportRequest
from desktop.operations.import_sources import AUTO, ImportSource, read_source
from desktop.operations.import_steps import FileReport
from desktop.operations.importing import import_files
from desktop.operations.linking import LinkingResult, link
from storage.library import Library, write_library
from storage.messages import Message

LIBRARY_NAME = "sample.fieldbrief"
BRIEFING_NAME = "briefing.pdf"
_ABOUT = "README"

Progress = Callable[[Message, int, int], None]


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What the demo made, and where."""

    library: Path
    briefing: Path
    reports: tuple[FileReport, ...]
    linking: LinkingResult


def run_demo(
    folder: Path, *, analyst: str, scope: BriefingScope, translate: Translate, progress: Progress
) -> DemoResult:
    """Import the bundled sample conference into a library in `folder`, link it, and write its briefing beside it.

    Run again, it finds the library up to date and writes the same briefing.
    """
    library_path = folder / LIBRARY_NAME
    with (
        as_file(files("resources").joinpath("sample")) as sample,
        write_library(library_path, analyst, create=True) as library,
    ):
        reports = tuple(_import(library, sample, analyst, progress))
        linking = link(library, progress)
        briefing = brief(library, folder / BRIEFING_NAME, scope, translate)
    return DemoResult(library_path, briefing, reports, linking)


def sample_requests() -> list[ImportRequest]:
    """Return what importing the sample conference asks for: its documents, all for the programme's conference."""
    sources = [
        ImportSource(Path(document.name), document.read_bytes())
        for document in files("resources").joinpath("sample").iterdir()
        if document.is_file() and document.name != _ABOUT
    ]
    sources.sort(key=lambda source: (source.path.suffix != ".json", source.name))
    conference = read_source(sources[0], AUTO).document.conference
    return [ImportRequest(source.name, source, AUTO, conference) for source in sources]


def _import(library: Library, sample: Path, analyst: str, progress: Progress) -> Iterator[FileReport]:
    """Import the sample's documents, the programme first: it names the conference that the others belong to."""
    conference = ""
    documents = sorted(path for path in sample.iterdir() if path.is_file() and path.name != _ABOUT)
    for document in sorted(documents, key=lambda path: path.suffix != ".json"):
        for report in import_files(library, [document], analyst=analyst, conference=conference, progress=progress):
            if report.error is not None:
                raise report.error
            conference = conference or (report.plan.conference if report.plan else "")
            yield report
