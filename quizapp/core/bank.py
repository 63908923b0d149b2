"""A bank: questions somebody wrote, kept under stable ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

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
    questions: tuple[Question, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def under(self, id_: str) -> "Bank":
        """Return the same bank with another id, which the keys of its questions then begin with."""
        questions = (replace(question, key=f"{id_}/{name_of(question.key)}") for question in self.questions)
        return replace(self, id=id_, questions=tuple(questions))


def name_of(key: str) -> str:
    """Return what a question is called within its bank."""
    return key.partition("/")[2]
