"""OpenTriviaQA: a question, its answer, and the choices among which it stands."""

import pytest

from quizapp.formats.banks import read

FILE = """
#Q What holds the water
of a lake back?
^ The wall
so high
A The road
B The wall
so high
C The mill
A small one

#Q The mill came first.
^ True
A False
B True
"""


def taken(text):
    report = read(text.encode(), "dam.txt")
    assert report.whole, report.error or report.refused
    return report


def test_questions_and_choices_go_on_over_several_lines():
    first, _ = taken(FILE).bank.questions
    assert first.stem == "What holds the water\nof a lake back?"
    assert [option.text for option in first.options] == ["The road", "The wall\nso high", "The mill\nA small one"]
    assert first.correct == ("b",)


def test_a_choice_between_true_and_false_is_a_statement_to_judge():
    report = taken(FILE[FILE.index("#Q The mill") :])
    (question,) = report.bank.questions
    assert ([option.text for option in question.options], question.correct) == (["True", "False"], ("a",))
    assert report.accepted["true_false"] == 1


def test_an_option_that_stands_twice_is_taken_once():
    report = read(b"#Q Which?\n^ Ebb\nA Ebb\nB Flood\nC ebb\nD Tide\n", "x")
    assert [option.text for option in report.bank.questions[0].options] == ["Ebb", "Flood", "Tide"]
    assert [note.code for note in report.warnings] == ["option-repeated"]


def test_a_question_that_stands_twice_is_two_questions():
    report = taken(FILE[FILE.index("#Q The mill") :] * 2)
    assert len({question.key for question in report.bank.questions}) == 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("#Q Which?\nA One\nB Two\n", "key-missing"),
        ("#Q Which?\n^ Three\nA One\nB Two\n", "key-unknown"),
        ("#Q Which?\n^ One\nA One\n", "options-few"),
        ("#Q Which?\n^ One\nA One\nB One\n", "options-few"),
        ("#Q \n^ One\nA One\nB Two\n", "stem-missing"),
    ],
)
def test_a_question_that_is_none_is_refused_by_its_line(text, code):
    report = read((FILE + text).encode(), "dam.txt")
    assert [(note.code, note.line) for note in report.refused][-1:] == [(code, FILE.count("\n") + 1)]


def test_a_choice_without_a_text_is_left_out_with_a_warning():
    report = taken("#Q Which?\n^ One\nA One\nB\nC Two\n")
    assert [(note.code, note.params) for note in report.warnings] == [("option-filler", {"text": "B"})]


def test_encodings_that_are_mixed_line_by_line_are_read_and_named():
    text = "#Q Café é?\n^ One\nA One\nB Two\n".encode() + "#Q Résumé “so”?\n^ One\nA One\nB Two\n".encode("cp1252")
    report = read(text, "dam.txt")
    assert [question.stem for question in report.bank.questions] == ["Café é?", "Résumé “so”?"]
    assert [(note.code, note.line) for note in report.warnings] == [("letters-guessed", 5)]


def test_a_letter_that_is_damaged_is_shown_as_such_in_a_file_of_sound_ones():
    sound = "#Q Café?\n^ One\nA One\nB Two\n".encode()
    broken = b"#Q Just so\xe2\x80?\n^ One\nA One\nB Two\n"
    report = read(sound + broken, "dam.txt")
    assert report.bank.questions[1].stem == "Just so\ufffd?"
    assert [(note.code, note.line) for note in report.warnings] == [("letters-damaged", 5)]
    assert read(broken, "dam.txt").error.code == "not-utf-8"
