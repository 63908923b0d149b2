"""A new generator is chosen for a quiz, and asks its questions of the facts."""

from test_quizzes import build, give, own


def test_a_quiz_is_made_of_it(app, teacher, student):
    build(teacher, parts=[("family ages", 2)])
    (made,), _ = own(app)
    give(teacher, made.recipe.slug)
    _, (given,) = own(app)
    student.start(given.slug)
    assert "century" in student.page
    assert "19th" in student.page
