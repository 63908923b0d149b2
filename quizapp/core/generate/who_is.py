"""Who is somebody the article calls on?

Key: the role in which the article introduces the person. Distractors are roles of others of the same group, each of
whom the article introduces in one role only.
"""

from functools import lru_cache

from ..facts import Article, Person
from ..kinds.single_choice import SingleChoice
from ..question import Option, Question
from ..rng import Stream
from .balance import WRONG, alike_in_length
from .generator import Generator

STEMS = (
    "In which role does the article introduce {name}?",
    "How does the article introduce {name}?",
    "Who is {name}, according to the article?",
)


@lru_cache(maxsize=1024)
def targets(article: Article) -> tuple[str, ...]:
    return tuple(
        person.id for person in article.people if person.ask == "key" and len(_others(article, person)) >= WRONG
    )


def _others(article: Article, person: Person) -> list[Person]:
    return [
        other
        for other in article.people
        if other.group == person.group and other.ask == "key" and other.role != person.role
    ]


def draw(article: Article, target: str, rng: Stream) -> Question:
    person = article.by_id[target]
    assert isinstance(person, Person)  # noqa: S101 - `targets` lists people only
    wrong = alike_in_length(person, rng.shuffled(_others(article, person)), rng, lambda each: each.role)
    people = sorted([person, *wrong], key=lambda each: each.role)
    return SingleChoice(
        key=f"{article.id}/who-is/{target}",
        stem=rng.choice(STEMS).format(name=person.name),
        options=tuple(Option(key=each.id, text=each.role, fact=article.name(each.id)) for each in people),
        correct=(target,),
        targets=(article.name(target),),
        evidence=tuple(article.name(each.id) for each in people),
        explanation="\n".join(f"{each.name}: {each.role}." for each in (person, *wrong)),
        paragraphs=person.paragraphs,
        difficulty=0.5,
    )


GENERATOR = Generator("single_choice", targets, draw)
