"""A row in a backup is the row that was written, or none."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.formats.backups.values import READ, decode, encode

VALUES = {
    "integer": st.integers(-(2**63) + 1, 2**63 - 1),
    "number": st.floats(allow_nan=False, allow_infinity=False),
    "boolean": st.booleans(),
    "text": st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    "bytes": st.binary(),
    "moment": st.datetimes(timezones=st.just(UTC)),
}
ROWS = st.lists(st.sampled_from(sorted(VALUES)), max_size=8).flatmap(
    lambda kinds: st.tuples(st.just(kinds), st.tuples(*(st.none() | VALUES[kind] for kind in kinds)))
)


def refused(call, *arguments):
    try:
        call(*arguments)
    except ValueError:
        return True
    return False


def test_every_kind_is_tried():
    assert VALUES.keys() == READ.keys()


@given(ROWS)
def test_a_row_comes_back_with_the_same_values_of_the_same_types(made):
    kinds, row = made
    back = decode(kinds, encode(kinds, row))
    assert (back, [*map(type, back)]) == (row, [*map(type, row)])
    assert encode(kinds, row).count(b"\n") == 1


@given(st.sampled_from(sorted(READ)), st.binary(max_size=40) | st.text(max_size=40).map(str.encode))
def test_any_bytes_are_a_row_or_refused(kind, line):
    try:
        (value,) = decode([kind], line)
    except ValueError:
        return
    assert decode([kind], encode([kind], [value])) == (value,)


def test_a_moment_of_another_zone_is_the_same_moment():
    noon = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    assert decode(["moment"], encode(["moment"], [noon])) == (noon,)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("integer", "true"),
        ("integer", "1.0"),
        ("integer", '"1"'),
        ("integer", "9223372036854775808"),
        ("integer", "9" * 5000),
        ("number", "1"),
        ("number", "NaN"),
        ("number", "1e999"),
        ("boolean", "1"),
        ("text", "1"),
        ("text", '"\\u0000"'),
        ("text", '"\\ud800"'),
        ("text", '{"a": 1}'),
        ("bytes", '"?"'),
        ("bytes", '"YQ"'),
        ("moment", '"2026-03-02"'),
        ("moment", '"2026-03-02T09:00:00.000000"'),
        ("moment", '"2026-03-02T09:00:00.000000+02:00"'),
        ("moment", '"yesterday"'),
        ("moment", '"0001-01-01T00:00:00.000000+14:00"'),
        ("text", "[" * 100_000),
    ],
)
def test_a_value_of_another_type_is_refused(kind, line):
    assert refused(decode, [kind], f"[{line}]".encode())


@pytest.mark.parametrize("line", [b"", b"{}", b"null", b"[]", b"[1,2]", b"[1] [1]", b"\xff"])
def test_what_is_no_row_of_these_columns_is_refused(line):
    assert refused(decode, ["integer"], line)


@pytest.mark.parametrize(
    ("kind", "value"),
    [("integer", "1"), ("integer", True), ("text", b"a"), ("moment", datetime(2026, 3, 2)), ("number", float("inf"))],  # noqa: DTZ001
)
def test_a_value_its_column_cannot_hold_is_not_written(kind, value):
    assert refused(encode, [kind], [value])
