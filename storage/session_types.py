"""Session types: which events of a programme are talks that challenges can be linked to."""

from __future__ import annotations

import re

_WITHOUT_CONTENT = re.compile(
    r"\b(break|lunch|coffee|breakfast|dinner|social|party|reception|registration|check-?in|meal|pause|networking)\b"
    r"|茶歇|午餐|早餐|晚餐|晚宴|休息|签到|簽到|注册|註冊|交流酒会",
    re.IGNORECASE,
)


def is_linkable(session_type: str) -> bool:
    """Return whether events of this type say something: breaks, meals and social events do not."""
    return _WITHOUT_CONTENT.search(session_type) is None
