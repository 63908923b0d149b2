"""What a format of banks can do."""

from collections.abc import Callable
from dataclasses import dataclass

from .reading import Reading


@dataclass(frozen=True, slots=True)
class BankFormat:
    """`detect` looks at content alone; `read` gives what it finds to the reading, or raises Unreadable."""

    detect: Callable[[bytes], bool]
    read: Callable[[bytes, Reading], None]
