"""What an export is to hold, and how it calls the students."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from ..assignments import Assigned
from ..tokens import ALPHABET

LENGTH = 10
"""31^10 is about 2^49: a million students hardly ever share a pseudonym."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The results of these quizzes. Students are always called by a pseudonym, and by name as well if `named`.

    `secret` keeps the pseudonyms from being worked out by anybody else.
    """

    quizzes: Sequence[Assigned]
    secret: bytes
    named: bool = True

    def pseudonym(self, assigned: Assigned, who: str) -> str:
        """Return what one student is called in every export of this quiz: it says nothing of name or order."""
        made = int.from_bytes(hmac.digest(self.secret, f"{assigned.slug}/{who}".encode(), "sha256"))
        letters = []
        for _ in range(LENGTH):
            made, letter = divmod(made, len(ALPHABET))
            letters.append(ALPHABET[letter])
        return f"S-{''.join(letters)}"
