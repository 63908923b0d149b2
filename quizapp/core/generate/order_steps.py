"""Put the steps of an argument in order.

Key: the order of the chain, in which every arrow has a stated reason (a date, a cause, a precondition, a narrative,
a premise). Any subset keeps that order; only neighbouring steps are drawn, so that no arrow is left to guesswork.
"""

from ..facts import Article, Chain
from ..kinds.ordering import Ordering
from ..question import Option, Question
from ..rng import Stream
from .generator import Generator

STEMS = (
    "Put these steps in the order in which the article has them: {text}.",
    "According to the article, in which order do these steps follow one another? They make up {text}.",
    "Arrange these steps as the article does. Together they make up {text}.",
)

FEWEST, MOST = 3, 5
BECAUSE = {
    "date": "the first is dated before the second",
    "cause": "the first leads to the second",
    "precondition": "the second was possible only after the first",
    "narrative": "the article tells it so",
    "logic": "the second is concluded from the first",
}


def targets(article: Article) -> tuple[str, ...]:
    return tuple(
        chain.id
        for chain in article.chains
        if chain.ask == "key" and not chain.sensitive and len(chain.steps) >= FEWEST
    )


def draw(article: Article, target: str, rng: Stream) -> Question:
    chain = article.by_id[target]
    assert isinstance(chain, Chain)  # noqa: S101 - `targets` lists chains only
    count = min(len(chain.steps), MOST)
    count = count - rng.below(count - FEWEST + 1)
    start = rng.below(len(chain.steps) - count + 1)
    places = range(start, start + count)
    keys = tuple(f"{chain.id}-{place + 1}" for place in places)
    reasons = [
        f"“{chain.steps[place].text}” stands before “{chain.steps[place + 1].text}”: {BECAUSE[chain.why[place]]}."
        for place in places[:-1]
    ]
    return Ordering(
        key=f"{article.id}/order-steps/{chain.id}:{start + 1}-{start + count}",
        stem=rng.choice(STEMS).format(text=chain.text),
        options=tuple(
            Option(key=key, text=chain.steps[place].text, fact=article.name(key))
            for key, place in zip(keys, places, strict=True)
        ),
        correct=keys,
        comparable=tuple((one, other) for index, one in enumerate(keys) for other in keys[index + 1 :]),
        targets=(article.name(chain.id),),
        evidence=(article.name(chain.id),),
        explanation="\n".join(reasons),
        caveat=article.caveat(chain.flag),
        paragraphs=chain.paragraphs,
        difficulty=round(0.4 + 0.1 * (count - FEWEST), 2),
    )


GENERATOR = Generator("ordering", targets, draw)
