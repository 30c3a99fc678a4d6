"""A file name's suffix names the writer; formats to come and unknown ones are refused differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.briefing.compose import compose
from analysis.briefing.document import BriefingScope
from analysis.briefing.formats import FORMATS, writer_for
from storage.errors import RequestError

if TYPE_CHECKING:
    from conftest import Desk, Translate


@pytest.mark.parametrize("name", ["b.pdf", "B.PDF", "a folder/draft.2.pdf"])
def test_pdf_can_be_written(desk: Desk, chinese: Translate, name: str) -> None:
    document = compose(desk.material(), BriefingScope())
    assert writer_for(name)(document, chinese).startswith(b"%PDF-")


@pytest.mark.parametrize("suffix", [suffix for suffix, writer in FORMATS.items() if writer is None])
def test_a_format_to_come_is_refused_with_the_ones_there_are(suffix: str) -> None:
    with pytest.raises(RequestError) as refused:
        writer_for(f"briefing.{suffix}")
    assert refused.value.what.key == "briefing.format_not_available"
    assert refused.value.what.parameters == {"format": suffix}
    assert refused.value.remedy is not None
    assert refused.value.remedy.parameters == {"formats": "pdf"}


def test_the_formats_of_the_command_line_are_known() -> None:
    assert set(FORMATS) == {"pdf", "docx", "pptx", "xlsx", "md", "html"}


@pytest.mark.parametrize(("name", "said"), [("b.odt", "odt"), ("briefing", "briefing"), (".pdf", ".pdf"), ("", "")])
def test_an_unknown_format_is_refused_with_the_known_ones(name: str, said: str) -> None:
    with pytest.raises(RequestError) as refused:
        writer_for(name)
    assert refused.value.what.parameters == {"format": said}
    assert refused.value.remedy is not None
    assert "pdf, docx" in str(refused.value.remedy.parameters["formats"])
