"""Passwords, kept as Argon2id with the library's current parameters (RFC 9106, low-memory profile)."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from ..core.errors import QuizError

SHORTEST, LONGEST = 12, 200
READ = 72
"""Characters that are judged: the time this takes grows with the square of their number."""
TELLING = 3
"""Letters of the shortest word that is looked for."""
STRONG = 3
"""Of zxcvbn's scores from 0 to 4, the least that is taken."""

HASHER = PasswordHasher()
TURNS = BoundedSemaphore(2)
"""Each hash takes 64 MiB and a processor for a fifth of a second."""
COMERS = BoundedSemaphore(3)
"""Those who hash and those who wait: one thread of a process less than it has, so that students go on saving."""


@contextmanager
def turn() -> Iterator[None]:
    """Wait for a turn at hashing; raise QuizError("hashing-busy") where too many wait already."""
    if not COMERS.acquire(blocking=False):
        raise QuizError("hashing-busy")
    try:
        with TURNS:
            yield
    finally:
        COMERS.release()


@cache
def nobody() -> str:
    """Return a hash to check where there is no account, so that the time an answer takes does not tell."""
    return HASHER.hash("a password nobody has")


def hashed(password: str) -> str:
    with turn():
        return HASHER.hash(password)


def matches(kept: str, password: str) -> bool:
    with turn():
        # Made on either path: the first one to need it would take longer.
        stand_in = nobody()
        try:
            return HASHER.verify(kept or stand_in, password) and bool(kept)
        except (VerificationError, InvalidHashError):
            return False


def outdated(kept: str) -> bool:
    return HASHER.check_needs_rehash(kept)


def guessable(password: str, own: Sequence[str] = ()) -> bool:
    """Whether somebody who knows these words of its owner finds it within a hundred million guesses.

    What is common, repeats itself or lies side by side on a keyboard is guessed early: zxcvbn, after Wheeler (2016).
    """
    rest = password[:READ]
    for word in own:
        # Their own words make nothing harder to find.
        rest = re.sub(re.escape(word), "", rest, flags=re.IGNORECASE) if len(word) >= TELLING else rest
    return not rest or int(zxcvbn(rest)["score"]) < STRONG
