"""Words that say nothing of what a text is about, in the compared form of `storage.text.normalise`."""

from __future__ import annotations

_ENGLISH = """
a about above after again all also an and any are as at be because been before being below between both but by can
could did do does doing done during each either even every few for from further get gets give given had has have
having he her here him his how however i if in into is it its itself just let like made make makes making may me
might more most much must my neither no nor not now of off on once one only or other our out over own per rather s
same she should since so some still such t than that the their them then there these they this those though through
thus to together too under until up upon us use used uses using very via was we well were what when where whether
which while who whose why will with within without would yet you your
"""

_CHINESE = """
的 地 得 了 着 过 和 与 或 及 跟 同 以及 并 并且 而 而且 但 但是 却 则 是 为 乃 在 对 对于 从 自 到 至 向 往 把 将
被 让 使 使得 令 给 由 由于 因 因为 因此 所以 于是 从而 以 以便 用 用于 按 按照 依 依据 根据 随 随着 关于 有关 相关
针对 面向 通过 经过 基于 等 等等 中 里 内 外 上 下 前 后 间 时 时候 之 其 其中 其他 其它 之间 之后 之前 之中 里面
以后 以前 以来 以上 以下 例如 比如 譬如 如 如何 怎么 怎样 什么 哪 哪些 哪个 为何 是否 能否 可否 可 可以 可能 能 能够
会 要 应 应该 应当 须 需 需要 必须 想 才 才能 就 就是 也 都 还 还是 又 再 更 更加 最 很 非常 较 比较 较大 巨大 十分
特别 尤其 甚至 只 仅 仅仅 已 已经 正 正在 曾 未 没 没有 不 不是 无 有 有的 具有 具备 拥有 存在 各 各个 各类 各种 每
每个 某 某些 该 此 本 这 那 这个 那个 这些 那些 这样 那样 这种 那种 这里 那里 我 我们 你 你们 他 他们 它 它们 她
自己 本身 自身 大家 一 一个 一种 一些 一定 一样 同样 同时 另外 此外 以外 个 种 类 项 次 些 点 所 者 吗 呢 吧 啊 嘛
们 进行 开展 作为 成为 属于 包括 包含 涉及 分别 当前 目前 如今 现在 今后 未来 近年来 逐渐 不断 持续 重点 主要 重要
关键 方面 部分 整体 总体 一般 通常 往往 准 即 且 若 如果 虽然 尽管 不仅 不但 无论 只有 只要 除了 除 层出不穷
"""

_PROBLEM_ENGLISH = """
achieve achieved achieving advance advanced approach area aspect available based best better build building
challenge company current currently design develop developed development different discuss effective effectively
enable enabling ensure existing explore exploring field focus future goal good help high highly idea important
improve improved improvement improving including increase increasing introduce issue key kind lead main many method
need new novel observed opportunity overview past possible potential practical present problem progress propose
proposed provide providing recent recently related remain research result seen share shown significant significantly
solution solve state study support talk technique technology today topic trend various way workshop work world year
"""

_PROBLEM_CHINESE = """
方法 办法 方式 方案 解决 解决方案 研究 技术 应用 提升 提高 增强 改进 改善 影响 趋势 演进 演化 方向 变化 新变化 发展
问题 难题 难点 挑战 痛点 瓶颈 需求 诉求 要求 新 最新 全新 快速 准确 高效 有效 更好 场景 探索 利用 使用 采用 助力
支持 支撑 跟踪 理解 了解 洞悉 洞察 把握 确保 保证 保障 保持 突破 进展 前沿 业界 产业界 学术界 学界 主流 水平 提供
系统 能力 领域 机制 策略 路径 思路 价值 意义 作用 效果 工作 内容 情况 特点 差异 因素 层面 环节 实现 完成 形成 构建
建立 打造 推动 促进 推进 降低 减少 增加 提出 介绍 分享 讨论 相应 结果 机会 潜力 前提 提前 关注 带来 深远 竞争 竞争力
实践 创新 落地
"""


def _words(*texts: str) -> frozenset[str]:
    return frozenset(word for text in texts for word in text.split())


FUNCTION_WORDS = _words(_ENGLISH, _CHINESE)
"""Grammar, quantity and time: what every text is full of."""

PROBLEM_WORDS = _words(_PROBLEM_ENGLISH, _PROBLEM_CHINESE)
"""The phrases of problem sheets and talk abstracts themselves (how to improve the method …): every problem has them."""

STOP_WORDS = FUNCTION_WORDS | PROBLEM_WORDS
"""All words that matching leaves out."""
