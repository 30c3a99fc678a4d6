"""What survives a restart: written whole, read whatever somebody did to the file."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.presentation.choices import LARGEST, SMALLEST, THEME_CHOICES, Choices, RecentLibrary
from desktop.preferences import (
    RECENT_KEPT,
    Preferences,
    preferences_file,
    read_preferences,
    recent_libraries,
    write_preferences,
)
from storage.errors import RequestError

WINDOW: dict[str, object] = {"geometry": "AdnQywADAAA=", "columns": ["title", "day"], "talks": {"资料/库": "t1"}}
KEPT = Preferences(Choices("讲者甲", "zh_Hans", "dark", 14), ("/b/资料库.fieldbrief", "/a/one.fieldbrief"), WINDOW)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
documents = st.dictionaries(
    st.sampled_from(["analyst", "language", "theme", "font_size", "recent", "window", "other"]), json_values
)
kept = st.builds(
    Preferences,
    st.builds(
        Choices,
        st.text(st.characters(exclude_categories=["Cs", "Z", "C"]), max_size=80),
        st.sampled_from(["", "en", "zh_Hans"]),
        st.sampled_from(THEME_CHOICES),
        st.integers(SMALLEST, LARGEST),
    ),
    st.lists(st.text(min_size=1).filter(lambda path: "\0" not in path), max_size=RECENT_KEPT, unique=True).map(tuple),
    st.dictionaries(st.text(), json_values, max_size=4),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file in a folder that is not there yet."""
    return tmp_path / "settings" / "preferences.json"


def test_what_is_written_is_read(file: Path) -> None:
    write_preferences(file, KEPT)
    assert read_preferences(file).preferences == KEPT
    assert read_preferences(file).remark is None
    assert [entry.name for entry in file.parent.iterdir()] == ["preferences.json"]


@given(kept)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_that_can_be_chosen_survives(file: Path, preferences: Preferences) -> None:
    write_preferences(file, preferences)
    assert read_preferences(file).preferences == preferences


def test_without_a_file_there_are_the_usual_choices(file: Path) -> None:
    found = read_preferences(file)
    assert found.preferences == Preferences() == Preferences(Choices("", "", "system", 10), (), {})
    assert found.remark is None


@given(documents)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_json_stands_there_gives_usable_choices(file: Path, document: dict[str, object]) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(document), encoding="utf-8")
    found = read_preferences(file)
    assert found.remark is None
    choices = found.preferences.choices
    assert choices.language in {"", "en", "zh_Hans"}
    assert choices.theme in THEME_CHOICES
    assert SMALLEST <= choices.font_size <= LARGEST
    assert choices.analyst == choices.analyst.strip()
    assert isinstance(found.preferences.window, dict)
    assert len(recent_libraries(found.preferences)) <= RECENT_KEPT
    write_preferences(file, found.preferences)
    assert read_preferences(file) == found


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b"[" * 100_000, b'"text"'],
    ids=["empty", "cut off", "a list", "nothing", "no text", "deep", "a text"],
)
def test_a_broken_file_is_kept_aside_and_told(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    found = read_preferences(file)
    aside = file.with_name("preferences.json.broken")
    assert found.preferences == Preferences()
    assert found.remark is not None
    assert (found.remark.key, found.remark.parameters) == ("preferences.broken", {"path": str(aside)})
    assert aside.read_bytes() == content
    assert not file.exists()
    write_preferences(file, KEPT)
    assert read_preferences(file).preferences == KEPT


def test_a_file_that_cannot_be_read_is_told(file: Path) -> None:
    file.mkdir(parents=True)
    found = read_preferences(file)
    assert found.preferences == Preferences()
    assert found.remark is not None
    assert found.remark.key == "preferences.unreadable"


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="needs a folder that refuses to be written to")
def test_a_broken_file_that_cannot_be_moved_is_told(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"{")
    file.parent.chmod(0o500)
    try:
        remark = read_preferences(file).remark
    finally:
        file.parent.chmod(0o700)
    assert remark is not None
    assert remark.key == "preferences.unreadable"


def test_where_nothing_can_be_written_that_is_an_error_for_the_user(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(RequestError):
        write_preferences(tmp_path / "file" / "preferences.json", KEPT)


def test_a_file_name_in_another_encoding_survives(file: Path) -> None:
    preferences = Preferences().opened(Path("/a/b\udcff.fieldbrief"))
    write_preferences(file, preferences)
    assert read_preferences(file).preferences == preferences


def test_the_latest_library_comes_first_and_once() -> None:
    paths = [Path(f"{number}.fieldbrief") for number in range(RECENT_KEPT + 3)]
    preferences = Preferences()
    for path in [*paths, paths[-2]]:
        preferences = preferences.opened(path)
    assert preferences.recent[:3] == ("13.fieldbrief", "14.fieldbrief", "12.fieldbrief")
    assert len(preferences.recent) == RECENT_KEPT
    assert preferences.forgotten("13.fieldbrief").recent[0] == "14.fieldbrief"
    assert preferences.forgotten("nowhere") == preferences


def test_libraries_that_are_gone_are_marked(tmp_path: Path) -> None:
    there = tmp_path / "会议.fieldbrief"
    there.touch()
    gone = tmp_path / "gone" / "x.fieldbrief"
    found = recent_libraries(Preferences().opened(gone).opened(there))
    assert found == (
        RecentLibrary(str(there), "会议", str(tmp_path)),
        RecentLibrary(str(gone), "x", str(tmp_path / "gone"), missing=True),
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other variables for the settings folder")
def test_they_lie_in_the_user_s_folder_for_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert preferences_file() == tmp_path / "Fieldbrief" / "preferences.json"
    assert not preferences_file().parent.exists(), "asking where they would lie makes nothing"
