"""What there is to say about a file, in codes: about one place of it, or that it cannot be read at all."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Note:
    """Something about one place of a file, in workbooks also by its `cell`, in packages by the file in them.

    `title` is the text it is about, `kind` the item's, by the name its format has for it.
    """

    line: int
    code: str
    title: str = ""
    kind: str = ""
    params: dict[str, object] = field(default_factory=dict)
    cell: str = ""
    part: str = ""


class Unreadable(Exception):
    """The file as a whole cannot be read."""

    def __init__(self, code: str, line: int = 0, **params: object) -> None:
        super().__init__(code, line, params)
        self.note = Note(line, code, params=params)


class Refused(Exception):
    """An item, or a text of it, cannot become part of a question."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params
