"""Whatever is said in codes has a sentence, and its parameters fit."""

import re
import string
from pathlib import Path

import pytest

from quizapp.core.errors import QuizError
from quizapp.core.kinds import KINDS
from quizapp.core.lint import RULES
from quizapp.core.lint.flaw import Flaw
from quizapp.core.lint.together import TOGETHER
from quizapp.core.rulings import RULINGS
from quizapp.formats.banks.losses import BANK_FIELDS, FIELDS
from quizapp.formats.banks.report import Note, Report
from quizapp.formats.facts import read
from quizapp.sweep import EXPIRED
from quizapp.web import (
    analysis_words,
    audit_words,
    bank_words,
    flaw_words,
    kind_words,
    loss_words,
    problem_words,
    roster_words,
    ruling_words,
    scheme_words,
    table_words,
    words,
)
from quizapp.web.staff.erasing import LOGGED as LOGGED_ERASURES
from quizapp.web.staff.places import DONE

PACKAGE = Path(words.__file__).parents[1]
CODE = re.compile(r'(?:QuizError|BadAnswer|CannotDraw)\(\s*"([\w-]+)"|"(scheme-[\w-]+)"')
PROBLEM = re.compile(r'(?:problem\(|Refused\(|Problem\(|yield )[^"\n]*"([a-z]+(?:-[a-z]+)+)"')
NOTE = re.compile(
    r'(?:refuse|skip|warn|Note|Unreadable|Refused)\([^"]*?(?:"[^"]*", )?"([a-z]+(?:-[a-z0-9]+)+|binary|executable)"'
)
ROSTER = re.compile(r'(?:Note|_note)\([^"]*(?:"[a-z]+", )?"([a-z]+-[a-z]+)"')
LOGGED = re.compile(
    r'(?:log\(session|log_reading\(|record\(session, By\([^)]*(?:\(\))?\))(?:, )?"([a-z-]+)", "([a-z]+)"'
)
SAID_TO_NOBODY = {
    "too-few-events", "too-few-years", "too-few-people", "too-few-claims", "too-few-options", "too-few-numbers",
    "too-little-evidence", "ordering-too-small",
}  # fmt: skip
"""A generator's reasons to draw again: no person meets them."""


FORMATS = PACKAGE / "formats"
STATS = PACKAGE / "stats"


def codes(pattern, *places):
    files = (path for place in places for path in (place.rglob("*.py") if place.is_dir() else [place]))
    found = (match for path in files for match in pattern.finditer(path.read_text(encoding="utf-8")))
    return {match[match.lastindex] for match in found}


def test_every_refusal_has_a_sentence():
    used = codes(CODE, PACKAGE) - SAID_TO_NOBODY
    assert len(used) > 15
    assert used <= words.SENTENCES.keys()


def test_everything_in_the_record_of_who_did_what_has_words_and_no_words_are_idle():
    found = [match for path in PACKAGE.rglob("*.py") for match in LOGGED.finditer(path.read_text("utf-8"))]
    erased = {f"{kind}-{done}" for kind in ("place", "class") for done in LOGGED_ERASURES.values()}
    actions = {match[1] for match in found} | set(DONE.values()) | set(EXPIRED.values()) | erased
    assert len(found) > 30
    assert actions == audit_words.ACTIONS.keys()
    assert {match[2] for match in found} | {"practice"} == audit_words.KINDS.keys()


def test_every_problem_of_a_file_has_a_sentence():
    used = codes(PROBLEM, PACKAGE / "formats")
    assert len(used) > 30
    assert used <= problem_words.SENTENCES.keys() | bank_words.SENTENCES.keys()


def test_everything_said_of_a_bank_file_has_a_reason_and_no_reason_is_idle():
    used = codes(NOTE, FORMATS / "banks", FORMATS / "decoding.py", FORMATS / "package.py", FORMATS / "prose")
    assert len(used) > 15
    assert used <= bank_words.SENTENCES.keys() | problem_words.SENTENCES.keys()
    assert bank_words.SENTENCES.keys() <= used


def test_everything_said_of_a_table_has_a_reason_and_no_reason_is_idle():
    assert (
        codes(NOTE, FORMATS / "tables", FORMATS / "gradebooks", FORMATS / "decoding.py") == table_words.SENTENCES.keys()
    )


def test_everything_said_of_a_list_of_students_has_a_sentence_and_no_sentence_is_idle():
    assert codes(ROSTER, FORMATS / "rosters") == roster_words.SENTENCES.keys()


def test_everything_a_bank_can_lose_in_a_file_has_a_name():
    assert loss_words.LOST.keys() == BANK_FIELDS.keys() | FIELDS.keys()


def test_every_kind_has_words_and_so_has_everything_a_file_is_counted_by():
    assert kind_words.WORDS.keys() == KINDS.keys()
    assert kind_words.COUNTED.keys() == Report(format="").accepted.keys()


def test_every_flaw_has_a_sentence_and_every_sentence_a_flaw():
    assert flaw_words.SENTENCES.keys() == RULES.keys() | TOGETHER.keys()


def test_a_flaw_is_said_with_the_text_it_was_found_in():
    said = flaw_words.flaw_words(Flaw("stem-blank", "error", "The envoy came to ____?"))
    assert said.endswith("ask a whole question (The envoy came to ____?)")


def test_every_scheme_has_one_sentence_of_its_own():
    assert scheme_words.SENTENCES.keys() == {scheme for kind in KINDS.values() for scheme in kind.schemes}
    sentences = [scheme_words.scheme_sentence(scheme) for scheme in scheme_words.SENTENCES]
    assert len({*sentences}) == len(sentences)
    assert all(text.endswith(".") and text.count(".") == 1 for text in sentences)


def test_every_verdict_about_a_question_has_words_and_no_words_are_idle():
    assert codes(re.compile(r'Verdict\("([\w-]+)"'), STATS) == analysis_words.VERDICTS.keys()
    assert {weight for weight, _short, _sentence in analysis_words.VERDICTS.values()} == {
        "check", "look", "hint", "unsure", "fine",
    }  # fmt: skip


def test_every_reason_for_a_missing_figure_has_words_and_no_words_are_idle():
    used = codes(re.compile(r'(?:Figure\.none\(|return |else )"([a-z]+-[a-z]+)"'), STATS, PACKAGE / "web")
    assert {*used, "one-attempt"} == analysis_words.REASONS.keys()


def test_every_ruling_is_offered_to_teachers_and_told_to_students():
    assert ruling_words.CHOICES.keys() == ruling_words.SENTENCES.keys() == RULINGS.keys()


@pytest.mark.parametrize("sentences", [words.SENTENCES, problem_words.SENTENCES], ids=["refusals", "problems"])
def test_every_sentence_can_be_filled_in(sentences):
    for text in sentences.values():
        names = set(re.findall(r"%\((\w+)\)", text))
        assert text % dict.fromkeys(names, "x")


def test_a_problem_is_one_line_with_file_line_record_and_reason():
    _, problems = read("article: {id: x}\nevents:\n- {id: E01, text: 5}\n", "facts.yaml")
    lines = [problem_words.problem_line(problem) for problem in problems]
    assert "facts.yaml:3: E01: the field text must be text: put quotation marks around what looks like" in " ".join(
        lines
    )


def test_a_reason_calls_a_marking_rule_as_the_page_does_on_which_one_is_chosen():
    note = Note(1, "ordering-grading-near", params={"grading": "ABSOLUTE_POSITION", "scheme": "position"})
    assert "“by places”" in bank_words.reason(note)


def test_a_code_nobody_worded_still_says_something():
    assert words.sentence(QuizError("unheard-of")) == "unheard-of"


def test_no_sentence_uses_another_formatting():
    for text in {**words.SENTENCES, **problem_words.SENTENCES}.values():
        assert not [name for _, name, _, _ in string.Formatter().parse(text) if name]
