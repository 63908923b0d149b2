"""A question of a new kind comes in by a file, is edited and printed, answered without script, and marked."""

from bank_files import bring
from browsing import value_of
from printed import read, right, sections, show
from test_own_banks import build, give

BANK = """
bank: {id: animals, title: Animals}
questions:
- id: no-bird
  kind: odd_ones
  stem: Which of these are no birds?
  options: [{text: Bat, right: true}, {text: Crow}, {text: Moth, right: true}, {text: Wren}]
"""


def test_it_is_answered_and_marked(app, teacher, student):
    bank = bring(teacher, BANK)
    teacher.get(f"/desk/banks/{bank}/questions/no-bird/edit")
    assert "Odd ones out" in teacher.page
    quiz = build(teacher, bank, count=1)
    page = show(teacher, f"quizzes/{quiz}", forms=1)
    (form,), (key,) = sections(page, "form").values(), sections(page, "key").values()
    _, options = read(form)[1]
    assert {options[letter] for letter in right(key)[1]} == {"Bat", "Moth"}
    student.start(give(app, teacher, quiz))
    assert "Tick all that do not belong." in student.page
    ticked = [("answer-1", value_of(student.page, text)) for text in ("Moth", "Bat")]
    student.send("/save", ticked)
    student.send("/submit")
    assert "Your answer, right" in student.page
    assert "100" in student.page
