"""Previews put together by hand."""

from __future__ import annotations

from analysis.presentation.import_preview import (
    FilePreview,
    ImportPreview,
    PreviewCounts,
    PreviewError,
    PreviewRow,
    PreviewWarning,
)
from storage.messages import Message

TEXT = "# 快报\n\n## 甲题目\n\n正文\n\n## 乙题目\n\n正文\n"

DIGEST = FilePreview(
    key="1",
    name="daily.md",
    status="updated",
    kind="digest",
    kinds=("digest", "reference"),
    conference="Small Conference",
    origin="programme",
    counts=PreviewCounts(talks=3, new_talks=1, reports=3, withdrawn=1),
    rows=(
        PreviewRow("talk", "new", "甲\n题目", "S1", ("Inference", "Serving"), 3),
        PreviewRow("talk", "joins", "乙题目", "", ("Inference",), 7, Message("import_preview.reason.same_title")),
        PreviewRow("talk", "withdrawn", "丙题目", reason=Message("import_preview.reason.withdrawn")),
    ),
    warnings=(
        PreviewWarning("", 0, Message("reading.empty")),
        PreviewWarning("7", 7, Message("reading.heading_without_talk", {"line": 7, "heading": "乙"})),
    ),
    text=TEXT,
)
SHEET = FilePreview(
    key="2",
    name="sheet.xlsx",
    status="imported",
    kind="challenges",
    kinds=("challenges",),
    counts=PreviewCounts(challenges=1),
    rows=(PreviewRow("challenge", "new", "访问模式", "1", ("存储", "推理"), 2),),
)
KNOWN = FilePreview(
    key="3",
    name="known.md",
    status="unchanged",
    kind="reference",
    kinds=("reference",),
    conference="Small Conference",
    origin="earlier",
    counts=PreviewCounts(sections=1),
    rows=(PreviewRow("section", "unchanged", "背景", "1.1"),),
    text="# 一\n",
)
BROKEN = FilePreview(
    key="4",
    name="broken.pdf",
    status="failed",
    error=PreviewError(Message("reading.empty"), "digests/broken.pdf", Message("reading.empty.remedy")),
)
PREVIEW = ImportPreview((DIGEST, SHEET, KNOWN, BROKEN), ("Small Conference", "Another"))
