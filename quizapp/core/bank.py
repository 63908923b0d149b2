"""A bank: questions somebody wrote, kept under stable ids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from .packed import packed
from .question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """`article` is the id of the facts its questions rest on, if any; keys of questions begin with the bank's id.

    `pictures` are those that its texts name, by the SHA-256 of their bytes, in hex.
    """

    id: str
    title: str
    lang: str = "en"
    article: str = ""
    questions: Sequence[Question]
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def under(self, id_: str) -> "Bank":
        """Return the same bank with another id, which the keys of its questions then begin with."""
        return replace(self, id=id_, questions=packed(renamed(question, id_) for question in self.questions))


def renamed(question: Question, id_: str) -> Question:
    """Return the question as one of the bank with this id."""
    return replace(question, key=f"{id_}/{name_of(question.key)}")


def name_of(key: str) -> str:
    """Return what a question is called within its bank."""
    return key.partition("/")[2]
