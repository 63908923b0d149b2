"""Put events in order, earliest first.

Key: the order of the dates as closed intervals. Only events of which every two are strictly ordered (one ends before
the other starts) stand together, so exactly one order is right.
"""

from ..facts import Article, Event
from ..kinds.ordering import Ordering
from ..question import Question
from ..rng import Stream
from .chronology import caveats, companions, comparable, difficulty, mutually_ordered, option, targets
from .generator import Generator
from .wording import date_words

STEMS = (
    "Put these events in order, earliest at the top.",
    "In which order does the article place these events? Put the earliest at the top.",
    "Arrange these events as they followed one another, with the earliest at the top.",
)
ATTRIBUTED = ("According to the article, in which order did these events happen? Put the earliest at the top.",)
"""Where a date is questionable, the stem says whose it is."""


def draw(article: Article, target: str, rng: Stream) -> Question:
    focus = article.by_id[target]
    assert isinstance(focus, Event)  # noqa: S101 - `targets` lists events only
    count = 4 + rng.below(2)
    events = mutually_ordered(focus, companions(article, focus, rng), count)
    caveat = caveats(article, events)
    return Ordering(
        key=f"{article.id}/order-events/{'+'.join(sorted(event.id for event in events))}",
        stem=rng.choice(ATTRIBUTED if caveat else STEMS),
        options=tuple(option(article, event) for event in events),
        correct=tuple(event.id for event in events),
        comparable=comparable(events),
        ends=("earliest", "latest"),
        targets=tuple(article.name(event.id) for event in events),
        evidence=tuple(article.name(event.id) for event in events),
        explanation="\n".join(f"{date_words(event.date)}: {event.text}." for event in events),
        caveat=caveat,
        paragraphs=tuple(sorted({number for event in events for number in event.paragraphs})),
        difficulty=difficulty(events, len(events)),
    )


GENERATOR = Generator("ordering", targets, draw)
