"""A talk, or the receipt of one of its links, as Markdown to paste elsewhere (CommonMark: https://spec.commonmark.org)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from analysis.presentation.talk_detail import LinkDetail, MarkedPassage, PartText, ReportDetail, Run, TalkDetail
from storage.messages import Message
from storage.records import Talk

Say = Callable[[Message], str]
"""Turns a message into text of the language in use."""

_ALWAYS = re.compile(r"[\\`*_\[\]<>|~&#]")
_MARK_AT_START = re.compile(r"^([+\-=])")
_NUMBER_AT_START = re.compile(r"^(\d{1,9})([.)])")
_LINE_END = re.compile(r"\r\n?|\n")
_WIDEST_INDENT = 8


def escape(text: str) -> str:
    """Return a text that Markdown shows as it is: nothing in it is markup, and every line keeps to itself."""
    lines = [_escaped_line(line) for line in _LINE_END.split(text)]
    return "\n".join(lines)


def _escaped_line(line: str) -> str:
    bare = line.lstrip()
    indent = "&nbsp;" * min(len(line) - len(bare), _WIDEST_INDENT)  # spaces would begin a block of code
    plain = _ALWAYS.sub(_backslashed, bare)
    return indent + _NUMBER_AT_START.sub(r"\1\\\2", _MARK_AT_START.sub(r"\\\1", plain))


def _backslashed(found: re.Match[str]) -> str:
    return f"\\{found.group()}"


def talk_markdown(detail: TalkDetail, say: Say) -> str:
    """Return a talk as Markdown: what is known of it, what each report says, the links, and the analyst's marks."""
    blocks = [f"# {escape(detail.talk.title)}"]
    blocks.extend(f"*{escape(title)}*" for title in detail.talk.other_titles)
    blocks.append("\n".join(_facts_of(detail, say)))
    blocks.extend(_part(detail.abstract, 2, say))
    for report in detail.reports:
        blocks.extend(_report(report, say))
    if detail.links:
        blocks.append(f"## {escape(say(Message('reader.links')))}")
        blocks.extend(_link(link, say) for link in detail.links)
    blocks.extend(_marks(detail, say))
    return "\n\n".join(block for block in blocks if block) + "\n"


def receipt_markdown(link: LinkDetail, talk: Talk, say: Say) -> str:
    """Return the receipt of a link as Markdown: talk, challenge, and both sides of each passage pair, terms in bold."""
    return f"**{escape(talk.title)}**\n\n{_link(link, say)}\n"


def _facts_of(detail: TalkDetail, say: Say) -> Iterator[str]:
    talk = detail.talk
    speakers = "、".join(" · ".join(filter(None, (s.name, s.role, s.affiliation))) for s in talk.speakers)
    facts = (
        ("conference", detail.conference),
        ("code", talk.code),
        ("type", talk.session_type),
        ("track", " - ".join(filter(None, (talk.track, talk.subtrack)))),
        ("start", talk.start),
        ("room", talk.room),
        ("speakers", speakers),
        ("tags", "、".join(tag.name for tag in detail.tags)),
        ("rating", "★" * detail.rating),
    )
    for name, value in facts:
        if value:
            yield f"- {escape(say(Message(f'reader.field_{name}')))}: {_inline(value)}"


def _report(report: ReportDetail, say: Say) -> Iterator[str]:
    if not any(part.text.strip() for part in report.parts):
        return
    title = escape(report.source)
    yield f"## {title} ({escape(say(Message('reader.withdrawn')))})" if report.withdrawn else f"## {title}"
    for part in report.parts:
        yield from _part(part, 3, say)
    if report.topics:
        yield f"{escape(say(Message('reader.topics')))}: {_inline('、'.join(report.topics))}"
    if report.authors:
        names = "、".join(author.name for author in report.authors)
        yield f"{escape(say(Message('reader.authors')))}: {_inline(names)}"


def _part(part: PartText, level: int, say: Say) -> Iterator[str]:
    if part.text.strip():
        label = part.label or say(Message(f"reader.part_{part.name.partition('.')[0]}"))
        revised = f" ({escape(say(Message('reader.revised')))})" if part.revision is not None else ""
        yield f"{'#' * level} {_inline(label)}{revised}"
        yield _paragraphs(part.text)


def _link(link: LinkDetail, say: Say) -> str:
    challenge = link.challenge
    head = f"{challenge.business_unit} · {challenge.focus_area} · {challenge.number}"
    state = say(Message(f"link.state_{link.state}"))
    lines = [f"**{_inline(head)}** {_inline(challenge.text)}", f"{escape(state)} · {link.score:.2f}"]
    if link.decision is not None and link.decision.note:
        lines.append(_inline(link.decision.note))
    for pair in link.passages:
        lines.append(f"> {_runs(pair.item)}\n>\n> ↔ {_runs(pair.challenge)}")
    if link.terms:
        lines.append(f"{escape(say(Message('reader.shared_terms')))}: {_inline('、'.join(link.terms))}")
    return "\n\n".join(lines)


def _marks(detail: TalkDetail, say: Say) -> Iterator[str]:
    passages = detail.passages()
    if not passages and not detail.notes:
        return
    yield f"## {escape(say(Message('reader.marks')))}"
    for passage in passages:
        yield _passage(passage)
    for note in detail.notes:
        yield f"- {_inline(note.text)} ({_inline(note.analyst)})"


def _passage(passage: MarkedPassage) -> str:
    lines = [f"> {_inline(passage.highlight.exact)}"]
    lines.extend(f"- {_inline(note.text)} ({_inline(note.analyst)})" for note in passage.notes)
    lines.extend(f"- → {_inline(challenge)}" for challenge in passage.evidence)
    return "\n".join([lines[0], "", *lines[1:]]) if len(lines) > 1 else lines[0]


def _runs(runs: Sequence[Run]) -> str:
    return "".join(_piece(run) for run in runs).strip()


def _piece(run: Run) -> str:
    """Return a run with the white space at its ends as single spaces, outside the marks of bold text."""
    before, after = run.text[:1].isspace(), run.text[-1:].isspace()
    inner = _inline(run.text)
    return f"{' ' * before}{f'**{inner}**' if run.is_term and inner else inner}{' ' * after}"


def _inline(text: str) -> str:
    """Return a text on one line, escaped."""
    return _escaped_line(" ".join(text.split()))


def _paragraphs(text: str) -> str:
    """Return a text of several lines, each a line of its own in Markdown too (a backslash ends it hard)."""
    lines = escape(text.strip()).split("\n")
    return "\n".join(
        f"{line}\\" if line.strip() and following.strip() else line
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    )
