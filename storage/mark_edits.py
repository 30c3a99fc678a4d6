"""Edits that put human marks on items: one function per intent, each naming itself for undo and history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from storage.edits import LONG_EDIT, Change, Delete, Edit, Insert, Update, Value
from storage.ids import new_id, stable_id
from storage.library import Library
from storage.messages import Message, listed
from storage.records import ItemRef, LinkKey, Tag, Verdict
from storage.repositories.tags import name_key
from storage.row_writer import analyst_id
from storage.text import single_line


def tag_talks(library: Library, talk_ids: Iterable[str], names: Iterable[str], analyst: str) -> Edit:
    """Return the edit that gives each talk each tag; a tag of the same name (case, width and script aside) is used.

    It counts and names what it changes, so that a talk which the analyst gave the tag before is not spoken of.
    """
    talks = list(dict.fromkeys(talk_ids))
    given = {(t.tag_id, t.item.id) for t in library.tags.on_talks(talks) if t.analyst_id == analyst_id(analyst)}
    known = library.tags.by_key()
    changes: list[Change] = []
    tagged: dict[str, None] = {}
    wanted: list[str] = []
    for key, name in _by_key(names).items():
        tag = known.get(key)
        if tag is None:
            tag = Tag(new_id(), name)
            changes.append(Insert("tag", {"id": tag.id, "name": tag.name}))
        lacking = [talk_id for talk_id in talks if (tag.id, talk_id) not in given]
        tagged.update(dict.fromkeys(lacking))
        wanted.extend([tag.name] if lacking else [])
        changes.extend(_tagging(tag.id, talk_id, analyst_id(analyst)) for talk_id in lacking)
    message = _of_talks(library, "history.tag", list(tagged), wanted)
    return Edit(message, tuple(changes), sliced=len(changes) > LONG_EDIT)


def untag_talks(library: Library, talk_ids: Iterable[str], names: Iterable[str]) -> Edit:
    """Return the edit that takes each tag off each talk, whoever gave it; the tags themselves stay."""
    unwanted = _by_key(names)
    tags = {tag.id: tag.name for tag in library.tags.all() if name_key(tag.name) in unwanted}
    taggings = [tagging for tagging in library.tags.on_talks(talk_ids) if tagging.tag_id in tags]
    removed = list(dict.fromkeys(tags[tagging.tag_id] for tagging in taggings))
    talks = list(dict.fromkeys(tagging.item.id for tagging in taggings))
    changes = tuple(Delete("tagging", tagging.id) for tagging in taggings)
    return Edit(_of_talks(library, "history.untag", talks, removed), changes, sliced=len(changes) > LONG_EDIT)


def decide(library: Library, link: LinkKey, verdict: Verdict, note: str, analyst: str) -> Edit:
    """Return the edit that records an analyst's decision of a link; a new one takes the place of their old one."""
    decision_id = stable_id("decision", link.id, analyst_id(analyst))
    values: dict[str, Value] = {"verdict": verdict, "note": note, "decided_at": library.timestamp()}
    message = Message(f"history.decide_{verdict}", _names(library, link))
    own = library.links.decision_of(link.id, analyst)
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


def undecide(library: Library, link: LinkKey, analyst: str) -> Edit:
    """Return the edit that takes an analyst's own decision of a link back, so that it is only suggested again."""
    own = library.links.decision_of(link.id, analyst)
    decision_id = stable_id("decision", link.id, analyst_id(analyst))
    changes = () if own is None else (Delete("decision", decision_id),)
    return Edit(Message("history.undecide", _names(library, link)), changes)


def add_keywords(library: Library, challenge_id: str, words: Sequence[str], analyst: str) -> Edit:
    """Return the edit that gives a challenge keywords; those it has already are left alone."""
    known = {name_key(word) for word in library.challenges.keyword_ids(challenge_id)}
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
    return Edit(Message("history.keywords", {"words": listed(list(fresh.values()))}), inserts)


def remove_keywords(library: Library, challenge_id: str, words: Sequence[str]) -> Edit:
    """Return the edit that takes keywords off a challenge."""
    unwanted = _by_key(words)
    known = library.challenges.keyword_ids(challenge_id)
    removed = {word: keyword_id for word, keyword_id in known.items() if name_key(word) in unwanted}
    deletes = tuple(Delete("keyword", keyword_id) for keyword_id in removed.values())
    return Edit(Message("history.keywords_removed", {"words": listed(list(removed))}), deletes)


def add_note(library: Library, item: ItemRef, text: str, analyst: str, *, highlight_id: str = "") -> Edit:
    """Return the edit that puts a note on an item, or on one of its highlights."""
    row: dict[str, Value] = {
        "id": new_id(),
        "analyst_id": analyst_id(analyst),
        "text": text,
        "highlight_id": highlight_id or None,
        "made_at": library.timestamp(),
        f"{item.kind}_id": item.id,
    }
    return Edit(Message("history.note"), (Insert("note", row),))


def change_note(note_id: str, text: str) -> Edit:
    """Return the edit that gives a note another text."""
    return Edit(Message("history.note_changed"), (Update("note", note_id, {"text": text}),))


def remove_note(note_id: str) -> Edit:
    """Return the edit that removes a note."""
    return Edit(Message("history.note_removed"), (Delete("note", note_id),))


def rate_talk(library: Library, talk_id: str, value: int, analyst: str) -> Edit:
    """Return the edit that rates a talk with one to five stars in the analyst's name; 0 takes the stars away."""
    rating_id = stable_id("rating", talk_id, analyst_id(analyst))
    own = next((rating for rating in library.ratings.of_talk(talk_id) if rating.analyst == analyst), None)
    if value == 0:
        return Edit(Message("history.unrate"), (Delete("rating", own.id),) if own else ())
    message = Message("history.rate", {"value": value})
    if own is not None:
        return Edit(message, (Update("rating", own.id, {"value": value}),))
    row: dict[str, Value] = {"id": rating_id, "analyst_id": analyst_id(analyst), "talk_id": talk_id, "value": value}
    return Edit(message, (Insert("rating", row),))


def _tagging(tag_id: str, talk_id: str, analyst: str) -> Insert:
    key = stable_id("tagging", tag_id, talk_id, analyst)
    return Insert("tagging", {"id": key, "tag_id": tag_id, "talk_id": talk_id, "analyst_id": analyst})


def _of_talks(library: Library, key: str, talk_ids: Sequence[str], names: Sequence[str]) -> Message:
    """Return what history calls an edit of talks' tags: one talk by its title, several by their number."""
    if len(talk_ids) != 1:
        return Message(key, {"count": len(talk_ids), "tags": listed(names)})
    titles = library.talks.titles(talk_ids)
    return Message(f"{key}_one", {"talk": titles.get(talk_ids[0], ""), "tags": listed(names)})


def _by_key(names: Iterable[str]) -> dict[str, str]:
    """Return names by what they are compared by, the first of equal ones; blank ones are none."""
    found: dict[str, str] = {}
    for name in map(single_line, names):
        if name:
            found.setdefault(name_key(name), name)
    return found


def _names(library: Library, link: LinkKey) -> dict[str, str]:
    """Return the item and the challenge of a link as the history names them."""
    titles = library.talks.titles if link.item_kind == "talk" else library.sections.titles
    challenges = library.challenges.labels([link.challenge_id])
    return {
        "item": titles([link.item_id]).get(link.item_id, ""),
        "challenge": challenges.get(link.challenge_id, ""),
    }
