"""Our own format as an upload: recognised by content, sound questions counted, the others named."""

import json

import pytest

from quizapp.formats.banks import read

BANK = {
    "bank": {"id": "tides", "title": "Tides"},
    "questions": [
        {
            "id": "what-pulls",
            "kind": "single_choice",
            "stem": "What pulls the sea?",
            "options": [{"text": "The moon", "right": True, "feedback": "So it does."}, {"text": "The wind"}],
        },
        {
            "id": "how-often",
            "kind": "ordering",
            "stem": "Put in order.",
            "options": [{"text": "Ebb"}, {"text": "Slack water"}, {"text": "Flood"}],
        },
    ],
}
YAML = """\
bank: {id: tides, title: Tides}
questions:
  - {id: one, kind: single_choice, stem: Which?, options: [{text: Ebb}, {text: Flood}]}
  - {id: two, kind: multiple_response, stem: Which?, options: [{text: Ebb, right: true}, {text: Flood}]}
"""


@pytest.mark.parametrize("indent", [None, 1, "\t"])
def test_json_is_recognised_and_read(indent):
    report = read(json.dumps(BANK, indent=indent).encode(), "a.txt")
    assert (report.format, report.error, report.refused) == ("json", None, ())
    assert report.accepted == {"single_choice": 1, "multiple_response": 0, "true_false": 0, "ordering": 1}


@pytest.mark.parametrize(
    "before", ["", "\n  \n", "# Tides\n\n", "---\n", "%YAML 1.2\n--- # Tides\n", "author: Teacher 1\n", '"by": us\r\n']
)
def test_yaml_is_recognised_by_its_first_key_whatever_stands_above(before):
    assert read((before + YAML).encode(), "a.txt").format == "yaml"


@pytest.mark.parametrize("before", ["question,a,b,correct\n", "::first:: Which? {=a ~b}\n", "A text about a\n"])
def test_the_name_of_a_section_in_a_text_makes_no_yaml(before):
    assert read((before + "bank: x\n").encode(), "a.txt").format != "yaml"


def test_feedback_and_line_breaks_are_kept():
    first, _ = read(json.dumps(BANK).replace("What pulls", "What\\n pulls").encode(), "x").bank.questions
    assert first.stem == "What\npulls the sea?"
    assert [option.feedback for option in first.options] == ["So it does.", ""]


def test_a_wrong_question_is_refused_by_name_and_line_and_the_others_count():
    report = read(YAML.encode(), "tides.yaml")
    assert [(note.line, note.title, note.code) for note in report.refused] == [(3, "one", "right-one")]
    assert report.accepted["multiple_response"] == 1
    assert not report.whole


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("questions: []", "bank-missing", 1),
        ("bank: &a {id: tides, title: T}\nquestions: [*a]", "yaml-alias", 1),
        ('{"bank": {}', "json-broken", 1),
        ('{"bank": ' + "[" * 100_000, "json-deep", 0),
        ("", "file-empty", 0),
        ("once upon a time", "format-unknown", 0),
        ("%PDF-1.7", "format-foreign", 0),
        ("<problem/>", "format-foreign", 0),
    ],
)
def test_a_file_that_is_no_bank_is_named(text, code, line):
    report = read(text.encode(), "x")
    assert (report.error.code, report.error.line) == (code, line)
    assert report.bank is None


@pytest.mark.parametrize(
    ("weights", "code"),
    [
        (["1/3", "2/3"], None),
        (["1/11", "1"], "weight-malformed"),
        (["3/2", ""], "weight-malformed"),
        (["1e9", ""], "weight-malformed"),
        (["-1/2", "1"], "weight-right"),
    ],
)
def test_weights_are_shares_of_the_points_and_agree_with_the_key(weights, code):
    options = [{"text": f"T{place}", "weight": weight, "right": True} for place, weight in enumerate(weights)]
    bank = {"bank": {"id": "w", "title": "W"}, "questions": [{"id": "q", "kind": "multiple_response", "stem": "S"}]}
    bank["questions"][0]["options"] = [{key: value for key, value in each.items() if value} for each in options]
    report = read(json.dumps(bank).encode(), "w")
    assert [note.code for note in report.refused] == ([code] if code else [])


def test_a_head_below_the_questions_is_read_as_one_above():
    below = {"questions": BANK["questions"], "bank": BANK["bank"]}
    assert read(json.dumps(below).encode(), "x").bank == read(json.dumps(BANK).encode(), "x").bank
    head, questions = YAML.split("questions:")
    assert _notes(f"questions:{questions}{head}") == [("one", "right-one")]


def _notes(text):
    return [(note.title, note.code) for note in read(text.encode(), "x").refused]


def test_a_file_that_breaks_off_tells_of_that_and_of_no_question_before():
    report = read(f"{YAML}  - {{id: three".encode(), "tides.yaml")
    assert (report.error.code, report.error.line, report.refused) == ("yaml-broken", 6, ())


@pytest.mark.parametrize(
    ("written", "stem"),
    [
        (r"a\/b", "a/b"),
        (r"a\\/b", r"a\/b"),
        (r"a\\ud83d\/b", r"a\ud83d/b"),
        (r"\ud83c\udf0a\/\u00e9", "\N{WATER WAVE}/é"),
        (r"\ud83c\udf0a\ud83c\udf0a", "\N{WATER WAVE}\N{WATER WAVE}"),
        (r"\"a\tb\" and\\", '"a b" and\\'),
    ],
)
def test_what_json_escapes_is_read_as_json_means_it(written, stem):
    text = json.dumps(BANK, indent="\t").replace("What pulls the sea?", written)
    first, _ = read(text.encode(), "x").bank.questions
    assert first.stem == stem


def test_half_a_character_is_refused_with_its_line():
    report = read(json.dumps(BANK, indent=1).replace("What pulls", r"What\/ \ud83c pulls").encode(), "x")
    assert (report.error.code, report.error.params) == ("yaml-character", {"text": r"'\ud83c'"})
    assert report.error.line > 1


def test_questions_in_a_second_list_are_not_taken():
    report = read(f"{YAML}questions:\n  - {{id: three}}\n".encode(), "tides.yaml")
    assert (report.error.code, report.error.line) == ("yaml-duplicate", 5)
