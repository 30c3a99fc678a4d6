"""The snapshots of the catalogue are plain data that may cross threads."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError

import pytest

from analysis.presentation.catalogue_rows import (
    Catalogue,
    CatalogueRow,
    ChallengeForm,
    ConferenceForm,
    NameForm,
    TalkForm,
)
from storage.records import Challenge, Conference, Talk

TALK = Talk("t", "c", "Title")
CHALLENGE = Challenge("c", "存储", "推理", 1, "一")


@pytest.mark.parametrize(
    "snapshot",
    [
        Catalogue((CatalogueRow("business_unit", "b", "存储", below=(CatalogueRow("focus_area", "f", "推理"),)),)),
        TalkForm(TALK, TALK, frozenset({"title"}), (Conference("c", "Forum"),)),
        ConferenceForm(Conference("c", "Forum"), ("UTC",)),
        ChallengeForm(CHALLENGE, CHALLENGE, areas=(("存储", ("推理",)),)),
        NameForm("focus_area", "f", "推理", "b", "存储"),
    ],
)
def test_snapshots_are_frozen_and_cross_processes(snapshot: object) -> None:
    assert pickle.loads(pickle.dumps(snapshot)) == snapshot  # noqa: S301 - pickled one line above
    field = type(snapshot).__dataclass_fields__.__iter__().__next__()  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        setattr(snapshot, field, None)
