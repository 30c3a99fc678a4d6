"""Amendments of talks and of challenges."""

from __future__ import annotations

from dataclasses import replace

from storage.hand_challenges import edit_challenge
from storage.hand_talks import edit_talk
from storage.intake.corrections import amendment_key
from storage.library import Library
from storage.repositories.amendments import Amendment
from tests.storage.samples import FIRST


def test_amendments_come_by_field(filled: Library) -> None:
    talk, other = filled.talks.all()[:2]
    filled.apply(edit_talk(filled, replace(talk, track="芯片", room="Hall 1")), FIRST)
    assert filled.talks.amendments(talk.id) == [
        Amendment(amendment_key(talk.id, "room"), "room", "Hall 1", ""),
        Amendment(amendment_key(talk.id, "track"), "track", "芯片", "机器人"),
    ]
    assert filled.talks.amendments(other.id) == []
    challenge = filled.challenges.all()[0]
    filled.apply(edit_challenge(filled, replace(challenge, number=7), FIRST), FIRST)
    assert filled.challenges.amendments(challenge.id) == [
        Amendment(amendment_key(challenge.id, "number"), "number", "7", "1")
    ]
