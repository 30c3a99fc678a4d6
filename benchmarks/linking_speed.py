"""How long first links take: `python -m benchmarks.linking_speed [--talks N] [--challenges N]`.

Every figure stands beside a bare baseline of the same run, cutting the same texts into words with rjieba and nothing
else, and their ratio. Texts are made up: every talk and every challenge has a few subjects of its own.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from storage.records import Challenge, Report, Talk

_COMMON = """
我们 认为 可以 通过 提升 效率 方法 研究 问题 目前 需要 进一步 实现 应用 场景 技术 方案 能力 发展 趋势 模型 训练 推理
数据 计算 系统
"""

_SUBJECTS = """
网络 存储 架构 算法 性能 成本 芯片 集群 调度 缓存 显存 带宽 延迟 吞吐 精度 量化 稀疏 注意力 上下文 扩散 生成 视频
图像 语音 文本 多模态 机器人 具身 仿真 触觉 抓取 导航 自动驾驶 传感器 点云 重建 渲染 智能体 规划 记忆 工具 检索 向量
数据库 知识 图谱 强化 学习 奖励 微调 对齐 蒸馏 剪枝 专家 路由 流水线 并行 通信 拓扑 交换机 光模块 液冷 供电 能耗
检查点 容错 弹性 虚拟化 容器 编译器 算子 融合 内核 框架 部署 边缘 终端 手机 汽车 座舱 医疗 影像 蛋白质 分子 气象
金融 风控 制造 质检 矿山 电网 客服 推荐 广告 搜索 翻译 代码 测试 安全 隐私 水印 幻觉 评测 基准 KV Cache GPU NPU MoE
RAG LLM Agent Transformer CUDA RDMA CXL NVMe FP8 INT4 VLA benchmark latency throughput
"""


@dataclass(frozen=True)
class Measured:
    """Seconds of one run, its parts, and what it found."""

    characters: int
    bare: float
    score: float
    receipts: float
    links: int


def sentence(source: random.Random, subjects: Sequence[str]) -> str:
    """Return a sentence of common words and a few of the subjects."""
    words = source.choices(_COMMON.split(), k=source.randint(6, 16)) + source.choices(subjects, k=3)
    source.shuffle(words)
    return f"{''.join(words)}。"


def text(source: random.Random, subjects: Sequence[str], sentences: int) -> str:
    """Return a text of some sentences."""
    return "".join(sentence(source, subjects) for _ in range(sentences))


def talks(count: int) -> list[tuple[Talk, Report]]:
    """Return talks about six subjects each, with a report of about 1,800 characters."""
    source = random.Random(1)  # noqa: S311 - made-up texts, nothing secret
    made = []
    for number in range(count):
        about = source.sample(_SUBJECTS.split(), k=6)
        talk = Talk(f"t{number}", "c", "".join(about[:3]))
        facts, insight, takeaways = (text(source, about, sentences) for sentences in (28, 9, 14))
        made.append((talk, Report(f"r{number}", talk.id, "s", number, facts, insight, takeaways, tuple(about))))
    return made


def challenges(count: int) -> list[Challenge]:
    """Return challenges of two sentences about five subjects each."""
    source = random.Random(2)  # noqa: S311 - made-up texts, nothing secret
    sheet = []
    for number in range(count):
        about = source.sample(_SUBJECTS.split(), k=5)
        sheet.append(Challenge(f"k{number}", f"BU {number % 8}", "".join(about[:2]), number, text(source, about, 2)))
    return sheet


def measure(made: Sequence[tuple[Talk, Report]], sheet: Sequence[Challenge]) -> Measured:
    """Link once, with receipts, and cut the same texts barely."""
    import rjieba

    from analysis.linking.engine import score_pairs, suggest
    from analysis.linking.items import talk_item

    items = [talk_item(talk, [report]) for talk, report in made]
    started = time.perf_counter()
    scores = score_pairs(items, sheet)
    scored = time.perf_counter()
    links = suggest(items, sheet, scores)
    linked = time.perf_counter()
    for item in items:
        for field in item.fields:
            rjieba.cut(field.text)
    bare = time.perf_counter() - linked
    characters = sum(len(field.text) for item in items for field in item.fields)
    return Measured(characters, bare, scored - started, linked - scored, len(links))


def main() -> int:
    """Print the times of a small and of a full library, and the memory of the process."""
    parser = argparse.ArgumentParser(description="Seconds that first links take.")
    parser.add_argument("--talks", type=int, default=1000)
    parser.add_argument("--challenges", type=int, default=32)
    arguments = parser.parse_args()
    print("talks x challenges  characters  links  score s  receipts s  bare s  ratio")
    for count in (146, arguments.talks):
        run = measure(talks(count), challenges(arguments.challenges))
        size = f"{count} x {arguments.challenges}"
        ratio = (run.score + run.receipts) / run.bare
        print(f"{size:18}{run.characters:12,}{run.links:7}", end="")
        print(f"{run.score:9.2f}{run.receipts:12.2f}{run.bare:8.2f}{ratio:7.1f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"the first row includes loading rjieba, OpenCC and numpy; peak memory {peak:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
