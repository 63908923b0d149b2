"""Lists of students as files."""

from ..limits import MEBIBYTE, Limits
from ..tables import read as read_table
from .reading import roster
from .roster import Listed, Roster

__all__ = ["LIMITS", "Listed", "Roster", "read"]

LIMITS = Limits(size=5 * MEBIBYTE, unpacked=32 * MEBIBYTE, nodes=2_000_000, rows=10_000, columns=1_000, cells=1_000_000)


def read(data: bytes) -> Roster:
    """Return who is on the list; raise Unreadable where it is no table, or too large a one."""
    return roster(read_table(data, LIMITS))
