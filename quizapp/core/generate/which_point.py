"""Which of these points is somebody's?

Key: a claim the article credits to this person. Distractors are claims it credits to others, none of which this
person makes, reports or says elsewhere in other words; a government, a ministry and those who hold office are not set
against one another, since each may speak for the other. Options are matched in length, so that length tells nothing.
"""

from functools import lru_cache

from ..facts import Article, Claim
from ..kinds.single_choice import SingleChoice
from ..question import Option, Question
from ..rng import Stream
from .attribution import alike, attributed, beside, counter_voice, credited, overlap, text, told
from .balance import WRONG, alike_in_length
from .generator import Generator
from .wording import introduced, within

STEMS = (
    "Which of these points does the article credit to {who}?",
    "Which of these arguments in the article is that of {who}?",
    "According to the article, which of these points is made by {who}?",
)


@lru_cache(maxsize=1024)
def targets(article: Article) -> tuple[str, ...]:
    return tuple(claim.id for claim in attributed(article) if len(_others(article, claim)) >= WRONG)


def draw(article: Article, target: str, rng: Stream) -> Question:
    claim = article.by_id[target]
    assert isinstance(claim, Claim)  # noqa: S101 - `targets` lists claims only
    speaker = article.person[claim.by[0]]
    chosen = alike_in_length(claim, beside(article, claim, _others(article, claim), rng), rng, text)
    claims = sorted([claim, *chosen], key=lambda each: each.id)
    near = sum(other.theme == claim.theme for other in chosen)
    lines = [f"The article credits {within(speaker.name)} with the point that {claim.text}."]
    lines += [*counter_voice(article, claim), *credited(article, chosen)]
    return SingleChoice(
        key=f"{article.id}/which-point/{target}",
        stem=rng.choice(STEMS).format(who=within(introduced(speaker))),
        options=tuple(Option(key=each.id, text=each.option, fact=article.name(each.id)) for each in claims),
        correct=(target,),
        targets=(article.name(target),),
        evidence=tuple(article.name(each.id) for each in claims),
        explanation="\n".join(lines),
        caveat=article.caveat(claim.flag),
        paragraphs=claim.paragraphs,
        difficulty=round(0.3 + 0.15 * near + 0.1 * (claim.kind == "reported"), 2),
    )


@lru_cache(maxsize=1024)
def _others(article: Article, claim: Claim) -> tuple[Claim, ...]:
    speaker = article.person[claim.by[0]]
    return tuple(
        other
        for other in attributed(article)
        if speaker.id not in told(article, other)
        and not overlap(speaker, article.person[other.by[0]])
        and alike(claim.option, other.option)
    )


GENERATOR = Generator("single_choice", targets, draw)
