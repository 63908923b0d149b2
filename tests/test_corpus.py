"""Bank files people have made, with what they hold as others counted it: QUIZAPP_TEST_CORPUS names the folder."""

import csv
import os
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.formats.banks import WRITTEN_FORMATS, read

FOLDER = os.environ.get("QUIZAPP_TEST_CORPUS", "")
FORMATS = {
    "gift", "aiken", "moodle_xml", "csv_xlsx", "qti12", "blackboard", "qti2", "qti3", "h5p", "opentriviaqa",
}  # fmt: skip
"""Formats not read yet; a file of one of these must not pass for one of ours."""
MANY = 300
"""Of a file with more questions, so many are written, taken evenly: each is written and read back eleven times."""
COLUMNS = {
    "mc_single": "single_choice",
    "mc_multi": "multiple_response",
    "truefalse": "true_false",
    "ordering": "ordering",
}
REASONS = {
    "invalid grade fraction": "grade-unknown",
    "no key": "right-full",
    "no correctResponse": "key-missing",
    'row 5: the four options are identical ("." x4)': "options-few",
}
"""Reasons of expected.tsv that name what is wrong, and not the kind."""
LEFT_OUT = {"aiken": {"kind-unsaid", "aiken-stem", "option-empty"}, "h5p": {"ordering-alone", "option-empty"}}
"""By format: why a question may be left out."""
NO_BANKS = {"csv_xlsx/gokultp__demo.csv": "format-unknown"}
"""Tables without a row of headers: nobody could say what their columns mean."""
UNCOUNTED = {
    "csv_xlsx/Question-CSV-format__csv__sampleShortanswer.csv": {"refused": 3},
    "csv_xlsx/kahoot-quiz-generator__samples__input__male-voices-quiz.csv": {"single_choice": 16},
}
"""Files nobody counted for us, with what a look at them tells."""
DEVIATIONS = {
    # The last question offers " ." twice: its sounds are lost, and nobody could tell the two apart.
    "aiken/QAS-Editor__test__datasets__aiken__aiken_1.txt": {"single_choice": 4, "refused": 1},
    # A gap is to be filled in with the only word there is: that is no choice.
    "qti12/qti__spec__fixtures__items_1.2__canvas_multiple_fib_as_single.xml": {"single_choice": 0, "refused": 1},
    # The only option of one is "B,C".
    "qti12/QAS-Editor__test__datasets__ims__bb_vista.imscc": {"single_choice": 3, "refused": 7},
    # Its formulas hold numbers drawn for each candidate: as they stand, "Choix2" would answer "a/b of c".
    "qti3/qti-examples__qtiv3-examples__packaging__items__mc_calc5.xml": {"multiple_response": 0, "refused": 1},
}
"""Where we count otherwise, and why a teacher would."""
DESCRIPTIONS = {"no interaction (description)": "description"}


def rows(formats):
    if not FOLDER:
        return []
    table = Path(FOLDER, "expected.tsv")
    if not table.is_file():
        return [None]
    with table.open(encoding="utf-8", newline="") as lines:
        found = [row for row in csv.DictReader(lines, delimiter="\t") if row["format"] in formats]
        found = [row for row in found if row["mc_single"]]
    return found or [None]


def named(row):
    return row["file"] if row else "no expected.tsv"


def tally(notes):
    return dict(Counter(note.kind for note in notes))


def expected_tally(text):
    pairs = (part.strip().rsplit(" x", 1) for part in text.split(";") if part.strip())
    return {kind: int(count) for kind, count in pairs}


@pytest.mark.parametrize("row", rows(FORMATS), ids=named)
def test_a_bank_file_holds_what_others_counted(row):
    assert row, f"{FOLDER} holds no expected.tsv with such files"
    path = Path(FOLDER, row["file"])
    report = read(path.read_bytes(), path.name)
    named = {"csv_xlsx": path.suffix[1:], "blackboard": "qti12"}.get(row["format"], row["format"])
    assert report.format == named or row["file_error"].startswith("root ")
    assert (report.error is not None) == bool(row["file_error"])
    deviation = DEVIATIONS.get(row["file"], {})
    for column, kind in COLUMNS.items():
        assert report.accepted[kind] == deviation.get(kind, int(row[column])), kind
    assert len(report.refused) == deviation.get("refused", int(row["refused"]))
    skipped = {DESCRIPTIONS.get(kind, kind): count for kind, count in expected_tally(row["skipped"]).items()}
    assert tally(report.skipped) == skipped
    reasons = expected_tally(row["refused_why"])
    if reasons.keys() & REASONS.keys():
        assert {note.code for note in report.refused} == {REASONS[reason] for reason in reasons}
    elif not deviation:
        assert tally(report.refused) == reasons


@pytest.mark.parametrize("row", rows(FORMATS), ids=named)
def test_what_a_bank_file_holds_is_written_in_every_format_in_its_own_words(row):
    assert row, f"{FOLDER} holds no expected.tsv with such files"
    path = Path(FOLDER, row["file"])
    bank = read(path.read_bytes(), path.name).bank
    if not (bank and bank.questions):
        return
    some = replace(bank, questions=tuple(bank.questions)[:: len(bank.questions) // MANY + 1])
    for name, format_ in WRITTEN_FORMATS.items():
        written = format_.write(some)
        wordless = {loss.question for loss in written.losses if loss.code == "pictures"}
        kept = [loss.code for loss in written.losses if loss.question not in wordless]
        assert not {"stem", "options"}.intersection(kept), name
        left_out = {loss.code for loss in written.losses if loss.left_out}
        assert left_out <= LEFT_OUT.get(name, set()), name
        assert written.losses == () or name not in ("yaml", "json")


@pytest.mark.parametrize("name", UNCOUNTED if FOLDER else ())
def test_a_table_nobody_counted_is_read_whole(name):
    report = read(Path(FOLDER, name).read_bytes(), name)
    found = {kind: count for kind, count in report.accepted.items() if count}
    assert found | ({"refused": len(report.refused)} if report.refused else {}) == UNCOUNTED[name]


@pytest.mark.parametrize("name", NO_BANKS if FOLDER else ())
def test_a_table_without_headers_is_no_bank(name):
    assert read(Path(FOLDER, name).read_bytes(), name).error.code == NO_BANKS[name]
