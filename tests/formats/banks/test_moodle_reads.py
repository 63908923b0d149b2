"""What we write is read by Moodle's own rules, not only by ours."""

from html import unescape
from string import ascii_uppercase
from xml.etree import ElementTree as ET

import moodle_rules
import pytest
from any_bank import banks
from hypothesis import given, settings

from quizapp.formats.banks import WRITTEN_FORMATS
from quizapp.formats.banks.written import one_line

few = settings(max_examples=60, deadline=None)
KINDS = {"single": "single_choice", "truth": "single_choice", "multiple": "multiple_response"}


def written(name, bank):
    """Return the text, and the questions that are in it."""
    done = WRITTEN_FORMATS[name].write(bank)
    left_out = {loss.question for loss in done.losses if loss.left_out}
    return done.data.decode(), [question for question in bank.questions if question.key not in left_out]


def shares(question):
    """What a choice without weights pays for each option."""
    right = 1 / len(question.correct)
    wrong = {"single_choice": 0, "multiple_response": -right}[question.kind]
    return pytest.approx([right if option.key in question.correct else wrong for option in question.options], abs=1e-6)


@few
@given(bank=banks(["single_choice", "true_false", "multiple_response"]))
def test_choices_in_gift(bank):
    text, questions = written("gift", bank)
    for question, item in zip(questions, moodle_rules.gift(text), strict=True):
        name, stem, kind, answers, explanation = item
        assert (f"any/{name}", stem, KINDS[kind], explanation) == (
            question.key, question.stem, question.kind, question.explanation,
        )  # fmt: skip
        assert [answer[::2] for answer in answers] == [(option.text, option.feedback) for option in question.options]
        if not question.weighted:
            assert [share for _, share, _ in answers] == shares(question)


@few
@given(bank=banks(["ordering"]))
def test_orderings_in_gift(bank):
    text, questions = written("gift", bank)
    for question, item in zip(questions, moodle_rules.gift(text), strict=True):
        name, stem, settings_, items, explanation = item
        assert (f"any/{name}", stem, explanation) == (question.key, question.stem, question.explanation)
        assert [item for item, _, _ in items] == [option.text for option in question.options]
        shown = question.show or len(question.options)
        select = "CONTIGUOUS" if question.show_choice == "contiguous" else "RANDOM"
        assert settings_[:2] == (str(shown), select if shown < len(items) else "ALL")
        assert settings_[2:] == ("VERTICAL", "RELATIVE_ALL_PREVIOUS_AND_NEXT", "SHOW", "none")


@few
@given(bank=banks(["single_choice", "true_false"]))
def test_choices_in_aiken(bank):
    text, questions = written("aiken", bank)
    for question, (stem, choices, key) in zip(questions, moodle_rules.aiken(text), strict=True):
        assert stem == one_line(question.stem)
        assert choices == [one_line(option.text) for option in question.options]
        assert question.options[ascii_uppercase.index(key)].key in question.correct


def html(element, path):
    """Return a text of the file as a browser shows it."""
    parent = element.find(path) if path else element
    assert parent.get("format") == "html"
    text = (parent.findtext("text") or "").replace("<br>", "\n")
    assert "<" not in text
    return unescape(text)


@few
@given(bank=banks())
def test_everything_in_moodle_xml(bank):
    text, questions = written("moodle_xml", bank)
    for question, item in zip(questions, ET.fromstring(text), strict=True):
        assert f"any/{item.findtext('name/text')}" == f"any/{item.findtext('idnumber')}" == question.key
        assert html(item, "questiontext") == question.stem
        assert html(item, "generalfeedback") == question.explanation
        answers = item.findall("answer")
        texts = [html(answer, "") for answer in answers]
        assert texts == [
            option.text.lower() if item.get("type") == "truefalse" else option.text for option in question.options
        ]
        if question.kind == "ordering":
            assert item.findtext("selectcount") == str(question.show or len(texts))
        elif not question.weighted:
            fractions = [float(answer.get("fraction")) / 100 for answer in answers]
            if item.get("type") == "multichoice":
                assert item.findtext("single") == {"single_choice": "true"}.get(question.kind, "false")
                assert item.findtext("shuffleanswers") == str(int(question.shuffle))
            assert fractions == shares(question)
