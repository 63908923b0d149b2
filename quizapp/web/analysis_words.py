"""What figures and verdicts about questions mean, in a teacher's words."""

from collections.abc import Callable, Mapping

from ..stats.figure import Figure
from . import written
from .speech import Message
from .speech import gettext as _

VERDICTS: Mapping[str, tuple[str, Message, Message]] = {
    "key-doubtful": (
        "check",
        "Check the right answer",
        "Strong students choose %(option)s: check the right answer. Of the top third, %(count)s did.",
    ),
    "against-the-rest": (
        "check",
        "Works against the others",
        "Those who do well elsewhere do worse here: look for a second reading, or a mistake in the right answer.",
    ),
    "wordings-differ": (
        "check",
        "Wordings differ",
        "One wording of this question is easier than another: not everybody had the same chance.",
    ),
    "too-easy": ("look", "Too easy", "Too easy: nearly everybody has it right, so it tells nobody apart."),
    "too-hard": ("look", "Too hard", "Too hard: few have it right, or hardly more than guessing would."),
    "like-guessing": (
        "look",
        "No better than guessing",
        "No better than guessing: what is asked here was not known, or not understood.",
    ),
    "separates-little": (
        "look",
        "Says little",
        "Strong and weak students do about as well here: it says little about the rest.",
    ),
    "many-blank": (
        "look",
        "Often left blank",
        "%(blank)s of %(n)s left it blank: was there time, and is it clear what to do?",
    ),
    "never-chosen": (
        "hint",
        "An option nobody chose",
        "Nobody chose %(options)s: a wrong answer nobody believes makes guessing easier.",
    ),
    "few-answers": ("unsure", "Too few answers", "Too few answers to say: %(n)s, and %(wanted)s are needed."),
    "fine": ("fine", "Fine", "Nothing stands out."),
}
"""For each code how much it matters, a few words, and the sentence."""

REASONS: Mapping[str, Message] = {
    "no-attempts": "no attempt yet",
    "one-attempt": "one attempt only",
    "few-attempts": "too few attempts",
    "one-question": "one question only",
    "two-questions": "two questions only",
    "no-spread": "all scores are equal",
    "all-same": "everybody earned the same",
    "rest-same": "the other scores are equal",
    "against-total": "works against the total",
    "chance-full": "guessing earns everything",
    "no-answers": "no answer yet",
}
"""Why there is no figure: short enough for a cell of a table."""

MEANINGS: Mapping[str, tuple[Message, Message]] = {
    "answered": ("Answered", "How many answered, of those who were asked. Blanks earn nothing and count as asked."),
    "facility": ("Facility", "The mean score, as a share of the full score. If everybody is right, it is 100%."),
    "corrected": ("Beyond chance", "Facility on a scale from 0% for guessing to 100%."),
    "chance": ("Chance", "What guessing earns on average by the marking rule in use."),
    "sd": ("SD", "Standard deviation of the score: how far answers lie apart, as a share of the full score."),
    "discrimination": (
        "Discrimination",
        "Item-rest: correlation of the score here with that on all others. Above 0.3 is good, below 0.1 says little.",
    ),
    "efficiency": (
        "Efficiency",
        "Discrimination as a share of the most that such an easy question and these scores allow.",
    ),
    "weight": ("Weight", "The share of the differences between total scores that comes from here."),
    "alpha_without": ("Alpha without", "Alpha of the test if this question were dropped."),
    "seconds": ("Time", "Median time from the answer saved before, or the start, to the last save of this one."),
}

WHOLE: Mapping[str, tuple[Message, Message]] = {
    "mean": ("Mean", "interval by Student’s t"),
    "median": ("Median", "interval by order statistics"),
    "sd": ("Standard deviation", "interval by chi-squared, for about normal scores"),
    "skewness": ("Skewness", "below 0: a few low scores; interval by its standard error for normal scores"),
    "alpha": ("Alpha (Cronbach)", "how well the questions hang together; interval by Feldt’s method"),
    "error": ("Standard error", "how far a score may lie from what a student really knows; interval by chi-squared"),
}


def reason(figure: Figure) -> str:
    return _(REASONS[figure.reason])


def share(value: float | None) -> str:
    """Write a part of the whole as a percentage."""
    return "" if value is None else signed(f"{100 * value:.0f}", written.percentage)


def number(value: float | None) -> str:
    return "" if value is None else signed(f"{value:.2f}", written.number)


def signed(text: str, write: Callable[[str], str]) -> str:
    """Write a negative number with a real minus, and nothing as 0 without a sign."""
    plain = text.lstrip("-")
    return write(plain) if plain == text or not plain.strip("0.") else f"\N{MINUS SIGN}{write(plain)}"


def duration(seconds: float | None) -> str:
    if seconds is None:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
