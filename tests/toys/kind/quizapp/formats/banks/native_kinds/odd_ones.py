from typing import Any

from ....core.kinds.odd_ones import OddOnes
from ....core.question import Question
from .. import written
from .choice import check_several
from .native_kind import NativeKind


def _make(question: written.Question, **same: Any) -> Question:
    return OddOnes(correct=question.right, shuffle=question.shuffle, **same)


ODD_ONES = NativeKind(frozenset({"right", "feedback", "last", "shuffle"}), check_several, _make)
