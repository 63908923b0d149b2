"""Writers to SQLite take turns before they ask for its lock, threads and processes alike.

SQLite lets a writer that comes too late sleep, longer each time, before it looks again, and whoever comes at the right
moment is ahead of it: under load some wait a hundred times longer than others, and nobody uses the lock meanwhile.
A turn only orders the waiting. It is SQLite's lock that keeps writers apart, also where no turn can be had.
"""

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PAUSE, LONG = 0.00005, 0.001
"""Seconds until a process looks again: a save holds the turn for less than a millisecond, and the next thread of the
process that had it is ahead of whoever looks more seldom. No lock that is free when its holder dies can be waited for
and given up in time."""
USUAL = 0.1
"""Seconds of waiting after which something else goes on than saves, and looking so often is not worth it."""


class Turn:
    """The turns at the database in this folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._thread = threading.Lock()

    @contextmanager
    def taken(self, patience: float) -> Iterator[float]:
        """Hold the turn; give how many seconds of patience are left.

        Whoever runs out of patience goes without: SQLite says that it is locked, if it is.
        """
        end = time.monotonic() + patience
        held = self._thread.acquire(timeout=patience)
        try:
            with _ahead_of_processes(self._folder, end):
                yield max(end - time.monotonic(), 0)
        finally:
            if held:
                self._thread.release()


@contextmanager
def _ahead_of_processes(folder: Path, end: float) -> Iterator[None]:
    try:
        # The folder itself is locked: there is nothing to make, and to read it is enough. To open and close the file of
        # the database would undo the locks SQLite has on it.
        opened = os.open(folder, os.O_RDONLY)
    except OSError:
        yield
        return
    try:
        begun = time.monotonic()
        while not _locked(opened) and (at := time.monotonic()) < end:
            time.sleep(PAUSE if at - begun < USUAL else LONG)
        yield
    finally:
        os.close(opened)


if sys.platform == "win32":

    def _locked(_opened: int) -> bool:
        return True

else:
    import fcntl

    def _locked(opened: int) -> bool:
        """Lock what was opened, until it is closed or the process dies; return whether there is nothing to wait for."""
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            # Some file systems of a network lock nothing.
            return True
        return True
