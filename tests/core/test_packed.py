"""A packed sequence is the tuple it was made from, in less memory."""

from dataclasses import dataclass, replace

import pytest
from builders import multiple_response, ordering, single_choice
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.packed import BATCH, Packed, Packing, packed

KINDS = (single_choice(), multiple_response(), ordering())
QUESTIONS = tuple(replace(KINDS[number % 3], key=f"test/{number}") for number in range(2 * BATCH + 40))
COUNTS = st.sampled_from((0, 1, BATCH - 1, BATCH, BATCH + 1, 2 * BATCH, len(QUESTIONS)))


@dataclass(frozen=True, slots=True)
class Pair:
    first: object
    second: dict[str, object]


@given(COUNTS)
def test_it_equals_its_tuple_both_ways_and_has_as_many(count):
    records = QUESTIONS[:count]
    assert packed(records) == records
    assert records == packed(records)
    assert tuple(packed(iter(records))) == records
    assert len(packed(records)) == count
    assert bool(packed(records)) == bool(records)


@given(COUNTS, st.data())
def test_any_slice_is_that_of_its_tuple(count, data):
    cut = data.draw(st.slices(count))
    assert packed(QUESTIONS[:count])[cut] == QUESTIONS[:count][cut]


@given(st.lists(st.integers(-len(QUESTIONS), len(QUESTIONS) - 1), max_size=5))
def test_records_are_found_by_their_places_in_any_order(places):
    sequence = packed(QUESTIONS)
    assert [sequence[place] for place in places] == [QUESTIONS[place] for place in places]


@pytest.mark.parametrize("place", [len(QUESTIONS), -len(QUESTIONS) - 1])
def test_there_is_nothing_beyond_its_end(place):
    with pytest.raises(IndexError):
        packed(QUESTIONS)[place]


@given(COUNTS, COUNTS, COUNTS)
def test_what_is_collected_stands_in_the_order_it_came(first, second, third):
    packing = Packing(QUESTIONS[:first])
    packing.extend(packed(QUESTIONS[:second]))
    packing.extend(QUESTIONS[:third])
    assert len(packing) == first + second + third
    assert packing.done() == QUESTIONS[:first] + QUESTIONS[:second] + QUESTIONS[:third]


def test_what_is_done_does_not_grow():
    packing = Packing(QUESTIONS)
    done = packing.done()
    packing.extend(QUESTIONS)
    assert done == QUESTIONS


def test_two_differ_where_a_record_does():
    other = (*QUESTIONS[:7], replace(QUESTIONS[7], stem="Which else?"), *QUESTIONS[8:])
    assert packed(QUESTIONS) != packed(other)
    assert packed(QUESTIONS) != packed(QUESTIONS[:-1])
    assert packed(QUESTIONS) != "questions"


def test_questions_come_back_with_their_kind_and_digest():
    assert [(type(each), each.digest) for each in packed(QUESTIONS)] == [
        (type(each), each.digest) for each in QUESTIONS
    ]


def test_records_may_hold_records_and_whatever_python_packs():
    pairs = tuple(Pair(question, {"number": number}) for number, question in enumerate(QUESTIONS))
    assert packed(pairs) == pairs


def test_many_records_are_packed_and_few_are_a_tuple():
    assert isinstance(packed(QUESTIONS), Packed)
    assert isinstance(packed(QUESTIONS[: BATCH - 1]), tuple)
