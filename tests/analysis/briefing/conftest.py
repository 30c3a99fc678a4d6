"""A conference of forty talks to make briefings of: bilingual, generated, with every state a link can have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2
import pytest

from analysis.briefing.compose import compose
from analysis.briefing.document import BriefingDocument, BriefingScope
from analysis.briefing.material import BriefingMaterial
from analysis.briefing.typst_writer import write_pdf
from desktop.language import Catalogue
from storage.messages import Message
from storage.records import (
    Author,
    Challenge,
    Conference,
    Decision,
    Link,
    LinkState,
    PassagePair,
    Receipt,
    Report,
    Section,
    Source,
    SourceKind,
    Span,
    Speaker,
    Talk,
)

Translate = Callable[[Message], str]

STAFF_NUMBERS = ("59800117", "w00361245")
DAYS = ("2026-05-12", "2026-05-13", "2026-05-14")


@dataclass(frozen=True)
class Theme:
    """What some talks are about, and a problem that they bear on."""

    track: str
    subtrack: str
    titles: tuple[tuple[str, str], ...]
    facts_zh: tuple[str, ...]
    facts_en: tuple[str, ...]
    insight: str
    terms: tuple[str, ...]
    unit: str
    area: str
    problems: tuple[str, ...]


THEMES = (
    Theme(
        "AI Infrastructure",
        "Training Storage",
        (
            ("万卡训练中的检查点风暴：从分钟到秒", "Checkpoint Storms at Ten Thousand Cards"),
            ("训练数据读取路径的全景剖析", "A Full Trace of the Training Input Path"),
            ("对象存储能喂饱加速卡吗？", "Can Object Storage Feed the Accelerators?"),
            ("参数服务器之后：训练作业的 I/O 画像", "I/O Portraits of Training Jobs"),
        ),
        (
            "在一万张加速卡的训练作业中，检查点每 30 分钟写一次，峰值写带宽达到 2.4 TB/s，平时的写带宽不足峰值的 3%。",
            "讲者把检查点拆成增量块，先落到节点内的 NVMe，再由后台线程合并到对象存储，训练停顿从 210 秒降到 9 秒。",
            "读路径以 4–16 MB 的顺序读为主，但是数据打散之后，小于 128 KB 的随机读占到请求数的 71%。",
            "元数据操作在作业启动的前五分钟集中爆发，单个目录下的 stat 请求每秒超过 40 万次。",
        ),
        (
            "Incremental checkpoints are written to node-local NVMe first and merged in the background.",
            "Shuffled samples turn large sequential reads into small random reads; 71% of requests are below 128 KB.",
            "The metadata burst in the first five minutes dominates job start time.",
        ),
        "检查点的写入是典型的突发负载，按峰值配置带宽并不经济。建议先评估节点内缓冲与后台合并的组合，"
        "并在下一轮测试集中加入打散后的小块随机读；元数据爆发值得单独立项分析。",
        ("检查点", "NVMe", "随机读", "对象存储", "checkpoint"),
        "存储",
        "模型训练",
        (
            "大规模训练中检查点与数据读取的访问模式，以及它们对存储系统带宽和元数据的要求",
            "如何让对象存储直接服务于训练作业，而不依赖并行文件系统",
        ),
    ),
    Theme(
        "AI Infrastructure",
        "Inference",
        (
            ("KV Cache 分层：显存、内存与闪存的边界", "Tiering the KV Cache across HBM, DRAM and Flash"),
            ("长上下文推理的代价账单", "The Bill for Long Context Inference"),
            ("投机采样在生产环境的一年", "One Year of Speculative Decoding in Production"),
            ("多模型共池：加载、卸载与调度", "Sharing One Pool among Many Models"),
        ),
        (
            "多轮对话中 KV Cache 的重复率超过六成，按前缀共享之后首字延迟下降 41%。",
            "把冷的 KV Cache 卸载到闪存，在 128K 上下文下每张卡的并发数从 6 提高到 19，单字延迟只增加 3 毫秒。",
            "多个模型共用一个显存池时，权重的加载与卸载成为新的瓶颈，预取策略可以隐藏约八成的加载时间。",
            "投机采样在批量较小时收益最大；批量超过 64 之后，草稿模型的开销会抵消收益。",
        ),
        (
            "Prefix sharing removes more than 60% of the KV cache in multi-turn dialogues.",
            "Offloading cold KV blocks to flash raises concurrency from 6 to 19 per card at 128K context.",
            "Prefetching hides about 80% of the time to load weights.",
        ),
        "KV Cache 已经从模型内部的实现细节变成了存储系统的一类新负载。建议以前缀为粒度定义接口，"
        "在闪存侧验证按层预取；在低并发场景先行采用投机采样。",
        ("KV Cache", "卸载", "推理", "预取", "闪存"),
        "存储",
        "单/多模型推理",
        (
            "多模型系统中 KV Cache 的加载、卸载以及调度的新变化",
            "Agent 记忆系统对存储系统的访问和调度模式",
            "高效协调利用内存（例如 CXL 内存）和闪存的新方法",
        ),
    ),
    Theme(
        "Robotics",
        "Simulation",
        (
            ("用物理一致的数字资产训练机械手", "Physically Consistent Assets for Dexterous Hands"),
            ("从一段视频到一个可交互的场景", "From One Video to an Interactive Scene"),
            ("仿真到现实：还差最后一毫米", "Sim to Real: the Last Millimetre"),
            ("触觉数据为什么这么贵", "Why Tactile Data Are So Expensive"),
        ),
        (
            "单目视频先做运动分割，再用时序一致的高斯点云重建，十秒的视频在一张卡上需要 48 秒。",
            "讲者展示了带摩擦系数与质心的数字资产，同样的策略在真实机械手上的成功率从 37% 提高到 68%。",
            "动态物体与静态背景分开重建，运动物体的分割误差是最终几何误差的主要来源。",
        ),
        (
            "Motion segmentation is the main source of geometric error in monocular reconstruction.",
            "Assets with friction and centre of mass raise the success rate on real hands from 37% to 68%.",
        ),
        "运动物体的分割质量决定了稀疏重建的上限，端侧可先集成轻量的运动分割，再把点云交给云侧细化。",
        ("运动物体", "分割", "重建", "点云", "单目视频"),
        "终端",
        "3D 内容生成",
        (
            "如何快速准确地分割出视频中的运动物体",
            "如何基于单目视频快速准确地进行 3D/4D 稀疏重建（点云、位姿）",
        ),
    ),
    Theme(
        "Generative AI",
        "Video Generation",
        (
            ("分钟级视频的一致性从何而来", "Where Consistency Comes from in Minute-Long Video"),
            ("让镜头听话：轨迹可控的视频生成", "Obedient Cameras: Trajectory-Controlled Video"),
            ("扩散模型的四步蒸馏", "Four-Step Distillation of Diffusion Models"),
            ("素材库即记忆：长视频的检索增强", "Footage as Memory: Retrieval for Long Video"),
        ),
        (
            "把已生成的关键帧写入外部记忆，再按镜头检索，三分钟视频中的人物一致性评分从 0.61 提高到 0.83。",
            "相机轨迹以相对位姿编码后注入注意力层，轨迹误差比逐帧条件低一半。",
            "四步蒸馏之后的模型在端侧芯片上生成一帧 720p 图像需要 0.38 秒，显存峰值 5.1 GB。",
        ),
        (
            "Key frames are written to an external memory and retrieved per shot.",
            "Relative poses injected into attention halve the trajectory error.",
        ),
        "外部记忆与镜头级检索是长视频一致性的务实路线，不需要更长的上下文；轨迹编码方式可以直接复用到现有模型。",
        ("长视频", "一致性", "相机轨迹", "关键帧", "视频生成"),
        "终端",
        "3D 内容生成",
        ("相机轨迹控制的视频生成", "如何确保长视频生成的一致性"),
    ),
    Theme(
        "Networking",
        "Data Centre Fabric",
        (
            ("拥塞控制与集合通信的联合设计", "Co-designing Congestion Control and Collectives"),
            ("跨数据中心训练：一百公里以外的梯度", "Gradients a Hundred Kilometres Away"),
            ("光交换走进训练集群", "Optical Switching Enters the Training Cluster"),
            ("用大模型读懂网络告警", "Reading Network Alarms with a Language Model"),
        ),
        (
            "集合通信库向网络提前声明流量矩阵，交换机据此预留路径，All-Reduce 的尾延迟下降 35%。",
            "跨数据中心的流量里，训练同步占 22%，推理的 KV 迁移占 9%，其余仍是备份与数据搬运。",
            "大模型把三万条告警归并为 41 个根因，其中 36 个与工程师的结论一致。",
        ),
        (
            "The collective library announces its traffic matrix to the fabric, which reserves paths in advance.",
            "Training synchronisation accounts for 22% of traffic between data centres.",
        ),
        "网络与集合通信的接口正在从「尽力而为」走向「提前声明」，建议参与相关接口的标准讨论；"
        "告警归因的离线效果已经可用，在线使用之前需要补充误报数据。",
        ("集合通信", "All-Reduce", "跨数据中心", "告警", "流量"),
        "数据通信",
        "Network4AI 与 AI4Network",
        (
            "数据中心网络对 AI 训练和推理的优化与演进，包括与计算和存储的协同设计",
            "数据中心之间的流量中，AI 训练和推理的占比以及之后的演进方向",
            "大模型和最新 AI 技术如何助力网络技术的发展？",
        ),
    ),
    Theme(
        "Autonomous Driving",
        "World Models",
        (
            ("端到端驾驶的世界模型：先想象，后行动", "World Models for Driving: Imagine, Then Act"),
            ("闭环评测为什么比开环更难作弊", "Why Closed-Loop Evaluation Is Harder to Game"),
            ("长尾场景的生成与筛选", "Generating and Selecting the Long Tail"),
            ("视觉语言模型坐上副驾", "A Vision-Language Model in the Passenger Seat"),
        ),
        (
            "世界模型在行动之前展开八条假想轨迹，闭环评测的碰撞率下降 27%，推理延迟增加 18 毫秒。",
            "从真实日志出发编辑天气与参与者，生成的长尾场景中有 12% 能让基线模型失败。",
            "视觉语言模型只在不确定度较高时介入，平均每公里 1.3 次。",
        ),
        (
            "Eight imagined rollouts before acting reduce collisions by 27% in closed-loop evaluation.",
            "Edited logs expose failures of the baseline in 12% of the generated cases.",
        ),
        "世界模型的价值首先在评测而不在上车：用它筛选长尾场景，可以较快改善闭环测试集。",
        ("世界模型", "闭环评测", "长尾场景", "碰撞率"),
        "车",
        "智能驾驶",
        (
            "世界模型在端到端智能驾驶中的训练与评测方法",
            "长尾场景的自动生成、筛选与闭环验证",
        ),
    ),
    Theme(
        "Developer Tools",
        "Compilers",
        (
            ("一次编写，四种后端：算子编译的现实", "Write Once, Four Back Ends: Kernel Compilation in Practice"),
            ("自动调优器学会了放弃", "An Autotuner That Learned to Give Up"),
            ("图编译的启动时间去哪了", "Where Graph Compilation Spends Its Start-Up"),
            ("低比特算子的数值验证", "Verifying Low-Bit Kernels"),
        ),
        (
            "同一份算子描述在四种后端上的性能达到手写版本的 83%–96%，差距主要来自片上缓存的切分。",
            "自动调优器用代价模型提前放弃 88% 的候选，调优时间从 6 小时降到 25 分钟。",
            "FP8 算子的误差集中在归一化之后的少数通道，按通道缩放可以恢复精度。",
        ),
        (
            "One kernel description reaches 83–96% of hand-written performance on four back ends.",
            "The tuner abandons 88% of the candidates early with a cost model.",
        ),
        "算子描述与切分策略分离之后，跨后端的维护成本明显下降；建议把代价模型引入内部的调优流程。",
        ("算子", "编译", "调优", "FP8", "后端"),
        "芯片",
        "大语言模型和扩散模型的加速",
        (
            "如何在保持对话质量与上下文一致性的前提下，实现低延迟的实时推理响应",
            "多模态条件（文本、图像、草图、深度图）融合延迟大，如何统一特征空间以实现快速的条件生成；"
            "在端侧算力与内存都受限的情况下，还要兼顾不同分辨率、不同时长与不同采样步数的请求，"
            "并且不能为每一种条件组合单独训练模型，因为维护成本与验证成本都会随组合数增长",
        ),
    ),
    Theme(
        "Quantum",
        "Error Correction",
        (
            ("表面码之后", "After the Surface Code"),
            ("室温下的量子存储", "Quantum Memory at Room Temperature"),
            ("量子纠错的经典开销", "The Classical Overhead of Quantum Error Correction"),
            ("写给经理人的量子路线图", "A Quantum Roadmap for Managers"),
        ),
        ("逻辑错误率随码距增加而下降，解码器每轮需要在一微秒之内给出结果。",),
        ("The decoder has one microsecond per round.",),
        "",
        ("解码器",),
        "云",
        "运维与安全",
        ("如何在不停机的前提下迁移密钥体系以抵御量子攻击", "多租户环境下模型权重的可信隔离"),
    ),
    Theme(
        "Generative AI",
        "Agents",
        (
            ("智能体的记忆不是日志", "An Agent's Memory Is Not a Log"),
            ("工具调用的失败学", "A Study of Failing Tool Calls"),
            ("把多智能体系统当成分布式系统来调试", "Debugging Multi-Agent Systems as Distributed Systems"),
            ("Agent 评测：别再只看成功率", "Evaluating Agents beyond Success Rates"),
        ),
        (
            "记忆系统按会话、任务与长期三层组织，写入放大为 3.2 倍，九成读取落在最近一小时的数据上。",
            "工具调用失败中 46% 源于参数格式，引入模式校验之后任务成功率提高 11 个百分点。",
            "为每条消息附上因果时钟之后，多智能体死锁的定位时间从两天缩短到二十分钟。",
        ),
        (
            "Memory is organised in three layers; 90% of reads hit data of the last hour.",
            "Schema checks before tool calls raise the success rate by 11 points.",
        ),
        "智能体记忆的访问模式与缓存相近而与日志不同，适合用热冷分层来承载；工具调用应当先做模式校验。",
        ("记忆系统", "Agent", "工具调用", "智能体"),
        "云",
        "智能体平台",
        (
            "智能体工具调用的可靠性与可观测性",
            "多智能体系统的调试方法与成本归因",
            "智能体平台的计费粒度与资源超卖",
        ),
    ),
    Theme(
        "",
        "",
        (
            ("开幕主题演讲：从模型到工厂", "Opening Keynote: from Models to Factories"),
            ("圆桌：开源模型的下一站", "Panel: Where Open Models Go Next"),
            ("闪电演讲合集", "Lightning Talks"),
            ("闭幕致辞", "Closing Remarks"),
        ),
        ("主题演讲回顾了过去一年训练与推理成本的变化，并展示了三家工厂的部署情况。",),
        ("The keynote reviewed a year of training and inference costs.",),
        "",
        ("推理",),
        "",
        "",
        (),
    ),
)


REMARKS = (
    "数据来自生产环境，可以直接引用。",
    "讲者没有给出成本，建议会后追问。",
    "结论目前只在小规模上得到验证，规模增大之后内存占用与通信开销都可能成为新的约束。",
    "",
)


def _speakers(number: int) -> tuple[Speaker, ...]:
    names = "甲乙丙丁戊己庚辛壬癸"
    first = Speaker(f"讲者{names[number % 10]}", "首席架构师", "某研究院")
    second = Speaker(f"Speaker {number:02}", "Director of Systems Research", "Example Labs")
    return (first, second) if number % 3 == 0 else (first,) if number % 3 == 1 else (second,)


def _talks() -> Iterator[tuple[Theme, Talk]]:
    for place, theme in enumerate(THEMES):
        for variant, (chinese, english) in enumerate(theme.titles):
            number = place * 4 + variant
            hour = 9 + (number * 2 + variant) % 8
            day = DAYS[(number + variant) % 3]
            yield (
                theme,
                Talk(
                    id=f"talk-{number:02}",
                    conference_id="conference",
                    title=chinese if number % 4 else english,
                    other_titles=(english,) if number % 4 else (chinese,),
                    code=f"S{71000 + number * 17}",
                    session_type=("Talk", "Panel", "Tutorial", "Keynote")[variant],
                    track=theme.track,
                    subtrack=theme.subtrack,
                    start=f"{day}T{hour:02}:00:00+08:00" if number != 39 else "",
                    end=f"{day}T{hour:02}:40:00+08:00" if number != 39 else "",
                    room=f"{2 + number % 3}{10 + number % 7:02}",
                    speakers=_speakers(number),
                    schedule_status="cancelled" if number == 30 else "",
                ),
            )


def _reports(theme: Theme, talk: Talk) -> Iterator[Report]:
    number = int(talk.id[-2:])
    if number in (31, 38):
        return
    variant = number % len(theme.facts_zh)
    facts = theme.facts_zh[variant:] + theme.facts_zh[:variant]
    yield Report(
        id=f"{talk.id}-zh",
        talk_id=talk.id,
        source_id="digest-zh",
        position=number,
        facts="".join(facts),
        insight=theme.insight and theme.insight + REMARKS[number % 4],
        authors=(Author("分析师甲", STAFF_NUMBERS[0]), Author("Analyst 03", STAFF_NUMBERS[1])),
        start=number * 900,
        end=number * 900 + 850,
    )
    if number % 2 == 0:
        yield Report(
            id=f"{talk.id}-en",
            talk_id=talk.id,
            source_id="digest-en",
            position=number,
            facts=" ".join(theme.facts_en),
            takeaways="\n".join(f"*   {fact}" for fact in theme.facts_en),
            topics=theme.terms,
            start=number * 500,
            end=number * 500 + 480,
            withdrawn=number == 12,
        )


def _receipt(report: Report, challenge: Challenge, theme: Theme, place: int) -> Receipt:
    field, facts = "facts", theme.facts_en if report.id.endswith("en") else theme.facts_zh
    passage = facts[place % len(facts)]
    start = report.facts.index(passage)
    item = Span(report.id, field, start, start + len(passage), passage)
    problem = Span(challenge.id, "text", 0, len(challenge.text), challenge.text)
    return Receipt((PassagePair(item, problem, 0.8),), (), theme.terms, {"lexical": 0.8})


def _link(state: LinkState, kind: str, item: str, challenge: Challenge, score: float, receipt: Receipt) -> Link:
    identity = f"{item}~{challenge.id}"
    item_kind = "section" if kind == "section" else "talk"
    decision = None
    if state in ("accepted", "rejected", "suspect"):
        verdict = "rejected" if state == "rejected" else "accepted"
        note = "与下一代阵列的需求直接相关。" if state == "accepted" and score > 0.8 else ""
        decision = Decision(
            identity, item_kind, item, challenge.id, verdict, "Analyst 03", note, "2026-05-15T10:00:00+08:00"
        )
    return Link(identity, item_kind, item, challenge.id, score, state, receipt, decision)


def _challenges() -> Iterator[tuple[Theme, Challenge]]:
    counts: dict[tuple[str, str], int] = {}
    for theme in THEMES:
        for problem in theme.problems:
            area = (theme.unit, theme.area)
            counts[area] = counts.get(area, 0) + 1
            identity = f"{theme.unit}/{theme.area}/{counts[area]}"
            yield theme, Challenge(identity, theme.unit, theme.area, counts[area], problem, "sheet")


STATES: tuple[LinkState, ...] = ("suggested", "accepted", "suggested", "suspect", "rejected", "suggested")


def _links(talks: list[tuple[Theme, Talk]], reports: dict[str, list[Report]], sections: list[Section]) -> list[Link]:
    links = []
    for place, (theme, challenge) in enumerate(_challenges()):
        if theme.track == "Quantum" or "计费" in challenge.text:
            continue
        for rank, (_, talk) in enumerate(pair for pair in talks if pair[0] is theme):
            own = reports[talk.id]
            state = STATES[(place + rank) % len(STATES)]
            receipt = _receipt(own[(place + rank) % len(own)], challenge, theme, place + rank)
            score = round(0.93 - 0.17 * rank - 0.011 * place, 3)
            links.append(_link(state, "talk", talk.id, challenge, score, receipt))
        other, stranger = talks[(place * 11 + 9) % 36]
        if other is not theme and stranger.id in reports:
            receipt = _receipt(reports[stranger.id][0], challenge, other, place)
            links.append(_link("suggested", "talk", stranger.id, challenge, 0.2, receipt))
        section = sections[place % len(sections)]
        span = Span(section.id, "text", 0, section.text.index("。") + 1, section.text[: section.text.index("。") + 1])
        pair = PassagePair(span, Span(challenge.id, "text", 0, 4, challenge.text[:4]), 0.3)
        links.append(
            _link("suggested", "section", section.id, challenge, 0.31, Receipt((pair,), (), ("训练", "推理"), {}))
        )
    return links


def _sections() -> list[Section]:
    titles = ("存算分离的原生云存储", "无阻塞的确定性网络", "弹性按需的推理服务", "智能体应用开发框架")
    return [
        Section(
            id=f"section-{number}",
            source_id="reference",
            number=f"3.2.{number}",
            title=title,
            path=("3 技术架构", "3.2 资源层关键技术"),
            text=f"{title}要同时照顾训练与推理两类负载。前者看重吞吐，后者看重延迟。本节给出参考架构与三项实践。",
            start=number * 4000,
            end=number * 4000 + 3900,
        )
        for number, title in enumerate(titles, 1)
    ]


def build_material() -> BriefingMaterial:
    """Return the generated conference with its links."""
    talks = list(_talks())
    reports = {talk.id: list(_reports(theme, talk)) for theme, talk in talks}
    sections = _sections()
    sources = {
        "digest-zh": Source("digest-zh", "digest", "快报-0512.md", "conference", "1f" * 32, "daily", "utf-8"),
        "digest-en": Source("digest-en", "digest", "takeaways-may.md", "conference", "2e" * 32, "takeaways", "utf-8"),
        "sheet": Source("sheet", "challenges", "难题清单-2026.xlsx", "conference", "3d" * 32, "sheet", ""),
        "reference": Source("reference", "reference", "白皮书.md", "conference", "4c" * 32, "reference", "utf-8"),
    }
    return BriefingMaterial(
        conferences=(Conference("conference", "智能系统大会 2026", "Asia/Shanghai"),),
        talks=tuple(talk for _, talk in talks),
        reports=tuple(report for own in reports.values() for report in own),
        challenges=tuple(challenge for _, challenge in _challenges()),
        sections=tuple(sections),
        links=tuple(_links(talks, {key: own for key, own in reports.items() if own}, sections)),
        sources=sources,
        tags={"talk-00": ("存储", "重点"), "talk-05": ("重点",), "talk-17": ("网络",)},
    )


@pytest.fixture(scope="session")
def material() -> BriefingMaterial:
    """Return the generated conference with its links."""
    return build_material()


@dataclass(frozen=True)
class Finished:
    """A PDF with the document it was made of."""

    document: BriefingDocument
    pdf: bytes

    def text(self) -> str:
        """Return the text of all pages as pypdfium2 takes it out, without white space."""
        pages = pypdfium2.PdfDocument(self.pdf)
        return "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)


class Desk:
    """Gathers records for a briefing of one's own, a conference with a single digest."""

    def __init__(self) -> None:
        self.talks: list[Talk] = []
        self.reports: list[Report] = []
        self.challenges: list[Challenge] = []
        self.sections: list[Section] = []
        self.links: list[Link] = []
        self.tags: dict[str, tuple[str, ...]] = {}

    def talk(self, identity: str, *facts: str, insight: str = "", withdrawn: bool = False, **fields: Any) -> Talk:
        """Add a talk with a report for each text of facts."""
        talk = Talk(**{"id": identity, "conference_id": "c", "title": f"Talk {identity}", **fields})
        self.talks.append(talk)
        for place, text in enumerate(facts):
            author = Author("分析师甲", STAFF_NUMBERS[0])
            self.reports.append(
                Report(
                    f"{identity}-{place}",
                    identity,
                    "digest",
                    place,
                    facts=text,
                    insight=insight,
                    authors=(author,),
                    start=100 * place,
                    end=100 * place + 90,
                    withdrawn=withdrawn,
                )
            )
        return talk

    def challenge(self, identity: str, unit: str = "存储", area: str = "推理", text: str = "") -> Challenge:
        """Add a challenge."""
        number = 1 + sum((known.business_unit, known.focus_area) == (unit, area) for known in self.challenges)
        challenge = Challenge(identity, unit, area, number, text or f"难题 {identity}", "sheet")
        self.challenges.append(challenge)
        return challenge

    def section(self, identity: str, text: str = "正文。") -> Section:
        """Add a section of a reference."""
        section = Section(identity, "reference", "3.1", f"章节 {identity}", ("3 架构",), text, start=40, end=90)
        self.sections.append(section)
        return section

    def link(
        self,
        item: str,
        challenge: str,
        score: float = 0.5,
        state: LinkState = "suggested",
        passages: tuple[tuple[str, str, str], ...] = (),
        terms: tuple[str, ...] = (),
    ) -> Link:
        """Add a link; a passage is (record id, field, words of it)."""
        texts = {report.id: report.facts for report in self.reports} | {one.id: one.text for one in self.sections}
        pairs = []
        for record, field, words in passages:
            start = texts.get(record, words).find(words)
            item_span = Span(record, field, start, start + len(words), words)
            pairs.append(PassagePair(item_span, Span(challenge, "text", 0, 2, "难题"), 0.5 - len(pairs) / 10))
        kind = "section" if any(one.id == item for one in self.sections) else "talk"
        given = _link(state, kind, item, _CHALLENGE_OF_ANY, score, Receipt(tuple(pairs), (), terms))
        link = replace(given, id=f"{item}~{challenge}", challenge_id=challenge)
        self.links.append(link)
        return link

    def material(self) -> BriefingMaterial:
        """Return everything as material of a briefing."""
        kinds: dict[str, SourceKind] = {"digest": "digest", "sheet": "challenges", "reference": "reference"}
        return BriefingMaterial(
            conferences=(Conference("c", "小会"),),
            talks=tuple(self.talks),
            reports=tuple(self.reports),
            challenges=tuple(self.challenges),
            sections=tuple(self.sections),
            links=tuple(self.links),
            sources={
                name: Source(name, kind, f"{name}.md", "c", "ab" * 32, "p", "utf-8") for name, kind in kinds.items()
            },
            tags=self.tags,
        )


_CHALLENGE_OF_ANY = Challenge("", "", "", 1, "")


@pytest.fixture
def desk() -> Desk:
    """Return an empty desk."""
    return Desk()


@pytest.fixture(scope="session")
def chinese() -> Translate:
    """Return the program's own Chinese texts."""
    return Catalogue("zh_Hans").translate


@pytest.fixture(scope="session")
def english() -> Translate:
    """Return the program's own English texts."""
    return Catalogue("en").translate


@pytest.fixture(scope="session")
def chinese_pdf(material: BriefingMaterial, chinese: Translate) -> Finished:
    """Return the whole conference as a Chinese briefing."""
    document = compose(material, BriefingScope(language="zh", prepared_on="2026-05-16", prepared_by="Analyst 03"))
    return Finished(document, write_pdf(document, chinese))
