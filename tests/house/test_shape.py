"""No module, class or function outgrows its purpose, and each says in a sentence what it is for."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

MODULE_LINES = 400
CLASS_LINES = 250
FUNCTION_LINES = 40

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef


def length(node: Definition) -> int:
    """Return the lines that a definition takes, its decorators left out."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def module_length(tree: ast.Module) -> int:
    """Return the last line of code of a module."""
    return max((node.end_lineno or 0 for node in tree.body), default=0)


def too_long(tree: ast.Module, kinds: tuple[type[ast.AST], ...], limit: int) -> list[str]:
    """Return the definitions of these kinds that take more lines than the limit."""
    definitions = (node for node in ast.walk(tree) if isinstance(node, Definition) and isinstance(node, kinds))
    return [f"{node.name} ({length(node)} lines)" for node in definitions if length(node) > limit]


def public_definitions(tree: ast.Module | ast.ClassDef) -> Iterator[tuple[str, Definition]]:
    """Yield every class, function and method that others may use, with its dotted name."""
    for node in tree.body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node.name, node
            if isinstance(node, ast.ClassDef):
                yield from ((f"{node.name}.{name}", inner) for name, inner in public_definitions(node))


def without_docstring(tree: ast.Module) -> list[str]:
    """Return what should say what it is for and does not: the module, public classes, functions and methods."""
    silent = ["the module"] if tree.body and not ast.get_docstring(tree) else []
    return silent + [name for name, node in public_definitions(tree) if not ast.get_docstring(node)]


def code_in_package(tree: ast.Module) -> bool:
    """Say whether a package's `__init__` holds more than its docstring, imports and `__all__`."""
    return any(isinstance(node, Definition) for node in tree.body)


def offenders(found: dict[str, list[str]]) -> str:
    """Return a line for each file with what was found in it, empty when nothing was."""
    return "\n".join(f"{file}: {', '.join(names)}" for file, names in found.items() if names)


def test_no_module_is_too_long(sources: dict[str, ast.Module]) -> None:
    found = {file: module_length(tree) for file, tree in sources.items() if module_length(tree) > MODULE_LINES}
    assert not found, f"modules over {MODULE_LINES} lines: {found}"


@pytest.mark.parametrize(
    ("kinds", "limit"), [((ast.ClassDef,), CLASS_LINES), ((ast.FunctionDef, ast.AsyncFunctionDef), FUNCTION_LINES)]
)
def test_no_definition_is_too_long(
    sources: dict[str, ast.Module], kinds: tuple[type[ast.AST], ...], limit: int
) -> None:
    found = offenders({file: too_long(tree, kinds, limit) for file, tree in sources.items()})
    assert not found, f"over {limit} lines:\n{found}"


def test_everything_public_says_what_it_is_for(sources: dict[str, ast.Module]) -> None:
    found = offenders({file: without_docstring(tree) for file, tree in sources.items()})
    assert not found, f"no docstring:\n{found}"


def test_the_desktop_package_is_empty(sources: dict[str, ast.Module]) -> None:
    assert not sources["desktop/__init__.py"].body, "desktop/__init__.py is imported by every command: leave it empty"


def test_packages_only_gather(sources: dict[str, ast.Module]) -> None:
    found = [file for file, tree in sources.items() if file.endswith("/__init__.py") and code_in_package(tree)]
    assert not found, f"code belongs in a module with a name of its own, not in {found}"


def test_resources_are_data_only(sources: dict[str, ast.Module]) -> None:
    found = [file for file in sources if file.startswith("resources/") and not file.endswith("/__init__.py")]
    assert not found, f"resources/ holds data, no program: {found}"


def test_a_long_function_is_found() -> None:
    body = "\n".join(f"    step_{number}()" for number in range(FUNCTION_LINES))
    tree = ast.parse(f"class Desk:\n  @property\n  def day(self):\n{body}\n")
    assert too_long(tree, (ast.FunctionDef,), FUNCTION_LINES) == [f"day ({FUNCTION_LINES + 1} lines)"]
    assert not too_long(tree, (ast.FunctionDef,), FUNCTION_LINES + 1)
    assert not too_long(tree, (ast.ClassDef,), CLASS_LINES)


def test_the_length_of_a_module_is_found() -> None:
    assert module_length(ast.parse('"""Text."""\n\n\nx = [\n    1,\n]\n')) == 6
    assert module_length(ast.parse("")) == 0


def test_missing_docstrings_are_found() -> None:
    tree = ast.parse(
        "class Desk:\n    def open(self): ...\n    def _close(self): ...\nclass _Help: ...\ndef read(): ..."
    )
    assert without_docstring(tree) == ["the module", "Desk", "Desk.open", "read"]
    assert not without_docstring(ast.parse(""))


def test_code_in_a_package_is_found() -> None:
    assert code_in_package(ast.parse("def read(): ..."))
    assert not code_in_package(
        ast.parse('"""Readers."""\nfrom storage.importing.people import people\n__all__ = ["people"]')
    )
