"""The briefing PDF: time, memory and size at about 10, 30 and 200 pages, beside typst setting the bare text.

`python -m benchmarks.briefing [--runs 3]`; budgets: 30 pages in 0.5 s, 200 pages in 3 s and 600 MB. Every run is a new
process, since typst keeps what it laid out: the first figure is what a command takes after start-up, fonts included.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from analysis.briefing.compose import compose
from analysis.briefing.document import BriefingScope
from analysis.briefing.material import BriefingMaterial
from storage.messages import Message
from storage.records import (
    Author,
    Challenge,
    Conference,
    Link,
    PassagePair,
    Receipt,
    Report,
    Source,
    Span,
    Speaker,
    Talk,
)

CHALLENGES = {"10": 3, "30": 14, "200": 110}
"""Challenges that fill about so many pages."""
ITEMS_PER_CHALLENGE = 5
CHALLENGES_PER_UNIT = 12

_WORDS = (
    *(
        "检查点",
        "带宽",
        "推理",
        "训练",
        "存储",
        "闪存",
        "预取",
        "卸载",
        "调度",
        "重建",
        "分割",
        "点云",
        "仿真",
        "机械手",
    ),
    *("网络", "拥塞", "集合通信", "编译", "算子", "量化", "智能体", "记忆", "工具", "评测", "世界模型", "长尾", "场景"),
    *(
        "视频",
        "一致性",
        "轨迹",
        "吞吐",
        "延迟",
        "显存",
        "缓存",
        "对象存储",
        "元数据",
        "随机读",
        "顺序写",
        "光交换",
        "告警",
    ),
)
_LATIN = ("KV Cache", "NVMe", "All-Reduce", "FP8", "CXL", "RAG", "Agent", "GPU", "SSD", "checkpoint")
_BETWEEN = ("的", "在", "与", "通过", "之后", "可以", "需要", "并且", "从而", "因此")

BARE = """
#let walk(value) = if type(value) == str { if value.len() > 3 { par(value) } } else if type(value) == array {
  for inner in value { walk(inner) }
} else if type(value) == dictionary { for inner in value.values() { walk(inner) } }
#set document(title: "Bare")
#set text(font: "Noto Sans CJK SC", lang: "zh", region: "cn", size: 9.8pt)
#set par(justify: true)
#walk(json(bytes(sys.inputs.briefing)))
"""


class Words:
    """Endless synthetic text, the same in every run."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - the same text in every run

    def sentence(self, words: int = 9) -> str:
        """Return a sentence of so many words."""
        pieces: list[str] = []
        for _ in range(words):
            pieces.append(self._random.choice(_WORDS))
            pieces.append(self._random.choice(_BETWEEN if self._random.random() < 0.8 else _LATIN))
        return "".join(pieces) + f"{self._random.randrange(2, 99)}%。"

    def title(self) -> str:
        """Return a title."""
        return self.sentence(4).rstrip("%。0123456789")


def talks(words: Words, count: int) -> Iterator[tuple[Talk, Report]]:
    """Yield talks with a report each."""
    for number in range(count):
        day, hour = 12 + number % 3, 9 + number % 8
        facts = "".join(words.sentence() for _ in range(6))
        speakers = (Speaker(f"讲者 {number}", "首席架构师", "某研究院"),)
        start, end = (f"2026-05-{day}T{hour:02}:{minute:02}:00+08:00" for minute in (0, 40))
        track = f"Track {number % 14}"
        yield (
            Talk(
                f"t{number}",
                "c",
                words.title(),
                ("A Title",),
                "",
                "Talk",
                "",
                track,
                "",
                start,
                end,
                "210",
                "",
                speakers,
            ),
            Report(
                id=f"r{number}",
                talk_id=f"t{number}",
                source_id="s",
                position=number,
                facts=facts,
                insight="".join(words.sentence() for _ in range(3)),
                authors=(Author("分析师甲", "50000003"),),
                start=number * 1000,
                end=number * 1000 + 900,
            ),
        )


def material(challenges: int) -> BriefingMaterial:
    """Return a synthetic conference with links for every challenge but each ninth."""
    words = Words(seed=challenges)
    pairs = list(talks(words, challenges * 3))
    problems = [
        Challenge(f"k{n}", f"第 {n // CHALLENGES_PER_UNIT + 1} 事业部", f"方向 {n // 4}", n % 4 + 1, words.title())
        for n in range(challenges)
    ]
    links = []
    for place, problem in enumerate(problems):
        for rank in range(ITEMS_PER_CHALLENGE if place % 9 != 8 else 0):
            talk, report = pairs[(place * 3 + rank) % len(pairs)]
            sentence = report.facts.split("。")[rank] + "。"
            start = report.facts.index(sentence)
            item = Span(report.id, "facts", start, start + len(sentence), sentence)
            pair = PassagePair(item, Span(problem.id, "text", 0, 2, problem.text[:2]), 0.5)
            receipt = Receipt((pair,), (), tuple(_WORDS[rank : rank + 6]))
            state = "accepted" if (place + rank) % 5 == 0 else "suggested"
            score = round(0.9 - rank * 0.1, 2)
            links.append(Link(f"{talk.id}-{problem.id}", "talk", talk.id, problem.id, score, state, receipt))
    return BriefingMaterial(
        conferences=(Conference("c", "合成大会"),),
        talks=tuple(talk for talk, _ in pairs),
        reports=tuple(report for _, report in pairs),
        challenges=tuple(problems),
        links=tuple(links),
        sources={"s": Source("s", "digest", "digest.md", "c", "ab" * 32, "daily", "utf-8")},
    )


def translator() -> Callable[[Message], str]:
    """Return the Chinese catalogue, read beforehand as a command has it at hand."""
    from desktop.language import Catalogue

    return Catalogue("zh_Hans").translate


@dataclass(frozen=True, slots=True)
class Run:
    """What one process measured: seconds, bytes and pages of the file, megabytes at most."""

    seconds: float
    size: int
    pages: int
    memory: float


def measure(kind: str, challenges: int) -> Run:
    """Make the PDF in this process, from the composed document to bytes; `bare` sets its texts without any design."""
    from analysis.briefing.typst_payload import build_payload
    from analysis.briefing.typst_writer import write_pdf

    document = compose(material(challenges), BriefingScope(prepared_on="2026-05-16"))
    translate = translator()
    if kind == "bare":
        payload = json.dumps(build_payload(document, translate), ensure_ascii=False)
        started = time.perf_counter()
        pdf = write_bare(payload)
    else:
        started = time.perf_counter()
        pdf = write_pdf(document, translate)
    seconds = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Run(seconds, len(pdf), page_count(pdf), memory)


def write_bare(payload: str) -> bytes:
    """Return the payload's texts as paragraphs, with the same font and the same kind of PDF."""
    import typst

    with as_file(files("manimgx_fonts_cjk")) as folder:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
        compiler = typst.Compiler(BARE.encode(), font_paths=fonts, ignore_system_fonts=True)
        pdf = compiler.compile(
            format="pdf", sys_inputs={"briefing": payload}, pdf_standards=["ua-1", "a-3a"], timestamp=0
        )
    assert isinstance(pdf, bytes)
    return pdf


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    import pypdfium2

    return len(pypdfium2.PdfDocument(pdf))


def in_new_process(kind: str, challenges: int) -> Run:
    """Measure in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.briefing", "--measure", kind, str(challenges)]
    root = Path(__file__).resolve().parent.parent
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return Run(**json.loads(result.stdout))


def main() -> None:
    """Print the table, or measure once for the process that does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--measure", nargs=2, metavar=("KIND", "CHALLENGES"))
    arguments = parser.parse_args()
    if arguments.measure:
        run = measure(arguments.measure[0], int(arguments.measure[1]))
        print(json.dumps({"seconds": run.seconds, "size": run.size, "pages": run.pages, "memory": run.memory}))
        return
    print(" about  pages  seconds  MB file  MB memory  bare pages  bare s  ratio")
    for about, challenges in CHALLENGES.items():
        ours, bare = [], []
        for _ in range(arguments.runs):
            ours.append(in_new_process("ours", challenges))
            bare.append(in_new_process("bare", challenges))
        seconds, base = (statistics.median(run.seconds for run in runs) for runs in (ours, bare))
        memory = max(run.memory for run in ours)
        print(
            f"{about:>6} {ours[0].pages:>6} {seconds:>8.2f} {ours[0].size / 1e6:>8.2f} {memory:>10.0f} "
            f"{bare[0].pages:>11} {base:>7.2f} {seconds / base:>6.2f}"
        )


if __name__ == "__main__":
    main()
