"""The tags that the tests of their widgets show."""

from __future__ import annotations

from analysis.presentation.tag_rows import TagRow, tag_rows
from storage.records import Tag

TAGS = (
    Tag("later", "follow up", "", "amber", "3"),
    Tag("store", "存储系统", "", "blue", "1"),
    Tag("near", "近存计算", "store", "teal", "2"),
    Tag("net", "网络"),
    Tag("rdma", "RDMA", "net", "purple"),
)


def sample_rows(*changed: Tag) -> tuple[TagRow, ...]:
    """Return the tags as rows, some of them changed or added."""
    tags = {tag.id: tag for tag in (*TAGS, *changed)}
    return tag_rows(tags.values(), {"near": 3, "store": 1}, {"near": 3, "store": 4})
