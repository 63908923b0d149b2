"""Sentences for what is wrong with a question that somebody fills in, where those for files speak of files."""

from collections.abc import Mapping
from typing import Any

from . import bank_words, problem_words
from .speech import Message
from .speech import gettext as _

SENTENCES: Mapping[str, Message] = {
    "any-order-pair": "Give pairs of two different numbers of items.",
    "any-order-broken": "What may stand either way contradicts itself: if two items have no order, neither can stand "
    "before and after one that does.",
    "difficulty-range": "The difficulty lies between 0 (easy) and 1 (hard).",
    "ends-two": "Label both ends, or neither.",
    "number-missing": "Write a whole number, or nothing.",
    "options-few": "Write at least %(fewest)s options; so far the question has %(found)s.",
    "options-identical": "This option says the same as another.",
    "right-none": "Tick the options that are right.",
    "right-one": "Tick exactly one option as right: %(found)s are ticked.",
    "show-range": "Ask for %(fewest)s items or more, and no more than the %(most)s there are.",
    "weight-malformed": "A share is a fraction from -1 to 1, such as 1/3, 0 or -1/2.",
    "weight-right": "This share does not agree with whether the option is right.",
}


def finding_words(code: str, params: Mapping[str, Any]) -> str:
    if code in SENTENCES:
        return _(SENTENCES[code]) % params
    return _(problem_words.SENTENCES.get(code) or bank_words.SENTENCES[code][0]) % params
