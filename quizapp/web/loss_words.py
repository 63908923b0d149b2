"""What a file does not keep, in words."""

from collections.abc import Mapping

from ..formats.banks.losses import Loss
from .speech import Message
from .speech import gettext as _

LOST: Mapping[str, Message] = {
    "bank-id": "its id",
    "bank-title": "its title",
    "bank-lang": "its language",
    "bank-article": "the article it is based on",
    "id": "its id (another is made from its words)",
    "stem": "the wording of the question",
    "options": "the wording of options",
    "markup": "emphasis, lists, tables and other formatting of its texts",
    "pictures": "its pictures",
    "line-breaks": "line breaks",
    "right": "which of the fully right options is the right answer",
    "weights": "the weights of options",
    "any-order": "which items may stand either way",
    "locked": "which items stay in place",
    "ends": "the labels of the first and the last place",
    "show": "how many items a student is asked for",
    "shuffle": "that options stay in their order",
    "last": "which options stay at the end",
    "feedback": "feedback on options",
    "explanation": "the explanation",
    "caveat": "the caveat",
    "paragraphs": "the paragraphs",
    "targets": "the facts it tests",
    "evidence": "the facts that prove the right answer",
    "facts": "the facts that options state",
    "tags": "tags",
    "difficulty": "the difficulty",
    "generator": "how it was generated",
    "option-keys": "the ids of options",
    "lang": "its language",
}
"""What a format does not keep of a bank, and of a question."""


def lost(loss: Loss) -> str:
    """Name what is not kept; of a question that is left out, `reason` and `hint` speak."""
    return _(LOST[loss.code])
