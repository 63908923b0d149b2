"""How many, how long, what share?

Key: the number the article gives. Distractors are that number times a factor, rounded as it is, or for small whole
numbers their neighbours; none lies in the range that may count as right, none is held to be nearer the truth, none is
another figure of the article in the same unit. The key's rank among the options is drawn first.
"""

from functools import lru_cache
from math import floor, inf, log2, log10

from ..errors import CannotDraw
from ..facts import Article, Figure
from ..kinds.single_choice import SingleChoice
from ..question import Option, Question
from ..rng import Stream
from .balance import among_numbers
from .generator import Generator

STEMS = (
    "According to the article, {question}?",
    "Which number does the article give: {question}?",
    "In the article’s account, {question}?",
)

FACTORS = (1 / 3, 1 / 2, 2 / 3, 4 / 3, 3 / 2, 2, 3)
HIGHEST_SHARE = 99
FEWEST_ON_A_SIDE = 2
SMALL = 12
"""Up to here, whole numbers have their neighbours as distractors: a third of 4 makes none."""


@lru_cache(maxsize=1024)
def targets(article: Article) -> tuple[str, ...]:
    return tuple(
        figure.id
        for figure in article.figures
        if figure.ask == "key" and not figure.sensitive and _surrounded(figure, wrong_values(article, figure))
    )


def draw(article: Article, target: str, rng: Stream) -> Question:
    figure = article.by_id[target]
    assert isinstance(figure, Figure)  # noqa: S101 - `targets` lists figures only
    others = rng.shuffled(wrong_values(article, figure))
    values = sorted([figure.value, *among_numbers(figure.value, others, rng)])
    if min(values) * 5 < figure.value or figure.value * 5 < max(values):
        raise CannotDraw("too-few-numbers", target=target)
    spread = min(abs(log2(value / figure.value)) for value in values if value != figure.value)
    about = "about " if figure.approximate else ""
    return SingleChoice(
        key=f"{article.id}/what-figure/{target}",
        stem=rng.choice(STEMS).format(question=figure.question),
        options=tuple(Option(key=_written(value), text=f"{_written(value)} {figure.unit}") for value in values),
        correct=(_written(figure.value),),
        targets=(article.name(target),),
        evidence=(article.name(target),),
        explanation=f"The article’s figure is {about}{_written(figure.value)} {figure.unit}: {figure.text}.\n"
        "It gives none of the other numbers, for this or for anything else in that unit.",
        caveat=article.caveat(figure.flag),
        paragraphs=figure.paragraphs,
        shuffle=False,
        difficulty=round(max(0.2, 1 - spread / 2), 2),
    )


@lru_cache(maxsize=1024)
def wrong_values(article: Article, figure: Figure) -> tuple[float, ...]:
    """Return the numbers that may stand beside this one, in rising order."""
    key = figure.value
    step = 10.0 ** (floor(log10(key)) - 1) if key > SMALL else 1.0
    values = {round(key * factor / step) * step for factor in FACTORS}
    if key <= SMALL:
        values |= {key + distance for distance in (-3, -2, -1, 1, 2, 3)}
    lowest, highest = figure.accept or (key, key)
    others = {other.value for other in article.figures if other.unit == figure.unit}
    most = HIGHEST_SHARE if "per cent" in figure.unit else inf
    values -= others | set(figure.forbid)
    fit = (value for value in values if 1 < value <= most and not lowest <= value <= highest)
    return tuple(sorted(fit))


def _surrounded(figure: Figure, others: tuple[float, ...]) -> bool:
    """Whether the figure can stand in more than one place: with none below, it would always be the smallest."""
    below = sum(other < figure.value for other in others)
    return min(below, len(others) - below) >= FEWEST_ON_A_SIDE


def _written(value: float) -> str:
    return f"{value:,.0f}" if value == round(value) else f"{value:g}"


GENERATOR = Generator("single_choice", targets, draw)
