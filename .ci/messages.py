"""Keep the catalogue of messages: merge new texts into the .po files, compile them into what the program reads.

    python .ci/messages.py merge texts.json…
    python .ci/messages.py compile

The JSON files say {"some.key": {"en": "Text with {parameter}.", "zh": "带 {parameter} 的文字。"}}.
"""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "messages"
LANGUAGES = {"en": "en", "zh": "zh_Hans"}
"""The name of a language in the JSON files, and in the catalogue."""

_BIRTH = datetime(2026, 1, 1, tzinfo=UTC)  # one date for ever: a merge that changes no text changes no byte


def po_file(folder: Path, language: str) -> Path:
    """Return the place of a language's texts."""
    return folder / language / "LC_MESSAGES" / "fieldbrief.po"


def read_texts(files: list[Path]) -> dict[str, dict[str, str]]:
    """Return key → language → text of all files; stop where two files disagree about a text, or one lacks it."""
    texts: dict[str, dict[str, str]] = {}
    for file in files:
        for key, text in json.loads(file.read_text(encoding="utf-8")).items():
            if text.keys() != LANGUAGES.keys():
                raise SystemExit(f"{file}: {key} needs exactly the languages {', '.join(LANGUAGES)}")
            if texts.setdefault(key, text) != text:
                raise SystemExit(f"{file}: {key} has another text in a file before it")
    return texts


def read_catalogue(file: Path, language: str) -> Catalog:
    """Return a language's texts as they stand, none where there is no file yet."""
    if not file.exists():
        return Catalog(
            language,
            project="Fieldbrief",
            version="1",
            msgid_bugs_address="-",
            last_translator="The Fieldbrief developers",
            language_team=language,
            creation_date=_BIRTH,
            revision_date=_BIRTH,
            fuzzy=False,
        )
    with file.open("rb") as stream:
        return read_po(stream, locale=language, abort_invalid=True)


def merge(texts: dict[str, dict[str, str]], folder: Path = FOLDER) -> None:
    """Add the texts to the .po files of all languages, or replace them there; sorted by key."""
    for name, language in LANGUAGES.items():
        file = po_file(folder, language)
        catalogue = read_catalogue(file, language)
        for key, text in texts.items():
            catalogue.delete(key)
            catalogue.add(key, text[name])
        catalogue.header_comment = f"# Texts of Fieldbrief ({language}), by the keys that the program names."
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as stream:
            write_po(stream, catalogue, width=0, sort_output=True)


def compile_all(folder: Path = FOLDER) -> None:
    """Write the .mo file beside every .po file."""
    for language in LANGUAGES.values():
        file = po_file(folder, language)
        with file.with_suffix(".mo").open("wb") as stream:
            write_mo(stream, read_catalogue(file, language))


def main(arguments: list[str] | None = None) -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("merge").add_argument("files", nargs="+", type=Path)
    commands.add_parser("compile")
    options = parser.parse_args(arguments)
    if options.command == "merge":
        merge(read_texts(options.files))
    else:
        compile_all()


if __name__ == "__main__":
    main()
