"""What is offered in support of a point?

Key: evidence the article offers for the claim. Distractors are evidence for other claims that neither supports nor may
support this one, or one that says the same, and that stands in none of its paragraphs. Options are matched in length.
"""

from functools import lru_cache

from ..errors import CannotDraw
from ..facts import Article, Claim, Evidence
from ..kinds.single_choice import SingleChoice
from ..question import Option, Question
from ..rng import Stream
from .attribution import alike, counter_voice, same, text, whose
from .balance import WRONG, alike_in_echo, alike_in_length
from .generator import Generator

STEMS = (
    "What does the article offer in support of {whose} point that {text}?",
    "Which of these, in the article, backs up {whose} point that {text}?",
    "In the article, what speaks for {whose} point that {text}?",
)


POOL = 16


@lru_cache(maxsize=1024)
def targets(article: Article) -> tuple[str, ...]:
    return tuple(
        each.id for each in article.evidence if each.ask == "key" and not each.sensitive and any(_pairs(article, each))
    )


def _pairs(article: Article, evidence: Evidence) -> list[tuple[Claim, tuple[Evidence, ...]]]:
    """Return the claims the evidence can be asked for, each with its distractors."""
    claims = [article.by_id[id_] for id_ in evidence.supports]
    pairs = [(claim, _others(article, evidence, claim)) for claim in claims if isinstance(claim, Claim)]
    return [(claim, others) for claim, others in pairs if claim.ask != "never" and len(others) >= WRONG]


@lru_cache(maxsize=4096)
def _others(article: Article, evidence: Evidence, claim: Claim) -> tuple[Evidence, ...]:
    claims = same(article, claim)
    near = {*claim.paragraphs, *evidence.paragraphs}
    return tuple(
        other
        for other in article.evidence
        if other.ask != "never"
        and not other.sensitive
        and claims.isdisjoint((*other.supports, *other.may_support))
        and near.isdisjoint(other.paragraphs)
        and alike(evidence.option, other.option)
    )


def draw(article: Article, target: str, rng: Stream) -> Question:
    evidence = article.by_id[target]
    assert isinstance(evidence, Evidence)  # noqa: S101 - `targets` lists evidence only
    pairs = _pairs(article, evidence)
    if not pairs:
        raise CannotDraw("too-little-evidence", target=target)
    claim, others = rng.choice(pairs)
    mixed = sorted(rng.shuffled(others), key=lambda other: other.theme != evidence.theme)
    # Only of its own theme, they would be nearly always the same three.
    pool = alike_in_echo(evidence, mixed[:POOL], claim.text, text)
    wrong = alike_in_length(evidence, rng.shuffled(pool), rng, text)
    near = sum(other.theme == evidence.theme for other in wrong)
    lines = [f"The article offers “{evidence.option}” for it.", *counter_voice(article, claim)]
    for other in wrong:
        other_claim = article.by_id[other.supports[0]]
        assert isinstance(other_claim, Claim)  # noqa: S101 - checked when the facts were loaded
        lines.append(f"“{other.option}” is offered for another point: that {other_claim.text}.")
    options = sorted([evidence, *wrong], key=lambda each: each.option)
    return SingleChoice(
        key=f"{article.id}/which-evidence/{target}",
        stem=rng.choice(STEMS).format(whose=whose(article, claim), text=claim.text),
        options=tuple(Option(key=each.id, text=each.option, fact=article.name(each.id)) for each in options),
        correct=(target,),
        targets=(article.name(target), article.name(claim.id)),
        evidence=tuple(article.name(each) for each in (claim.id, *(option.id for option in options))),
        explanation="\n".join(lines),
        caveat=article.caveat(evidence.flag, claim.flag),
        paragraphs=tuple(sorted({*evidence.paragraphs, *claim.paragraphs})),
        difficulty=round(0.4 + 0.15 * near, 2),
    )


GENERATOR = Generator("single_choice", targets, draw)
