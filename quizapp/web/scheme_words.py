"""How a question is marked: a name for teachers, and a sentence, as students read it, for every scheme."""

from collections.abc import Mapping

from .speech import Message
from .speech import gettext as _

NAMES: Mapping[str, Message] = {
    "right": "right or wrong",
    "net": "right ticks minus wrong ones",
    "all-or-nothing": "all or nothing",
    "per-option": "an equal share for each option",
    "weights": "the weights of the options",
    "pairs": "by pairs",
    "exact": "all or nothing",
    "position": "by places",
    "adjacent": "by neighbours",
    "longest": "by how many have to move",
}
SENTENCES: Mapping[str, Message] = {
    "right": "One answer to choose: the point if it is right, nothing if it is not.",
    "net": "Several answers to choose: each right one adds, each wrong one takes the same away.",
    "all-or-nothing": "Several answers to choose: the point if exactly the right ones are ticked, nothing if not.",
    "per-option": "Several answers to choose: each option rightly ticked or rightly left alone earns an equal share.",
    "weights": "Options with weights: what you choose adds up, each option by its own share of the point.",
    "pairs": "Putting in order: each pair in the right order adds, each pair the wrong way round takes the same away.",
    "exact": "Putting in order: the point if the whole order is right, nothing if it is not.",
    "position": "Putting in order: each item in its right place earns an equal share.",
    "adjacent": "Putting in order: each item that comes directly after the right one earns an equal share.",
    "longest": "Putting in order: each item that would have to be moved to make the order right takes a share away.",
}


def scheme_words(scheme: str) -> str:
    return _(NAMES[scheme])


def scheme_sentence(scheme: str) -> str:
    return _(SENTENCES[scheme])
