"""A small sheet with candidates to look at."""

from __future__ import annotations

from analysis.presentation.challenge_rows import Candidate, ChallengeDetail, ChallengeRow
from storage.records import Challenge, Decision, Link, LinkState, PassagePair, Receipt, Span

CACHE = Challenge("c1", "存储", "长上下文", 1, "KV Cache 换入换出", keywords=("缓存",))
MEDIA = Challenge("c2", "存储", "介质", 1, "Flash <wear> & tear")
SERVING = Challenge("c3", "推理", "服务", 1, "How to serve long prompts")

ROWS = (
    ChallengeRow(CACHE, accepted=1, suggested=2, best=0.9),
    ChallengeRow(MEDIA),
    ChallengeRow(SERVING, suggested=4, best=0.7),
)


def candidate(number: int, state: LinkState, terms: tuple[str, ...] = ()) -> Candidate:
    """Return a talk that bears on the challenge of caches."""
    pair = PassagePair(
        Span("r1", "facts", 0, 9, "KV Cache <分层> and kv cache again"),
        Span("c1", "text", 0, 8, "KV Cache 换入换出"),
        0.8,
    )
    decision = None
    if state in ("accepted", "rejected"):
        decision = Decision(
            f"l{number}", "talk", f"t{number}", "c1", state, "Analyst 03", "why not", "2026-05-12T10:00"
        )
    receipt = Receipt((pair,) if terms else (), (), terms, {})
    return Candidate(f"Talk {number}", Link(f"l{number}", "talk", f"t{number}", "c1", 0.9, state, receipt, decision))


DETAIL = ChallengeDetail(CACHE, (candidate(1, "suggested", ("KV Cache",)), candidate(2, "accepted")))
