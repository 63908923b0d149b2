"""The result shows an answer beside the key that holds for it."""

from dataclasses import replace
from fractions import Fraction

import pytest
from builders import multiple_response, ordering, single_choice
from taking import NOW

from quizapp.services.rulings import Decision
from quizapp.web.outcome import result_item
from quizapp.web.specimen import specimen


def shown(question, keys, *decided):
    """Return what is shown of an answer under rulings, each a rule and its answer."""
    decisions = [
        Decision(number, f"r{number}", rule, tuple(answer), "The book says so.", "Teacher 1", NOW, None)
        for number, (rule, answer) in enumerate(decided, 1)
    ]
    item = replace(specimen(question, "1", 1), keys=tuple(keys), credit=Fraction(1))
    return result_item(item, None, decisions)


def test_an_accepted_order_has_no_pair_the_wrong_way_round():
    item = shown(ordering(), "bacd", ("accept", "bacd"))
    assert item.wrong_pairs == []
    assert [row.text for row in item.rows][:2] == ["Option b", "Option a"]


def test_who_had_the_key_before_is_shown_that_key():
    item = shown(ordering(), "abcd", ("accept", "bacd"))
    assert [row.text for row in item.rows][:2] == ["Option a", "Option b"]


@pytest.mark.parametrize("keys", ["b", "c", ""])
def test_everybody_reads_which_answers_are_right(keys):
    (told,) = shown(single_choice(), keys, ("accept", "c")).regraded
    assert told.answer == "Option b, or: Option c"


def test_what_a_newer_ruling_replaced_is_not_told():
    item = shown(multiple_response(), "ab", ("drop", ""), ("new-key", "ab"))
    assert [told.said for told in item.regraded] == ["The right answer was corrected."]
    assert {option.text for option in item.options if option.correct} == {"Option a", "Option b"}
