"""Passwords, kept as Argon2id with the library's current parameters (RFC 9106, low-memory profile)."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 10, 200

HASHER = PasswordHasher()


@cache
def nobody() -> str:
    """Return a hash to check where there is no account, so that the time an answer takes does not tell."""
    return HASHER.hash("a password nobody has")


def hashed(password: str) -> str:
    return HASHER.hash(password)


def matches(kept: str, password: str) -> bool:
    # Made on either path: the first one to need it would take longer.
    stand_in = nobody()
    try:
        return HASHER.verify(kept or stand_in, password) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    return HASHER.check_needs_rehash(kept)
