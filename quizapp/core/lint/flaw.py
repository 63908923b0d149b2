from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong, as the name of a rule with the text it fired on; the words for people are found elsewhere.

    `questions` holds the keys of two questions that a flaw lies between, the one to change first; it is empty where the
    flaw is a single question's own, or the whole bank's.
    """

    rule: str
    level: Level
    text: str = ""
    questions: tuple[str, ...] = ()
