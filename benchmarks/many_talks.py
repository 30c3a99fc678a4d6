"""A library of any number of talks, written straight into its tables: what the benchmarks of the window open."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.database import connect, transaction
from storage.ids import stable_id
from storage.library import write_library
from storage.row_writer import analyst_id

ANALYST = "Analyst 01"
OTHERS = ("Analyst 02", "Analyst 03")


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_CHINESE = _words(
    "机器人 具身智能 大模型 推理 训练 数据 仿真 抓取 世界模型 强化学习 视觉 触觉 导航 规划 控制 部署 边缘 集群 "
    "存储 带宽 延迟 吞吐 缓存 调度 编译 量化 剪枝 蒸馏 注意力 多模态 语音 图像 点云 三维 重建 渲染 引擎 材料 "
    "电池 传感器 执行器 灵巧手 工厂 产线 物流 仓储 医疗 手术 农业 能源 电网 光伏 网络 安全 隐私 加密 标准 开源 "
    "社区 生态 工具链 框架 芯片 封装 互连 硅光 散热 液冷 供电 可靠性 测试 验证 评测 基准 成本"
)
_ENGLISH = _words(
    "Robot Learning Model Inference Training Data Simulation Grasping Policy Vision Language Latency Bandwidth Cache "
    "Memory GPU Cluster Storage Network Optical Scheduler Compiler Quantization Sparse Attention Agent Workflow "
    "Benchmark Humanoid Tactile Sensor Battery Factory Logistics Energy Grid Chip Packaging Interconnect Cooling"
)
_TYPES = ("主题演讲", "Session", "Panel", "Lightning Talk", "Workshop", "海报")
_TRACKS = ("Robotics", "Data Center", "Simulation", "存储", "Generative AI", "Networking", "")
_ROOMS = tuple(f"Room {letter}{number}" for letter in "ABCD" for number in range(1, 9))
_TAGS = (
    ("存储", "", "blue"),
    ("近存计算", "存储", "teal"),
    ("follow up", "", "red"),
    ("demo", "", "green"),
    ("机器人", "", "purple"),
    ("抓取", "机器人", "indigo"),
    ("to read", "", "amber"),
)
_BUSINESS_UNITS = ("数据存储", "计算产品", "机器人", "Networks", "Cloud", "光产品")
_CONFERENCES = 8
_PROBLEMS = 5
_RECEIPT = json.dumps({"passages": [], "topics": [], "terms": ["存储"] * 40, "parts": {}}, ensure_ascii=False)

_SOURCE = ("id", "conference_id", "kind", "name", "title", "sha256", "parser", "encoding", "imported_at")
_TALK = _words(
    "id conference_id title other_titles code session_type track subtrack start end room speakers schedule_status"
)
_REPORT = _words(
    "id talk_id source_id position title other_titles code session_type level track subtrack date speakers "
    "facts insight takeaways topics authors other_parts start end withdrawn"
)


def write_many_talks(path: Path, talks: int, *, characters: int = 1800) -> None:
    """Write a library with that many talks, a report of some length on four in five of them, and marks on a few."""
    with write_library(path, ANALYST, create=True):
        pass
    connection = connect(path)
    try:
        with transaction(connection):
            _fill(connection, talks, characters)
    finally:
        connection.close()


def _fill(connection: sqlite3.Connection, talks: int, characters: int) -> None:
    chance = random.Random(11)  # noqa: S311 - the same talks in every run
    _insert(connection, "analyst", ("id", "name"), ((analyst_id(name), name) for name in (ANALYST, *OTHERS)))
    _insert(connection, "content", ("sha256", "size", "data"), [("00", 0, b"")])
    _insert(connection, "conference", ("id", "name"), ((f"c{n}", f"Conference {n}") for n in range(_CONFERENCES)))
    _insert(connection, "source", _SOURCE, map(_source, range(_CONFERENCES)))
    _insert(connection, "tag", ("id", "name", "parent_id", "colour"), map(_tag, _TAGS))
    units = list(enumerate(_BUSINESS_UNITS))
    _insert(connection, "business_unit", ("id", "name"), ((f"b{n}", name) for n, name in units))
    _insert(
        connection, "focus_area", ("id", "business_unit_id", "name"), ((f"f{n}", f"b{n}", name) for n, name in units)
    )
    challenges = ((f"h{n}-{at}", f"f{n}", at, at + 1, name) for n, name in units for at in range(_PROBLEMS))
    _insert(connection, "challenge", ("id", "focus_area_id", "position", "number", "text"), challenges)
    _insert(connection, "talk", _TALK, (_talk(chance, n) for n in range(talks)))
    _insert(connection, "report", _REPORT, (_report(chance, n, characters) for n in range(talks) if n % 5))
    taggings = ((f"g{n}", _tag(chance.choice(_TAGS))[0], analyst_id(ANALYST), f"t{n:07}") for n in range(0, talks, 3))
    _insert(connection, "tagging", ("id", "tag_id", "analyst_id", "talk_id"), taggings)
    ratings = (
        (f"r{n}-{name}", analyst_id(name), f"t{n:07}", chance.randint(1, 5))
        for n in range(0, talks, 7)
        for name in (ANALYST, *OTHERS)[: 1 + n % 3]
    )
    _insert(connection, "rating", ("id", "analyst_id", "talk_id", "value"), ratings)
    links = (
        (f"l{n}-{k}", round(chance.random(), 4), _RECEIPT, f"t{n:07}", f"h{(n + k) % 6}-{k}")
        for n in range(talks)
        for k in range(n % 4)
    )
    _insert(connection, "suggestion", ("id", "score", "receipt", "talk_id", "challenge_id"), links)


def _insert(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[tuple[object, ...]]
) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608 - constants


def _source(number: int) -> tuple[object, ...]:
    return (
        f"s{number}",
        f"c{number}",
        "digest",
        f"digest-{number}.md",
        "",
        "00",
        "sample/1",
        "utf-8",
        f"2026-03-0{number + 1}",
    )


def _tag(tag: tuple[str, str, str]) -> tuple[object, ...]:
    name, parent, colour = tag
    return (stable_id("tag", name), name, stable_id("tag", parent) if parent else None, colour)


def _chinese(chance: random.Random) -> str:
    return "".join(chance.choices(_CHINESE, k=chance.randint(3, 7)))


def _english(chance: random.Random) -> str:
    return " ".join(chance.choices(_ENGLISH, k=chance.randint(4, 8)))


def _talk(chance: random.Random, number: int) -> tuple[object, ...]:
    own, other = (_chinese, _english) if number % 5 < 3 else (_english, _chinese)
    start = datetime(2026, 3, 16 + number % 4, 9, tzinfo=UTC) + timedelta(minutes=15 * (number % 36))
    speakers = [
        {
            "name": f"Speaker {chance.randrange(20_000)}",
            "role": "CTO",
            "affiliation": f"Company {chance.randrange(900)}",
        }
        for _ in range(1 + number % 2)
    ]
    return (
        f"t{number:07}",
        f"c{number * _CONFERENCES // 100_003 % _CONFERENCES}",
        own(chance),
        json.dumps([other(chance)] if number % 5 < 2 else [], ensure_ascii=False),
        f"S{60_000 + number}",
        chance.choice(_TYPES),
        (track := chance.choice(_TRACKS)),
        f"{track} {chance.randint(1, 4)}" if track and number % 2 else "",
        start.isoformat(),
        (start + timedelta(minutes=45)).isoformat(),
        chance.choice(_ROOMS),
        json.dumps(speakers, ensure_ascii=False),
        ("", "", "", "moved", "cancelled")[number % 5] if number % 11 == 0 else "",
    )


def _report(chance: random.Random, number: int, characters: int) -> tuple[object, ...]:
    text = "".join(chance.choices(_CHINESE, k=characters // 6))
    topics = json.dumps(chance.choices(_CHINESE, k=3), ensure_ascii=False)
    authors = json.dumps([{"name": f"Analyst {chance.randrange(60):02}", "number": ""}])
    return (
        *(f"p{number}", f"t{number:07}", f"s{number % _CONFERENCES}", number, "", "[]", "", "", "", "", "", "", "[]"),
        *(text, text, text, topics, authors, "[]", 0, 0, int(number % 97 == 0)),
    )
