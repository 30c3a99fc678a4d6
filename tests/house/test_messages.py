"""The catalogue of messages is whole: both languages, the same parameters, every key that the program names."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import string
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

LANGUAGES = ("en", "zh_Hans")

# What looks like a key: words with dots between them; and what looks like one, but names a file.
KEY = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+")
FILE = re.compile(r".*\.(?:csv|fieldbrief|json|md|pdf|txt|typ)")


@pytest.fixture(scope="session")
def tool(root: Path) -> ModuleType:
    """Return the tool that keeps the catalogue, loaded from where it lies."""
    spec = importlib.util.spec_from_file_location("ci_messages", root / ".ci" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def catalogues(tool: ModuleType) -> dict[str, dict[str, str]]:
    """Return language → key → text, as the .po files have them."""
    return {
        language: texts(tool.read_catalogue(tool.po_file(tool.FOLDER, language), language)) for language in LANGUAGES
    }


def texts(catalogue: Catalog) -> dict[str, str]:
    """Return key → text of a catalogue, its header left out."""
    return {str(message.id): str(message.string) for message in catalogue if message.id}


def parameters(text: str) -> set[str]:
    """Return the names in braces of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def constants(tree: ast.Module) -> dict[str, str]:
    """Return the strings that a module gives a name at its top."""
    found: dict[str, str] = {}
    for node in tree.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            found.update({target.id: value.value for target in targets if isinstance(target, ast.Name)})
    return found


def pattern_of(node: ast.expr, named: dict[str, str]) -> list[str]:
    """Return patterns of the keys that an expression can be; none where only running it would tell."""
    match node:
        case ast.Constant(value=str(key)):
            return [re.escape(key)]
        case ast.JoinedStr(values=pieces):
            # What is filled in is a word; where a text begins with it, as in f"{key}_remedy", it may be a whole key.
            words = [re.escape(str(piece.value)) if isinstance(piece, ast.Constant) else r"\w+" for piece in pieces]
            return ["".join([r"[\w.]+" if words[0] == r"\w+" else words[0], *words[1:]])]
        case ast.IfExp(body=yes, orelse=no):
            return pattern_of(yes, named) + pattern_of(no, named)
        case ast.Name(id=name) if name in named:
            return [re.escape(named[name])]
    return []


def keys_of_messages(tree: ast.Module) -> set[str]:
    """Return patterns of the keys with which a module makes messages."""
    named = constants(tree)
    calls = [
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Message")
    ]
    first = [call.args[0] for call in calls if call.args]
    first += [word.value for call in calls for word in call.keywords if word.arg == "key"]
    return {pattern for node in first for pattern in pattern_of(node, named)}


def likely_keys(tree: ast.Module) -> set[str]:
    """Return patterns of everything in a module that looks like a key: literals, and texts with parts filled in."""
    composed = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    pieces = {id(piece) for node in composed for piece in node.values}
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in pieces]
    literals = {text.value for text in strings if isinstance(text.value, str) and KEY.fullmatch(text.value)}
    patterns = {pattern for node in composed for pattern in pattern_of(node, {})}
    return {re.escape(text) for text in literals} | {one for one in patterns if re.match(r"[a-z_]+\\\.[\w\\.+]*$", one)}


def answered(pattern: str, keys: set[str]) -> bool:
    """Say whether a key answers to the pattern."""
    return any(re.fullmatch(pattern, key) for key in keys)


def test_both_languages_have_the_same_keys(catalogues: dict[str, dict[str, str]]) -> None:
    english, chinese = (catalogues[language].keys() for language in LANGUAGES)
    assert not english ^ chinese, f"in one language only: {sorted(english ^ chinese)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(catalogues: dict[str, dict[str, str]], language: str) -> None:
    empty = [key for key, text in catalogues[language].items() if not text.strip()]
    assert not empty, f"no text in {language}: {empty}"


def test_both_languages_name_the_same_parameters(catalogues: dict[str, dict[str, str]]) -> None:
    english, chinese = (catalogues[language] for language in LANGUAGES)
    differing = [key for key in english.keys() & chinese if parameters(english[key]) != parameters(chinese[key])]
    assert not differing, f"the parameters differ between the languages: {sorted(differing)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_says_the_same(
    tool: ModuleType, catalogues: dict[str, dict[str, str]], language: str
) -> None:
    with tool.po_file(tool.FOLDER, language).with_suffix(".mo").open("rb") as stream:
        compiled = texts(read_mo(stream))
    assert compiled == catalogues[language], "run: python .ci/messages.py compile"


def test_every_key_of_a_message_is_in_the_catalogue(
    sources: dict[str, ast.Module], catalogues: dict[str, dict[str, str]]
) -> None:
    keys = set(catalogues["en"])
    unknown = {
        file: missing
        for file, tree in sources.items()
        if (missing := sorted(pattern for pattern in keys_of_messages(tree) if not answered(pattern, keys)))
    }
    assert not unknown, f"keys without a text: {unknown}"


def test_what_looks_like_a_key_of_the_catalogue_is_one(
    sources: dict[str, ast.Module], catalogues: dict[str, dict[str, str]]
) -> None:
    keys = set(catalogues["en"])
    headings = {key.split(".")[0] for key in keys}
    unknown = {
        file: missing
        for file, tree in sources.items()
        if (missing := sorted(pattern for pattern in likely_keys(tree) if is_unknown(pattern, keys, headings)))
    }
    assert not unknown, f"what looks like a key, without a text: {unknown}"


def is_unknown(pattern: str, keys: set[str], headings: set[str]) -> bool:
    """Say whether a pattern stands under a heading of the catalogue, names no file, and no key answers to it."""
    heading = pattern.split("\\.")[0]
    return heading in headings and not FILE.fullmatch(pattern) and not answered(pattern, keys)


def test_every_text_is_used(sources: dict[str, ast.Module], catalogues: dict[str, dict[str, str]]) -> None:
    used = {pattern for tree in sources.values() for pattern in likely_keys(tree) | keys_of_messages(tree)}
    unused = [key for key in catalogues["en"] if not any(re.fullmatch(pattern, key) for pattern in used)]
    assert not unused, f"texts that nothing names: {unused}"


def test_what_looks_like_a_key_is_found() -> None:
    tree = ast.parse('help="help.tag"; log(f"lookup.no_{noun}", f"{key}_remedy", f"see {x}.y", "No key.", "a.pdf")')
    keys = {"help.tag", "help.brief", "lookup.no_talk", "a.b"}
    assert likely_keys(tree) == {r"help\.tag", r"lookup\.no_\w+", r"a\.pdf"}
    assert not [pattern for pattern in likely_keys(tree) if is_unknown(pattern, keys, {"help", "lookup", "a"})]
    assert is_unknown(r"lookup\.some_\w+", keys, {"lookup"})


def test_the_ways_to_name_a_key_are_found() -> None:
    tree = ast.parse(
        'EMPTY = "import.empty"\nNAMED: str = "import.named"\n'
        'a = Message("talks.found", {"count": 1}), messages.Message(EMPTY), Message(key=NAMED)\n'
        'b = Message(f"state.{state}"), Message("talks.one" if one else "talks.many"), Message(unknown)\n'
        'c = Message(f"{key}_remedy")\n'
    )
    expected = {"talks.found", "import.empty", "import.named", "state.idle", "talks.one", "talks.many", "a.b_remedy"}
    patterns = keys_of_messages(tree)
    assert {key for key in expected if answered_by(patterns, key)} == expected
    assert len(patterns) == len(expected)
    assert not answered(r"state\.\w+", {"state", "states.idle"})


def answered_by(patterns: set[str], key: str) -> bool:
    """Say whether one of the patterns takes the key."""
    return any(re.fullmatch(pattern, key) for pattern in patterns)


def test_parameters_of_a_text() -> None:
    assert parameters("{count} talks in {place}, {{no}}") == {"count", "place"}


def test_texts_are_merged_and_sorted(tool: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "texts.json"
    for entries in (
        {"b.b": {"en": "B", "zh": "乙"}},
        {"a.a": {"en": "A", "zh": "甲"}, "b.b": {"en": "B2", "zh": "乙二"}},
    ):
        file.write_text(json.dumps(entries), encoding="utf-8")
        tool.merge(tool.read_texts([file]), tmp_path)
    assert list(texts(tool.read_catalogue(tool.po_file(tmp_path, "zh_Hans"), "zh_Hans")).items()) == [
        ("a.a", "甲"),
        ("b.b", "乙二"),
    ]


def test_merging_the_same_again_changes_no_byte(tool: ModuleType, tmp_path: Path) -> None:
    entries = {"a.a": {"en": 'Say "{what}"\n', "zh": "说“{what}”"}}
    tool.merge(entries, tmp_path)
    before = tool.po_file(tmp_path, "en").read_bytes()
    tool.merge(entries, tmp_path)
    assert tool.po_file(tmp_path, "en").read_bytes() == before


@pytest.mark.parametrize(
    "second", [{"a.a": {"en": "Other", "zh": "甲"}}, {"b.b": {"en": "B"}}], ids=["another text", "a language missing"]
)
def test_texts_that_cannot_be_merged_are_refused(
    tool: ModuleType, tmp_path: Path, second: dict[str, dict[str, str]]
) -> None:
    files = [tmp_path / "one.json", tmp_path / "two.json"]
    for file, entries in zip(files, ({"a.a": {"en": "A", "zh": "甲"}}, second), strict=True):
        file.write_text(json.dumps(entries), encoding="utf-8")
    with pytest.raises(SystemExit, match=r"two\.json: "):
        tool.read_texts(files)
