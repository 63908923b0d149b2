"""The templates of games, filled in: numbers for keys, and a time limit that is named as not read."""

from workbooks import workbook

from quizapp.formats.banks import read
from quizapp.web.bank_words import reason

KAHOOT = [
    "",
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) \N{EN DASH} 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
]
BLOOKET = (
    'Blooket\nImport Template\nQuestion #,Question Text,Answer 1,Answer 2,"Answer 3\n(Optional)",'
    '"Answer 4\n(Optional)","Time Limit (sec)\n(Max: 300 seconds)","Correct Answer(s)\n(Only include Answer #)"\n'
)


def test_the_template_of_kahoot_is_read_below_its_instructions():
    prose = [["", "Quiz template"], ["", "Add questions, at least two answers."], []]
    data = workbook(
        *prose,
        KAHOOT,
        [1, "Which?", "quay", "mole", "lock", "weir", 20, 4.0],
        [2, "What?", "quay", "mole", "lock", "weir", 20, "1,3"],
        [3, "When?", 4, 2, 3, 1, 20, 2],
        [4, "", "", "", "", "", "", ""],
    )
    report = read(data, "kahoot.xlsx")
    assert (report.format, report.refused) == ("xlsx", ())
    assert [each.correct for each in report.bank.questions] == [("d",), ("a", "c"), ("b",)]
    assert [(note.cell, note.code) for note in report.warnings] == [("G4", "columns-unread")]
    assert "Time limit" in reason(report.warnings[0])


def test_the_template_of_blooket_has_line_ends_in_its_headers():
    first, second = read(
        f'{BLOOKET}1,Which?,quay,mole,,,20,2\n2,What?,quay,mole,lock,,20,"1,3"\n'.encode(), "x"
    ).bank.questions
    assert (first.correct, second.correct) == (("b",), ("a", "c"))
