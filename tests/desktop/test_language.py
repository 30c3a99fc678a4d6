"""Messages become text in the language of the user, in English where that language lacks one."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from desktop.language import CHINESE, FALLBACK, Catalogue, available_languages, language_for, language_of_system
from storage.messages import Message


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a small catalogue of each language; the Chinese one lacks a text."""
    texts = {
        "en": {"talks.found": "Talks: {count}", "talks.none": "No talks in {place}."},
        "zh_Hans": {"talks.found": "演讲：{count}"},
    }
    for language, entries in texts.items():
        catalogue = Catalog(language)
        for key, text in entries.items():
            catalogue.add(key, text)
        (tmp_path / language / "LC_MESSAGES").mkdir(parents=True)
        with (tmp_path / language / "LC_MESSAGES" / "fieldbrief.mo").open("wb") as stream:
            write_mo(stream, catalogue)
    return tmp_path


def test_a_message_is_said_in_the_language(folder: Path) -> None:
    assert Catalogue("en", folder).translate(Message("talks.found", {"count": 3})) == "Talks: 3"
    assert Catalogue("zh_Hans", folder).translate(Message("talks.found", {"count": 3})) == "演讲：3"


def test_a_missing_text_is_said_in_english(folder: Path) -> None:
    assert Catalogue("zh_Hans", folder).translate(Message("talks.none", {"place": "7 楼"})) == "No talks in 7 楼."


@pytest.mark.parametrize("language", ["en", "zh_Hans"])
@pytest.mark.parametrize("key", ["talks.unheard_of", ""])
def test_a_key_of_no_catalogue_is_named(folder: Path, language: str, key: str) -> None:
    with pytest.raises(KeyError, match=repr(key)):
        Catalogue(language, folder).translate(Message(key))


def test_a_missing_parameter_is_named(folder: Path) -> None:
    with pytest.raises(KeyError, match="count"):
        Catalogue("en", folder).translate(Message("talks.found"))


def test_a_message_within_a_message_is_said_in_the_language_too(folder: Path) -> None:
    inner = Message("talks.found", {"count": 3})
    assert Catalogue("zh_Hans", folder).translate(Message("talks.none", {"place": inner})) == "No talks in 演讲：3."


def test_braces_in_a_parameter_stay_as_they_are(folder: Path) -> None:
    said = Catalogue("en", folder).translate(Message("talks.none", {"place": "{count} {0} %s"}))
    assert said == "No talks in {count} {0} %s."


def test_the_languages_that_have_a_catalogue(folder: Path) -> None:
    (folder / "README").touch()
    (folder / "fr").mkdir()
    assert available_languages(folder) == ("en", "zh_Hans")


def test_the_program_has_both_its_languages() -> None:
    assert available_languages() == (FALLBACK, CHINESE)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("zh_CN.UTF-8", CHINESE),
        ("zh", CHINESE),
        ("zh-Hant-TW", CHINESE),
        ("Chinese (Simplified)_China", CHINESE),
        ("en_GB.UTF-8", FALLBACK),
        ("de_DE@euro", FALLBACK),
        ("C", FALLBACK),
        ("", FALLBACK),
    ],
)
def test_the_language_for_a_locale(name: str, language: str) -> None:
    assert language_for(name) == language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, CHINESE),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, FALLBACK),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_SG.UTF-8", "LANG": "en_US.UTF-8"}, CHINESE),
    ],
)
def test_the_first_variable_that_is_set_decides(environment: dict[str, str], language: str) -> None:
    assert language_of_system(environment) == language


def test_without_variables_the_locale_decides() -> None:
    assert language_of_system({}) in available_languages()
