"""Orders to test with: total, partial, with locks; and a Moodle grader written from its description."""

from itertools import combinations, pairwise, permutations

from hypothesis import strategies as st

from quizapp.core.schemes.order import Order, longest_chain

NAMES = "abcdefgh"


def closed(pairs):
    """Return the pairs with all that follow from them."""
    known = set(pairs)
    while new := {(a, d) for a, b in known for c, d in known if b == c} - known:
        known |= new
    return tuple(sorted(known))


@st.composite
def orders(draw, least=3, most=5, locks=2, partial=True):
    """Askable orders: three free items or more are mutually comparable."""
    keys = tuple(NAMES[: draw(st.integers(least, most))])
    pairs = list(combinations(keys, 2))
    if partial:
        pairs = draw(st.lists(st.sampled_from(pairs), unique=True))
    locked = draw(st.lists(st.sampled_from(keys), max_size=locks, unique=True)) if locks else []
    free = [key for key in keys if key not in locked]
    if len(free) < 3:
        locked, free = [], list(keys)
    order = Order(keys, closed({*pairs, *pairwise(free[:3])}), tuple(locked))
    assert len(longest_chain(order.free, order.comparable)) >= 3
    return order


def answers(order):
    """Return every answer a student can give."""
    return [order.arranged(free) for free in permutations(order.free)]


def right(order, answer):
    place = {key: index for index, key in enumerate(answer)}
    return all(place[earlier] < place[later] for earlier, later in order.comparable)


def rising(order):
    """Return the length of the longest rising subsequence, by trying all."""
    return max(
        size
        for size in range(1, len(order) + 1)
        if any(list(some) == sorted(some) for some in combinations(order, size))
    )


def moodle(rule, order):
    """Return the fraction, as a pair (right, of), that the rule gives an order of the numbers from 0."""
    n = len(order)
    place = {item: index for index, item in enumerate(order)}
    followed = sum(after == item + 1 for item, after in pairwise(order))
    first, last = order[0] == 0, order[-1] == n - 1
    runs = [place[a] < place[b] for a, b in pairwise(range(n))]
    run = max(map(len, "".join("r" if rises else " " for rises in runs).split()), default=0) + 1
    longest = rising(order)
    before = sum(place[a] < place[b] for a, b in combinations(range(n), 2))
    return {
        "ALL_OR_NOTHING": (list(order) == sorted(order), 1),
        "ABSOLUTE_POSITION": (sum(item == index for index, item in enumerate(order)), n),
        "RELATIVE_NEXT_EXCLUDE_LAST": (followed, n - 1),
        "RELATIVE_NEXT_INCLUDE_LAST": (followed + last, n),
        "RELATIVE_ONE_PREVIOUS_AND_NEXT": (2 * followed + first + last, 2 * n),
        "RELATIVE_ALL_PREVIOUS_AND_NEXT": (2 * before, n * n - n),
        "LONGEST_ORDERED_SUBSET": (longest if longest > 1 else 0, n),
        "LONGEST_CONTIGUOUS_SUBSET": (run if run > 1 else 0, n),
        "RELATIVE_TO_CORRECT": (sum(n - 1 - abs(place[item] - item) for item in range(n)), n * n - n),
    }[rule]
