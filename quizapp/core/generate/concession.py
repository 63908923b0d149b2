"""Which point is granted before arguing against it?

Key: a claim the article grants on the way to its conclusion. Distractors are claims reviewed as not granted there, none
of which says the same as one that is. Options are matched in length.
"""

from functools import lru_cache

from ..errors import CannotDraw
from ..facts import Article, Claim, Concession
from ..kinds.single_choice import SingleChoice
from ..question import Option, Question
from ..rng import Stream
from .attribution import alike, same, text
from .balance import WRONG, alike_in_echo, alike_in_length
from .generator import Generator
from .wording import listed

STEMS = (
    "Which point does the article grant before it argues that {text}?",
    "The article argues that {text}. Which point against this does it grant?",
    "Against its conclusion that {text}, what does the article concede?",
)


@lru_cache(maxsize=1024)
def targets(article: Article) -> tuple[str, ...]:
    return tuple(
        each.id
        for each in article.concessions
        if each.ask == "key" and not each.sensitive and any(_pairs(article, each))
    )


def _pairs(article: Article, concession: Concession) -> list[tuple[Claim, list[Claim]]]:
    """Return each point granted, with the distractors that may stand beside it."""
    granted, near = _claims(article, concession.grants), _claims(article, concession.near)
    taken = frozenset[str]().union(*(same(article, claim) for claim in granted))
    near = [claim for claim in near if claim.id not in taken]
    pairs = [(claim, [other for other in near if alike(claim.option, other.option)]) for claim in granted]
    return [(claim, others) for claim, others in pairs if len(others) >= WRONG]


def _claims(article: Article, ids: tuple[str, ...]) -> list[Claim]:
    return [claim for claim in map(article.by_id.get, ids) if isinstance(claim, Claim)]


def draw(article: Article, target: str, rng: Stream) -> Question:
    concession = article.by_id[target]
    assert isinstance(concession, Concession)  # noqa: S101 - `targets` lists concessions only
    pairs = _pairs(article, concession)
    if not pairs:
        raise CannotDraw("too-few-claims", target=target)
    claim, others = rng.choice(pairs)
    quiet = alike_in_echo(claim, others, concession.text, text)
    wrong = alike_in_length(claim, rng.shuffled(quiet), rng, text)
    options = sorted([claim, *wrong], key=lambda each: each.option)
    lines = [f"The article grants that {claim.text}, and still argues that {concession.text}."]
    lines.append(f"It does not grant there {listed((f'“{other.option}”' for other in wrong), 'or')}.")
    return SingleChoice(
        key=f"{article.id}/concession/{target}:{claim.id}",
        stem=rng.choice(STEMS).format(text=concession.text),
        options=tuple(Option(key=each.id, text=each.option, fact=article.name(each.id)) for each in options),
        correct=(claim.id,),
        targets=(article.name(target), article.name(claim.id)),
        evidence=tuple(article.name(each) for each in (target, *(option.id for option in options))),
        explanation="\n".join(lines),
        caveat=article.caveat(concession.flag, claim.flag),
        paragraphs=tuple(sorted({*concession.paragraphs, *claim.paragraphs})),
        difficulty=0.7,
    )


GENERATOR = Generator("single_choice", targets, draw)
