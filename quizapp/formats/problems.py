"""What is wrong with a file, said in codes; the words for people are found elsewhere."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """`line` counts from 1; `record` is the id of the record it is in, or empty."""

    file: str
    line: int
    record: str
    code: str
    params: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        details = ", ".join(f"{name} {value}" for name, value in self.params.items())
        where = f"{self.file}:{self.line}" + (f" {self.record}" if self.record else "")
        return f"{where}: {self.code}" + (f" ({details})" if details else "")


class FileError(Exception):
    """A file that was refused, with everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
