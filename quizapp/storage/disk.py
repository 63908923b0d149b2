"""Files that are there whole or not at all, whatever happens in between."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO


@contextmanager
def whole(file: Path, *, overwrite: bool) -> Iterator[IO[bytes]]:
    """Yield a file for its owner only, which gets its name when it is complete and on the disk.

    Raises FileExistsError where there is one of that name that is not to be overwritten.
    """
    if file.exists() and not overwrite:
        raise FileExistsError
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
    os.close(descriptor)
    draft = Path(name)
    try:
        with draft.open("r+b") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        if overwrite or not _linked(file, draft):
            draft.replace(file)
        flush(file.parent)
    finally:
        draft.unlink(missing_ok=True)


def flush(folder: Path) -> None:
    """Have the disk know the names in a folder, where a system lets one open folders."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _linked(file: Path, draft: Path) -> bool:
    """Give the draft its name, which unlike renaming overwrites nothing; some disks know no links."""
    try:
        file.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:
        return False
    return True
