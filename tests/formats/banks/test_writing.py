"""Every format writes what it can read back, and says what it cannot carry: nothing is lost or changed in silence."""

from dataclasses import fields, replace

import pytest
from any_bank import QUESTIONS, banks
from hypothesis import given, note, settings
from hypothesis import strategies as st

from quizapp.core.kinds import KINDS
from quizapp.core.question import Option
from quizapp.formats.banks import WRITTEN_FORMATS, read
from quizapp.formats.banks.losses import FIELDS
from quizapp.formats.banks.reading import Reading

PARTS = {
    "id": {"key"},
    "line-breaks": {"stem", "options.text"},
    "any-order": {"comparable"},
    "option-keys": {"options.key"},
    "show": {"show", "show_choice"},
    "right": {"correct"},
    "weights": {"credits"},
    "bank-lang": {"lang"},
} | {
    name: {name} for name in ("locked", "ends", "shuffle", "explanation", "paragraphs", "targets", "tags", "difficulty")
}
PARTS |= {name: {f"options.{name}"} for name in ("feedback", "last")}
"""What each loss excuses."""

NOWHERE = {"bank-title", "bank-lang", "bank-article", "paragraphs", "targets", "difficulty", "option-keys"}
CHOICES = NOWHERE | {"right", "weights", "last", "tags"}
TABLES = NOWHERE - {"difficulty"} | {"tags"}
QTI12 = NOWHERE - {"bank-title", "bank-lang"}
SHEET = {
    "single_choice": TABLES | {"right", "last"},
    "true_false": TABLES | {"last"},
    "multiple_response": TABLES | {"last"},
    "ordering": TABLES | {"any-order", "locked", "show"},
}
QTI = {"bank-article", "paragraphs", "targets", "option-keys"}
PACKAGE = {
    "single_choice": QTI | {"last"},
    "true_false": QTI,
    "multiple_response": QTI | {"last"},
    "ordering": QTI | {"any-order", "ends", "show"},
}
CARRIED_BUT = {
    "yaml": dict.fromkeys(QUESTIONS, frozenset()),
    "json": dict.fromkeys(QUESTIONS, frozenset()),
    "gift": {
        "single_choice": CHOICES | {"shuffle"},
        "true_false": NOWHERE | {"tags"},
        "multiple_response": CHOICES | {"shuffle"},
        "ordering": NOWHERE | {"any-order", "locked", "ends", "tags"},
    },
    "moodle_xml": {
        "single_choice": CHOICES,
        "true_false": NOWHERE,
        "multiple_response": CHOICES,
        "ordering": NOWHERE | {"any-order", "locked", "ends"},
    },
    "qti12": {
        "single_choice": QTI12 | {"weights", "last"},
        "true_false": QTI12 | {"last"},
        "multiple_response": QTI12 | {"last"},
        "ordering": QTI12 | {"any-order", "locked", "ends", "show"},
    },
    "qti2": PACKAGE,
    "qti3": PACKAGE,
    "h5p": {
        "single_choice": CHOICES,
        "true_false": NOWHERE | {"tags"},
        "multiple_response": CHOICES,
        "ordering": NOWHERE | {"any-order", "locked", "ends", "show", "tags"},
    },
    "csv": SHEET,
    "xlsx": SHEET,
    "aiken": dict.fromkeys(QUESTIONS, frozenset(CHOICES | {"id", "line-breaks", "feedback", "explanation", "shuffle"})),
}
"""By format and kind: all that may be lost."""
LEFT_OUT = {
    "yaml": set(),
    "json": set(),
    "gift": {"shares-unknown"},
    "moodle_xml": {"shares-unknown"},
    "qti12": set(),
    "qti2": set(),
    "qti3": set(),
    "h5p": {"ordering-alone"},
    "csv": set(),
    "xlsx": set(),
    "aiken": {"kind-unsaid", "aiken-stem"},
}
"""By format: why a whole question may be."""

in_every_format = settings(max_examples=40, deadline=None)
"""Each bank is written in every format: it takes three times as long to draw one as to write it and read it back."""


def back(data, name, bank):
    reading = Reading(name=bank.id)
    WRITTEN_FORMATS[name].read(data, reading)
    assert (*reading.refused, *reading.skipped) == ()
    return reading.bank


def earned(question):
    """What single answers and pairs of them earn."""
    keys = [option.key for option in question.options]
    if question.kind == "ordering":
        return []
    answers = [(key,) for key in keys]
    if question.kind == "multiple_response":
        answers += [(one, other) for one in keys for other in keys if one < other]
    return [question.credit(question.parse(answer)) for answer in answers]


def renamed(question, keys):
    """Return the question with these option keys instead of its own."""
    names = dict(zip((option.key for option in question.options), keys, strict=True))
    changes = {
        "options": tuple(replace(option, key=names[option.key]) for option in question.options),
        "correct": tuple(names[key] for key in question.correct),
    }
    if question.kind == "ordering":
        changes["comparable"] = tuple((names[one], names[other]) for one, other in question.comparable)
        changes["locked"] = tuple(names[key] for key in question.locked)
    return replace(question, **changes)


def differences(question, other):
    """Return the names of all that differs."""
    keys = [option.key for option in question.options]
    found = {"options.key"} - {
        "options.key" for option in other.options if keys == [each.key for each in other.options]
    }
    other = renamed(other, keys)
    for field in fields(question):
        if field.name not in ("options", "correct", "show", "show_choice"):
            one, two = getattr(question, field.name), getattr(other, field.name)
            found |= {field.name} if one != two else set()
    found |= {"correct"} if set(question.correct) != set(other.correct) else set()
    found |= {"credits"} if earned(question) != earned(other) else set()
    for field in fields(Option):
        if field.name not in ("key", "weight"):
            one, two = ([getattr(option, field.name) for option in each.options] for each in (question, other))
            found |= {f"options.{field.name}"} if one != two else set()
    return found


def test_every_part_of_a_question_is_looked_at():
    assert {name for kind in KINDS.values() for name in (field.name for field in fields(kind))} <= {
        *FIELDS,
        "key", "options", "correct", "comparable", "show_choice",
    }  # fmt: skip
    assert {field.name for field in fields(Option)} <= {*FIELDS, "text", "key", "fact", "date", "weight"}


@pytest.mark.parametrize("kind", QUESTIONS)
@in_every_format
@given(data=st.data())
def test_what_is_read_back_is_what_was_written_but_for_what_was_said_to_be_lost(kind, data):
    bank = data.draw(banks([kind]))
    for name, format_ in WRITTEN_FORMATS.items():
        note(name)
        written = format_.write(bank)
        assert {loss.code for loss in written.losses if not loss.left_out} <= CARRIED_BUT[name][kind]
        assert {loss.code for loss in written.losses if loss.left_out} <= LEFT_OUT[name]
        left_out = {loss.question for loss in written.losses if loss.left_out}
        kept = [question for question in bank.questions if question.key not in left_out]
        read_back = back(written.data, name, bank).questions if kept else ()
        for question, other in zip(kept, read_back, strict=True):
            lost = {loss.code for loss in written.losses if loss.question in ("", question.key)}
            assert differences(question, other) <= set().union(*(PARTS.get(code, set()) for code in lost))


@in_every_format
@given(bank=banks())
def test_a_loss_is_said_once(bank):
    for name, format_ in WRITTEN_FORMATS.items():
        note(name)
        losses = format_.write(bank).losses
        assert len({(loss.question, loss.code) for loss in losses}) == len(losses)


@in_every_format
@given(bank=banks())
def test_what_was_read_from_a_file_is_written_without_any_loss(bank):
    for name, format_ in WRITTEN_FORMATS.items():
        note(name)
        once = format_.write(bank)
        if once.left_out < len(bank.questions):
            again = back(once.data, name, bank)
            written = format_.write(again)
            assert written.losses == ()
            assert back(written.data, name, bank) == again


@in_every_format
@given(bank=banks())
def test_a_file_is_recognised_by_its_content(bank):
    for name, format_ in WRITTEN_FORMATS.items():
        note(name)
        written = format_.write(bank)
        if written.left_out < len(bank.questions):
            assert read(written.data, "any.x").format == name
