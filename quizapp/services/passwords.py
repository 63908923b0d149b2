"""Passwords, kept as Argon2id with the library's current parameters (RFC 9106, low-memory profile)."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 10, 200

HASHER = PasswordHasher()
NOBODY = HASHER.hash("a password nobody has")
"""Checked where there is no account, so that the time an answer takes does not tell."""


def hashed(password: str) -> str:
    return HASHER.hash(password)


def matches(kept: str, password: str) -> bool:
    try:
        return HASHER.verify(kept or NOBODY, password) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    return HASHER.check_needs_rehash(kept)
