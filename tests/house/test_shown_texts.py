"""No text is shown that is not in the catalogue: what widgets are told to show is never a literal with letters."""

from __future__ import annotations

import ast

SHOWING = {
    "setText",
    "setToolTip",
    "setStatusTip",
    "setWhatsThis",
    "setWindowTitle",
    "setPlaceholderText",
    "setAccessibleName",
    "setAccessibleDescription",
    "setTitle",
    "setLabelText",
    "setTabText",
    "setItemText",
    "setHtml",
    "addItem",
    "addItems",
    "addTab",
    "addAction",
    "addMenu",
    "QLabel",
    "QPushButton",
    "QCheckBox",
    "QRadioButton",
    "QGroupBox",
    "QAction",
    "QMenu",
    "QDockWidget",
}
"""Methods and classes of Qt whose texts somebody reads."""


def literals(node: ast.expr) -> list[str]:
    """Return the pieces of literal text in an argument; what is inside a call is that call's business."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=pieces):
            return [text for piece in pieces for text in literals(piece)]
        case ast.BinOp(left=left, right=right):
            return literals(left) + literals(right)
        case ast.IfExp(body=yes, orelse=no):
            return literals(yes) + literals(no)
        case ast.List(elts=elements) | ast.Tuple(elts=elements):
            return [text for element in elements for text in literals(element)]
    return []


def shown_literals(tree: ast.Module) -> list[tuple[int, str]]:
    """Return line and text of everything that a module shows without the catalogue."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            texts = [text for argument in node.args for text in literals(argument)] if name in SHOWING else []
            found += [(node.lineno, text) for text in texts if any(sign.isalpha() for sign in text)]
    return found


def test_widgets_show_nothing_but_the_catalogue_and_the_library(sources: dict[str, ast.Module]) -> None:
    found = {
        source: shown_literals(tree) for source, tree in sources.items() if source.startswith(("widgets/", "desktop/"))
    }
    assert not {source: texts for source, texts in found.items() if texts}


def test_a_literal_is_found_wherever_it_stands() -> None:
    lines = (
        'label.setText("Talks")',
        'QLabel("a" if x else "…")',
        'box.addItems(["1", f"{n} talks"])',
        'label.setText(texts("some.key"))',
    )
    code = "\n".join(lines)
    assert [text for _, text in shown_literals(ast.parse(code))] == ["Talks", "a", " talks"]
