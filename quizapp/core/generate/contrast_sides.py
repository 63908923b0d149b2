"""How does the article set two sides against each other?

Asked either for both sides at once, or for one. Key: what the article says of them. Of both at once, each distractor
has at least one side that is a reviewed alternative, or the two sides exchanged; every side stands in two options, so
that none is told by repetition. Of one side, distractors are its alternative, and what is said of the other.
"""

from ..facts import Article, Contrast
from ..kinds.single_choice import SingleChoice
from ..question import Option, Question
from ..rng import Stream
from .generator import Generator

BOTH = (
    "How does the article set the two sides against each other on the matter of {axis}?",
    "Which pair of statements gives the article’s contrast on the matter of {axis}?",
    "On the matter of {axis}, which contrast does the article draw?",
)
ONE = (
    "On the matter of {axis}, what does the article say for “{label}”?",
    "The article draws a contrast on the matter of {axis}: which side goes with “{label}”?",
    "In the article’s contrast on the matter of {axis}, what belongs to “{label}”?",
)


def targets(article: Article) -> tuple[str, ...]:
    return tuple(each.id for each in article.contrasts if each.ask == "key" and not each.sensitive)


def draw(article: Article, target: str, rng: Stream) -> Question:
    contrast = article.by_id[target]
    assert isinstance(contrast, Contrast)  # noqa: S101 - `targets` lists contrasts only
    a, b = contrast.a, contrast.b
    form = rng.choice(("both", "a", "b"))
    if form == "both":
        sides = {"a-b": (a.text, b.text), "a-x": (a.text, b.near), "x-b": (a.near, b.text), "x-x": (a.near, b.near)}
        texts = {key: f"{a.label}: {one}; {b.label}: {other}" for key, (one, other) in sides.items()}
        right, stems, label = "a-b", BOTH, ""
    else:
        side, other = (a, b) if form == "a" else (b, a)
        texts = {form: side.text, f"{form}-x": side.near, "other": other.text, "other-x": other.near}
        right, stems, label = form, ONE, side.label
    order = sorted(texts, key=texts.__getitem__)
    return SingleChoice(
        key=f"{article.id}/contrast/{target}:{form}",
        stem=rng.choice(stems).format(axis=contrast.axis, label=label),
        options=tuple(Option(key=f"{target}-{key}", text=texts[key]) for key in order),
        correct=(f"{target}-{right}",),
        targets=(article.name(target),),
        evidence=(article.name(target),),
        explanation=f"The article’s contrast: {a.label}, {a.text}; {b.label}, {b.text}.\n"
        f"It says neither “{a.near}” nor “{b.near}”.",
        caveat=article.caveat(contrast.flag),
        paragraphs=contrast.paragraphs,
        difficulty=0.5 if form == "both" else 0.4,
    )


GENERATOR = Generator("single_choice", targets, draw)
