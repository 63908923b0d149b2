"""Secrets that only their holder keeps: here there is their SHA-256.

They are long and random, so a fast hash does; passwords, which are neither, are hashed in `passwords`.
"""

import secrets
from hashlib import sha256

from ..core.letters import normalised

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0, O, 1, I or L: a code is read off one screen and typed into another."""


def new_token() -> str:
    return secrets.token_urlsafe(24)


def new_public_id() -> str:
    """Return an id for addresses: hard to guess, but no secret."""
    return secrets.token_urlsafe(9)


def new_seed() -> str:
    """Return what questions and their order are drawn from: nobody guesses it."""
    return secrets.token_hex(8)


def new_code(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def plain_code(text: str) -> str:
    """Return a code as it was made, however it was typed: spaces, hyphens, case and width do not matter."""
    return "".join(filter(str.isalnum, normalised("NFKC", text))).upper()


def hashed(secret: str) -> bytes:
    return sha256(secret.encode()).digest()
