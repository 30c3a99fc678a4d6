"""Documents of a small conference, in the layouts of digests, challenge sheets, programmes and references."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import UUID

CONFERENCE = "Small Conference 2026"
CACHE = "分层缓存让长上下文推理跑起来"
GRASP = "Dexterous Grasping at Home 家庭场景的灵巧抓取"
PLANNED = "数据中心液冷改造的第一年"
LUNCH = "午餐"
EVALUATION = "多智能体系統的評測與回放"


def report(title: str, facts: str, insight: str, *, track: str, speakers: str, authors: str) -> str:
    """Return one talk of a daily digest; without facts it is still to come."""
    return (
        f"## 【Talks & Panels】{title}\n\n### 主题\n{track}\n\n### 演讲人或相关公司\n{speakers}\n\n"
        f"### 实事描述\n{facts}\n\n### 对本院的启示\n{insight}\n\n撰稿人：{authors}\n\n---\n\n"
    )


CACHE_REPORT = report(
    CACHE,
    "讲者给出KV Cache在显存、内存和固态盘之间分层换入换出的命中规律。换出以整层为单位顺序写，避免小块随机写。",
    "存储团队可以先用会话轨迹复现换入换出的拐点，再谈采购。",
    track="Inference - Serving",
    speakers="讲者甲（首席架构师, 示例云）、Speaker B（Staff Engineer, Example Labs）",
    authors="Analyst 03 50000003、Analyst 07 50000007",
)
GRASP_REPORT = report(
    GRASP,
    "机械手用触觉传感器判断滑动，抓取透明物体时先触碰再合拢。仿真与真机的差距主要来自接触建模。",
    "触觉数据的格式应当先统一，否则各项目的抓取数据无法合并训练。",
    track="Robotics - Manipulation",
    speakers="讲者乙（研究员, 示例大学）",
    authors="Analyst 05 50000005",
)
PLANNED_REPORT = report(
    PLANNED, "", "", track="Infrastructure - Cooling", speakers="讲者丙（总监, 样例机房）", authors=""
)
NEW_REPORT = report(
    "新增的一场：检索索引的在线更新",
    "向量检索的索引分成不可变的段，删除先记墓碑，合并时再清理，查询与更新互不阻塞。",
    "段合并的写放大要计入存储预算。",
    track="Inference - Retrieval",
    speakers="讲者丁（工程师, 样例检索）",
    authors="Analyst 01 50000001",
)

DAILY = f"# 每日参会快报\n\n{CACHE_REPORT}{GRASP_REPORT}{PLANNED_REPORT}"
TAKEAWAYS = f"""# Technical - Advanced

## {EVALUATION} [S2101]

### Key Takeaways

本次演講討論如何評測多個智能體協作的系統，並以回放重現失敗。
### 重點摘要：
*   回放要記錄工具調用的輸入與輸出。
*   評測以任務完成率與成本並列。
### Topic: 多智能體、評測

---

## 分層緩存讓長上下文推理跑起來 [S2102]

### Key Takeaways

本次演講說明KV Cache分層之後首字延遲的變化。
### 重點摘要：
*   換入與重算的交叉點約為數千個詞元。
### Topic:
*   KV Cache
*   推理
"""
SHEET = """## Sheet: 难题

| BU | 关注方向 | 难题 |
|:--- |:--- |:--- |
| 存储 | 推理缓存 | 1. KV Cache 在显存、内存、SSD 之间的换入换出策略与命中规律 2.向量检索的索引更新形成怎样的访问模式 |
| 机器人 | 灵巧手 | 1. 触觉传感器的抓取数据怎样合并训练，2. 仿真与真机的差距从何而来？ |
| 运维 | 机房 | 液冷改造怎样不停机 |
"""
REFERENCE = """# 推理服务白皮书

# 第一章 概述

## 1.1 背景

推理服务的成本由显存中的缓存与等待时间共同决定，本文整理各家的做法与分歧，供采购与研发参考。

## 1.2 分层缓存

KV Cache 在显存、内存和固态盘之间换入换出，命中规律取决于会话的间隔；换出宜以整层为单位，换入宜按会话预取。

# 第二章 检索

## 2.1 向量检索的索引更新

索引分段之后，更新只写新段，删除先记墓碑；访问模式以顺序写和小块随机读为主，合并时才有大块顺序读。
"""


def programme() -> str:
    """Return a schedule of one day with a talk that the digests report, and lunch."""
    events = [
        {"title": CACHE, "start": "10:00", "duration": "00:30", "type": "talk"},
        {"title": LUNCH, "start": "12:00", "duration": "01:00", "type": "break"},
    ]
    described = [
        {
            "id": number,
            "guid": str(UUID(int=number)),
            "date": f"2026-09-16T{event['start']}:00+08:00",
            "slug": f"event-{number}",
            "room": "Hall 1",
            "track": "Inference",
            "language": "zh",
            "abstract": "",
            "persons": [],
            **event,
        }
        for number, event in enumerate(events, start=1)
    ]
    day = {"index": 1, "date": "2026-09-16", "rooms": {"Hall 1": described}}
    conference = {
        "acronym": "small26",
        "title": CONFERENCE,
        "start": "2026-09-16",
        "end": "2026-09-16",
        "daysCount": 1,
        "time_zone_name": "Asia/Shanghai",
        "timeslot_duration": "00:05",
        "days": [day],
    }
    return json.dumps({"schedule": {"version": "1", "conference": conference}}, ensure_ascii=False, indent=1)


def write_papers(folder: Path) -> list[Path]:
    """Write the documents of the conference into a folder and return them in the order of their names."""
    papers = {
        "1-programme.json": programme(),
        "2-daily.md": DAILY,
        "3-takeaways.md": TAKEAWAYS,
        "4-sheet.md": SHEET,
        "5-reference.md": REFERENCE,
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in papers.items():
        (folder / name).write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())
