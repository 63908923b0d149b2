"""The question types of H5P that we have, by the machine names of their libraries."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from typing import Any

from ...notes import Refused
from ..drafts import SUMMED, Choice, Draft
from ..statements import true_false
from .content import Content, nested, refused
from .params import Params, as_group, entries, flag, group, text

CONTAINERS = {
    "H5P.BranchingScenario", "H5P.Column", "H5P.CoursePresentation", "H5P.InteractiveBook", "H5P.InteractiveVideo",
    "H5P.QuestionSet", "H5P.VirtualTour", "H5P.ThreeImage",
}  # fmt: skip
"""Libraries that hold questions among other things."""
VERDICTS = {"true": True, "false": False}


def take(content: Content, readers: "Readers") -> None:
    """Take the question, or every question of the content, or refuse it by name."""
    try:
        readers.get(content.library, _unknown)(content)
    except Refused as refusal:
        refused(content, refusal)
    else:
        content.tell_dropped()


def _question_set(content: Content) -> None:
    """Take each question of the set; texts around them have no place."""
    intro, end = group(content.params, "introPage"), group(content.params, "endGame")
    content.drop("introPage", text(intro, "title"), text(intro, "introduction"))
    content.drop("endGame", *(text(group(end, "oldFeedback"), name) for name in ("successComment", "failComment")))
    for value in entries(content.params, "questions"):
        try:
            question = nested(value, content.reading, content.files)
        except Refused as refusal:
            refused(content, refusal)
        else:
            take(question, QUESTIONS)


def _unknown(content: Content) -> None:
    raise Refused("container-unread" if content.library in CONTAINERS else "kind-unknown")


def _multiple_choice(content: Content) -> None:
    params = content.params
    answers = [as_group(each, "answers") for each in entries(params, "answers")]
    right = [flag(each, "correct", usual=False) for each in answers]
    behaviour = params | group(params, "behaviour")  # before 1.1, its fields stood among the others
    kind = _kind(behaviour, sum(right))
    weigh = WEIGHTS[kind]
    if kind in SUMMED and flag(behaviour, "singlePoint", usual=False):
        content.warn("single-point")
    choices = tuple(
        Choice(
            text=content.prose(text(answer, "text")),
            weight=weigh(correct, sum(right)),
            feedback=_feedback(content, answer),
        )
        for answer, correct in zip(answers, right, strict=True)
    )
    shuffle = flag(behaviour, "randomAnswers", usual=True)
    _take(content, kind, "question", choices, content.explanation(), shuffle=shuffle)


def _kind(behaviour: Params, right: int) -> str:
    kind = text(behaviour, "type") or "auto"
    if "singleAnswer" in behaviour and "type" not in behaviour:
        kind = "single" if flag(behaviour, "singleAnswer", usual=True) else "multi"
    if kind == "auto":
        return "single_choice" if right == 1 else "multiple_response"
    if kind not in KINDS:
        raise Refused("field-unfit", field="type")
    return KINDS[kind]


def _feedback(content: Content, answer: Params) -> str:
    told = answer | group(answer, "tipsAndFeedback")  # before 1.3, its fields stood beside the text
    for name in ("tip", "notChosenFeedback"):
        content.drop(name, text(told, name).strip())
    return content.prose(text(told, "chosenFeedback"))


def _true_false(content: Content) -> None:
    correct, behaviour = text(content.params, "correct"), group(content.params, "behaviour")
    if correct not in VERDICTS:
        raise Refused("key-missing")
    on_right, on_wrong = (content.prose(text(behaviour, name)) for name in ("feedbackOnCorrect", "feedbackOnWrong"))
    right, explanation = VERDICTS[correct], ""
    if on_right == on_wrong:
        explanation, on_right, on_wrong = on_right, "", ""
    if_true, if_false = (on_right, on_wrong) if right else (on_wrong, on_right)
    choices = true_false(right, if_true=if_true, if_false=if_false)
    _take(content, "true_false", "question", choices, explanation)


def _single_choice_set(content: Content) -> None:
    """Take each question of the set, whose first answer is the right one."""
    content.drop("overallFeedback", content.explanation())
    for value in entries(content.params, "choices"):
        one = Content(content.library, {}, "", "", content.reading, content.files)
        try:
            one.params = as_group(value, "choices")
            answers = entries(one.params, "answers")
            choices = tuple(
                Choice(text=content.prose(text({"answers": answer}, "answers")), weight=Fraction(place == 0))
                for place, answer in enumerate(answers)
            )
            _take(one, "single_choice", "question", choices, "")
        except Refused as refusal:
            refused(one, refusal)


def _sort_paragraphs(content: Content) -> None:
    behaviour = group(content.params, "behaviour")
    grading = text(behaviour, "scoringMode") or "positions"
    if grading != "positions" or not flag(behaviour, "applyPenalties", usual=True):
        content.warn("ordering-grading", grading=grading[:40])
    paragraphs = tuple(
        Choice(text=content.prose(text({"paragraphs": each}, "paragraphs")))
        for each in entries(content.params, "paragraphs")
    )
    _take(content, "ordering", "taskDescription", paragraphs, content.explanation())


def _take(
    content: Content, kind: str, stem: str, choices: tuple[Choice, ...], explanation: str, **settings: Any
) -> None:
    draft = partial(Draft, line=0, kind=kind, title=content.title, id=content.id, choices=choices)
    content.reading.take(draft(stem=content.question(stem), explanation=explanation, **settings))


KINDS: Mapping[str, str] = {"single": "single_choice", "multi": "multiple_response"}
WEIGHTS: Mapping[str, Callable[[bool, int], Fraction]] = {
    "single_choice": lambda right, _: Fraction(right),
    "multiple_response": lambda right, count: Fraction(1 if right else -1, count or 1),
}
"""By kind: what an option earns, right or wrong, of so many right ones."""
Readers = Mapping[str, Callable[[Content], None]]
QUESTIONS: Readers = {
    "H5P.MultiChoice": _multiple_choice,
    "H5P.TrueFalse": _true_false,
    "H5P.SingleChoiceSet": _single_choice_set,
    "H5P.SortParagraphs": _sort_paragraphs,
}
WHOLE: Readers = {**QUESTIONS, "H5P.QuestionSet": _question_set}
"""What a package as a whole may be."""
SETS = {"H5P.QuestionSet", "H5P.SingleChoiceSet"}
"""Libraries whose title is that of several questions."""
