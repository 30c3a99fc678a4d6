"""A small outline of links to look at."""

from __future__ import annotations

from analysis.presentation.link_outline import LinkOutline, OutlineFilter, link_outline
from storage.records import Challenge, Link, Receipt

CHALLENGES = (Challenge("c1", "存储", "缓存", 1, "换入换出"), Challenge("c2", "推理", "服务", 1, "长上下文"))
LINKS = (
    Link("l1", "talk", "t1", "c1", 0.9, "accepted", Receipt()),
    Link("l2", "talk", "t2", "c1", 0.6, "suggested", Receipt()),
    Link("l3", "talk", "t1", "c2", 0.7, "suggested", Receipt()),
)
TITLES = {"t1": "Talk one", "t2": "Talk two"}


def outline(wanted: OutlineFilter | None = None) -> LinkOutline:
    """Return two challenges, one of which shares its talk with the other."""
    return link_outline(CHALLENGES, LINKS, TITLES, wanted or OutlineFilter())
