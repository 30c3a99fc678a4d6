"""Edits that put human marks on items: one function per intent, each naming itself for undo and history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from storage.edits import Change, Delete, Edit, Insert, Update, Value
from storage.ids import new_id, stable_id
from storage.library import Library
from storage.messages import Message
from storage.records import FieldRef, ItemRef, LinkKey, Tag, Verdict
from storage.row_writer import analyst_id
from storage.text import normalise, single_line
from storage.text_quotes import quote


def tag_talks(library: Library, talk_ids: Iterable[str], names: Iterable[str], analyst: str) -> Edit:
    """Return the edit that gives each talk each tag; a tag of the same name (case, width and script aside) is used."""
    talks = list(dict.fromkeys(talk_ids))
    known = {_tag_key(tag.name): tag for tag in library.tags.all()}
    changes: list[Change] = []
    wanted: list[str] = []
    for key, name in _by_key(names).items():
        tag = known.get(key)
        if tag is None:
            tag = Tag(new_id(), name)
            changes.append(Insert("tag", {"id": tag.id, "name": tag.name}))
        wanted.append(tag.name)
        for talk_id in talks:
            tagging_id = stable_id("tagging", tag.id, talk_id, analyst_id(analyst))
            if tagging_id not in library.tags.taggings(talk_id).get(tag.name, ()):
                row = {"id": tagging_id, "tag_id": tag.id, "talk_id": talk_id, "analyst_id": analyst_id(analyst)}
                changes.append(Insert("tagging", row))
    return Edit(Message("history.tag", {"count": len(talks), "tags": "、".join(wanted)}), tuple(changes))


def untag_talks(library: Library, talk_ids: Iterable[str], names: Iterable[str]) -> Edit:
    """Return the edit that takes each tag off each talk, whoever gave it; the tags themselves stay."""
    talks = list(dict.fromkeys(talk_ids))
    unwanted = _by_key(names)
    removed: dict[str, None] = {}
    changes: list[Change] = []
    for talk_id in talks:
        for name, tagging_ids in library.tags.taggings(talk_id).items():
            if _tag_key(name) in unwanted:
                removed[name] = None
                changes.extend(Delete("tagging", tagging_id) for tagging_id in tagging_ids)
    return Edit(Message("history.untag", {"count": len(talks), "tags": "、".join(removed)}), tuple(changes))


def decide(library: Library, link: LinkKey, verdict: Verdict, note: str, analyst: str) -> Edit:
    """Return the edit that records an analyst's decision of a link; a new one takes the place of their old one."""
    decision_id = stable_id("decision", link.id, analyst_id(analyst))
    values: dict[str, Value] = {"verdict": verdict, "note": note, "decided_at": library.timestamp()}
    message = Message(f"history.decide_{verdict}", _names(library, link))
    own = next((d for d in library.links.decisions() if (d.link_id, d.analyst) == (link.id, analyst)), None)
    if own is None:
        row: dict[str, Value] = {
            **values,
            "id": decision_id,
            "link_id": link.id,
            "analyst_id": analyst_id(analyst),
            f"{link.item_kind}_id": link.item_id,
            "challenge_id": link.challenge_id,
        }
        return Edit(message, (Insert("decision", row),))
    unchanged = (own.verdict, own.note) == (verdict, note)
    return Edit(message, () if unchanged else (Update("decision", decision_id, values),))


def add_keywords(library: Library, challenge_id: str, words: Sequence[str], analyst: str) -> Edit:
    """Return the edit that gives a challenge keywords; those it has already are left alone."""
    known = {_tag_key(word) for word in library.challenges.keyword_ids(challenge_id)}
    fresh = {key: word for key, word in _by_key(words).items() if key not in known}
    inserts = tuple(
        Insert(
            "keyword",
            {
                "id": stable_id("keyword", challenge_id, key),
                "challenge_id": challenge_id,
                "analyst_id": analyst_id(analyst),
                "word": word,
            },
        )
        for key, word in fresh.items()
    )
    return Edit(Message("history.keywords", {"words": "、".join(fresh.values())}), inserts)


def remove_keywords(library: Library, challenge_id: str, words: Sequence[str]) -> Edit:
    """Return the edit that takes keywords off a challenge."""
    unwanted = _by_key(words)
    known = library.challenges.keyword_ids(challenge_id)
    removed = {word: keyword_id for word, keyword_id in known.items() if _tag_key(word) in unwanted}
    deletes = tuple(Delete("keyword", keyword_id) for keyword_id in removed.values())
    return Edit(Message("history.keywords_removed", {"words": "、".join(removed)}), deletes)


def add_note(library: Library, item: ItemRef, text: str, analyst: str) -> Edit:
    """Return the edit that puts a note on an item."""
    row: dict[str, Value] = {
        "id": new_id(),
        "analyst_id": analyst_id(analyst),
        "text": text,
        "made_at": library.timestamp(),
        f"{item.kind}_id": item.id,
    }
    return Edit(Message("history.note"), (Insert("note", row),))


def change_note(note_id: str, text: str) -> Edit:
    """Return the edit that gives a note another text."""
    return Edit(Message("history.note"), (Update("note", note_id, {"text": text}),))


def add_highlight(
    library: Library, place: FieldRef, text: str, passage: tuple[int, int], colour: str, analyst: str
) -> Edit:
    """Return the edit that highlights the characters from start to end (`passage`) of a field whose text is `text`.

    The passage is kept by its own words and those around it (see `storage.text_quotes`), so that it is found again in
    a new edition. Raises ValueError where it is no passage of the text.
    """
    start, end = passage
    anchor = quote(text, start, end)
    row: dict[str, Value] = {
        "id": new_id(),
        "analyst_id": analyst_id(analyst),
        "field": place.field,
        "report_id": place.report_id or None,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "start": start,
        "end": end,
        "colour": colour,
        "made_at": library.timestamp(),
        f"{place.item.kind}_id": place.item.id,
    }
    return Edit(Message("history.highlight"), (Insert("highlight", row),))


def revise_report(library: Library, report_id: str, part: str, text: str, analyst: str) -> Edit:
    """Return the edit that writes the analyst's own version of a part of a report; the report stays as it was read."""
    revision_id = stable_id("revision", report_id, part, analyst_id(analyst))
    message = Message("history.revise")
    if any(revision.id == revision_id for revision in library.revisions.all()):
        return Edit(message, (Update("revision", revision_id, {"text": text}),))
    row = {"id": revision_id, "analyst_id": analyst_id(analyst), "report_id": report_id, "part": part, "text": text}
    return Edit(message, (Insert("revision", row),))


def rate_talk(library: Library, talk_id: str, value: int, analyst: str) -> Edit:
    """Return the edit that rates a talk with one to five stars in the analyst's name."""
    rating_id = stable_id("rating", talk_id, analyst_id(analyst))
    message = Message("history.rate", {"value": value})
    if any(rating.id == rating_id for rating in library.ratings.all()):
        return Edit(message, (Update("rating", rating_id, {"value": value}),))
    row: dict[str, Value] = {"id": rating_id, "analyst_id": analyst_id(analyst), "talk_id": talk_id, "value": value}
    return Edit(message, (Insert("rating", row),))


def _by_key(names: Iterable[str]) -> dict[str, str]:
    """Return names by what they are compared by, the first of equal ones; blank ones are none."""
    found: dict[str, str] = {}
    for name in map(single_line, names):
        if name:
            found.setdefault(_tag_key(name), name)
    return found


def _tag_key(name: str) -> str:
    return normalise(single_line(name))


def _names(library: Library, link: LinkKey) -> dict[str, str]:
    """Return the item and the challenge of a link as the history names them."""
    items = library.talks.all() if link.item_kind == "talk" else library.sections.all()
    challenges = (c for c in library.challenges.all() if c.id == link.challenge_id)
    return {
        "item": next((item.title for item in items if item.id == link.item_id), ""),
        "challenge": next((f"{c.business_unit} · {c.focus_area} · {c.number}" for c in challenges), ""),
    }
