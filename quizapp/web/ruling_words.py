"""What a ruling is called for the teacher who chooses it, and what it says to a student."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from ..core.question import Answer, Question
from ..core.rounding import decimal, percent
from ..formats.prose import plain
from ..services.rulings import Decision
from ..services.scores import Score
from .speech import Message
from .speech import gettext as _
from .written import number, percentage

CHOICES: Mapping[str, Message] = {
    "new-key": "This answer is the right one, and the old one is wrong",
    "accept": "This answer is right as well",
    "full-marks": "Full marks for everybody, even where nothing was answered",
    "drop": "Drop the question: it counts for nobody",
}
SENTENCES: Mapping[str, Message] = {
    "new-key": "The right answer was corrected.",
    "accept": "One more answer was accepted. The right answers are:",
    "full-marks": "Everybody was given full marks for this question.",
    "drop": "This question was dropped and counts for nobody.",
}
NAMED_AFTER = frozenset({"accept"})
"""Rulings whose sentence goes on with the key and their answer; of another key the result shows enough."""


@dataclass(frozen=True, slots=True)
class Told:
    """A ruling in the words of the result page; `answer` is empty where the sentence does not name one."""

    at: datetime
    said: str
    answer: str
    reason: str


def choices() -> list[tuple[str, str]]:
    return [(rule, _(words)) for rule, words in CHOICES.items()]


def told(decision: Decision, question: Question) -> Told:
    """Say it to somebody who was asked this question, with the key that holds beside what was accepted."""
    answer = ""
    if decision.rule in NAMED_AFTER:
        both = {"key": answer_words(question, question.correct), "answer": answer_words(question, decision.answer)}
        answer = _("%(key)s, or: %(answer)s") % both
    return Told(decision.at, _(SENTENCES[decision.rule]), answer, decision.reason)


def score_words(score: Score) -> str:
    points = score.points or Fraction(0)
    said = {"score": number(decimal(points)), "maximum": score.maximum, "percent": percentage(percent(score.share))}
    return _("%(score)s of %(maximum)s (%(percent)s)") % said


def answer_words(question: Question, answer: Answer) -> str:
    """Return the texts of the options of an answer, in its order; those of another wording are left out."""
    texts = {option.key: plain(option.text, question.markup) for option in question.options}
    return "; ".join(texts[key] for key in answer if key in texts)
