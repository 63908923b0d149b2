"""What the answers of a class say about the questions: who counts, and what is counted."""

import re
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from builders import ordering, single_choice
from sqlalchemy import event, func, select, update
from taking import NOW, QUESTIONS

from quizapp.services import assignments, quizzes, scores
from quizapp.services.analysis import analysis
from quizapp.services.sittings import UNIT, sittings, units
from quizapp.storage import writing
from quizapp.storage.models import Answer, Attempt

RIGHT = [question.correct for question in QUESTIONS]
OTHER = single_choice(key="test/other", stem="Which one is it, by another name?")


@pytest.fixture
def sit(room, take):
    """Let somebody take what was given; `keys` are the answers, slot by slot, None for no answer."""

    def _sit(given, keys, name="Student 1", entry=None, minutes=5, **plan):
        entry = entry or room.come(name)
        taking = take(entry, given, **plan)
        for slot, each in enumerate(keys, 1):
            if each is not None:
                taking.save(slot, each)
        taking.submit(NOW + timedelta(minutes=minutes))
        return entry

    return _sit


@pytest.fixture
def class_of_four(sit, give):
    """Four students: all right; one wrong; one right and two blank; nothing but blanks."""
    given = give()
    sit(given, RIGHT, "Student 1")
    sit(given, [("a",), *RIGHT[1:]], "Student 2")
    sit(given, [RIGHT[0], None, None], "Student 3")
    sit(given, [None, None, None], "Student 4")
    return given


def test_every_place_says_who_answered_and_how_well(session, class_of_four):
    found = analysis(session, class_of_four)
    first, second, _third = found.places
    assert (first.seen.n, first.seen.blank, first.seen.figures.facility.value) == (4, 1, 0.5)
    assert (second.seen.n, second.seen.blank, second.seen.figures.facility.value) == (4, 2, 0.5)
    assert found.whole.mean.value == pytest.approx(0.5)
    assert found.whole.n == 4


def test_the_totals_are_those_of_the_results(session, class_of_four):
    found = sittings(session, class_of_four).counted.values()
    made = scores.scores(session, assignment_id=class_of_four.id)
    assert [each.share for each in found] == [each.share for each in made]


def test_options_are_counted_by_score_third(session, class_of_four):
    (wording,) = analysis(session, class_of_four).places[0].wordings
    chosen = {option.key: option.by_third for option in wording.options}
    assert chosen == {"a": (0, 1, 0), "b": (0, 1, 1), "c": (0, 0, 0), "d": (0, 0, 0)}
    assert [option.key for option in wording.options if option.right] == ["b"]


def test_the_answers_to_an_ordering_are_kept_as_orders(session, class_of_four):
    (wording,) = analysis(session, class_of_four).places[2].wordings
    assert wording.answers == {QUESTIONS[2].correct: 2, (): 2}
    assert wording.options == ()


def test_chance_is_that_of_the_scheme_in_use(session, class_of_four):
    found = analysis(session, class_of_four)
    for place, question in zip(found.places, QUESTIONS, strict=True):
        assert place.seen.chance == pytest.approx(float(question.chance()))


def test_a_shuffled_quiz_is_looked_at_by_its_places(session, sit, give):
    given = give(shuffle=True)
    for number in range(3):
        sit(given, [], f"Student {number}")
    found = analysis(session, given)
    assert [place.wordings[0].question.key for place in found.places] == [question.key for question in QUESTIONS]


@pytest.mark.parametrize(("counts", "facility"), [("best", 1), ("first", 0), ("last", 0)])
def test_the_attempt_that_counts_is_looked_at(session, sit, give, counts, facility):
    given = give(attempts=3, counts=counts)
    entry = sit(given, [None] * 3)
    sit(given, RIGHT, entry=entry, minutes=6)
    sit(given, [None] * 3, entry=entry, minutes=7)
    found = analysis(session, given)
    assert (found.whole.n, found.whole.mean.value) == (1, facility)


def test_others_may_be_chosen(session, sit, give):
    given = give(attempts=2)
    entry = sit(given, [None] * 3)
    sit(given, RIGHT, entry=entry)
    ids = session.scalars(select(Attempt.public_id).order_by(Attempt.id)).all()
    assert analysis(session, given, ids[:1]).whole.mean.value == 0
    assert analysis(session, given, ids).whole.n == 2
    assert analysis(session, given, []).whole.n == 0


def test_who_is_not_done_or_was_removed_is_left_out(session, room, sit, take, give):
    given = give()
    sit(given, RIGHT, "Student 1")
    sit(given, RIGHT, "Student 2")
    take(room.come("Student 3"), given)
    room.remove("Student 2")
    assert analysis(session, given).whole.n == 1


def test_another_quiz_of_the_class_is_left_out(session, sit, give):
    given = give()
    sit(given, RIGHT)
    assert analysis(session, give()).places == ()
    assert analysis(session, given).whole.n == 1


def test_practice_of_what_was_missed_is_left_out(session, quiz, begin, enrol, taking):
    taking.submit()
    (attempt,) = session.scalars(select(Attempt.id)).all()
    begin(enrol("Student 2"), follows=attempt, forms=[QUESTIONS[:1]]).submit()
    assert analysis(session, quiz).whole.n == 1


def test_open_practice_counts_every_attempt(session, quiz, begin, enrol):
    entry = enrol()
    for _ in range(2):
        begin(entry).submit()
    assert analysis(session, quiz).whole.n == 2


def test_forms_are_looked_at_by_place_and_told_apart_by_wording(session, sit, give):
    given = give(variants="forms", forms=2)
    forms = (QUESTIONS, (OTHER, *QUESTIONS[1:]))
    for number in range(3):
        sit(given, RIGHT, f"Student {number}", asked=forms)
    found = analysis(session, given)
    assert found.forms_differ
    assert [(each.question.key, each.n) for each in found.places[0].wordings] == [
        (QUESTIONS[0].key, 2), ("test/other", 1),
    ]  # fmt: skip
    assert [len(place.wordings) for place in found.places[1:]] == [1, 1]


def test_the_same_questions_for_everybody_do_not_differ(session, class_of_four):
    assert not analysis(session, class_of_four).forms_differ


def test_wordings_of_one_question_that_were_not_equally_hard_are_pointed_out(session, sit, give):
    given = give(variants="forms", forms=2)
    reworded = single_choice(stem="Which one is it not?")
    for number in range(20):
        answer = ("b",) if number % 2 else ("a",)
        asked = (QUESTIONS, (reworded, *QUESTIONS[1:]))
        sit(given, [answer, None, None], f"Student {number}", asked=asked)
    place = analysis(session, given).places[0]
    assert place.seen.differ
    assert "wordings-differ" in [verdict.code for verdict in place.verdicts]


def test_attempts_under_earlier_rules_are_counted_and_left_out(session, sit, give, quiz):
    given = give()
    for number in range(2):
        sit(given, RIGHT, f"Student {number}")
    with writing(session):
        rule = replace(quiz.recipe.rules[0], generators=("who-is",))
        quizzes.publish(session, [replace(quiz.recipe, rules=(rule,))], NOW)
    sit(assignments.find(session, given.slug), RIGHT, "Student 9")
    found = analysis(session, given)
    assert (found.whole.n, found.earlier) == (2, 1)


def date(session, answer, after):
    """Say that an answer was saved so many seconds after the start."""
    session.execute(update(Answer).where(Answer.id == answer).values(at=NOW + timedelta(seconds=after)))


def test_the_time_an_answer_took_is_counted_from_the_save_before(session, sit, give):
    given = give()
    sit(given, RIGHT)
    with writing(session):
        for answer, after in zip(session.scalars(select(Answer.id).order_by(Answer.id)), (20, 90, 95), strict=True):
            date(session, answer, after)
    assert [place.seconds for place in analysis(session, given).places] == [20, 70, 5]


def test_a_blank_takes_no_time_and_a_median_of_two_lies_between(session, sit, give):
    given = give()
    for number, after in enumerate((10, 30)):
        sit(given, [RIGHT[0], None, None], f"Student {number}")
        with writing(session):
            date(session, session.scalar(select(func.max(Answer.id))), after)
    assert [place.seconds for place in analysis(session, given).places] == [20, None, None]


@pytest.mark.parametrize(
    ("share", "whole"), [(Fraction(1, 3), True), (Fraction(7, 25), True), (Fraction(3, 31), False)]
)
def test_shares_are_whole_units_or_nearly(share, whole):
    found = units(share.numerator, share.denominator, 2)
    assert abs(found - 2 * share * UNIT) <= 1
    assert (found == 2 * share * UNIT) is whole


def test_uneven_shares_are_the_same_units_in_the_database(session, sit, give):
    given = give()
    odd = ordering("abcdefgh", ties=[("a", "b")])
    sit(given, [None, None, tuple("bacdefhg")], asked=((*QUESTIONS[:2], odd),))
    sit(given, [None, None, tuple("hbacdefg")], "Student 2", asked=((*QUESTIONS[:2], odd),))
    stored = [each.total for each in sittings(session, given).counted.values()]
    expected = [odd.credit(tuple(keys)) for keys in ("bacdefhg", "hbacdefg")]
    assert stored == [units(share.numerator, share.denominator, 1) for share in expected]
    assert expected[0].denominator == 27


def test_no_statement_reads_the_answers_of_other_quizzes(session, class_of_four):
    if session.get_bind().dialect.name != "sqlite":
        return  # a planner with four rows reads them all, and is right
    asked = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *told: asked.append((told[2], told[3])))
    analysis(session, class_of_four)
    plans = [
        row[-1]
        for sql, values in [each for each in asked if "SELECT" in each[0]]
        for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
    ]
    assert len(plans) > 5
    assert not [plan for plan in plans if re.match(r"SCAN (item|answer|attempt|revision)\b", plan)]
