"""Which of these happened between two others?

Key: an event that starts after the one ends and ends before the other starts. Every distractor ends before the one
starts, or starts after the other ends; those two inequalities are the proof.
"""

from functools import lru_cache

from ..errors import CannotDraw
from ..facts import Article, Event
from ..kinds.single_choice import SingleChoice
from ..lint.words import content
from ..question import Question
from ..rng import Stream
from .balance import alike_in_length
from .chronology import caveats, clash, companions, difficulty, option, orderable, text
from .generator import Generator
from .wording import date_words, listed

STEMS = (
    "Which of these events in the article lies between two others: “{start}” and “{end}”?",
    "“{start}” and, at some point after it, “{end}”: which of these events in the article came between them?",
    "In the article, what happened after “{start}” and before “{end}”?",
)
ATTRIBUTED = ("According to the article, which of these lies between “{start}” and “{end}”?",)


POOL = 12


@lru_cache(maxsize=1024)
def targets(article: Article) -> tuple[str, ...]:
    events = orderable(article)
    return tuple(
        event.id
        for event in events
        if any(other.date.before(event.date) and _stands_beside(event, other) for other in events)
        and any(event.date.before(other.date) and _stands_beside(event, other) for other in events)
    )


def _stands_beside(key: Event, other: Event) -> bool:
    """Whether the stem may name the other: a word of the key's in it would draw eyes to the key."""
    return not clash(key, other) and content(key.option).isdisjoint(content(other.option))


def draw(article: Article, target: str, rng: Stream) -> Question:
    key = article.by_id[target]
    assert isinstance(key, Event)  # noqa: S101 - `targets` lists events only
    starts, ends = (companions(article, key, rng, side) for side in ("before", "after"))
    starts, ends = ([event for event in side if _stands_beside(key, event)] for side in (starts, ends))
    if not (starts and ends):
        raise CannotDraw("too-few-events", target=target)
    start, end = starts[0], ends[0]
    said = content(f"{start.option} {end.option}")
    wrong: list[Event] = []
    for event in sorted(rng.shuffled(orderable(article)), key=lambda event: abs(event.date.middle - key.date.middle)):
        outside = event.date.before(start.date) or end.date.before(event.date)
        quiet = said.isdisjoint(content(event.option))
        if outside and quiet and not any(clash(event, known) for known in (key, start, end, *wrong)):
            wrong.append(event)
    if clash(start, end):
        raise CannotDraw("too-few-events", target=target)
    # Events centuries away would be told at a glance.
    near = rng.shuffled(wrong[:POOL])
    wrong = sorted(alike_in_length(key, near, rng, text), key=lambda event: event.date.first)
    nearest = min(wrong, key=lambda event: abs(event.date.middle - key.date.middle))
    events = [key, *wrong]
    caveat = caveats(article, [*events, start, end])
    early = [event for event in wrong if event.date.before(start.date)]
    late = [event for event in wrong if end.date.before(event.date)]
    lines = [f"{_dated(start)} came before {_dated(key)}, and {_dated(end)} after it."]
    lines += [f"Too early: {listed(map(_dated, early))}."] if early else []
    lines += [f"Too late: {listed(map(_dated, late))}."] if late else []
    return SingleChoice(
        key=f"{article.id}/between/{target}",
        stem=rng.choice(ATTRIBUTED if caveat else STEMS).format(start=start.option, end=end.option),
        options=tuple(option(article, event) for event in sorted(events, key=lambda event: event.option)),
        correct=(target,),
        targets=(article.name(target),),
        evidence=tuple(article.name(event.id) for event in (*events, start, end)),
        explanation="\n".join(lines),
        caveat=caveat,
        paragraphs=tuple(sorted({number for event in (*events, start, end) for number in event.paragraphs})),
        difficulty=difficulty([key, nearest]),
    )


def _dated(event: Event) -> str:
    return f"“{event.option}” ({date_words(event.date)})"


GENERATOR = Generator("single_choice", targets, draw)
