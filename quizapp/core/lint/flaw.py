from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong, as the name of a rule with the text it fired on; the words for people are found elsewhere."""

    rule: str
    level: Level
    text: str = ""
