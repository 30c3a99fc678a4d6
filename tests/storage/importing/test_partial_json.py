"""Of broken JSON everything before the fault is read, and the fault is placed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.importing.partial_json import JsonFault, read_json


def test_sound_json_has_no_fault() -> None:
    assert read_json('\ufeff{"a": [1, "b"]}') == ({"a": [1, "b"]}, None)


@pytest.mark.parametrize(
    ("text", "value", "fault"),
    [
        ('{"a": [1, 2]', {"a": [1, 2]}, JsonFault(1, 13, True)),
        ('{"a": [1, {"b": 2}, {"c":', {"a": [1, {"b": 2}, {}]}, JsonFault(1, 26, True)),
        ('{"a": "x", "b": "unfinis', {"a": "x"}, JsonFault(1, 17, True)),
        ('{"a": 1,\n"b" 2}', {"a": 1}, JsonFault(2, 5, False)),
        ('{"a": 1 "b": 2}', {"a": 1}, JsonFault(1, 9, False)),
        ('["a", "b\\x, c"]', ["a"], JsonFault(1, 9, False)),
        ('{"a": [1, 2,, 3]}', {"a": [1, 2]}, JsonFault(1, 13, False)),
        ('{"a": "x, y]}", "b": oops}', {"a": "x, y]}"}, JsonFault(1, 22, False)),
        ('{"a": 1} trailing', {"a": 1}, JsonFault(1, 10, False)),
    ],
)
def test_faults(text: str, value: object, fault: JsonFault) -> None:
    assert read_json(text) == (value, fault)


@pytest.mark.parametrize("text", ["", "text", "-", '"unfinished', "[" * 100_000, '{"a": ' * 100_000, "1" * 5000])
def test_nothing_to_read(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_json(text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-1000, 1000) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@given(JSON.filter(lambda value: isinstance(value, dict | list)), st.floats(0, 1))
def test_any_beginning_is_read_or_refused(value: object, share: float) -> None:
    text = json.dumps(value)
    assert read_json(text) == (value, None)
    cut = text[: int(share * len(text))]
    try:
        part, fault = read_json(cut)
    except ValueError:
        assert not cut
        return
    assert type(part) is type(value)
    assert fault is not None or cut == text
