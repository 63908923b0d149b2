"""Which of these are among a list the article gives?

Key: the items of the list that are shown. Distractors are the list's reviewed near misses: plausible, and not said by
the article to belong to it, also where the list is open.
"""

from operator import itemgetter

from ..facts import Article, FactSet
from ..kinds.multiple_response import MultipleResponse
from ..question import Option, Question
from ..rng import Stream
from .generator import Generator
from .wording import listed

STEMS = (
    "In the article, which of these are among {text}?",
    "According to the article, which of these belong to {text}?",
    "Which of these does the article count among {text}?",
)

FEWEST, MOST = 2, 3
"""Right options, and wrong ones, in a question."""


def targets(article: Article) -> tuple[str, ...]:
    return tuple(
        each.id
        for each in article.sets
        if each.ask == "key" and not each.sensitive and min(len(each.items), len(each.near)) >= FEWEST
    )


def draw(article: Article, target: str, rng: Stream) -> Question:
    source = article.by_id[target]
    assert isinstance(source, FactSet)  # noqa: S101 - `targets` lists sets only
    items = [(f"{target}-{place}", text) for place, text in enumerate(source.items, 1)]
    near = [(f"{target}-x{place}", text) for place, text in enumerate(source.near, 1)]
    right = sorted(rng.sample(items, FEWEST + rng.below(min(MOST, len(items)) - FEWEST + 1)))
    wrong = sorted(rng.sample(near, FEWEST + rng.below(min(MOST, len(near)) - FEWEST + 1)))
    # By their texts, so that where nothing shuffles them the right ones do not stand together.
    options = sorted([*right, *wrong], key=itemgetter(1))
    return MultipleResponse(
        key=f"{article.id}/which-among/{target}",
        stem=rng.choice(STEMS).format(text=source.text),
        options=tuple(Option(key=key, text=text, fact=article.name(key)) for key, text in options),
        correct=tuple(key for key, _ in right),
        targets=(article.name(target),),
        evidence=(article.name(target),),
        explanation=f"The article names {listed(text for _, text in right)}.\n"
        f"It does not name {listed((text for _, text in wrong), 'or')} here.",
        caveat=article.caveat(source.flag),
        paragraphs=source.paragraphs,
        difficulty=0.5,
    )


GENERATOR = Generator("multiple_response", targets, draw)
