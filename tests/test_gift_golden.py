"""GIFT files word for word, as another reader of the format understands them: QUIZAPP_TEST_CORPUS names the folder."""

import json
import os
import re
from html import unescape
from pathlib import Path

import pytest

from quizapp.formats.banks import read
from quizapp.formats.prose import unmarked

FOLDER = os.environ.get("QUIZAPP_TEST_CORPUS", "")
OURS = {"MC", "TF"}


def files():
    return sorted(Path(FOLDER, "gift_golden").glob("*.json")) or [None] if FOLDER else []


def source(golden):
    (found,) = Path(FOLDER, "gift").glob(f"*__tests__questions__{golden.stem}.gift")
    return found


def letters(text):
    """Return the text without its spaces, which markup may leave anywhere."""
    return "".join(text.split())


def said(text):
    """Return the letters of a text of theirs, which may be missing."""
    if text is None:
        return ""
    marks = r"[*_]" if text["format"] == "markdown" else r"<!--.*?-->|</?[a-z][^<>]*>"
    return letters(unescape(re.sub(marks, "", text["text"], flags=re.DOTALL)))


def theirs(item):
    if item["type"] == "TF":
        choices = [
            ("True", float(item["isTrue"]), said(item["trueFeedback"])),
            ("False", float(not item["isTrue"]), said(item["falseFeedback"])),
        ]
    else:
        choices = [(said(each["text"]), share(each), said(each["feedback"])) for each in item["choices"]]
    return said(item["stem"]), choices, said(item["globalFeedback"])


def share(choice):
    return choice["weight"] / 100 if choice["weight"] is not None else float(choice["isCorrect"])


def ours(question):
    plain = unmarked(question)
    choices = [
        (
            letters(option.text),
            float(question.weights[option.key]) if question.weighted else None,
            letters(option.feedback),
        )
        for option in plain.options
    ]
    right = {option.key for option in plain.options if option.key in question.correct}
    shares = [float(option.key in right) for option in plain.options]
    if question.kind == "multiple_response" and not question.weighted:
        shares = [(1 if option.key in right else -1) / len(right) for option in plain.options]
    choices = [
        (text, share if weight is None else weight, feedback)
        for (text, weight, feedback), share in zip(choices, shares, strict=True)
    ]
    return letters(plain.stem), choices, letters(plain.explanation)


@pytest.mark.parametrize("golden", files(), ids=lambda golden: golden.stem if golden else "no gift_golden")
def test_texts_weights_and_feedback_are_those_another_reader_finds(golden):
    assert golden, f"{FOLDER} holds no gift_golden"
    expected = [theirs(item) for item in json.loads(golden.read_text(encoding="utf-8")) if item["type"] in OURS]
    path = source(golden)
    bank = read(path.read_bytes(), path.name).bank
    found = [ours(question) for question in (bank.questions if bank else ())]
    assert len(found) == len(expected)
    for (stem, choices, explanation), (their_stem, their_choices, their_explanation) in zip(
        found, expected, strict=True
    ):
        assert (stem, explanation) == (their_stem, their_explanation)
        for (text, weight, feedback), (their_text, their_weight, their_feedback) in zip(
            choices, their_choices, strict=True
        ):
            assert (text, feedback) == (their_text, their_feedback)
            assert weight == pytest.approx(their_weight, abs=1e-4)
