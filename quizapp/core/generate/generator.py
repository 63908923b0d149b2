"""What a generator is: facts it can ask about, and a way to ask about one of them."""

from collections.abc import Callable
from dataclasses import dataclass

from ..facts import Article
from ..question import Question
from ..rng import Stream


@dataclass(frozen=True, slots=True)
class Generator:
    """`targets` lists the ids of the facts questions can be about; `draw` makes one about the given fact.

    `draw` is pure: article, fact and stream decide everything. It raises CannotDraw where the facts around this one
    leave no sound question. A `drill` is for flash cards: it asks for what can be guessed or worked out, and no quiz
    draws it.
    """

    kind: str
    targets: Callable[[Article], tuple[str, ...]]
    draw: Callable[[Article, str, Stream], Question]
    drill: bool = False
