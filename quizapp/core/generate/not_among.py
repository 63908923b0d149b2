"""Which of these is NOT among a list the article gives?

Key: a reviewed near miss of a list the article gives completely. Distractors are items of the list, which is what makes
them wrong. A recipe may hold at most one question in ten that asks for what is not.
"""

from operator import itemgetter

from ..facts import Article, FactSet
from ..kinds.single_choice import SingleChoice
from ..question import Option, Question
from ..rng import Stream
from .balance import WRONG, alike_in_length
from .generator import Generator
from .wording import listed

STEMS = (
    "In the article, which of these is NOT among {text}?",
    "Which of these does the article NOT count among {text}?",
    "According to the article, which of these does NOT belong to {text}?",
)


def targets(article: Article) -> tuple[str, ...]:
    return tuple(
        each.id
        for each in article.sets
        if each.ask == "key" and each.closed and not each.sensitive and len(each.items) >= WRONG
    )


def draw(article: Article, target: str, rng: Stream) -> Question:
    source = article.by_id[target]
    assert isinstance(source, FactSet)  # noqa: S101 - `targets` lists sets only
    items = [(f"{target}-{place}", text) for place, text in enumerate(source.items, 1)]
    near = [(f"{target}-x{place}", text) for place, text in enumerate(source.near, 1)]
    key, right = rng.choice(near)
    wrong = alike_in_length((key, right), rng.shuffled(items), rng, itemgetter(1))
    options = sorted([*wrong, (key, right)], key=itemgetter(1))
    return SingleChoice(
        key=f"{article.id}/not-among/{target}",
        stem=rng.choice(STEMS).format(text=source.text),
        options=tuple(Option(key=key, text=text, fact=article.name(key)) for key, text in options),
        correct=(key,),
        targets=(article.name(target),),
        evidence=(article.name(target),),
        explanation=f"The article does not name {right} here.\n"
        f"It does name {listed(text for _, text in sorted(wrong))}.",
        caveat=article.caveat(source.flag),
        paragraphs=source.paragraphs,
        difficulty=0.5,
    )


GENERATOR = Generator("single_choice", targets, draw)
