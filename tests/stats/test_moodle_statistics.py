"""Our figures are those Moodle expects of its own example: a file of the folder QUIZAPP_TEST_CORPUS names."""

import csv
import os
from fractions import Fraction
from pathlib import Path

import pytest

from quizapp.stats.items import items
from quizapp.stats.tally import tally
from quizapp.stats.test import whole

CORPUS = os.environ.get("QUIZAPP_TEST_CORPUS", "")
FOLDER = Path(CORPUS, "statistics")
QUIZ = {
    "mean": 4.617333332,
    "median": 4.5,
    "sd": 0.8117265554,
    "skewness": -0.092502502,
    "kurtosis": -0.7073968557,
    "alpha": -0.872230935542,
    "error": 1.1106813066,
}
COLUMNS = {
    "facility": ("facility", 1),
    "sd": ("sd", 1),
    "discrimination": ("discriminationindex", 100),
    "efficiency": ("discriminativeefficiency", 100),
    "weight": ("effectiveweight", 100),
}
"""Of its table of questions: their names, and what Moodle multiplies ours by."""

pytestmark = pytest.mark.skipif(not CORPUS, reason="QUIZAPP_TEST_CORPUS is unset")


def rows(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def tallied():
    attempts = rows("results00.csv")
    marks = [name for name in attempts[0] if name.startswith("slots.")]
    return tally(([Fraction(row[name]) for name in marks] for row in attempts), len(marks))


def expected():
    """Return the rows of whole slots: others describe one question or variant of several."""
    return [row for row in rows("qstats00.csv") if not row["subqname"] and not row["variant"]]


@pytest.mark.parametrize("name", QUIZ)
def test_the_quiz_has_moodles_figure(tallied, name):
    assert getattr(whole(tallied), name).value == pytest.approx(QUIZ[name], rel=1e-6)


@pytest.mark.parametrize("name", COLUMNS)
def test_every_item_has_moodles_figure(tallied, name):
    column, times = COLUMNS[name]
    found = [times * getattr(each, name).value for each in items(tallied, [1] * tallied.items)]
    wanted = [float(row[column]) for row in expected()]
    assert len(wanted) == 7
    assert found == pytest.approx(wanted, rel=1e-6)
