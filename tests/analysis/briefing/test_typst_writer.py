"""The PDF itself: tagged, identified, linked, embedded, and its text as it was put in."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pypdf
import pypdfium2
import pytest

from analysis.briefing.compose import compose
from analysis.briefing.document import BriefingDocument, BriefingScope
from analysis.briefing.material import BriefingMaterial
from analysis.briefing.typst_writer import write_pdf

if TYPE_CHECKING:
    from conftest import Desk, Finished, Translate

SPECIAL = r"#1 *bold* _it_ $x^2$ @ref <label> \ // /* `raw` = head - [x] {y} ~ 'q' it’s “said” & 100%"


@pytest.fixture(scope="module")
def reader(chinese_pdf: Finished) -> pypdf.PdfReader:
    """Return the Chinese briefing opened by pypdf."""
    return pypdf.PdfReader(io.BytesIO(chinese_pdf.pdf))


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page without white space."""
    return ["".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(pdf)]


def challenge_lines(document: BriefingDocument) -> list[str]:
    """Return number and heading of every challenge."""
    return [
        f"{challenge.line.number} {challenge.heading}"
        for chapter in document.chapters
        for area in chapter.focus_areas
        for challenge in area.challenges
    ]


def outline_titles(outline: list[Any]) -> Iterator[str]:
    """Yield the titles of all entries of an outline."""
    for entry in outline:
        if isinstance(entry, list):
            yield from outline_titles(entry)
        else:
            yield str(entry.title)


def grams(text: str, length: int = 12) -> set[str]:
    """Return the stretches of so many characters of a text, white space left out."""
    bare = "".join(text.split())
    return {bare[start : start + length] for start in range(len(bare) - length + 1)}


def test_it_is_tagged_and_says_its_language_and_title(reader: pypdf.PdfReader) -> None:
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "zh-CN"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "智能系统大会 2026简报"
    assert reader.metadata.author == "Analyst 03"


def test_it_declares_the_standards_it_keeps(reader: pypdf.PdfReader) -> None:
    metadata = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert re.search(r"<pdfuaid:part>\s*1\s*<", metadata)
    assert re.search(r"<pdfaid:part>\s*3\s*<", metadata)
    assert re.search(r"<pdfaid:conformance>\s*A\s*<", metadata)


def test_the_structure_has_headings_notes_and_a_figure_with_words(reader: pypdf.PdfReader) -> None:
    kinds: dict[str, int] = {}
    words: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        for child in node if isinstance(node, list) else [node]:
            element = child.get_object() if hasattr(child, "get_object") else child
            if isinstance(element, dict) and "/S" in element:
                kinds[element["/S"]] = kinds.get(element["/S"], 0) + 1
                words.extend([str(element["/Alt"])] if element["/S"] == "/Figure" else [])
            if isinstance(element, dict) and not isinstance(element.get("/K", 0), int):
                walk(element["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    assert {"/Title", "/H1", "/H2", "/H3", "/H4", "/Note", "/TOC", "/Table", "/TH", "/Link"} <= kinds.keys()
    assert kinds["/Figure"] == 1
    assert "AI Infrastructure" in words[0]


def test_the_outline_has_an_entry_for_every_challenge(reader: pypdf.PdfReader, chinese_pdf: Finished) -> None:
    titles = list(outline_titles(reader.outline))
    expected = challenge_lines(chinese_pdf.document)
    assert len(expected) == 21
    assert [title for title in titles if title in expected] == expected


def test_every_font_is_an_embedded_subset(reader: pypdf.PdfReader) -> None:
    names = set()
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = descendant["/FontDescriptor"].get_object()
            assert any(key in descriptor for key in ("/FontFile2", "/FontFile3"))
            names.add(str(font.get_object()["/BaseFont"]))
    assert names
    assert all(re.match(r"/[A-Z]{6}\+NotoSansCJK", name) for name in names)


def test_pages_are_numbered_of_all_pages(chinese_pdf: Finished) -> None:
    pages = page_texts(chinese_pdf.pdf)
    assert all(f"{number}/{len(pages)}" in text for number, text in enumerate(pages, 1) if number > 1)


@pytest.mark.parametrize("with_pypdf", [False, True], ids=["pypdfium2", "pypdf"])
def test_the_text_comes_back(chinese_pdf: Finished, reader: pypdf.PdfReader, with_pypdf: bool) -> None:
    items = [
        item
        for chapter in chinese_pdf.document.chapters
        for area in chapter.focus_areas
        for challenge in area.challenges
        for item in challenge.items
    ]
    put_in = [item.title for item in items]
    put_in += [quote.text for item in items for quote in item.quotes]
    put_in += [insight.text for item in items for insight in item.insights]
    put_in += [title for card in chinese_pdf.document.talk_cards for title in (card.title, *card.other_titles)]
    text = "".join(page.extract_text() for page in reader.pages) if with_pypdf else chinese_pdf.text()
    wanted = set().union(*map(grams, put_in))
    assert len(wanted) > 3000
    assert len(wanted & grams(text)) / len(wanted) >= 0.99
    assert not [one for one in text if 0x2E80 <= ord(one) < 0x2FE0]
    assert not [one for one in text if unicodedata.category(one) == "Co"]


def test_no_staff_number_and_no_rejected_note_is_printed(chinese_pdf: Finished, material: BriefingMaterial) -> None:
    text = chinese_pdf.text()
    assert not [author.number for report in material.reports for author in report.authors if author.number in text]


def test_the_same_document_gives_the_same_bytes(chinese_pdf: Finished, chinese: Translate) -> None:
    assert write_pdf(chinese_pdf.document, chinese) == chinese_pdf.pdf


def test_the_date_of_the_file_is_the_day_it_was_prepared(reader: pypdf.PdfReader) -> None:
    assert reader.metadata is not None
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.isoformat().startswith("2026-05-16T00:00")


def test_english_briefings_speak_english(material: BriefingMaterial, english: Translate) -> None:
    scope = BriefingScope(business_units=("存储",), language="en", prepared_on="2026-05-16")
    pdf = write_pdf(compose(material, scope), english)
    catalog = pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    assert catalog["/Lang"] == "en"
    assert "Howtoreadthisbriefing" in "".join(page_texts(pdf))


def test_nothing_in_a_text_is_markup(desk: Desk, english: Translate) -> None:
    desk.challenge("k", unit=f"Unit {SPECIAL}", area=SPECIAL, text=SPECIAL)
    desk.talk("a", f"First. {SPECIAL}. Last.", insight=SPECIAL, title=SPECIAL, track=SPECIAL, room=SPECIAL)
    desk.link("a", "k", state="accepted", passages=(("a-0", "facts", SPECIAL),), terms=("bold", "#1"))
    scope = BriefingScope(language="en", title=SPECIAL, subtitle=SPECIAL, confidentiality=SPECIAL)
    text = "".join(page_texts(write_pdf(compose(desk.material(), scope), english)))
    assert text.count("".join(SPECIAL.split())) >= 10


def test_hostile_texts_do_not_stop_the_press(desk: Desk, chinese: Translate) -> None:
    hostile = "火箭🚀\x00\x01 नमस्ते \ue000 ⽤ " + "x" * 300 + "\u202e 完"
    desk.challenge("k", unit=hostile, area=hostile, text=hostile)
    desk.talk("a", f"{hostile}。", insight=hostile, title=hostile, other_titles=(hostile * 20,), track=hostile)
    desk.link("a", "k", state="accepted", passages=(("a-0", "facts", f"{hostile}。"),), terms=(hostile,))
    pdf = write_pdf(compose(desk.material(), BriefingScope(title=hostile)), chinese)
    text = "".join(page_texts(pdf))
    assert "火箭〓" in text
    assert "用" in text
    assert "字体缺少的字符以〓代替" in text


@pytest.mark.parametrize("long", ["title", "other_titles", "facts", "insight", "challenge", "unit", "area"])
def test_texts_longer_than_a_page_are_printed(desk: Desk, chinese: Translate, long: str) -> None:
    texts = dict.fromkeys(("title", "other_titles", "facts", "insight", "challenge", "unit", "area"), "短")
    texts[long] = "很长的文字，" * 600
    desk.challenge("k", unit=texts["unit"], area=texts["area"], text=texts["challenge"])
    others = (texts["other_titles"],)
    desk.talk("a", texts["facts"], insight=texts["insight"], title=texts["title"], other_titles=others)
    desk.link("a", "k", state="accepted", passages=(("a-0", "facts", texts["facts"]),))
    text = "".join(page_texts(write_pdf(compose(desk.material(), BriefingScope()), chinese)))
    assert text.count("很长的文字，") > (10 if long in ("unit", "area") else 90)


@pytest.mark.parametrize("blank", ["", " ", "\n", "\u200b", "，"])
def test_texts_without_a_word_are_printed(desk: Desk, chinese: Translate, blank: str) -> None:
    desk.challenge("k", unit=blank, area=blank, text=blank or " ")
    desk.talk("a", blank, insight=blank, title=blank, other_titles=(blank,), track=blank, room=blank)
    desk.link("a", "k", state="accepted", passages=(("a-0", "facts", blank),), terms=(blank,))
    assert write_pdf(compose(desk.material(), BriefingScope(title=blank, subtitle=blank)), chinese)


@pytest.mark.parametrize("state", ["accepted", "suspect", "suggested"])
def test_each_state_is_named_and_drawn_differently(desk: Desk, english: Translate, state: Any) -> None:
    desk.challenge("k")
    desk.talk("a", "一句话。")
    desk.link("a", "k", state=state, passages=(("a-0", "facts", "一句话。"),))
    document = compose(desk.material(), BriefingScope(language="en"))
    pdf = write_pdf(document, english)
    (chapter_page,) = [text for text in page_texts(pdf)[3:] if "一句话" in text]
    badges = {"accepted": "Accepted", "suspect": "Tocheck", "suggested": "Suggested"}
    assert badges[state] in chapter_page
    assert ("AcceptedbyAnalyst03" in chapter_page) == (state != "suggested")
    others = [write_pdf(_in_state(document, other), english) for other in badges if other != state]
    assert pdf not in others


def _in_state(document: BriefingDocument, state: Any) -> BriefingDocument:
    """Return the document with its only link in another state."""
    (chapter,) = document.chapters
    (area,) = chapter.focus_areas
    (challenge,) = area.challenges
    (item,) = challenge.items
    changed = replace(challenge, items=(replace(item, state=state),))
    return replace(document, chapters=(replace(chapter, focus_areas=(replace(area, challenges=(changed,)),)),))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_summary_keeps_to_one_page(desk: Desk, chinese: Translate, english: Translate, language: Any) -> None:
    for unit in range(12):
        for number in range(6):
            text = "如何在资源受限的条件下兼顾训练与推理的效率、可靠性与成本，并给出可以验证的指标" * 2
            desk.challenge(f"k{unit}-{number}", unit=f"Consumer Business Unit {unit}", text=text)
    for track in range(40):
        desk.talk(f"t{track}", track=f"Track {track} with a Name That Needs Much Room", title="A Long Title " * 9)
        desk.link(f"t{track}", f"k{track % 12}-{track % 3}")
    translate = chinese if language == "zh" else english
    document = compose(desk.material(), BriefingScope(language=language))
    pages = page_texts(write_pdf(document, translate))
    summary, contents = ("一页概要", "目录") if language == "zh" else ("Summary", "Contents")
    assert summary in pages[1]
    assert contents in pages[2][:80]
    assert contents not in pages[1]


def test_a_heading_never_stands_at_the_foot_of_a_page(chinese_pdf: Finished) -> None:
    headings = {"".join(line.split()) for line in challenge_lines(chinese_pdf.document)}
    for text in page_texts(chinese_pdf.pdf)[3:]:
        for heading in headings:
            number = re.match(r"[\d.]+", heading)
            assert number is not None
            place = text.find(heading.removeprefix(number.group()))
            assert place < 0 or len(text) - place > len(heading) + 30


def test_a_footnote_stands_on_the_page_of_its_quote(chinese_pdf: Finished) -> None:
    pages = page_texts(chinese_pdf.pdf)
    quotes = [
        quote
        for chapter in chinese_pdf.document.chapters
        for area in chapter.focus_areas
        for challenge in area.challenges
        for item in challenge.items
        for quote in item.quotes
    ]
    assert len(quotes) > 50
    for number, quote in enumerate(quotes, 1):
        mark = re.escape("".join(quote.text.split())[-8:]) + rf"{number}(?!\d)"
        (page,) = [text for text in pages if re.search(mark, text)]
        assert f"{number}{quote.note.source}" in page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_empty_briefing_is_a_briefing(chinese: Translate, english: Translate, language: Any) -> None:
    document = compose(BriefingMaterial(), BriefingScope(language=language))
    assert len(page_texts(write_pdf(document, chinese if language == "zh" else english))) == 4


def test_nothing_found_is_said_plainly(desk: Desk, chinese: Translate) -> None:
    desk.challenge("k")
    text = "".join(page_texts(write_pdf(compose(desk.material(), BriefingScope()), chinese)))
    assert "在本范围的文档中没有找到与此难题相关的内容。" in text
