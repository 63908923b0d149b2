"""Which of these happened in that year?

Key: an event the article dates within the year. Distractors are events whose whole interval lies outside it, and for
which the year is not held to be nearer the truth.
"""

from functools import lru_cache

from ..facts import Article, Event
from ..kinds.single_choice import SingleChoice
from ..question import Question
from ..rng import Stream
from .balance import alike_in_length
from .chronology import caveats, clash, companions, difficulty, option, orderable, text
from .generator import Generator
from .wording import in_time

STEMS = (
    "Which of these events does the article place in {year}?",
    "According to the article, which of these events belongs to {year}?",
    "Which of these happened in {year}, as the article tells it?",
)


@lru_cache(maxsize=1024)
def targets(article: Article) -> tuple[str, ...]:
    return tuple(event.id for event in orderable(article) if event.ask_year and event.date.year)


def draw(article: Article, target: str, rng: Stream) -> Question:
    key = article.by_id[target]
    assert isinstance(key, Event)  # noqa: S101 - `targets` lists events only
    year = key.date.first.year
    wrong: list[Event] = []
    for event in companions(article, key, rng):
        outside = event.date.last.year < year or year < event.date.first.year
        if outside and year not in event.forbid and not any(clash(event, known) for known in wrong):
            wrong.append(event)
    wrong = sorted(alike_in_length(key, wrong, rng, text), key=lambda event: event.date.first)
    nearest = min(wrong, key=lambda event: abs(event.date.middle - key.date.middle))
    events = [key, *wrong]
    lines = [f"The article dates “{key.option}” to {in_time(key.date)}."]
    lines += [f"“{event.option}” belongs to {in_time(event.date)}." for event in wrong]
    return SingleChoice(
        key=f"{article.id}/event-of-year/{target}",
        stem=rng.choice(STEMS).format(year=year),
        options=tuple(option(article, event) for event in sorted(events, key=lambda event: event.option)),
        correct=(target,),
        targets=(article.name(target),),
        evidence=tuple(article.name(event.id) for event in events),
        explanation="\n".join(lines),
        caveat=caveats(article, events),
        paragraphs=tuple(sorted({number for event in events for number in event.paragraphs})),
        difficulty=difficulty([key, nearest]),
    )


GENERATOR = Generator("single_choice", targets, draw)
