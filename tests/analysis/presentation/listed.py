"""Talks for the tests of the talk table, drawn by hypothesis or made by hand."""

from __future__ import annotations

from hypothesis import strategies as st

from storage.records import Tag
from storage.repositories.talk_list import ListedTalk, Named, TalkListing

TAGS = (
    Tag("t1", "存储", "", "blue"),
    Tag("t2", "近存计算", "t1", "teal"),
    Tag("t3", "介质", "t2", ""),
    Tag("t4", "follow up", "", "red"),
)
CONFERENCES = (Named("c1", "Summit"), Named("c2", ""))
UNITS = (Named("b1", "数据存储"), Named("b2", "Networks"))
WORDS = ("存储", "存儲", "Robot", "ROBOT learning", "2 talks", "10 talks", "ＧＰＵ", "")


def talk(talk_id: str = "a", **values: object) -> ListedTalk:
    """Return a talk of which only what is named is told."""
    plain = ListedTalk(talk_id, (0, 0), "", (), "", CONFERENCES[0], "", "", "", "", "", "", "planned")
    return plain._replace(**values)


def _some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=3, unique=True).map(tuple)


_TAGS = st.lists(st.sampled_from(TAGS), max_size=3, unique=True).map(tuple)
_WORD = st.sampled_from(WORDS)


@st.composite
def talks(draw: st.DrawFn, talk_id: str) -> ListedTalk:
    """Draw a talk of an id."""
    return ListedTalk(
        id=talk_id,
        position=(draw(st.integers(0, 2)), draw(st.integers(0, 3))),
        title=draw(_WORD),
        other_titles=draw(_some(*WORDS)),
        code=draw(st.sampled_from(("S1", "S2", ""))),
        conference=draw(st.sampled_from(CONFERENCES)),
        start=draw(st.sampled_from(("", "2026-03-16T09:00:00+01:00", "2026-03-17"))),
        end="",
        room=draw(_WORD),
        track=draw(_WORD),
        subtrack=draw(_WORD),
        session_type=draw(_WORD),
        status=draw(st.sampled_from(("planned", "reported", "moved", "cancelled"))),
        speakers=draw(_some("讲者甲", "Speaker")),
        affiliations=draw(_some("Example Labs")),
        authors=draw(_some("Analyst 03", "分析员乙")),
        topics=draw(_some("数字孪生", "數字孿生", "GPU")),
        tags=draw(_TAGS),
        rating=draw(st.integers(0, 5)),
        others_rating=draw(st.sampled_from((0.0, 2.5, 5.0))),
        business_units=draw(st.lists(st.sampled_from(UNITS), max_size=2, unique=True).map(tuple)),
        links=draw(st.integers(0, 2)),
        best_score=draw(st.sampled_from((0.0, 0.25, 0.5))),
        notes=draw(st.integers(0, 2)),
        highlights=draw(st.integers(0, 2)),
        warnings=draw(st.integers(0, 1)),
    )


@st.composite
def listings(draw: st.DrawFn, most: int = 8) -> TalkListing:
    """Draw a listing with a few talks."""
    count = draw(st.integers(0, most))
    return TalkListing(tuple(draw(talks(f"id{number}")) for number in range(count)), TAGS)
