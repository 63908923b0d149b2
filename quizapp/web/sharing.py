"""Counts of several processes in one sum, whichever of them is asked.

Each writes its own into a file of a folder they share, now and then and before it adds the files up: so no sum is ever
less than one that was told before, which would look like a new start. A process that has ended leaves its file.
"""

import json
import os
import secrets
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from .counts import COUNTS, Numbers

FOLDER = "_QUIZAPP_COUNTS"
"""Where the process that starts the others tells them the folder. No setting: there is nothing to choose."""
EVERY = 5
"""Seconds."""
MINE = f"{os.getpid()}-{secrets.token_hex(4)}.json"


def start() -> None:
    """Write this process's counts again and again, where others are to add them up."""
    if FOLDER in os.environ:
        threading.Thread(target=_again_and_again, daemon=True).start()


def total() -> Numbers:
    """Return the counts of all processes of this server."""
    if FOLDER not in os.environ:
        return COUNTS.numbers()
    folder, added = Path(os.environ[FOLDER]), COUNTS.numbers()
    write(folder, added)
    for file in folder.glob("*.json"):
        if file.name != MINE:
            added += Counter({tuple(key): number for key, number in json.loads(file.read_text())})
    return added


def write(folder: Path, numbers: Numbers) -> None:
    """Write this process's counts; without room for them, the others go on with what they know."""
    draft = folder / f"{MINE}.{threading.get_ident()}"
    try:
        draft.write_text(json.dumps([*numbers.items()]))
        draft.replace(folder / MINE)
    except OSError:
        with suppress(OSError):
            draft.unlink()


def _again_and_again() -> None:
    while True:
        time.sleep(EVERY)
        write(Path(os.environ[FOLDER]), COUNTS.numbers())
