"""What happened in an attempt, and what was asked in it."""

from datetime import timedelta

from taking import NOW, QUESTIONS

from quizapp.services import history, submission
from quizapp.storage import writing

END = NOW + timedelta(minutes=5)


def told(taking):
    return [
        (event.what, event.slot, event.before, event.after)
        for event in history.history(taking.session, taking.show())
    ]  # fmt: skip


def test_each_answer_says_what_it_was_before(taking):
    taking.save(1, ["a"])
    taking.save(2, QUESTIONS[1].correct)
    taking.save(1, ["b"])
    taking.save(1, [])
    taking.submit(END)
    assert told(taking) == [
        ("started", None, (), ()),
        ("saved", 1, (), ("a",)),
        ("saved", 2, (), QUESTIONS[1].correct),
        ("saved", 1, ("a",), ("b",)),
        ("saved", 1, ("b",), ()),
        ("submitted", None, (), ()),
    ]


def test_an_attempt_whose_time_was_up_says_so(session, taking):
    with writing(session):
        submission.submit(session, taking.show().id, END, cut_off=True)
    assert [what for what, *_ in told(taking)] == ["started", "cut-off"]
