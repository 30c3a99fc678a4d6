"""The sample conference from import to briefing, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from analysis.briefing.document import BriefingScope
from desktop.operations.briefing import Translate, brief
from desktop.operations.importing import FileReport, import_files
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
