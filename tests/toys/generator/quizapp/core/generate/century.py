"""In which century did it happen?

Key: the century all of the event's date lies in. Every other century is wrong.
"""

from ..facts import Article, Event
from ..kinds.single_choice import SingleChoice
from ..question import Option, Question
from ..rng import Stream
from .generator import Generator

NAMES = {18: "18th", 19: "19th", 20: "20th", 21: "21st"}
STEMS = (
    "In which century did this happen, according to the article: {text}?",
    "According to the article, in which century did this happen: {text}?",
    "Which century does the article place this in: {text}?",
)


def _century(year: int) -> int:
    return (year - 1) // 100 + 1


def targets(article: Article) -> tuple[str, ...]:
    return tuple(
        event.id
        for event in article.events
        if event.ask == "key" and event.ask_year and not (event.sensitive or event.flag or event.forbid)
        if event.date.year and _century(event.date.year) in NAMES
    )


def draw(article: Article, target: str, rng: Stream) -> Question:
    event = article.by_id[target]
    assert isinstance(event, Event)
    return SingleChoice(
        key=f"{article.id}/century/{target}",
        stem=rng.choice(STEMS).format(text=event.text),
        options=tuple(Option(key=str(number), text=name) for number, name in NAMES.items()),
        correct=(str(_century(event.date.first.year)),),
        targets=(article.name(target),),
        evidence=(article.name(target),),
        explanation=f"The article dates it to {event.date.first.year}.",
        paragraphs=event.paragraphs,
        shuffle=False,
        difficulty=0.2,
    )


GENERATOR = Generator("single_choice", targets, draw)
