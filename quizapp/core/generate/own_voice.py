"""Which of these points does the article make in its author's own voice?

Key: a claim of the author. Distractors are claims the article credits to others, none of which the author makes in
other words: knowing who speaks is half of reading an argument. Options are matched in length.
"""

from functools import lru_cache

from ..facts import Article, Claim
from ..kinds.single_choice import SingleChoice
from ..question import Option, Question
from ..rng import Stream
from .attribution import alike, attributed, beside, counter_voice, credited, text, told
from .balance import WRONG, alike_in_length
from .generator import Generator

STEMS = (
    "Which of these points does the article make in its author’s own voice?",
    "One of these points in the article is the author’s own, and not that of somebody quoted: which?",
    "Which of these does the article argue itself, without crediting it to anybody else?",
)


@lru_cache(maxsize=1024)
def targets(article: Article) -> tuple[str, ...]:
    return tuple(
        claim.id
        for claim in article.claims
        if claim.ask == "key"
        and claim.kind == "author"
        and not claim.sensitive
        and len(_others(article, claim)) >= WRONG
    )


@lru_cache(maxsize=1024)
def _others(article: Article, claim: Claim) -> tuple[Claim, ...]:
    author = claim.by[0]
    return tuple(
        other
        for other in attributed(article)
        if author not in told(article, other) and alike(claim.option, other.option)
    )


def draw(article: Article, target: str, rng: Stream) -> Question:
    claim = article.by_id[target]
    assert isinstance(claim, Claim)  # noqa: S101 - `targets` lists claims only
    wrong = alike_in_length(claim, beside(article, claim, _others(article, claim), rng), rng, text)
    near = sum(other.theme == claim.theme for other in wrong)
    lines = [f"The author argues in the article’s own voice that {claim.text}."]
    lines += [*counter_voice(article, claim), *credited(article, wrong)]
    options = sorted([claim, *wrong], key=text)
    return SingleChoice(
        key=f"{article.id}/own-voice/{target}",
        stem=rng.choice(STEMS),
        options=tuple(Option(key=each.id, text=each.option, fact=article.name(each.id)) for each in options),
        correct=(target,),
        targets=(article.name(target),),
        evidence=tuple(article.name(each.id) for each in options),
        explanation="\n".join(lines),
        caveat=article.caveat(claim.flag),
        paragraphs=claim.paragraphs,
        difficulty=round(0.45 + 0.1 * near, 2),
    )


GENERATOR = Generator("single_choice", targets, draw)
