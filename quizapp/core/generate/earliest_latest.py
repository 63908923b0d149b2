"""Which of these happened first, or last?

Key: the event that ends before every other starts (or starts after every other ends). That inequality is also the
proof that each distractor is wrong. The distractors themselves may have no order: the explanation gives them none.
"""

from ..facts import Article, Event
from ..kinds.single_choice import SingleChoice
from ..question import Question
from ..rng import Stream
from .balance import alike_in_length
from .chronology import caveats, clash, companions, difficulty, option, targets, text
from .generator import Generator
from .wording import date_words, listed

ENDS = {
    "after": (
        "Which of these events in the article came first?",
        "Which of these events, all in the article, is the earliest?",
        "Which of these happened before the other three?",
    ),
    "before": (
        "Which of these events in the article came last?",
        "Which of these events, all in the article, is the most recent?",
        "Which of these happened after the other three?",
    ),
}
"""Stems by the side of the key on which all distractors lie."""

ATTRIBUTED = {
    "after": ("According to the article, which of these events came first?",),
    "before": ("According to the article, which of these events came last?",),
}

RULE = {"after": "came first. It was followed by", "before": "came last. It was preceded by"}


def draw(article: Article, target: str, rng: Stream) -> Question:
    key = article.by_id[target]
    assert isinstance(key, Event)  # noqa: S101 - `targets` lists events only
    side = rng.choice(tuple(ENDS))
    others: list[Event] = []
    for event in companions(article, key, rng, side):
        if not any(clash(event, known) for known in others):
            others.append(event)
    others = sorted(alike_in_length(key, others, rng, text), key=lambda event: event.date.first)
    nearest = min(others, key=lambda event: abs(event.date.middle - key.date.middle))
    events = [key, *others] if side == "after" else [*others, key]
    caveat = caveats(article, events)
    dated = [f"“{event.option}” ({date_words(event.date)})" for event in (key, *others)]
    return SingleChoice(
        key=f"{article.id}/earliest-latest/{target}",
        stem=rng.choice((ATTRIBUTED if caveat else ENDS)[side]),
        options=tuple(option(article, event) for event in sorted(events, key=lambda event: event.option)),
        correct=(target,),
        targets=(article.name(target),),
        evidence=tuple(article.name(event.id) for event in events),
        explanation=f"{dated[0]} {RULE[side]} {listed(dated[1:])}.",
        caveat=caveat,
        paragraphs=tuple(sorted({number for event in events for number in event.paragraphs})),
        difficulty=difficulty([key, nearest]),
    )


GENERATOR = Generator("single_choice", targets, draw)
