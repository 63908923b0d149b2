from ..kinds.ordering import Ordering
from ..question import Question


def sides(question: Question) -> tuple[list[str], list[str]]:
    """Return the texts of the keys and of the distractors; both empty for an ordering, which has neither."""
    if isinstance(question, Ordering):
        return [], []
    keys = [option.text for option in question.options if option.key in question.correct]
    return keys, [option.text for option in question.options if option.key not in question.correct]
