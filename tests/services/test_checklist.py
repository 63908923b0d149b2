"""What a teacher is told before a quiz is given."""

from dataclasses import replace
from datetime import timedelta

import pytest
from articles import sources
from taking import NOW, RECIPE

from quizapp.core.quiz import draw
from quizapp.core.recipe import Rule
from quizapp.services import assignments, checklist
from quizapp.services.assignments import FOR_A_CLASS, Settings
from quizapp.services.checklist import Practice
from quizapp.storage import writing

TOMORROW = NOW + timedelta(days=1)


def codes(settings, count=10):
    return [remark.code for remark in checklist.remarks(settings, count, NOW)]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (FOR_A_CLASS, ["answers-travel", "names-invented", "never-closes"]),
        (Settings(variants="same", attempts=1, feedback="closed", closes_at=TOMORROW), []),
        (Settings(closes_at=TOMORROW), []),
    ],
)
def test_a_class_that_lets_in_anybody_is_remarked_on_where_its_answers_are_seen_early(settings, expected):
    assert [remark.code for remark in checklist.remarks(settings, 10, NOW, anybody=True)] == expected


def recipe(generator):
    return replace(RECIPE, rules=(Rule(generators=(generator,), count=3),))


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (FOR_A_CLASS, ["answers-travel", "never-closes"]),
        (Settings(closes_at=TOMORROW), []),
        (Settings(closes_at=NOW), ["closed-already"]),
        (Settings(feedback="closed"), ["answers-wait"]),
        (Settings(variants="same", feedback="closed", closes_at=TOMORROW), []),
        (Settings(variants="forms", forms=2, feedback="score", closes_at=TOMORROW), []),
        (Settings(variants="forms", feedback="each", attempts=1, closes_at=TOMORROW), ["answers-travel"]),
        (Settings(variants="same", attempts=0, closes_at=TOMORROW), ["answers-travel", "answers-repeat"]),
        (Settings(variants="same", attempts=2, closes_at=TOMORROW), ["answers-travel", "answers-repeat"]),
        (Settings(minutes=4, closes_at=TOMORROW), ["little-time"]),
        (Settings(minutes=5, closes_at=TOMORROW), []),
    ],
)
def test_settings_are_remarked_on_where_they_may_be_a_slip(settings, expected):
    assert codes(settings) == expected


def test_practice_that_can_ask_the_same_is_named_with_how_much_it_gives_away():
    questions = draw(recipe("what-year"), sources(), "exam")
    practices = [Practice(title, recipe(source), sources()) for title, source in [("A", "what-year"), ("B", "who-is")]]
    (remark,) = checklist.leaks(questions, practices)
    assert (remark.code, remark.params["titles"]) == ("practice-asks", "A")
    tested = {target for question in questions for target in question.targets}
    assert remark.params["of"] == len(tested)
    assert 0 < remark.params["asked"] <= len(tested)


def test_practice_about_something_else_gives_nothing_away():
    questions = draw(recipe("what-year"), sources(), "exam")
    assert checklist.leaks(questions, [Practice("B", recipe("who-is"), sources())]) == []


def test_closed_practice_gives_nothing_away(session, quiz):
    with writing(session):
        assignments.close(session, quiz.slug, NOW)
    offered = [given for given in assignments.open_practice(session) if given.slug == quiz.slug]
    before, after = (checklist.practices(offered, [sources()], at) for at in (NOW - timedelta(seconds=1), NOW))
    assert ([each.title for each in before], after) == ([quiz.recipe.title], [])
