"""text2qti: numbered questions in Markdown, with a star before what is right."""

import pytest
from text2qti_file import QUIZ

from quizapp.formats.banks import read


def taken(text):
    report = read(text.encode(), "dam.txt")
    assert report.whole, report.error or report.refused
    return report.bank.questions


def refusals(text):
    return [(note.code, note.line, note.kind) for note in read(text.encode(), "dam.txt").refused]


def test_a_quiz_is_read_with_its_titles_feedback_and_markdown():
    report = read(QUIZ.encode(), "dam.txt")
    wall, mill, paid = report.bank.questions
    assert (report.format, report.bank.title) == ("text2qti", "Two valleys")
    assert (wall.key, wall.kind, wall.correct, wall.shuffle) == ("dam/the-wall", "single_choice", ("b",), True)
    assert wall.stem == "What holds the *water* back,\nwhen \\(x_1 < 2\\)?\n\nSay it."
    assert [option.feedback for option in wall.options] == ["That came before.", ""]
    assert wall.explanation == "It was built last."
    assert (mill.tags, mill.correct) == (("true-false",), ("a",))
    assert (paid.kind, paid.correct) == ("multiple_response", ("a", "b"))


def test_other_kinds_are_refused_by_name_and_what_is_no_question_is_skipped():
    report = read(QUIZ.encode(), "dam.txt")
    assert [(note.kind, note.line) for note in report.refused] == [
        ("numerical", 35),
        ("short_answer", 43),
        ("essay", 46),
        ("file_upload", 49),
    ]
    assert [(note.code, note.line) for note in report.skipped] == [("group-skipped", 26), ("description-skipped", 41)]
    assert [(note.params["fields"], note.line) for note in report.warnings] == [("Quiz description", 2), ("+", 8)]


def test_code_is_refused_and_never_run(tmp_path):
    made = tmp_path / "made"
    code = f"```{{.python .run}}\nopen({str(made)!r}, 'w')\nprint('2. No?\\n*a) No\\nb) Yes')\n```\n"
    report = read(f"1. Which?\n*a) One\nb) Two\n\n{code}\n3. Which then?\n*a) One\nb) Two\n".encode(), "dam.txt")
    assert [(note.code, note.line, note.kind) for note in report.refused] == [("code-unrun", 5, "code")]
    assert len(report.bank.questions) == 2
    assert not made.exists()


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("*a) One\n*b) Two\n", "key-several", 4),
        ("a) One\nb) Two\n", "key-missing", 4),
        ("*a) One\n[*] Two\n", "answers-mixed", 4),
        ("*a) One\nand more\nb) Two\n", "line-astray", 6),
        ("*a)\nb) Two\n", "line-astray", 5),
        ("```\ncode\n```\n*a) One\nb) Two\n", "line-astray", 5),
        ("", "options-few", 4),
        ("*a) One\n", "options-few", 4),
        ("*a) One\nb) One\n", "options-identical", 4),
    ],
)
def test_a_question_that_is_none_is_refused_by_its_line(text, code, line):
    sound = "1. Which?\n*a) One\nb) Two\n"
    assert [found[:2] for found in refusals(f"{sound}2. Which?\n{text}")] == [(code, line)]


def test_lines_before_any_question_belong_to_nothing():
    assert refusals("Once upon a time\n... Told\n1. Which?\n*a) One\nb) Two\n") == [
        ("line-astray", 1, ""),
        ("line-astray", 2, ""),
    ]


def test_options_stay_in_their_order_unless_the_quiz_shuffles_them():
    (question,) = taken("1. Which?\n*a) One\nb) Two\n")
    assert not question.shuffle


def test_money_and_code_are_no_latex():
    (question,) = taken("1. From $5 to $7, or `$x`?\n*a) One\nb) $a$\n")
    assert question.stem == "From $5 to $7, or `$x`?"
    assert question.options[1].text == "\\(a\\)"


def test_a_picture_on_a_disk_is_lost_and_counted():
    report = read(b"1. Which? ![a map](map.png)\n*a) One\nb) Two\n", "dam.txt")
    assert [(note.code, note.params) for note in report.warnings] == [("image-dropped", {"count": 1})]
    assert report.bank.questions[0].stem == "Which? a map"
