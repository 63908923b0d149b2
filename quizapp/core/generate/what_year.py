"""In which year did it happen?

Key: the one year the event's date lies in. Any other year is wrong, except those listed as forbidden (values nearer
the truth than the article's). Distractors are years of other events in the article; where it has few nearby, years at
fixed distances stand in. The key's rank among the options is drawn first, evenly over the ranks the other years allow:
drawing the nearest years and sorting them would put the key in the middle.
"""

from functools import lru_cache

from ..facts import Article, Event
from ..kinds.single_choice import SingleChoice
from ..question import Option, Question
from ..rng import Stream
from .balance import among_numbers
from .chronology import orderable
from .generator import Generator
from .wording import date_words, listed

STEMS = (
    "In which year does the article place this event: {text}?",
    "According to the article, in which year did this happen: {text}?",
    "Which year does the article give for this event: {text}?",
)

ATTRIBUTED = STEMS[1:2]

REACH = 60
"""Years to either side within which another year is plausible."""
ENOUGH = 4
DISTANCES = (9, 17, 28, 43, 57)


@lru_cache(maxsize=1024)
def targets(article: Article) -> tuple[str, ...]:
    return tuple(
        event.id
        for event in article.events
        if event.ask == "key" and event.ask_year and not event.sensitive and event.date.year
    )


def draw(article: Article, target: str, rng: Stream) -> Question:
    event = article.by_id[target]
    assert isinstance(event, Event)  # noqa: S101 - `targets` lists events only
    year = event.date.first.year
    years = sorted([year, *among_numbers(year, rng.shuffled(_around(article, event)), rng)])
    spacing = min(abs(other - year) for other in years if other != year)
    caveat = article.caveat(event.flag)
    return SingleChoice(
        key=f"{article.id}/what-year/{target}",
        stem=rng.choice(ATTRIBUTED if caveat else STEMS).format(text=event.text),
        options=tuple(Option(key=str(y), text=str(y)) for y in years),
        correct=(str(year),),
        targets=(article.name(target),),
        evidence=(article.name(target),),
        explanation="\n".join([f"The article dates it to {date_words(event.date)}.", *_others(article, event, years)]),
        caveat=caveat,
        paragraphs=event.paragraphs,
        shuffle=False,
        difficulty=round(max(0.3, 0.9 - spacing / 60), 2),
    )


def _around(article: Article, event: Event) -> list[int]:
    """Return plausible wrong years before and after the event, up to the year the article appeared."""
    year = event.date.first.year
    known = {other.date.first.year for other in article.events if other.date.year}
    near = {other for other in known if abs(other - year) <= REACH} - {year, *event.forbid}
    if len(near) < ENOUGH:
        near |= {year + sign * distance for distance in DISTANCES for sign in (-1, 1)} - set(event.forbid)
    return sorted(other for other in near if other <= article.date.first.year)


def _others(article: Article, event: Event, years: list[int]) -> list[str]:
    """Return what the article has in the other years, a line each."""
    lines = []
    for year in years:
        named = [f"“{other.option}”" for other in orderable(article) if other.date.year == year and other.ask_year]
        if named and year != event.date.year:
            lines.append(f"{year} is the year of {listed(named)}.")
    return lines


GENERATOR = Generator("single_choice", targets, draw)
