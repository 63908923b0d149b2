"""Sentences for what a teacher should know before giving a quiz."""

from collections.abc import Mapping

from ..services.checklist import Remark
from .speech import Message
from .speech import gettext as _

SENTENCES: Mapping[str, Message] = {
    "answers-travel": "Whoever submits first sees the right answers while others still work on the same questions. "
    "In an exam, show them after closing.",
    "names-invented": "One student can join under an invented name, read the answers, and then sit the exam. Let in "
    "only those on the class list, or show the answers after closing.",
    "answers-repeat": "Further attempts ask the same questions, whose answers were shown.",
    "never-closes": "It stays open until you close it.",
    "answers-wait": "It has no closing time: score, answers and explanations wait until you close it.",
    "closed-already": "Its closing time has passed: nobody can start it.",
    "little-time": "A time limit of %(minutes)s min is short for %(count)s questions.",
    "exam-asked": "It can ask %(asked)s of the %(of)s facts that %(title)s tests, which a class is working on.",
    "practice-asks": "Open practice can ask %(asked)s of the %(of)s facts this quiz tests: %(titles)s.",
}


def remark_words(remark: Remark) -> str:
    return _(SENTENCES[remark.code]) % remark.params
