"""Names as lists have them, put together and turned round."""

SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "ph.d.", "md", "m.d."}
"""What may follow a comma without being a first name."""


def whole(name: str, first: str, last: str) -> str:
    """Return the name to call somebody by, first name first.

    Where a first name has no last name beside it, a column headed "Name" is taken for the last name, as in many lists.
    """
    if first and last:
        return f"{first} {last}"
    if first and name and f" {first} ".casefold() not in f" {name} ".casefold():
        return f"{first} {name}"
    return turned(name) or first or last


def turned(name: str) -> str:
    """Return `First Last` for `Last, First`."""
    last, comma, first = (part.strip() for part in name.partition(","))
    if not (last and first) or "," in first or first.casefold() in SUFFIXES:
        return name
    return f"{first} {last}" if comma else name
