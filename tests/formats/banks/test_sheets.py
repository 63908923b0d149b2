"""Tables of questions: columns by their headers, keys as people write them, and every slip with its place."""

import pytest

from quizapp.formats.banks import read

HEAD = "Question,A,B,C,D,Correct\n"


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


@pytest.mark.parametrize(
    "cells",
    [
        "100%,33.33%,-50%",
        "100%,33%,-50%",
        "100,33.3,-50",
        "100,33,-50",
        '100,"33,33333",-50',
        "1,0.33333,-0.5",
        "1,0.33,-0.5",
    ],
    ids=str,
)
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
