"""What the window says when something went wrong, or is worth knowing: what, where, what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from storage.messages import Message

NoticeKind = Literal["error", "warning", "done"]


@dataclass(frozen=True, slots=True)
class NoticeAction:
    """A button of a notice: its id comes back when it is pressed."""

    id: str
    label: Message


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice; two with the same id are one, the later one counts."""

    id: str
    kind: NoticeKind
    what: Message
    where: str = ""
    remedy: Message | None = None
    details: tuple[Message, ...] = ()
    report: str = ""
    """Text for whoever looks for the bug, such as a traceback; folded away with the details."""
    actions: tuple[NoticeAction, ...] = ()
