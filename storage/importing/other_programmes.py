"""Programmes in formats that no reader reads yet: recognised by their layout, so that the user learns what is wrong."""

from __future__ import annotations

import re

from storage.importing.document import SourceDocument
from storage.importing.tables import Grid, Row
from storage.text import normalise

_HEAD = 4000
_XML_SCHEDULE = re.compile(r"<(?:schedule|pentabarf)\b", re.IGNORECASE)
_COLUMNS: dict[str, str] = {
    "title": "title titel 标题 题目 演讲题目 议题 talk session sessiontitle 演讲主题 名称",
    "date": "date datum day tag 日期",
    "time": "time start starttime starthour uhrzeit begin beginn 时间 开始 开始时间",
    "end": "end endtime ende duration 结束 结束时间 时长",
    "room": "room raum ort venue location hall 地点 会议室 会场 房间",
    "people": "speaker speakers person persons presenter presenters vortragende referent 演讲人 讲者 嘉宾 演讲嘉宾",
    "text": "description abstract beschreibung 简介 摘要",
    "track": "track 分会场 论坛",
}
_COLUMN_OF = {word: column for column, words in _COLUMNS.items() for word in words.split()}
_LEAST_COLUMNS = 3
_ROWS_BEFORE_HEADER = 20


def programme_format(document: SourceDocument) -> str | None:
    """Return the name of the programme format that the document is in, or None where it is in none of these.

    frab or pentabarf XML, iCalendar (RFC 5545), and a table with a title, a time or place and one more such column.
    """
    head = document.text[:_HEAD].lstrip("\ufeff \t\r\n")
    if head.startswith("BEGIN:VCALENDAR"):
        return "iCalendar"
    if head.startswith("<") and _XML_SCHEDULE.search(head):
        return "frab XML"
    if document.is_workbook:
        return "XLSX" if any(_is_programme(grid) for grid in document.grids) else None
    return "CSV" if any(_is_programme(grid) for grid in document.separated_grids) else None


def _is_programme(grid: Grid) -> bool:
    return any(_is_header(row) for row in grid.rows[:_ROWS_BEFORE_HEADER])


def _is_header(row: Row) -> bool:
    words = ("".join(filter(str.isalnum, normalise(cell[:40]))) for cell in row.cells)
    columns = {_COLUMN_OF[word] for word in words if word in _COLUMN_OF}
    return "title" in columns and len(columns) >= _LEAST_COLUMNS and bool(columns & {"date", "time", "room"})
