"""What both layouts of digests share: levels, titles, conferences, stray headings."""

from __future__ import annotations

from storage.importing.digest_outline import digest_outline
from storage.importing.digests import DAILY, TAKEAWAYS, evidence, is_single_talk, read_digest
from storage.importing.document import SourceDocument
from storage.importing.parsed import ParsedDocument

BODY = "\n### 主题\n存储\n### 演讲人\n讲者甲\n### 实事描述\n正文\n\n"


def read(text: str, *, topics_by_default: bool = False) -> ParsedDocument:
    return read_digest(SourceDocument("x", text.encode()), "test 1", topics_by_default=topics_by_default)


def test_evidence_counts_the_parts_of_each_layout() -> None:
    document = SourceDocument("x", f"# 快报\n## 甲{BODY}## 乙{BODY}".encode())
    assert evidence(document, DAILY) == 4
    assert evidence(document, TAKEAWAYS) == 0


def test_one_talk_is_a_digest_only_below_a_title_of_its_own() -> None:
    def single(text: str) -> bool:
        document = SourceDocument("x", text.encode())
        return is_single_talk(document, digest_outline(document))

    assert single(f"# 推理服务实践{BODY}")
    assert single(f"# Serving large models\n## 推理服务实践{BODY}")
    assert not single(f"# 每日快报\n## 推理服务实践{BODY}")
    assert not single(f"# Daily Digest\n## 推理服务实践{BODY}")
    assert not single(f"# Technical - Advanced\n## 推理服务实践{BODY}")
    assert not single(f"# 快报\n## 甲{BODY}## 乙{BODY}")


def test_title_conference_and_date_of_the_digest() -> None:
    digest = read(f"# 每日快报 2026-05-01\n会议：示例大会 2026\n\n## 甲{BODY}## 乙{BODY}")
    assert (digest.kind, digest.parser, digest.title, digest.conference) == (
        "digest",
        "test 1",
        "每日快报 2026-05-01",
        "示例大会 2026",
    )
    assert {report.date for report in digest.reports} == {"2026-05-01"}


def test_front_matter_speaks_for_the_digest() -> None:
    front = "---\ntitle: 五月快报\nevent: 示例大会\ndate: 2026-05-03\n---\n"
    digest = read(f"{front}## 【Talks】甲{BODY}## 【Talks】乙{BODY}")
    assert (digest.title, digest.conference, digest.reports[0].date) == ("五月快报", "示例大会", "2026-05-03")


def test_the_heading_above_is_the_level_where_it_is_one() -> None:
    text = f"# 快报\n# Technical - Advanced\n## 甲{BODY}# 分论坛\n## 乙{BODY}"
    assert [report.level for report in read(text).reports] == ["Technical - Advanced", ""]
    assert [report.level for report in read(text, topics_by_default=True).reports] == ["Technical - Advanced", "分论坛"]


def test_a_heading_that_is_no_talk_among_marked_ones_is_a_warning() -> None:
    text = f"# 快报\n\n## 【T】甲{BODY}\n## 今日综述\n\n一段话\n\n## 【T】乙{BODY}## 【T】丙{BODY}## 【T】丁{BODY}"
    digest = read(text)
    assert [report.heading.title for report in digest.reports] == ["甲", "乙", "丙", "丁"]
    (warning,) = digest.warnings
    assert (warning.where, warning.message.key) == ("12", "reading.heading_without_talk")
    assert warning.message.parameters["heading"] == "今日综述"


def test_offsets_lines_and_passages() -> None:
    text = f"# 快报\n\n## 甲{BODY}---\n\n## 乙{BODY}".replace("\n", "\r\n")
    document = SourceDocument("x", text.encode())
    for report in read_digest(document, "p", topics_by_default=False).reports:
        passage = document.text[report.start : report.end]
        assert passage.startswith(f"## {report.heading.title}")
        assert passage.endswith("正文")
        assert document.text[: report.start].count("\n") < report.line <= document.text[: report.start].count("\n") + 1
