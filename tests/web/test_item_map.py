"""The map of questions, and the columns of their table."""

from fractions import Fraction

import pytest

from quizapp.services.analysis import Place
from quizapp.stats.figure import Figure
from quizapp.stats.items import ItemFigures
from quizapp.stats.verdicts import Seen
from quizapp.web.analysis_page import cell, cells
from quizapp.web.analysis_words import MEANINGS
from quizapp.web.item_map import BOTTOM, END, START, TOP, item_map, x_of, y_of


def place(facility, discrimination, number=1):
    none = Figure.none("one-attempt")
    found = Figure.none("all-same") if discrimination is None else Figure(discrimination)
    figures = ItemFigures(Figure(facility), none, found, none, none, none)
    return Place(number, Seen(30, 0, figures, 0.25), None, (), (), Fraction(1))


def test_easy_questions_stand_to_the_right_and_telling_ones_above():
    hard, easy = item_map([(place(0.2, 0.1, 1), "fine"), (place(0.9, 0.5, 2), "look")]).dots
    assert hard.x < easy.x
    assert hard.y > easy.y
    assert (hard.number, easy.weight) == (1, "look")


@pytest.mark.parametrize(
    ("facility", "discrimination", "x", "y"), [(0, 1, START, TOP), (1, -0.5, END, BOTTOM), (1, -1, END, BOTTOM)]
)
def test_nothing_stands_beside_the_map(facility, discrimination, x, y):
    assert (x_of(facility), y_of(discrimination)) == (x, y)


def test_a_question_without_discrimination_has_no_place_on_the_map():
    assert len(item_map([(place(0.5, None), "fine"), (place(0.5, 0.2), "fine")]).dots) == 1
    assert item_map([(place(0.5, None), "fine")]) is None


def test_every_figure_stands_under_its_own_name():
    assert [cell.name for cell in cells(place(0.5, 0.2))] == [*MEANINGS]


@pytest.mark.parametrize(
    ("name", "interval"), [("mean", "0% to 100%"), ("sd", "0% to 100%"), ("skewness", "\N{MINUS SIGN}4.88 to 5.71")]
)
def test_the_interval_of_a_share_ends_where_scores_do(name, interval):
    assert cell(name, Figure(0.42, -4.88, 5.71)).interval == interval
