"""What a file is that is no text: signatures of the formats that people hand in by mistake, and of workbooks."""

from __future__ import annotations

XLSX = "Excel (XLSX)"
ODS = "OpenDocument (ODS)"
WORKBOOKS = frozenset({XLSX, ODS})

# (offset, signature, name); sources: the formats' own specifications, as collected in the `file` program's magic files
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "PDF"),
    (0, b"SQLite format 3\x00", "SQLite"),
    (0, b"\x89PNG\r\n\x1a\n", "PNG"),
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"GIF87a", "GIF"),
    (0, b"GIF89a", "GIF"),
    (8, b"WEBP", "WebP"),
    (0, b"II*\x00", "TIFF"),
    (0, b"MM\x00*", "TIFF"),
    (4, b"ftyp", "MP4/HEIC"),
    (0, b"OggS", "Ogg"),
    (0, b"ID3", "MP3"),
    (0, b"RIFF", "RIFF (WAV/AVI)"),
    (0, b"\x1f\x8b", "GZIP"),
    (0, b"BZh", "BZIP2"),
    (0, b"\xfd7zXZ\x00", "XZ"),
    (0, b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (0, b"Rar!\x1a\x07", "RAR"),
    (0, b"{\\rtf", "RTF"),
    (0, b"\x7fELF", "ELF"),
    (0, b"MZ\x90\x00", "EXE"),
)
_ZIP = b"PK\x03\x04"
# Member names stand uncompressed in the archive, so that even a damaged one can be named.
_ZIP_CONTENTS: tuple[tuple[bytes, str], ...] = (
    (b"xl/workbook.xml", XLSX),
    (b"application/vnd.oasis.opendocument.spreadsheet", ODS),
    (b"xl/workbook.bin", "Excel (XLSB)"),
    (b"word/document.xml", "Word (DOCX)"),
    (b"ppt/presentation.xml", "PowerPoint (PPTX)"),
    (b"application/vnd.oasis.opendocument", "OpenDocument"),
    (b"application/epub+zip", "EPUB"),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_COMPOUND_CONTENTS: tuple[tuple[str, str], ...] = (
    ("WordDocument", "Word 97 (DOC)"),
    ("PowerPoint Document", "PowerPoint 97 (PPT)"),
    ("Workbook", "Excel 97 (XLS)"),
)


def binary_format(data: bytes) -> str | None:
    """Return the name of the binary format that the bytes begin like, or None where no known signature fits."""
    if data.startswith(_ZIP):
        return next((name for content, name in _ZIP_CONTENTS if content in data), "ZIP")
    if data.startswith(_COMPOUND):
        return next((name for stream, name in _COMPOUND_CONTENTS if stream.encode("utf-16-le") in data), "Office 97")
    return next((name for offset, sign, name in _SIGNATURES if data.startswith(sign, offset)), None)


def is_workbook(data: bytes) -> bool:
    """Say whether the bytes are a workbook that the table readers open: XLSX or ODS."""
    return data.startswith(_ZIP) and binary_format(data) in WORKBOOKS
