"""Which of two events came first?

Key: the event that ends before the other starts; by that, the other is wrong. Half of all guesses are right, so this is
a drill.
"""

from ..errors import CannotDraw
from ..facts import Article, Event
from ..kinds.single_choice import SingleChoice
from ..question import Question
from ..rng import Stream
from .chronology import caveats, companions, difficulty, option, targets
from .generator import Generator
from .wording import date_words

STEMS = (
    "Which of these two events in the article came first?",
    "Which of these two events does the article place earlier?",
    "In the article, which of these two came before the other?",
)
ATTRIBUTED = ("According to the article, which of these two events came first?",)


def draw(article: Article, target: str, rng: Stream) -> Question:
    focus = article.by_id[target]
    assert isinstance(focus, Event)  # noqa: S101 - `targets` lists events only
    others = companions(article, focus, rng)
    if not others:
        raise CannotDraw("too-few-events", target=target)
    first, second = sorted((focus, others[0]), key=lambda event: event.date.first)
    caveat = caveats(article, (first, second))
    events = sorted((first, second), key=lambda event: event.option)
    return SingleChoice(
        key=f"{article.id}/before-after/{target}",
        stem=rng.choice(ATTRIBUTED if caveat else STEMS),
        options=tuple(option(article, event) for event in events),
        correct=(first.id,),
        targets=(article.name(target),),
        evidence=tuple(article.name(event.id) for event in events),
        explanation=f"“{first.option}” ({date_words(first.date)}) came before “{second.option}” "
        f"({date_words(second.date)}).",
        caveat=caveat,
        paragraphs=tuple(sorted({number for event in events for number in event.paragraphs})),
        difficulty=round(difficulty(events) / 2, 2),
    )


GENERATOR = Generator("single_choice", targets, draw, drill=True)
