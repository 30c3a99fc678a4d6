"""Bytes become text in the encodings that the desk meets; everything else is refused with its reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import InputError
from storage.importing.decoding import decode

SIMPLIFIED = "# 每日快报\n\n## 讲者甲谈推理\n\n模型训练中的缓存，如何降低延迟？\n"
TRADITIONAL = "## 講者甲談推理\n\n### 重點摘要：\n*   介紹了模型訓練與資料處理的優化，並說明限制。\n"
ENGLISH = "# Daily digest\n\nAnalyst 03 reports on caching.\n"


def key_of(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        decode("notes.md", data)
    assert caught.value.where == "notes.md"
    assert caught.value.remedy is not None
    return caught.value.what.key


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, ENGLISH])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
def test_the_text_comes_back_with_the_codec_that_reads_it(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    decoded = decode("notes.md", data)
    assert decoded.text == text
    assert data.decode(decoded.encoding) == text


@pytest.mark.parametrize("order", ["le", "be"])
def test_a_byte_order_mark_is_no_part_of_the_text(order: str) -> None:
    data = ("\ufeff" + SIMPLIFIED).encode(f"utf-16-{order}")
    assert decode("notes.md", data).text == SIMPLIFIED


def test_big5_is_told_from_gb18030() -> None:
    decoded = decode("notes.md", TRADITIONAL.encode("big5"))
    assert decoded.text == TRADITIONAL
    assert decoded.encoding == "big5"


@pytest.mark.parametrize("text", ["会议", "難題", "讲者甲：推理"])
def test_a_few_characters_are_enough(text: str) -> None:
    for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be"):
        assert decode("notes.md", text.encode(encoding)).text == text


@pytest.mark.parametrize("data", [b"", b"  \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe\x00\x30", "\u3000\n".encode()])
def test_a_file_without_content_is_refused(data: bytes) -> None:
    assert key_of(data) == "reading.empty"


def test_a_binary_file_is_named_where_its_signature_is_known() -> None:
    with pytest.raises(InputError) as caught:
        decode("slides.md", b"%PDF-1.7\n%\xe2\xe3")
    assert caught.value.what.key == "reading.binary.known"
    assert caught.value.what.parameters == {"format": "PDF"}
    assert key_of(bytes(range(256)) * 8) == "reading.binary.unknown"


@pytest.mark.parametrize(
    "data",
    [
        SIMPLIFIED.encode()[:-3] + b"\xe7",  # cut within a character: must not pass as mojibake in another encoding
        "Café au lait, naïve “quotes”".encode("cp1252"),
        "講者甲の発表について。".encode("shift_jis"),
        b"\xff\xfeA",
    ],
)
def test_an_encoding_that_cannot_be_told_is_refused(data: bytes) -> None:
    assert key_of(data) == "reading.unreadable_encoding"


def test_many_controls_under_a_mark_are_binary() -> None:
    assert key_of(b"\xef\xbb\xbf" + b"\x01\x02\x03 abc") == "reading.binary.unknown"


@given(st.binary(max_size=400))
def test_arbitrary_bytes_decode_or_are_refused(data: bytes) -> None:
    try:
        decoded = decode("notes.md", data)
    except InputError:
        return
    assert data.decode(decoded.encoding) == decoded.text


@given(st.text(st.sampled_from("会议演讲模型训练推理存储的与，。ab 12\n"), max_size=80).map("会议纪要：".__add__))
def test_everyday_text_survives_gb18030_and_utf16(text: str) -> None:
    for encoding in ("utf-8", "gb18030"):
        assert decode("notes.md", text.encode(encoding)).text == text
    assert decode("notes.md", text.encode("utf-16")).text == text
