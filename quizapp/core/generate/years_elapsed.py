"""About how many years lie between two events?

Key: the difference of their years, both events being dated to a year or better. Distractors differ from it by at least
three years and 15 per cent. The answer is arithmetic on dates that are asked for elsewhere, so this is a drill.
"""

from functools import lru_cache

from ..errors import CannotDraw
from ..facts import Article, Event
from ..kinds.single_choice import SingleChoice
from ..question import Option, Question
from ..rng import Stream
from .balance import among_numbers
from .chronology import caveats, clash, orderable
from .generator import Generator
from .wording import date_words

STEMS = (
    "According to the article, about how many years lie between “{start}” and “{end}”?",
    "By the article’s dates, about how many years after “{start}” came “{end}”?",
    "In the article, “{start}” comes before “{end}”: by about how many years?",
)

FACTORS = (0.4, 0.55, 0.7, 0.85, 1.2, 1.4, 1.7, 2.1)
LEAST, SHARE = 3, 0.15
"""Years, and share of the true number, by which a wrong number differs at least."""


@lru_cache(maxsize=1024)
def targets(article: Article) -> tuple[str, ...]:
    return tuple(event.id for event in _dated(article))


@lru_cache(maxsize=1024)
def _dated(article: Article) -> tuple[Event, ...]:
    return tuple(event for event in orderable(article) if event.ask_year and event.date.year)


def draw(article: Article, target: str, rng: Stream) -> Question:
    focus = article.by_id[target]
    assert isinstance(focus, Event)  # noqa: S101 - `targets` lists events only
    others = [
        event
        for event in _dated(article)
        if abs(event.date.first.year - focus.date.first.year) > 2 * LEAST and not clash(event, focus)
    ]
    if not others:
        raise CannotDraw("too-few-events", target=target)
    start, end = sorted((focus, rng.choice(others)), key=lambda event: event.date.first)
    years = end.date.first.year - start.date.first.year
    wrong = {round(years * factor) for factor in FACTORS}
    wrong = {number for number in wrong if abs(number - years) >= max(LEAST, SHARE * years) and number > 0}
    numbers = sorted([years, *among_numbers(years, rng.shuffled(sorted(wrong)), rng)])
    caveat = caveats(article, (start, end))
    return SingleChoice(
        key=f"{article.id}/years-elapsed/{target}",
        stem=rng.choice(STEMS).format(start=start.option, end=end.option),
        options=tuple(Option(key=str(number), text=str(number)) for number in numbers),
        correct=(str(years),),
        targets=(article.name(target),),
        evidence=(article.name(start.id), article.name(end.id)),
        explanation=f"“{start.option}” is dated {date_words(start.date)}, “{end.option}” {date_words(end.date)}: "
        f"{years} years.",
        caveat=caveat,
        paragraphs=tuple(sorted({*start.paragraphs, *end.paragraphs})),
        shuffle=False,
        difficulty=0.6,
    )


GENERATOR = Generator("single_choice", targets, draw, drill=True)
