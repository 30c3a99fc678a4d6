"""The real fund call: 27 topics of seven chapters, and the eighth that is a topic itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.importing.parsed import ParsedDocument
from storage.importing.registry import read_document, source_text


@pytest.fixture(scope="module")
def data(shared_data: Path) -> bytes:
    (path,) = (shared_data / "seeds").glob("004_*")
    return path.read_bytes()


@pytest.fixture(scope="module")
def call(data: bytes) -> ParsedDocument:
    return read_document("004", data)


def test_counts_and_parts(call: ParsedDocument) -> None:
    assert (call.kind, call.parser, call.warnings) == ("reference", "fund_call 1", ())
    assert len(call.sections) == 28
    assert [section.number for section in call.sections][-2:] == ["7.4", "8"]
    for section in call.sections:
        assert [part.name for part in section.parts] == ["概述", "研究方法推荐", "验收标准"]
        assert all(part.text for part in section.parts)


def test_titles_and_paths(call: ParsedDocument) -> None:
    sections = {section.number: section for section in call.sections}
    assert sections["5.1"].title == "AI+流体力学：非定常水动力智能预报方法研究"
    assert sections["1.1"].path == ("1. 深度学习基础理论和技术",)
    assert sections["8"].path == ()
    assert not any("\t" in section.title or "建议研究方向" in section.text for section in call.sections)


def test_passages_are_cut_from_the_source(data: bytes, call: ParsedDocument) -> None:
    text = source_text("004", data, call.encoding)
    for section in call.sections:
        passage = text[section.start : section.end]
        assert passage.startswith(section.number)
        assert section.title in passage.split("\n")[0]
        assert passage.split("\n")[-1].endswith(section.text[-10:])
