"""Where data is kept: who can read it, how much room there is, and whether the disk keeps its word."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from ..config import KEY_FILE
from .finding import Finding, State

LITTLE, NONE = 2**30, 2**26
"""Bytes left: below the first it is time to do something, below the second answers will soon be lost."""

SHARED = {"nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "ceph", "glusterfs", "lustre", "fuse.sshfs", "ncpfs"}
"""Disks of other computers: SQLite's locks and its shared memory do not hold there."""
PASSING = {"tmpfs", "ramfs", "overlay"}

MOUNTS = Path("/proc/self/mountinfo")


def findings(folder: Path, *, sqlite: bool) -> Iterator[Finding]:
    """Yield how the data folder is; `sqlite` says that the database is in it, too."""
    found = [*_rights(folder, sqlite=sqlite), *_room(folder), *_sort(folder, sqlite=sqlite)]
    yield from found or [Finding("ok", f"data folder: {folder}")]


def _rights(folder: Path, *, sqlite: bool) -> Iterator[Finding]:
    if not os.access(folder, os.W_OK | os.X_OK):
        yield Finding("PROBLEM", f"data folder: {folder} cannot be written. Run: chown or chmod u+rwx {folder}")
    if os.name != "posix":
        return
    file = folder / KEY_FILE
    if file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077:
        yield Finding("PROBLEM", f"secret key: others can read {file}, and sign as this server. Run: chmod 600 {file}")
    if sqlite and stat.S_IMODE(folder.stat().st_mode) & 0o007:
        yield Finding("warning", f"data folder: everybody on this computer can look into it. Run: chmod 700 {folder}")


def _room(folder: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(folder).free
    if free < LITTLE:
        state: State = "PROBLEM" if free < NONE else "warning"
        yield Finding(
            state, f"disk: {free // 2**20} MiB are left at {folder}. Make room, or set QUIZAPP_DATA elsewhere"
        )


def _sort(folder: Path, *, sqlite: bool) -> Iterator[Finding]:
    sort = file_system(folder, MOUNTS.read_text(encoding="utf-8", errors="replace")) if MOUNTS.exists() else ""
    if sqlite and sort in SHARED:
        yield Finding(
            "PROBLEM",
            f"database: SQLite on a network disk ({sort}) loses data. Set QUIZAPP_DATA to a disk of this computer, or "
            "QUIZAPP_DATABASE_URL to a PostgreSQL",
        )
    if sort in PASSING:
        yield Finding(
            "warning",
            f"data folder: {folder} is on {sort}, which is gone with the next start of the computer or container. "
            "Set QUIZAPP_DATA to a disk, in a container to a volume",
        )


def file_system(folder: Path, mounts: str) -> str:
    """Return the sort of file system a folder is on, from lines as in Linux's mountinfo; empty where none tells."""
    found: dict[Path, str] = {}
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        if len(left.split()) > 4 and right:  # noqa: PLR2004 - the fifth word is where it is mounted
            found[Path(left.split()[4].encode().decode("unicode_escape"))] = right.split()[0]
    above = (each for each in (folder.resolve(), *folder.resolve().parents) if each in found)
    return found.get(next(above, Path()), "")
