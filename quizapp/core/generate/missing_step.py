"""Which step is missing between two others?

Key: the step of the chain that stands between them. Distractors are reviewed steps that are not part of the chain.
"""

from functools import lru_cache
from operator import itemgetter

from ..facts import Article, Chain
from ..kinds.single_choice import SingleChoice
from ..question import Option, Question
from ..rng import Stream
from .attribution import alike
from .balance import WRONG, alike_in_echo, alike_in_length
from .generator import Generator

STEMS = (
    "In the article, which step of {text} stands between “{start}” and “{end}”?",
    "“{start}”, a missing step, “{end}”: which one does the article put in the middle of {text}?",
    "Which step links “{start}” to “{end}” as the article tells {text}?",
)


@lru_cache(maxsize=1024)
def targets(article: Article) -> tuple[str, ...]:
    return tuple(
        chain.id for chain in article.chains if chain.ask == "key" and not chain.sensitive and len(chain.near) >= WRONG
    )


def draw(article: Article, target: str, rng: Stream) -> Question:
    chain = article.by_id[target]
    assert isinstance(chain, Chain)  # noqa: S101 - `targets` lists chains only
    middle = 1 + rng.below(len(chain.steps) - 2)
    start, right, end = chain.steps[middle - 1 : middle + 2]
    near = [(f"{target}-x{place}", text) for place, text in enumerate(chain.near, 1) if alike(right.text, text)]
    key = f"{target}-{middle + 1}"
    quiet = alike_in_echo((key, right.text), near, f"{start.text} {end.text}", itemgetter(1))
    wrong = alike_in_length((key, right.text), rng.shuffled(quiet), rng, itemgetter(1))
    options = sorted([(key, right.text), *wrong], key=itemgetter(1))
    order = " → ".join(step.text for step in chain.steps)
    return SingleChoice(
        key=f"{article.id}/missing-step/{target}:{middle + 1}",
        stem=rng.choice(STEMS).format(text=chain.text, start=start.text, end=end.text),
        options=tuple(Option(key=each, text=text, fact=article.name(each)) for each, text in options),
        correct=(key,),
        targets=(article.name(target),),
        evidence=(article.name(target),),
        explanation=f"The whole: {order}.\nThe other three are not part of it.",
        caveat=article.caveat(chain.flag),
        paragraphs=chain.paragraphs,
        difficulty=0.5,
    )


GENERATOR = Generator("single_choice", targets, draw)
