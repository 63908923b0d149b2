"""The rules an ordering can be marked by, the default first. To add one: write its file, list it here."""

from . import adjacent, exact, longest, pairs, position
from .scheme import Scheme

SCHEMES: dict[str, Scheme] = {
    "pairs": pairs.SCHEME,
    "exact": exact.SCHEME,
    "position": position.SCHEME,
    "adjacent": adjacent.SCHEME,
    "longest": longest.SCHEME,
}
