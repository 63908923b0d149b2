"""The secret key of a restored backup: it takes its place together with the database, though that is two steps.

It waits under the name of the restoring that brought it, which the database knows once that has happened.
"""

from pathlib import Path

from sqlalchemy.orm import Session

from .config import KEY_FILE
from .services import audit
from .storage.disk import whole

RESTORED = "site-restored"


def wait(folder: Path, secret: str, name: str) -> None:
    with whole(folder / f"{KEY_FILE}.{name}", overwrite=False) as file:
        file.write(secret.encode())


def take_place(folder: Path, secret: str, name: str) -> None:
    with whole(folder / KEY_FILE, overwrite=True) as file:
        file.write(secret.encode())
    (folder / f"{KEY_FILE}.{name}").unlink(missing_ok=True)


def settle(session: Session, folder: Path) -> bool:
    """Put a key left waiting in its place, or take it away if its database never came; return whether one was put."""
    put = False
    for waiting in folder.glob(f"{KEY_FILE}.*"):
        if audit.recorded(session, RESTORED, waiting.name.partition(".")[2]):
            waiting.replace(folder / KEY_FILE)
            put = True
        else:
            waiting.unlink()
    session.rollback()
    return put
