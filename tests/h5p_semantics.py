"""The fields of H5P's libraries as their semantics have them: types, options, tags, and what must be filled in.

Of H5P.QuestionSet 1.20, H5P.MultiChoice 1.16, H5P.TrueFalse 1.8, H5P.SortParagraphs 0.11 and H5P.Image 1.1, those that
matter for questions; texts of buttons have defaults.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Text:
    tags: frozenset = frozenset()
    plain: bool = True
    most: int = 10**9
    needed: bool = False


@dataclass(frozen=True)
class Of:
    """A value of a type, one of these options or within these numbers."""

    type: type
    options: tuple = ()
    least: float = float("-inf")
    most: float = float("inf")
    needed: bool = False


@dataclass(frozen=True)
class List:
    field: object
    least: int = 0
    needed: bool = False


@dataclass(frozen=True)
class Group:
    fields: dict = field(default_factory=dict)
    needed: bool = False


@dataclass(frozen=True)
class Library:
    options: tuple
    needed: bool = False


def html(*tags, needed=False):
    return Text(frozenset(tags), plain=False, needed=needed)


FLAG = Of(bool)
PERCENT = Of(int, least=0, most=100)
WORDS = Text()
SHORT = ("strong", "em", "sub", "sup", "code")
MEDIA = Group(
    {"type": Library(("H5P.Image 1.1", "H5P.Video 1.6", "H5P.Audio 1.5")), "disableImageZooming": FLAG},
)
RANGES = List(Group({"from": PERCENT, "to": PERCENT, "feedback": WORDS}), least=1)
"""A group of one field, which is written as that field."""
IMAGE_FILE = Group(
    {
        "path": Text(needed=True),
        "mime": Text(needed=True),
        "copyright": Group({"license": Of(str, ("U",))}),
        "width": Of(int),
        "height": Of(int),
    },
    needed=True,
)
SEMANTICS = {
    "H5P.QuestionSet 1.20": {
        "introPage": Group({"showIntroPage": FLAG, "title": html(*SHORT), "introduction": html(*SHORT, "p")}),
        "progressType": Of(str, ("textual", "dots")),
        "passPercentage": PERCENT,
        "questions": List(
            Library(
                (
                    "H5P.MultiChoice 1.16",
                    "H5P.DragQuestion 1.14",
                    "H5P.Blanks 1.14",
                    "H5P.MarkTheWords 1.11",
                    "H5P.DragText 1.10",
                    "H5P.TrueFalse 1.8",
                    "H5P.Essay 1.5",
                )
            ),
            least=1,
            needed=True,
        ),
        "disableBackwardsNavigation": FLAG,
        "randomQuestions": FLAG,
        "poolSize": Of(int, least=1),
        "endGame": Group(
            {"showResultPage": FLAG, "showSolutionButton": FLAG, "showRetryButton": FLAG, "overallFeedback": RANGES}
        ),
    },
    "H5P.MultiChoice 1.16": {
        "media": MEDIA,
        "question": html(*SHORT, "h2", "h3", "pre", needed=True),
        "answers": List(
            Group(
                {
                    "text": html(*SHORT, needed=True),
                    "correct": FLAG,
                    "tipsAndFeedback": Group(
                        {
                            "tip": html("p", "br", "strong", "em", "a", "code"),
                            "chosenFeedback": html(*SHORT, "a"),
                            "notChosenFeedback": html(*SHORT, "a"),
                        }
                    ),
                }
            ),
            least=1,
            needed=True,
        ),
        "overallFeedback": RANGES,
        "behaviour": Group(
            {
                "enableRetry": FLAG,
                "enableSolutionsButton": FLAG,
                "enableCheckButton": FLAG,
                "type": Of(str, ("auto", "multi", "single")),
                "singlePoint": FLAG,
                "randomAnswers": FLAG,
                "passPercentage": PERCENT,
            }
        ),
    },
    "H5P.TrueFalse 1.8": {
        "media": MEDIA,
        "question": html(*SHORT, "h2", "h3", "pre", needed=True),
        "correct": Of(str, ("true", "false"), needed=True),
        "behaviour": Group(
            {
                "enableRetry": FLAG,
                "enableSolutionsButton": FLAG,
                "enableCheckButton": FLAG,
                "feedbackOnCorrect": Text(most=2048),
                "feedbackOnWrong": Text(most=2048),
            }
        ),
    },
    "H5P.SortParagraphs 0.11": {
        "media": MEDIA,
        "taskDescription": html(
            "strong", "em", "u", "a", "ul", "ol", "li", "h2", "h3", "hr", "pre", "code", needed=True
        ),
        "paragraphs": List(
            html("strong", "em", "u", "ul", "ol", "li", "h2", "h3", "hr", "pre", "code", needed=True),
            least=3,
            needed=True,
        ),
        "overallFeedback": RANGES,
        "behaviour": Group(
            {
                "scoringMode": Of(str, ("positions", "transitions")),
                "applyPenalties": FLAG,
                "duplicatesInterchangeable": FLAG,
            }
        ),
    },
    "H5P.Image 1.1": {"contentName": WORDS, "alt": WORDS, "title": WORDS, "file": IMAGE_FILE},
}
