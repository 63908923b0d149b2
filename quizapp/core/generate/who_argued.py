"""Who argues it?

Key: the one person to whom the article credits the claim. Distractors are people of the same group who neither make
it nor report it nor say the same elsewhere; the table of attributions covers the whole article, so anybody not in it
does not make the point there.
"""

from functools import lru_cache

from ..errors import CannotDraw
from ..facts import Article, Claim, Person
from ..kinds.single_choice import SingleChoice
from ..question import Option, Question
from ..rng import Stream
from .attribution import attributed, counter_voice, gendered, told
from .balance import WRONG, alike_in_length
from .generator import Generator
from .wording import introduced

STEMS = (
    "Who argues, in the article, that {text}?",
    "To whom does the article credit the point that {text}?",
    "Whose argument in the article is it that {text}?",
)

ATTRIBUTED = ("According to the article, who argues that {text}?",)

SMALLEST_GROUP = 4


@lru_cache(maxsize=1024)
def targets(article: Article) -> tuple[str, ...]:
    return tuple(claim.id for claim in attributed(article) if not gendered(claim.text) and _others(article, claim))


def draw(article: Article, target: str, rng: Stream) -> Question:
    claim = article.by_id[target]
    assert isinstance(claim, Claim)  # noqa: S101 - `targets` lists claims only
    speaker = article.person[claim.by[0]]
    others = _others(article, claim)
    if not others:
        raise CannotDraw("too-few-people", target=target)
    wrong = [article.person[person] for person in rng.shuffled(others)]
    wrong = alike_in_length(speaker, wrong, rng, introduced)
    people = sorted([speaker, *wrong], key=lambda person: person.sort)
    themes = {other.theme for other in attributed(article) if other.by[0] in {person.id for person in people}}
    caveat = article.caveat(claim.flag)
    return SingleChoice(
        key=f"{article.id}/who-argued/{target}",
        stem=rng.choice(ATTRIBUTED if caveat else STEMS).format(text=claim.text),
        options=tuple(
            Option(key=person.id, text=introduced(person), fact=article.name(person.id)) for person in people
        ),
        correct=(speaker.id,),
        targets=(article.name(target),),
        evidence=(article.name(target),),
        explanation="\n".join(
            [
                f"The article credits this point to {introduced(speaker)}.",
                *counter_voice(article, claim),
                *(_own_point(article, person) for person in people if person != speaker),
            ]
        ),
        caveat=caveat,
        paragraphs=claim.paragraphs,
        difficulty=round(0.4 + 0.15 * (claim.theme in themes) + 0.1 * (claim.kind == "reported"), 2),
    )


@lru_cache(maxsize=1024)
def _own_point(article: Article, person: Person) -> str:
    claim = next((claim for claim in attributed(article) if claim.by == (person.id,)), None)
    return f"{person.name}: “{claim.option}”." if claim else f"{person.name} makes no such point in it."


@lru_cache(maxsize=1024)
def _others(article: Article, claim: Claim) -> tuple[str, ...]:
    group = article.person[claim.by[0]].group
    outside = told(article, claim)
    people = [person.id for person in article.people if person.group == group and person.ask != "never"]
    others = tuple(person for person in people if person not in outside)
    return others if len(people) >= SMALLEST_GROUP and len(others) >= WRONG else ()


GENERATOR = Generator("single_choice", targets, draw)
