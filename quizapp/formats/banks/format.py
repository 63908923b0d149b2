"""What a format of banks can do."""

from collections.abc import Callable
from dataclasses import dataclass

from ...core.bank import Bank
from .collecting import uncollected
from .glimpse import Glimpse
from .reading import Reading
from .writing import File, Items, Written, write


@dataclass(frozen=True, slots=True)
class BankFormat:
    """`detect` looks at content alone; `read` gives what it finds to the reading, or raises Unreadable."""

    detect: Callable[[Glimpse], bool]
    read: Callable[[bytes, Reading], None]


@dataclass(frozen=True, slots=True)
class WrittenFormat(BankFormat):
    """A format that we also write: `items` and `file` are how, `suffix` is what the names of its files end in."""

    items: Items
    file: File
    suffix: str
    media_type: str

    @uncollected()
    def write(self, bank: Bank) -> Written:
        """Return the bank as a file, and all that is lost: what is read back is the bank but for that."""
        return write(bank, self.items, self.file, self.read)
