from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "warning", "PROBLEM"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at and how it is; a warning or a problem says what to do."""

    state: State
    text: str
