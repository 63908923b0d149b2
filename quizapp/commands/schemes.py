"""The table a teacher chooses a marking scheme by: what a few telling orders earn under each."""

from collections.abc import Iterator

from ..core.schemes import SCHEMES
from ..core.schemes.order import total
from ..core.schemes.preview import preview
from ..web.scheme_words import scheme_sentence

HEADINGS = {
    "random": "random",
    "start-reversed": "start reversed",
    "swapped": "two swapped",
    "first-last": "first put last",
    "reversed": "reversed",
}


def lines(items: int) -> Iterator[str]:
    """Yield the table for this many items, of which every two have an order, line by line; credits in percent."""
    order = total(items)
    yield f"What an order of {items} items earns, in percent of the points:"
    yield ""
    yield "scheme   " + "".join(f"  {heading}" for heading in HEADINGS.values())
    for scheme in SCHEMES:
        earned = preview(order, scheme)
        cells = (f"  {float(100 * earned[case]):{len(heading)}.1f}" for case, heading in HEADINGS.items())
        yield f"{scheme:9}" + "".join(cells)
    yield ""
    yield "random: the mean of all orders, which guessing earns; start reversed: the mean of turning round the order"
    yield "in which the items were shown; the others are the right order with two neighbours swapped, with the first"
    yield "item put last, and reversed."
    yield ""
    for scheme in SCHEMES:
        yield f"{scheme:9}  {scheme_sentence(scheme)}"
