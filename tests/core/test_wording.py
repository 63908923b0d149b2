"""What generated questions say, beyond their key: dates, names, caveats, explanations."""

import re
from itertools import combinations

import pytest
from articles import article, event, shipped
from drawn import made, record

from quizapp.core.dates import parse_date
from quizapp.core.facts import Flag
from quizapp.core.generate.chronology import caveats
from quizapp.core.generate.wording import date_words, listed, within


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("1949", "1949"),
        ("1949-09", "September 1949"),
        ("2023-03-21", "21 March 2023"),
        ("196X", "1960s"),
        ("1839/1842", "1839\N{EN DASH}1842"),
        ("1969-03/1969-09", "March\N{EN DASH}September 1969"),
        ("1969-03-02/1969-03-20", "March 1969"),
    ],
)
def test_a_date_reads_as_people_write_it(written, words):
    assert date_words(parse_date(written)) == words


@pytest.mark.parametrize(
    ("name", "inside"),
    [("The US government", "the US government"), ("Theresa May", "Theresa May"), ("Zhao Huasheng", "Zhao Huasheng")],
)
def test_a_name_loses_its_capital_article_inside_a_sentence(name, inside):
    assert within(name) == inside


def test_a_list_of_one_needs_no_comma():
    assert [listed("a"), listed("ab"), listed("abc", "or")] == ["a", "a and b", "a, b or c"]


def test_no_question_names_a_speaker_with_a_capital_article():
    for question in made("which-point"):
        assert not re.search(r"\b(?:to|of|by) The\b", question.stem + question.explanation), question


def test_first_and_last_claim_no_order_among_the_others():
    unordered = 0
    for question in made("earliest-latest"):
        others = [record(option.fact) for option in question.options if option.key not in question.correct]
        unordered += any(one.date.touches(other.date) for one, other in combinations(others, 2))
        key = record(question.option(question.correct[0]).fact)
        assert question.explanation.startswith(f"“{key.option}” ({date_words(key.date)}) came ")
        assert all(f"“{other.option}” ({date_words(other.date)})" in question.explanation for other in others)
    assert unordered, "the seeds show no case to which this matters"


@pytest.mark.parametrize("name", ["order-events", "earliest-latest"])
def test_among_several_events_a_caveat_says_which_it_is_about(name):
    for question in made(name):
        for option in question.options:
            if flag := record(option.fact).flag:
                before, _, _ = question.caveat.partition(shipped().by_id[flag].caveat)
                assert f"“{option.text}”" in before


def test_events_with_one_caveat_share_it():
    flag = Flag(id="Q1", paragraphs=(1,), caveat="Dates differ.", why="")
    events = (event(1, "1901", flag="Q1"), event(2, "1902"), event(3, "1903", flag="Q1"))
    assert caveats(article(*events, flags=(flag,)), events) == "“Event b happens” and “Event d happens”: Dates differ."
