"""Sample documents, a clock and dumps: what the tests of the library's core share."""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.database import connect_in_memory
from storage.edits import ChangeSet, Edit, Insert, Row
from storage.importing.parsed import ParsedChallenge, ParsedDocument, ParsedReport, ParsedSection, ParsedTitle
from storage.intake.plan import ImportFile, ImportPlan
from storage.library import Library, write_library
from storage.mark_edits import add_keywords, add_note, decide, rate_talk, tag_talks
from storage.messages import Message
from storage.migrations import SCHEMA_VERSION
from storage.records import Author, ItemRef, LinkKey, Speaker, Talk
from storage.row_writer import analyst_id
from storage.schema import KEPT

FIRST = "Analyst 01"
SECOND = "分析员乙"

_WORDS = re.findall(
    "..",
    "仿真存储推理训练模型芯片带宽时延能耗散热调度缓存压缩检索向量语义感知规划控制抓取导航点云轨迹标定误差"
    "精度吞吐并行集群网络互联光电封装工艺良率编译算子内核驱动固件安全隐私加密审计数据标注合成场景用户交互"
    "界面语音图像视频渲染光照材质几何拓扑网格物理碰撞柔性流体粒子优化求解梯度收敛稳定鲁棒泛化迁移蒸馏剪枝"
    "量化部署边缘云端终端车载工厂产线质检运维监控告警故障恢复备份迭代评测基准开源社区生态标准协议接口平台"
    "框架工具流程团队成本收益风险路线",
)


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the present moment."""
        return self.moment

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.moment += timedelta(seconds=seconds)


def prose(seed: int | str, characters: int) -> str:
    """Return that much Chinese prose, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets: the same text every time
    pieces: list[str] = []
    length = 0
    while length < characters:
        piece = chance.choice(_WORDS) + chance.choice(("", "", "", "的", "与", "在", "，", "。"))
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces)[:characters]


def report(number: int, characters: int = 60, *, title: str = "", facts: str = "") -> ParsedReport:
    """Return a report on a talk of its own; the number makes it."""
    return ParsedReport(
        heading=ParsedTitle(title or f"演讲 {number}：{prose(f'title {number}', 12)}", session_type="主题演讲"),
        track="机器人",
        speakers=(Speaker("讲者甲", "Director", "Example Labs"),),
        facts=facts or prose(number, characters * 2 // 3),
        insight=prose(f"insight {number}", characters // 3),
        topics=("数字孪生",),
        authors=(Author("Analyst 03", "00012345"),),
        start=number * characters,
        end=(number + 1) * characters,
    )


def digest(*reports: ParsedReport) -> ParsedDocument:
    """Return a digest of these reports."""
    return ParsedDocument("digest", "sample/1", "utf-8", title="每日快报", reports=reports)


def sheet(*texts: str) -> ParsedDocument:
    """Return a challenge sheet with these problems in one focus area."""
    challenges = tuple(ParsedChallenge("数据存储", "近存计算", n, text) for n, text in enumerate(texts, 1))
    return ParsedDocument("challenges", "sample/1", "utf-8", challenges=challenges)


def reference(*sections: tuple[str, str, str]) -> ParsedDocument:
    """Return a reference with these sections: number, title, text."""
    parsed = tuple(ParsedSection(number, title, ("第一章",), text) for number, title, text in sections)
    return ParsedDocument("reference", "sample/1", "utf-8", sections=parsed)


def file_of(document: ParsedDocument, name: str) -> ImportFile:
    """Return a file that holds the document; its bytes are a text as long as the document's."""
    return ImportFile(name, repr(document).encode(), document)


def plan(library: Library, document: ParsedDocument, name: str = "digest.md") -> ImportPlan:
    """Plan an import into the unnamed conference."""
    return library.plan_import(file_of(document, name), "")


def take_in(library: Library, document: ParsedDocument, name: str = "digest.md", analyst: str = FIRST) -> ChangeSet:
    """Import a document that changes something."""
    edit = plan(library, document, name).edit
    assert edit is not None
    change_set = library.apply(edit, analyst)
    assert change_set is not None
    return change_set


def talk_named(library: Library, beginning: str) -> Talk:
    """Return the talk whose title begins so."""
    return next(talk for talk in library.talks.all() if talk.title.startswith(beginning))


def first_link(library: Library) -> LinkKey:
    """Return the key of the link between the first talk and the first challenge, decided or not."""
    from storage.ids import link_id

    talk, challenge = library.talks.all()[0].id, library.challenges.all()[0].id
    return LinkKey(link_id(talk, challenge), "talk", talk, challenge)


def fill(library: Library, clock: Clock) -> None:
    """Put something of every noun that has an edit into an empty library."""
    take_in(library, digest(*(report(number) for number in range(6))))
    clock.wait(60)
    take_in(library, sheet("近存计算如何降低时延？", "如何在训练中压缩缓存？"), "sheet.md")
    clock.wait(60)
    take_in(library, reference(("1.1", "概述", prose("one", 80)), ("1.2", "验收", prose("two", 80))), "paper.md")
    clock.wait(60)
    talk = library.talks.all()[0]
    challenge = library.challenges.all()[0]
    for analyst in (FIRST, SECOND):
        library.apply(tag_talks(library, [talk.id], ["重点"], analyst), analyst)
        library.apply(add_note(library, ItemRef("talk", talk.id), f"{analyst} 的笔记：近存计算", analyst), analyst)
        library.apply(rate_talk(library, talk.id, 4, analyst), analyst)
    library.apply(add_keywords(library, challenge.id, ["PIM", "存内计算"], FIRST), FIRST)
    library.apply(decide(library, first_link(library), "accepted", "直接相关", FIRST), FIRST)
    library.apply(add_note(library, ItemRef("challenge", challenge.id), "难题的笔记", SECOND), SECOND)


def write_fixture(folder: Path) -> None:
    """Write the library that shows later programs what this schema was like; once for each schema."""
    clock = Clock()
    path = folder / f"library-schema-{SCHEMA_VERSION}.fieldbrief"
    if path.exists():
        raise FileExistsError(path)
    with (
        TemporaryDirectory() as temporary,
        write_library(Path(temporary) / "library", FIRST, create=True, now=clock) as library,
    ):
        fill(library, clock)
        library.copy_to(path)
    with closing(sqlite3.connect(path)) as written:  # smaller pages, as most tables are nearly empty
        written.execute("PRAGMA page_size = 1024")
        written.execute("VACUUM")


def note_edit(analyst: str, text: str, *, row_id: str, **item: str) -> Edit:
    """Return an edit that puts a note with a known key on an item, named by its column."""
    row: Row = {"id": row_id, "analyst_id": analyst_id(analyst), "text": text, "made_at": "2026", **item}
    return Edit(Message("history.note"), (Insert("note", row),))


def kept(connection: sqlite3.Connection, *, without: Iterable[str] = ()) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all kept tables, in the order of their keys."""
    tables = sorted(KEPT.difference(without))
    return {table: [tuple(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY id")] for table in tables}


def everything(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all tables as they lie in the file, log, contents and search index included."""
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {
        table: [tuple(row) for row in connection.execute(f'SELECT * FROM "{table}"')]
        for table in tables
        if table != "search"  # without content: its rows lie in the tables named after it
    }


@contextmanager
def copy_in_memory(path: Path, now: Callable[[], datetime]) -> Iterator[Library]:
    """Open a copy of a library file in memory, as a start for an example of a property."""
    with closing(connect_in_memory()) as connection:
        with closing(sqlite3.connect(path)) as stored:
            stored.backup(connection)
        yield Library(connection, now)


def connection_of(library: Library) -> sqlite3.Connection:
    """Return the library's connection, for looking behind it."""
    return library._connection
