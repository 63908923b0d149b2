"""Whole numbers in addresses and forms: as many digits as every database and every part of ours can count with."""

from collections.abc import Mapping
from typing import TypeVar

from werkzeug.routing import IntegerConverter

DIGITS = 9

Otherwise = TypeVar("Otherwise", int, None)


def whole(text: str, otherwise: Otherwise) -> int | Otherwise:
    """Return the number, or something else where there is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= DIGITS else otherwise


def page_number(args: Mapping[str, str]) -> int:
    """Return which page of a long list an address asks for, from 1."""
    return max(whole(args.get("page", ""), 1), 1)


class Number(IntegerConverter):
    """A number in an address, which leads nowhere with more digits."""

    regex = f"[0-9]{{1,{DIGITS}}}"
