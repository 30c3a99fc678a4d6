"""Programmes that cannot be read yet are at least known for what they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storage.importing.document import SourceDocument
from storage.importing.other_programmes import programme_format

MakeWorkbook = Callable[..., bytes]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "iCalendar"),
        ("<?xml version='1.0'?>\n<!-- x -->\n<schedule><conference/></schedule>", "frab XML"),
        ("<pentabarf></pentabarf>", "frab XML"),
        ("day,start_hour,persons,room,title,description\nFri,12,Crew,W2,Opening,x\n", "CSV"),
        ("日期\t时间\t标题\t演讲人\n5-3\t10:00\t甲\t讲者甲\n", "CSV"),
        ("Ort;Datum;Uhrzeit;Titel\nx;y;z;t\n", "CSV"),
    ],
)
def test_formats(text: str, name: str) -> None:
    assert programme_format(SourceDocument("x", text.encode())) == name


def test_workbooks_by_their_header(make_xlsx: MakeWorkbook) -> None:
    programme = make_xlsx({"s": [["<Event>"], ["Ort", "Datum", "Uhrzeit", "Titel"], ["a", "b", "c", "d"]]})
    assert programme_format(SourceDocument("x", programme)) == "XLSX"
    assert programme_format(SourceDocument("x", make_xlsx({"s": [["BU", "难题"]]}))) is None


@pytest.mark.parametrize(
    "text", ["<html></html>", "title,author\nx,y\n", "文字", "# 标题\n\n时间, 地点, 标题", "title,text,track\n"]
)
def test_other_files(text: str) -> None:
    assert programme_format(SourceDocument("x", text.encode())) is None
