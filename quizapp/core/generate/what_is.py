"""What does a term, treaty, project or statement stand for?

Key: its meaning in the article. Distractors are reviewed near misses of that meaning.
"""

from operator import itemgetter

from ..facts import Article, Work
from ..kinds.single_choice import SingleChoice
from ..question import Option, Question
from ..rng import Stream
from .balance import WRONG, alike_in_length
from .generator import Generator
from .wording import listed

TERM = (
    "What does the article mean by “{name}”?",
    "As the article uses it, what does “{name}” stand for?",
    "Which of these explains the term “{name}” in the article?",
)
NAME = (
    "What is the {name} in the article?",
    "Which of these describes the {name}, according to the article?",
    "In the article, what does the name “{name}” stand for?",
)


def targets(article: Article) -> tuple[str, ...]:
    return tuple(
        work.id
        for work in article.works
        if work.ask == "key" and not work.sensitive and work.meaning and len(work.near) >= WRONG
    )


def draw(article: Article, target: str, rng: Stream) -> Question:
    work = article.by_id[target]
    assert isinstance(work, Work)  # noqa: S101 - `targets` lists works only
    key = (target, work.meaning)
    near = rng.shuffled([(f"{target}-x{place}", text) for place, text in enumerate(work.near, 1)])
    wrong = alike_in_length(key, near, rng, itemgetter(1))
    options = sorted([key, *wrong], key=itemgetter(1))
    return SingleChoice(
        key=f"{article.id}/what-is/{target}",
        stem=rng.choice(TERM if work.kind == "term" else NAME).format(name=work.name),
        options=tuple(Option(key=key, text=text, fact=article.name(key)) for key, text in options),
        correct=(target,),
        targets=(article.name(target),),
        evidence=(article.name(target),),
        explanation=f"In the article, “{work.name}” stands for this: {work.meaning}.\n"
        f"It never stands for {listed((text for _, text in wrong), 'or')}.",
        caveat=article.caveat(work.flag),
        paragraphs=work.paragraphs,
        difficulty=0.4,
    )


GENERATOR = Generator("single_choice", targets, draw)
