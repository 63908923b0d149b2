"""A preview says what a regrade does, and does nothing."""

from builders import single_choice
from earnings import totals, verdicts
from taking import NOW

from quizapp.core.rulings import Ruling
from quizapp.services import regrade_preview


def test_a_preview_says_what_applying_does(class_of_three, rule, session, quiz, question_id):
    told = regrade_preview.preview(session, quiz, question_id(), Ruling("new-key", ("c",)), NOW)
    assert [told.count(direction) for direction in ("rise", "fall", "same")] == [1, 1, 1]
    rule("new-key", "c")
    assert [(effect.after.points, effect.after.maximum) for effect in told.effects] == totals(session)


def test_a_preview_changes_nothing(class_of_three, session, quiz, question_id):
    before = verdicts(session)
    regrade_preview.preview(session, quiz, question_id(), Ruling("full-marks"), NOW)
    assert verdicts(session) == before


def test_a_preview_says_that_nothing_would_be_left(enrol, begin, session, quiz, question_id):
    begin(enrol(), forms=[[single_choice()]]).submit()
    assert not regrade_preview.preview(session, quiz, question_id(), Ruling("drop"), NOW).left


def test_a_wording_without_the_answer_is_not_reached(class_of_three, enrol, begin, session, quiz, question_id):
    other = single_choice(options=single_choice().options[:2])
    begin(enrol("Student 4"), forms=[[other]]).submit()
    assert regrade_preview.preview(session, quiz, question_id(), Ruling("accept", ("c",)), NOW).unreached == 1
