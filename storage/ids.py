"""Identities: UUIDv7 for what people write, deterministic ids for what is read from documents and for links."""

from __future__ import annotations

import secrets
import time
from uuid import UUID, uuid5

_NAMESPACE = UUID("6f1d3a52-2c0e-5f5b-9d7a-0b9f3c1e7a44")


def new_id(milliseconds: int | None = None) -> str:
    """Return a fresh UUIDv7 (RFC 9562, section 5.7), ordered by its time in milliseconds since 1970."""
    moment = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    value = (moment & (1 << 48) - 1) << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(UUID(int=value))


def stable_id(noun: str, *identity: str) -> str:
    """Return the id of an imported row, the same on every machine: UUIDv5 of the noun and what identifies the row."""
    parts = (part.replace("\x1e", "\x1e0").replace("\x1f", "\x1e1") for part in identity)  # \x1f joins them
    return str(uuid5(_NAMESPACE, "\x1f".join((noun, *parts))))


def link_id(item_id: str, challenge_id: str) -> str:
    """Return the id of the link between an item (talk or section) and a challenge, decided or not, suggested or not."""
    return stable_id("link", item_id, challenge_id)
