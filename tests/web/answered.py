"""A quiz of three hand-made questions that a class of a teacher's has taken."""

from dataclasses import replace

from builders import ordering, single_choice
from rooms import Room
from taking import NOW, Taking

from quizapp.services import accounts, assignments, classes, starting
from quizapp.services.assignments import Giving, Settings
from quizapp.storage import db, writing

QUESTIONS = (single_choice(), ordering(), single_choice(key="test/idle", stem="Which one was it then?"))
REWORDED = replace(QUESTIONS[0], stem="Which one is it, in other words?")
TWO_FORMS = (QUESTIONS, (REWORDED, *QUESTIONS[1:]))
RIGHT = ("b",), tuple("abcd"), ("b",)
TURNED = ("a",), tuple("bacd"), ("c",)


def take_quiz(app, login, answers, forms=(QUESTIONS,)):
    """Give the questions to a new class; `answers` holds what each student chose. Return the assignment's address."""
    with app.app_context():
        session = db.session()
        owner = accounts.find(session, login)
        with writing(session):
            room = Room(session, classes.make(session, owner.id, "7b", NOW))
            quiz = assignments.find(session, "daily-five")
            settings = Settings(variants="same", shuffle=False, attempts=1)
            slug = assignments.give(session, Giving(quiz.quiz_id, room.taught.id, owner.id), settings, NOW)
        assigned = assignments.find(session, slug)
        for number, keys in enumerate(answers, 1):
            entry = room.come(f"Student {number}")
            with writing(session):
                plan = starting.Plan(assigned, "s", list(forms), "one")
                taking = Taking(session, entry.token, starting.start(session, entry.student_id, plan, NOW))
            for slot, each in enumerate(keys, 1):
                if each:
                    taking.save(slot, each)
            taking.submit()
        db.session.remove()
    return slug
