"""The PIN of a place: one its student chose, or one that their teacher hands over, which is good once."""

import hmac
import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from ..core.errors import QuizError
from ..storage.models import Member
from .names import folded

GOOD_FOR = timedelta(days=3)
"""So long a teacher's PIN opens a place: over a weekend. From one network, one wrong PIN in a minute is looked at, some
four thousand in this time, of a million there are."""


def pin_hash(public_id: str, pin: str, pepper: str) -> bytes:
    """Return what is stored of a PIN.

    A few digits are soon guessed, however slow the hash: what keeps them is the server's secret, and the throttle.
    """
    return hmac.digest(pepper.encode(), f"{public_id}:{folded(pin)}".encode(), sha256)


def hand_out(member: Member, pepper: str, now: datetime) -> str:
    """Give the place a PIN that opens it once, instead of any it has, and return it."""
    pin = f"{secrets.randbelow(10**6):06}"
    member.pin_hash, member.pin_set_at, member.pin_until = pin_hash(member.public_id, pin, pepper), None, now + GOOD_FOR
    return pin


def choose(member: Member, pin: str, pepper: str, now: datetime) -> None:
    """Keep a PIN of the student's own; raise QuizError("pin-once") for none, and for the one that was handed over."""
    chosen = pin_hash(member.public_id, pin, pepper)
    if not folded(pin) or (member.pin_until and member.pin_hash == chosen):
        raise QuizError("pin-once")
    member.pin_hash, member.pin_set_at, member.pin_until = chosen, now, None


def require(member: Member, pin: str, peppers: list[str], now: datetime) -> None:
    """Raise QuizError("pin-wrong") where it is not the PIN of this place, "pin-over" where its time is over, and
    "pin-unset" where there is none.

    The first of the secrets is that of today: what was kept under a former one is kept under this from then on.
    """
    if member.pin_hash is None:
        raise QuizError("pin-unset", name=member.name)
    offered = [pin_hash(member.public_id, pin, pepper) for pepper in peppers]
    if not any(hmac.compare_digest(member.pin_hash, each) for each in offered):
        raise QuizError("pin-wrong")
    if member.pin_until and member.pin_until <= now:
        raise QuizError("pin-over")
    member.pin_hash = offered[0]
