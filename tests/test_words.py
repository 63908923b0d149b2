"""Whatever is said in codes has a sentence, and its parameters fit."""

import re
import string
from fractions import Fraction
from pathlib import Path

import pytest

from quizapp.core.errors import QuizError
from quizapp.core.kinds import KINDS
from quizapp.core.lint import RULES
from quizapp.core.lint.flaw import Flaw
from quizapp.core.lint.together import TOGETHER
from quizapp.formats.banks.losses import BANK_FIELDS, FIELDS
from quizapp.formats.facts import read
from quizapp.web import bank_words, flaw_words, problem_words, roster_words, scheme_words, table_words, words

PACKAGE = Path(words.__file__).parents[1]
CODE = re.compile(r'(?:QuizError|BadAnswer|CannotDraw)\(\s*"([\w-]+)"|"(scheme-[\w-]+)"')
PROBLEM = re.compile(r'(?:problem\(|Refused\(|Problem\(|yield )[^"\n]*"([a-z]+(?:-[a-z]+)+)"')
NOTE = re.compile(
    r'(?:refuse|skip|warn|Note|Unreadable|Refused)\([^"]*?(?:"[^"]*", )?"([a-z]+(?:-[a-z0-9]+)+|binary|executable)"'
)
ROSTER = re.compile(r'(?:Note|_note)\([^"]*(?:"[a-z]+", )?"([a-z]+-[a-z]+)"')
SAID_TO_NOBODY = {
    "too-few-events", "too-few-years", "too-few-people", "too-few-claims", "too-few-options", "too-few-numbers",
    "too-little-evidence", "ordering-too-small",
}  # fmt: skip
"""A generator's reasons to draw again: no person meets them."""


FORMATS = PACKAGE / "formats"


def codes(pattern, *places):
    files = (path for place in places for path in (place.rglob("*.py") if place.is_dir() else [place]))
    found = (match for path in files for match in pattern.finditer(path.read_text(encoding="utf-8")))
    return {match[match.lastindex] for match in found}


def test_every_refusal_has_a_sentence():
    used = codes(CODE, PACKAGE) - SAID_TO_NOBODY
    assert len(used) > 15
    assert used <= words.SENTENCES.keys()


def test_every_problem_of_a_file_has_a_sentence():
    used = codes(PROBLEM, PACKAGE / "formats")
    assert len(used) > 30
    assert used <= problem_words.SENTENCES.keys() | bank_words.SENTENCES.keys()


def test_everything_said_of_a_bank_file_has_a_reason_and_no_reason_is_idle():
    used = codes(NOTE, FORMATS / "banks", FORMATS / "decoding.py")
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
    assert bank_words.LOST.keys() == BANK_FIELDS.keys() | FIELDS.keys()


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


@pytest.mark.parametrize("sentences", [words.SENTENCES, problem_words.SENTENCES], ids=["refusals", "problems"])
def test_every_sentence_can_be_filled_in(sentences):
    for text in sentences.values():
        names = set(re.findall(r"%\((\w+)\)", text))
        assert text % dict.fromkeys(names, "x")


def test_a_problem_is_one_line_with_file_line_record_and_reason():
    _, problems = read("article: {id: x}\nevents:\n- {id: E01, text: 5}\n", "facts.yaml")
    lines = [problem_words.problem_line(problem) for problem in problems]
    assert "facts.yaml:3: E01: the field text must be of type str" in lines


def test_a_code_nobody_worded_still_says_something():
    assert words.sentence(QuizError("unheard-of")) == "unheard-of"


@pytest.mark.parametrize(
    ("points", "text"),
    [
        (Fraction(19, 2), "9.5"),
        (Fraction(2, 3), "0.67"),
        (Fraction(0), "0"),
        (Fraction(12), "12"),
        (Fraction(1, 200), "0.01"),
    ],
)
def test_points_are_written_short_with_halves_rounded_up(points, text):
    assert words.decimal(points) == text


@pytest.mark.parametrize(
    ("points", "maximum", "whole"),
    [(Fraction(1), 3, 33), (Fraction(2), 3, 67), (Fraction(1, 2), 100, 1), (Fraction(3), 3, 100), (Fraction(0), 3, 0)],
)
def test_a_percentage_is_whole_with_halves_rounded_up(points, maximum, whole):
    assert words.percent(points, maximum) == whole


def test_no_sentence_uses_another_formatting():
    for text in {**words.SENTENCES, **problem_words.SENTENCES}.values():
        assert not [name for _, name, _, _ in string.Formatter().parse(text) if name]
