"""Which step comes directly after, or before, this one?

Key: the neighbour of the step in its chain. Distractors are other steps of the same chain, wrong by their place, and
reviewed steps that are not part of it.
"""

from functools import lru_cache

from ..facts import Article, Chain
from ..kinds.single_choice import SingleChoice
from ..question import Option, Question
from ..rng import Stream
from .attribution import alike
from .balance import WRONG, alike_in_echo, alike_in_length
from .generator import Generator
from .order_steps import BECAUSE

STEMS = {
    1: (
        "In the article, which step of {text} comes directly after “{step}”?",
        "What does the article put directly after “{step}” in {text}?",
        "“{step}”: as the article tells {text}, what follows next?",
    ),
    -1: (
        "In the article, which step of {text} comes directly before “{step}”?",
        "What does the article put directly before “{step}” in {text}?",
        "“{step}”: as the article tells {text}, what leads up to it?",
    ),
}


@lru_cache(maxsize=1024)
def targets(article: Article) -> tuple[str, ...]:
    return tuple(
        chain.id
        for chain in article.chains
        if chain.ask == "key" and not chain.sensitive and len(chain.steps) - 2 + len(chain.near) >= WRONG
    )


def draw(article: Article, target: str, rng: Stream) -> Question:
    chain = article.by_id[target]
    assert isinstance(chain, Chain)  # noqa: S101 - `targets` lists chains only
    turn = rng.choice((1, -1))
    given = rng.below(len(chain.steps) - 1) + (turn < 0)
    right = given + turn
    steps = {f"{target}-{place}": step.text for place, step in enumerate(chain.steps, 1)}
    near = {f"{target}-x{place}": text for place, text in enumerate(chain.near, 1)}
    stated, key = f"{target}-{given + 1}", f"{target}-{right + 1}"
    within = [other for other in steps if other not in (stated, key)]
    texts = steps | near
    others = [other for other in rng.shuffled([*within, *near]) if alike(texts[key], texts[other])]
    quiet = alike_in_echo(key, others, f"{chain.text} {steps[stated]}", texts.__getitem__)
    wrong = alike_in_length(key, quiet, rng, texts.__getitem__)
    options = sorted([key, *wrong], key=texts.__getitem__)
    earlier, later = sorted((given, right))
    order = " → ".join(step.text for step in chain.steps)
    return SingleChoice(
        key=f"{article.id}/next-step/{target}:{given + 1}{'+' if turn > 0 else '-'}",
        stem=rng.choice(STEMS[turn]).format(text=chain.text, step=steps[stated]),
        options=tuple(Option(key=each, text=texts[each], fact=article.name(each)) for each in options),
        correct=(key,),
        targets=(article.name(target),),
        evidence=(article.name(target),),
        explanation=f"“{chain.steps[earlier].text}” stands directly before “{chain.steps[later].text}”: "
        f"{BECAUSE[chain.why[earlier]]}.\nThe whole: {order}.",
        caveat=article.caveat(chain.flag),
        paragraphs=chain.paragraphs,
        difficulty=round(0.4 + 0.1 * sum(other in steps for other in wrong), 2),
    )


GENERATOR = Generator("single_choice", targets, draw)
