"""Binary formats are named by their signatures, workbooks by what is in the archive."""

from __future__ import annotations

import io
import zipfile

import pytest

from storage.importing.binary_formats import binary_format, is_workbook


def archive(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as members:
        for name in names:
            members.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"\xff\xd8\xff\xe0....", "JPEG"),
        (b"SQLite format 3\x00", "SQLite"),
        (b"\x00\x00\x00\x18ftypmp42", "MP4/HEIC"),
        (archive("a.txt"), "ZIP"),
        (archive("word/document.xml"), "Word (DOCX)"),
        (archive("ppt/presentation.xml"), "PowerPoint (PPTX)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "Excel 97 (XLS)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office 97"),
    ],
)
def test_a_binary_format_is_named(data: bytes, name: str) -> None:
    assert binary_format(data) == name
    assert not is_workbook(data)


def test_workbooks_are_told_from_other_archives() -> None:
    assert is_workbook(archive("xl/workbook.xml"))
    assert is_workbook(archive("mimetype")[:30] + b"application/vnd.oasis.opendocument.spreadsheet")
    assert not is_workbook(archive("xl/workbook.bin"))


def test_text_has_no_binary_format() -> None:
    assert binary_format("# 标题\n".encode()) is None
    assert binary_format(b"") is None
