"""Tables of questions: columns by their headers, keys as people write them, and every slip with its place."""

import pytest
from workbooks import workbook

from quizapp.formats.banks import read
from quizapp.web.bank_words import hint, reason

HEAD = "Question,A,B,C,D,Correct\n"
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


def table(text):
    return read(text.encode(), "x.csv")


def questions(text):
    report = table(text)
    assert not report.refused
    return report.bank.questions


def question(text):
    (found,) = questions(text)
    return found


def right(text):
    found = question(text)
    return {option.text for option in found.options if option.key in found.correct}


def refusals(report):
    return [(note.cell or note.line, note.code) for note in report.refused]


@pytest.mark.parametrize(
    ("key", "texts"),
    [
        ("B", {"mole"}),
        ("b", {"mole"}),
        ("(b)", {"mole"}),
        ("2", {"mole"}),
        ("2.0", {"mole"}),
        ("Option 2", {"mole"}),
        ("mole", {"mole"}),
        (" Mole ", {"mole"}),
        ("ACD", {"quay", "lock", "weir"}),
        ('"A,C"', {"quay", "lock"}),
        ("a; c", {"quay", "lock"}),
        ("A and C", {"quay", "lock"}),
        ('"1,3"', {"quay", "lock"}),
        ('"quay, lock"', {"quay", "lock"}),
        ("quay; weir", {"quay", "weir"}),
    ],
)
def test_a_key_is_a_letter_a_number_or_the_text_of_an_option(key, texts):
    assert right(f"{HEAD}Which?,quay,mole,lock,weir,{key}\n") == texts


@pytest.mark.parametrize(
    ("header", "options"),
    [
        ("Question,Option 1,Option 2,Answer", 2),
        ("question_text;answerA;answerB;correctAnswer", 2),
        ("STEM\tChoice a\tChoice b\tKey", 2),
        ("Frage;Antwort 1;Antwort 2;Richtige Antwort", 2),
        ("Pregunta,Opción A,Opción B,Respuesta correcta", 2),
        ("题目,选项A,选项B,正确答案", 2),
    ],
)
def test_headers_are_known_whatever_their_case_spacing_and_language(header, options):
    delimiter = next(each for each in ";\t," if each in header)
    found = question(f"{header}\n{delimiter.join(['Which?', 'quay', 'mole', 'B'])}\n")
    assert (len(found.options), found.correct) == (options, ("b",))


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (",quay,mole,,A", "single_choice"),
        (",quay,mole,lock,AB", "multiple_response"),
        ("multiple choice,quay,mole,lock,AB", "multiple_response"),
        ("Multiple Response,quay,mole,lock,A", "multiple_response"),
        ("MCQ,quay,mole,lock,A", "single_choice"),
        ("ordering,quay,mole,lock,", "ordering"),
        ("Sequence,quay,mole,lock,CBA", "ordering"),
    ],
)
def test_the_kind_is_that_of_the_type_or_follows_from_the_key(row, kind):
    type_, *rest = row.split(",")
    found = question(f"Type,Question,A,B,C,Key\n{type_},Which?,{','.join(rest)}\n")
    assert found.kind == kind


def test_the_items_of_an_ordering_stand_in_their_order_or_in_that_of_its_key():
    head = "Type,Question,A,B,C,Key\n"
    texts = [
        [option.text for option in question(f"{head}order,Put in order.,quay,mole,lock,{key}\n").options]
        for key in ("", "CAB")
    ]
    assert texts == [["quay", "mole", "lock"], ["lock", "quay", "mole"]]


@pytest.mark.parametrize(
    ("text", "texts", "key"),
    [
        ("Type,Question,A,B,Key\ntrue/false,It ebbs.,True,False,B\n", ("True", "False"), "b"),
        ("Question,A,B,Key\nIt ebbs.,TRUE,FALSE,TRUE\n", ("True", "False"), "a"),
        ("Question,A,B,Key\nIt ebbs.,False,True,1\n", ("True", "False"), "b"),
        ("Question,A,B,Key\nEs ebbt.,Falsch,Richtig,B\n", ("Richtig", "Falsch"), "a"),
        ("Type,Question,Answer\nT/F,It ebbs.,f\n", ("True", "False"), "b"),
        ("truefalsename,questiontext,answer\none,It ebbs.,0\n", ("True", "False"), "b"),
    ],
)
def test_a_statement_to_judge_is_told_by_its_options_or_its_type(text, texts, key):
    report = table(text)
    assert report.accepted["true_false"] == 1
    (found,) = report.bank.questions
    assert (tuple(option.text for option in found.options), found.correct, found.shuffle) == (texts, (key,), False)


def test_options_may_stand_in_one_cell():
    found = question("name,questiontext,choices,answer,qtype\none,Which?,quay;mole;lock,AC,multichoice\n")
    assert ([option.text for option in found.options], found.correct) == (["quay", "mole", "lock"], ("a", "c"))


def test_all_other_columns_are_carried():
    head = "ID,Type,Question,A,B,C,Key,Explanation,Feedback 1,Option B feedback,Tags,Difficulty,Shuffle"
    single, order = questions(
        f"{head},First label,Last label\nin-port,single,Which?,quay,mole,,A,Because.,Yes.,No.,sea; port,easy,no,,\n"
        "up,ordering,Put in order.,quay,mole,lock,,,,,,80%,,low,high\n"
    )
    assert (single.key, single.explanation, single.tags, single.difficulty, single.shuffle) == (
        "x/in-port", "Because.", ("sea", "port"), 0.2, False,
    )  # fmt: skip
    assert [option.feedback for option in single.options] == ["Yes.", "No."]
    assert (order.ends, order.difficulty) == (("low", "high"), 0.8)


@pytest.mark.parametrize("cells", ["100%,33.33%,-50%", "100,33,-50", '100,"33,33333",-50', "1,0.33333,-0.5"], ids=str)
def test_weights_are_exact_shares_however_they_are_rounded(cells):
    found = question(f"Question,A,B,C,Key,Weight 1,Weight 2,Weight 3\nWhich?,quay,mole,lock,A,{cells}\n")
    assert [option.weight for option in found.options] == ["1", "1/3", "-1/2"]


def test_text_above_the_headers_is_no_row_and_does_not_choose_the_delimiter():
    text = "My questions, as of today, all of them\n\nQuestion;A;B;Key\nWhich?;quay;mole;B\n"
    assert right(text) == {"mole"}


def test_rows_without_a_question_are_passed_over():
    text = "No,Question,A,B,Time,Key\n1,Which?,quay,mole,20,A\n2,,,,20,\n3,,,,,\n4,What?,quay,mole,20,B\n"
    assert len(questions(text)) == 2


def test_marks_that_only_fill_a_cell_are_no_options_and_that_is_said():
    report = table(f"{HEAD}Which?,quay,mole, ., -,B\nWhat?, ., ., ., .,A\n")
    assert [option.text for option in report.bank.questions[0].options] == ["quay", "mole"]
    assert [(note.line, note.code) for note in report.warnings] == [(2, "option-filler")]
    assert refusals(report) == [(3, "options-few")]


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
    first, second = questions(f'{BLOOKET}1,Which?,quay,mole,,,20,2\n2,What?,quay,mole,lock,,20,"1,3"\n')
    assert (first.correct, second.correct) == (("b",), ("a", "c"))


SLIPS = [
    (",A,B,C,,B", "stem-missing"),
    ("Which?,quay,,,,A", "options-few"),
    ("Which?,quay,mole,,,", "key-missing"),
    ("Which?,quay,mole,,,D", "key-unknown"),
    ("Which?,quay,mole,,,harbour", "key-unknown"),
    ("Which?,quay,Quay,,,A", "options-identical"),
    ("How many?,2,3,4,5,4", "key-ambiguous"),
]


@pytest.mark.parametrize(("row", "code"), SLIPS)
def test_a_slip_costs_its_question_alone(row, code):
    report = table(f"{HEAD}{row}\nWhat?,quay,mole,,,A\n")
    assert refusals(report) == [(2, code)]
    assert len(report.bank.questions) == 1
    assert reason(report.refused[0])
    assert hint(report.refused[0])


@pytest.mark.parametrize(
    ("row", "refused"),
    [
        (["essay", "Which?", "quay", "mole", "", "A"], ("A2", "kind-unknown")),
        (["single", "Which?", "quay", "mole", "", "AB"], ("F2", "key-several")),
        (["order", "Which?", "quay", "mole", "lock", "A"], ("F2", "key-order")),
        (["", "Which?", "quay", "mole", "", "A", "33.1%"], ("G2", "weight-unknown")),
        (["", "Which?", "quay", "mole", "", "B", 100], ("F2", "key-weights")),
        (["order", "Which?", "quay", "mole", "lock", "", "", "first"], ("H2", "label-missing")),
    ],
)
def test_a_slip_in_a_workbook_is_named_by_its_cell(row, refused):
    head = ["Type", "Question", "A", "B", "C", "Key", "Weight A", "First label", "Last label"]
    assert refusals(read(workbook(head, row), "x.xlsx")) == [refused]


def test_a_difficulty_that_is_none_is_left_out_and_named():
    report = table("Question,A,B,Key,Difficulty\nWhich?,quay,mole,A,7\n")
    assert [(note.line, note.code) for note in report.warnings] == [(2, "difficulty-unknown")]
    assert report.bank.questions[0].difficulty == 0.5


def test_legacy_letters_are_read_where_they_are_certain_and_their_lines_are_named():
    report = read("Question,A,B,Key\nWas?,Fähre,Kai,A\n".encode("cp1252"), "x.csv")
    assert report.bank.questions[0].options[0].text == "Fähre"
    (warning,) = report.warnings
    assert (warning.code, warning.line) == ("letters-guessed", 2)
    assert "windows-1252: 2" in reason(warning)


def test_letters_that_could_be_others_are_refused():
    assert read("Question,A,B,Key\nщит?,щи,щит,A\n".encode("cp1251"), "x.csv").error.code == "not-utf-8"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (workbook(["Name", "Points"], ["Student 1", 3]), "header-missing"),
        (b"PK\x03\x04xl/workbook.xml", "format-foreign"),
        (HEAD.encode() + b"x,y\n" * 10**6, "rows-many"),
        (HEAD.encode() + b'Which?,"quay\n', "quotes-broken"),
        (b"Question,A,B,Key\n" + b"," * 300 + b"x\n", "columns-many"),
    ],
    ids=["no headers", "broken", "rows", "quotes", "columns"],
)
def test_a_table_that_cannot_be_read_is_refused_with_a_sentence(data, code):
    error = read(data, "x").error
    assert error.code == code
    assert reason(error)
    assert hint(error)


@pytest.mark.parametrize(
    "text",
    [
        "Question,Answer\n::One:: Which? {=quay ~mole}\n",
        "Which, A, B, Key\nA) quay\nB) mole\nANSWER: A\n",
        "// Question, A, B\n::One:: Which? {=quay ~mole}\n",
        "bank: {id: x, title: 'Question, A, B, Key'}\nquestions: []\n",
    ],
)
def test_text_of_another_format_is_not_taken_for_a_table(text):
    assert table(text).format != "csv"
