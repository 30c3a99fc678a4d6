"""Cover, summary and notes for the reader, as data of the typst template."""

from __future__ import annotations

from analysis.briefing import wording
from analysis.briefing.document import BriefingDocument, ChallengeLine, LinkLine
from analysis.briefing.printable import RUNNING_TITLE, em_width, fitted
from analysis.briefing.typst_matrix import figure_height, matrix
from analysis.briefing.typst_texts import Json, Texts, printed_score
from storage.messages import Message

# Heights in mm: what figure and lists of the summary share, and a row of each list.
_SUMMARY_HEIGHT = 205.0
_STRONGEST_HEIGHT = 11.8
_NOTHING_HEIGHT = 10.8
# Widths in em of what stands on one line of the summary, or on two.
_STRONGEST_TITLE = 22.0
_STRONGEST_CHALLENGE = 30.0
_STRONGEST_UNIT = 10.0
_NOTHING_FOUND = 34.0


def title_of(document: BriefingDocument, texts: Texts) -> str:
    """Return the title of a briefing: its scope's, or one after the conferences."""
    return texts.say(document.scope.title).strip() or texts.say(wording.title(document))


def meta(document: BriefingDocument, texts: Texts) -> Json:
    """Return what stands in the properties of the file."""
    scope = document.scope
    units = [chapter.business_unit for chapter in document.chapters]
    keywords = dict.fromkeys([*document.conferences, *units, *scope.tags])
    return {
        "title": title_of(document, texts),
        "language": scope.language,
        "author": texts.say(scope.prepared_by or wording.label("author")),
        "keywords": [texts.say(word) for word in keywords],
    }


def cover(document: BriefingDocument, texts: Texts) -> Json:
    """Return the cover: title, scope and counts."""
    scope, counts = document.scope, document.statistics
    days = dict.fromkeys(filter(None, (counts.first_day, counts.last_day)))
    facts = {
        "business_units": [chapter.business_unit for chapter in document.chapters],
        "days": scope.days or (" – ".join(days),),
        "tags": scope.tags,
        "prepared_on": (scope.prepared_on,),
        "prepared_by": (scope.prepared_by,),
    }
    return {
        "running": texts.text(fitted(title_of(document, texts), RUNNING_TITLE)),
        "subtitle": texts.text(scope.subtitle),
        "confidential": texts.text(scope.confidentiality or texts.say(wording.label("confidential"))),
        "facts": [[name, texts.texts(values)] for name, values in facts.items() if any(values)],
        "numbers": [
            ["count_challenges", str(counts.challenges_with_links), f"/ {counts.challenges}"],
            ["count_talks", str(counts.talks_linked), f"/ {counts.talks}"],
            ["count_accepted", str(counts.accepted), ""],
            ["count_open", str(counts.suspect + counts.suggested), ""],
        ],
        "left_out": [texts.say(line) for line in wording.left_out(counts.weaker_left_out, counts.unquotable_left_out)],
    }


def summary(document: BriefingDocument, texts: Texts) -> Json:
    """Return the summary, cut to what its page holds; what is cut of the challenges without links is counted."""
    content = document.summary
    figure = matrix(content.coverage, texts)
    free = _SUMMARY_HEIGHT - figure_height(figure)
    strongest = content.strongest[: int(free / _STRONGEST_HEIGHT)]
    fitting = int(free / _NOTHING_HEIGHT)
    nothing = content.nothing_found
    shown = nothing if len(nothing) <= fitting else nothing[: fitting - 1]
    left = len(nothing) - len(shown)
    return {
        "challenges": document.statistics.challenges > 0,
        "statement": texts.say(wording.statement(document.statistics)),
        "matrix": figure,
        "strongest": [_strongest(line, texts) for line in strongest],
        "strongest_height": _STRONGEST_HEIGHT,
        "nothing": [_nothing(line, texts) for line in shown],
        "nothing_height": _NOTHING_HEIGHT,
        "more": texts.say(Message("briefing.summary.more", {"count": left})) if left else "",
    }


def _strongest(line: LinkLine, texts: Texts) -> Json:
    unit = fitted(line.challenge.business_unit, _STRONGEST_UNIT)
    return {
        "anchor": line.challenge.anchor,
        "number": line.challenge.number,
        "title": texts.text(fitted(line.title, _STRONGEST_TITLE)),
        "challenge": texts.text(fitted(line.challenge.text, _STRONGEST_CHALLENGE - em_width(unit))),
        "unit": texts.text(unit),
        "state": line.state,
        **printed_score(line.score),
    }


def _nothing(line: ChallengeLine, texts: Texts) -> Json:
    return {"anchor": line.anchor, "number": line.number, "text": texts.text(fitted(line.text, _NOTHING_FOUND))}


def reading(texts: Texts) -> Json:
    """Return the notes for the reader; called last, when all missing characters are counted."""
    notes = [Message(f"briefing.reading.{name}") for name in ("score", "evidence", "rejected")]
    if texts.missing:
        notes.append(Message("briefing.reading.missing_characters", {"count": texts.missing}))
    return {
        "states": [
            [state, texts.say(Message(f"briefing.reading.{state}"))] for state in ("accepted", "suspect", "suggested")
        ],
        "notes": [texts.say(note) for note in notes],
    }
