"""A bank: questions somebody wrote, kept under stable ids."""

from dataclasses import dataclass

from .question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """`article` is the id of the facts its questions rest on, if any; keys of questions begin with the bank's id."""

    id: str
    title: str
    lang: str = "en"
    article: str = ""
    questions: tuple[Question, ...]
