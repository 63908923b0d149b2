"""Numbers of things in English, for the command line: pages count through `ngettext`, in the reader's language."""


def counted(number: int, one: str, many: str = "") -> str:
    """Return `1 question` or `2 questions`; `many` is for a plural of another form."""
    return f"{number} {one if number == 1 else many or one + 's'}"
