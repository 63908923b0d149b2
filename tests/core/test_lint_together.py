"""Flaws between the questions of a bank."""

from dataclasses import replace
from itertools import combinations

import pytest
from builders import multiple_response
from hypothesis import given
from hypothesis import strategies as st
from items import about, choice, listing

from quizapp.core.lint.chance import chi_square_p
from quizapp.core.lint.together import TOGETHER, gives_away, lint_together


def bank(*questions):
    return [replace(question, key=f"bank/{number}") for number, question in enumerate(questions, 1)]


def found(*questions):
    """Return the rules that fired, with the questions each names."""
    return {(flaw.rule, flaw.questions) for flaw in lint_together(bank(*questions))}


def keyed(*places, size=4, **changes):
    """Questions on different matters whose keys stand in these places."""
    options = [f"{name} of the town" for name in ("wall", "gate", "tower", "bridge")[:size]]
    asked = enumerate(places)
    return bank(*(choice(*options, stem=f"Which part burned in {year}?", key=key, **changes) for year, key in asked))


def fired(rule, questions):
    return list(TOGETHER[rule](questions))


TOLD = [
    (choice("The Long March", "The truce"), about("Where did the Long March end, in the article?")),
    (
        choice("peace", "war", stem="What did the border treaty bring?"),
        about("Where did the border treaty bring peace?"),
    ),
    (about("Which city saw THE OPIUM WARS first?"), choice("the Opium Wars", "the truce")),
    (
        choice("Peace", "Trade", "War at sea", kind=multiple_response, key=(0, 2)),
        about("Which city lived on trade and war at sea?"),
    ),
    (listing("The wall falls", "Peace", "Split"), about("In which city did people see it when the wall falls?")),
]
NOT_TOLD = [
    (choice("The Long March", "The truce"), about("Where did the truce hold, in the article?")),
    (choice("war", "peace"), about("Where were warlords in power, in the article?")),
    (choice("The Long March", "The truce"), about("Was the march long, and where did it end?")),
    (choice("The Long March", "The truce", stem="Where did the Long March end?"), about("Which city is it, then?")),
]


@pytest.mark.parametrize(("one", "other"), TOLD)
def test_a_stem_that_holds_the_key_of_another_question_is_found_in_either_order(one, other):
    assert gives_away(one, other)
    assert gives_away(other, one)
    assert "key-told" in {rule for rule, _ in found(one, other)}
    assert "key-told" in {rule for rule, _ in found(other, one)}


@pytest.mark.parametrize(("one", "other"), NOT_TOLD)
def test_a_stem_that_only_shares_words_with_a_key_tells_nothing(one, other):
    assert not gives_away(one, other)
    assert "key-told" not in {rule for rule, _ in found(one, other)}


WORDS = st.lists(st.sampled_from(["war", "peace", "The War", "in", "trade", "?", "-"]), min_size=1, max_size=5)


def test_a_key_of_one_word_is_told_by_chance_where_nothing_else_is_shared():
    one = choice("Portugal", "Spain", stem="Which country ruled from Africa to Asia?")
    other = about("What is the language of Portugal, as the article has it?")
    assert gives_away(one, other)
    assert not fired("key-told", bank(one, other))


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=6))
def test_looking_keys_up_finds_what_comparing_all_pairs_finds(texts):
    questions = bank(*(choice(" ".join(a), " ".join(b), stem=" ".join(c)) for a, b, c in texts))
    pairs = {frozenset(flaw.questions) for flaw in fired("key-told", questions)}
    assert pairs == {
        frozenset({one.key, other.key})
        for one, other in combinations(questions, 2)
        if gives_away(one, other) and fired("key-told", [one, other])
    }


ASKED = choice("Peking", "Moscow", "London", stem="Which city did the envoy of the tsar reach in winter?")
SAME = [
    replace(ASKED, stem="which CITY did the envoy of the tsar reach, in winter"),
    replace(ASKED, stem="In winter, the envoy of the tsar did reach which city?"),
    choice("Peking", "London", "Moscow", "Paris", stem="Which city did the tsar's envoy reach?"),
]
OTHER = [
    choice("Peking", "Moscow", "London", stem="Where does the author place the oldest palace?"),
    choice("Peking", "Moscow", "Paris", stem="Which city did the envoy of the tsar reach in winter, she asks?"),
    choice("Moscow", "Peking", "London", stem="Which city did the envoy of the tsar leave in winter?"),
    choice("Peking", "Moscow", "London", stem="Which city is it?", targets=("a/E1",)),
]


@pytest.mark.parametrize("again", SAME)
def test_a_question_asked_again_is_found(again):
    assert ("near-duplicate", ("bank/2", "bank/1")) in found(replace(ASKED, targets=()), replace(again, targets=()))


@pytest.mark.parametrize("other", OTHER)
def test_another_question_with_some_of_the_same_is_not_the_same(other):
    targets = other.targets if other.targets == ("a/E1",) else ()
    assert not fired("near-duplicate", bank(replace(ASKED, targets=("a/E2",)), replace(other, targets=targets)))


def test_questions_on_the_same_facts_with_the_same_options_are_the_same():
    one, other = (replace(question, targets=("a/E1",)) for question in (ASKED, OTHER[0]))
    assert fired("near-duplicate", bank(one, other))


def test_an_ordering_of_other_items_is_another_question():
    assert not fired("near-duplicate", bank(listing("A", "B", "C"), listing("A", "B", "D")))
    assert fired("near-duplicate", bank(listing("A", "B", "C"), listing("a", "c", "b")))


@pytest.mark.parametrize("places", [[1] * 20, [0] * 12 + [1] * 2 + [2] * 3 + [3] * 3, [2, 3] * 12])
def test_keys_that_crowd_in_some_places_are_found(places):
    assert fired("key-position", keyed(*places, shuffle=False))


@pytest.mark.parametrize("places", [[0, 1, 2, 3] * 6, [0, 1, 1, 2, 3] * 5, [1] * 19])
def test_keys_spread_as_chance_would_or_too_few_to_tell_are_left_alone(places):
    assert not fired("key-position", keyed(*places, shuffle=False))


def test_where_the_key_stands_means_nothing_in_shuffled_questions():
    assert not fired("key-position", keyed(*[1] * 20))


def test_questions_with_different_numbers_of_options_are_weighed_together():
    threes, fours = (
        keyed(*[0] * 9, *[1] * 3, *[2] * 3, size=3, shuffle=False),
        keyed(*[0] * 9, *[1, 2, 3] * 4, shuffle=False),
    )
    assert not fired("key-position", threes)
    assert not fired("key-position", fours)
    assert fired(
        "key-position",
        keyed(*[0] * 12, *[1, 2] * 3, size=3, shuffle=False) + keyed(*[0] * 12, *[1, 2, 3] * 4, shuffle=False),
    )


@pytest.mark.parametrize(
    ("freedom", "statistic"), [(1, 6.635), (2, 9.210), (3, 11.345), (4, 13.277), (5, 15.086), (10, 23.209)]
)
def test_the_chi_square_agrees_with_the_printed_tables(freedom, statistic):
    assert chi_square_p(statistic, freedom) == pytest.approx(0.01, rel=1e-3)


NEGATIVE = about("Which city did the envoy not visit?")


@pytest.mark.parametrize(("negative", "others"), [(2, 8), (2, 0), (5, 40)])
def test_more_than_one_negative_stem_in_ten_is_found(negative, others):
    (flaw,) = fired("negative-quota", bank(*[NEGATIVE] * negative, *[about("Which city is it, then?")] * others))
    assert flaw.text == f"{negative}/{negative + others}"


@pytest.mark.parametrize(("negative", "others"), [(1, 3), (2, 18), (0, 5), (0, 0)])
def test_one_negative_stem_in_ten_may_be(negative, others):
    assert not fired("negative-quota", bank(*[NEGATIVE] * negative, *[about("Which city is it, then?")] * others))
