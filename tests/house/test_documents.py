"""The documents cannot drift: their commands, options, packages and links are what the program and the tree have."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from desktop import cli

INSTALL = "python -m pip install . && fieldbrief demo"
TEST = 'python -m pip install ".[test]" && python -m pytest'
EVERYWHERE = {"--help"}


def program() -> click.Group:
    """Return the program's group of commands."""
    groups = [value for value in vars(cli).values() if isinstance(value, click.Group)]
    assert len(groups) == 1, f"desktop/cli.py should hold one group of commands: {groups}"
    return groups[0]


def commands() -> dict[str, click.Command]:
    """Return the program's commands by name, those left out that help does not list."""
    context = click.Context(program())
    found = {name: program().get_command(context, name) for name in program().list_commands(context)}
    return {name: command for name, command in found.items() if command is not None and not command.hidden}


def options(command: click.Command) -> set[str]:
    """Return all spellings of a command's options."""
    found = [parameter for parameter in command.params if isinstance(parameter, click.Option) and not parameter.hidden]
    return {spelling for option in found for spelling in (*option.opts, *option.secondary_opts)}


def described(text: str) -> dict[str, set[str]]:
    """Return the options that a page describes, by command: its headings and the starts of the lists below them."""
    found: dict[str, set[str]] = {}
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        name, _, body = section.partition("\n")
        items = [re.match(r"- ((?:`[^`]+`(?:, )?)+)", line) for line in body.splitlines()]
        spellings = [re.findall(r"`(-[\w-]+)", item[1]) for item in items if item]
        found[name.strip().strip("`")] = {spelling for group in spellings for spelling in group}
    return found


def examples(text: str) -> list[list[str]]:
    """Return the words of each `fieldbrief` command in the code blocks of a page."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    commands = [command for block in blocks for line in block.splitlines() for command in line.split("&&")]
    words = [shlex.split(command, comments=True) for command in commands]
    return [line[1:] for line in words if line[:1] == ["fieldbrief"]]


def code_blocks(text: str) -> list[str]:
    """Return the code blocks of a page."""
    return [block.strip() for block in re.findall(r"^```\w*\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)]


def read(root: Path, name: str) -> str:
    """Return the text of a file of the repository."""
    return (root / name).read_text(encoding="utf-8")


def test_the_readme_begins_with_its_two_commands(root: Path) -> None:
    assert code_blocks(read(root, "README.md"))[:2] == [INSTALL, TEST]


def test_continuous_integration_ends_with_the_readme_s_test_command(root: Path) -> None:
    assert read(root, ".ci/run").rstrip().endswith(f"\n{TEST}")


def test_the_readme_names_the_system_packages(root: Path) -> None:
    listed = read(root, ".ci/system-packages.txt").split()
    named = [block.split()[2:] for block in code_blocks(read(root, "README.md")) if block.startswith("apt-get install")]
    assert named == [listed]
    assert listed == sorted(set(listed))


def test_the_pictures_and_pages_that_a_page_names_exist(root: Path) -> None:
    pages = [*root.glob("*.md"), *root.glob("docs/**/*.md")]
    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))]
    missing = [(page.name, link) for page, link in links if "://" not in link and not (page.parent / link).exists()]
    assert not missing, f"links to nothing: {missing}"


def test_every_decision_is_listed(root: Path) -> None:
    pages = {page.name for page in root.glob("docs/decisions/[0-9]*.md")}
    listed = set(re.findall(r"\((\d[\w-]*\.md)\)", read(root, "docs/decisions/README.md")))
    assert not pages ^ listed, f"in docs/decisions or in its README.md only: {sorted(pages ^ listed)}"


def test_every_command_is_described(root: Path) -> None:
    differing = described(read(root, "docs/commands.md")).keys() ^ commands().keys()
    assert not differing, f"in docs/commands.md or in the program only: {sorted(differing)}"


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_option_is_described(root: Path, name: str) -> None:
    page = described(read(root, "docs/commands.md"))[name]
    existing = options(commands()[name]) - EVERYWHERE
    assert page == existing, f"options of {name} in docs/commands.md or in the program only: {sorted(page ^ existing)}"


def test_the_options_before_any_command_are_described(root: Path) -> None:
    introduction = read(root, "docs/commands.md").split("\n## ")[0]
    missing = [option for option in options(program()) if f"`{option}" not in introduction]
    assert not missing, f"not in the introduction of docs/commands.md: {missing}"


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/commands.md"])
def test_the_examples_can_be_called(root: Path, page: str) -> None:
    for words in examples(read(root, page)):
        name = next((word for word in words if word in commands()), None)
        assert name is not None, f"{page}: no such command: {shlex.join(words)}"
        used = {word.split("=")[0] for word in words if word.startswith("-")}
        assert used <= options(program()) | options(commands()[name]) | EVERYWHERE, f"{page}: {shlex.join(words)}"


def test_options_of_a_page_are_read() -> None:
    page = "- `--before`: x\n\n## `brief`\n\nUse `--other`.\n\n- `-o OUT`, `--out OUT`: the file, `--not`\n## `tag`\n"
    assert described(page) == {"brief": {"-o", "--out"}, "tag": set()}


def test_examples_of_a_page_are_read() -> None:
    page = "```sh\npip install . && fieldbrief demo # try\nfieldbrief tag 'a b' x\n```\n\n```text\nfieldbrief no\n```\n"
    assert examples(page) == [["demo"], ["tag", "a b", "x"]]


def named_files(text: str) -> set[str]:
    """Return the files and folders of the tree that a page names in backquotes."""
    return set(re.findall(r"`((?:desktop|widgets|analysis|storage|resources|tests|docs|benchmarks)/[\w./-]*)`", text))


def test_the_files_that_the_architecture_names_exist(root: Path) -> None:
    text = read(root, "docs/architecture.md")
    missing = sorted(name for name in named_files(text) if not (root / name).exists())
    # A module that is named alone lies in storage or in the room of its paragraph.
    alone = set(re.findall(r"`(\w+\.py)`", text))
    rooms = ("desktop", "widgets", "analysis", "storage")
    known = {"main.py", *(file.name for room in rooms for file in (root / room).rglob("*.py"))}
    assert not missing, f"docs/architecture.md names what is not there: {missing}"
    assert alone <= known, f"docs/architecture.md names modules that are not there: {sorted(alone - known)}"


def test_files_of_a_page_are_read() -> None:
    assert named_files("`storage/text.py`, `analysis/linking/`, `pyproject.toml`, storage/x.py") == {
        "storage/text.py",
        "analysis/linking/",
    }
