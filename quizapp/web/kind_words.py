"""The kinds of questions in a teacher's words."""

from collections.abc import Mapping

from .speech import Message
from .speech import gettext as _

WORDS: Mapping[str, Message] = {
    "single_choice": "One right answer",
    "multiple_response": "Several right answers",
    "ordering": "Putting in order",
}


def kind_words(kind: str) -> str:
    return _(WORDS[kind])
