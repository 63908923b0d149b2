"""Numbers as Prometheus reads them: its text format, version 0.0.4."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

TYPE = "text/plain; version=0.0.4; charset=utf-8"

Sample = tuple[str, Mapping[str, str], float]
"""What follows the family's name, the labels, and the number."""


@dataclass(frozen=True, slots=True)
class Family:
    """Numbers of one name; `kind` is counter, gauge or histogram."""

    name: str
    kind: str
    help: str
    samples: Iterable[Sample]


def gauge(name: str, help_: str, number: float, **labels: str) -> Family:
    return Family(name, "gauge", help_, [("", labels, number)])


def exposed(families: Iterable[Family]) -> str:
    return "".join(f"{line}\n" for family in families for line in _lines(family))


def _lines(family: Family) -> Iterable[str]:
    yield f"# HELP {family.name} {family.help}"
    yield f"# TYPE {family.name} {family.kind}"
    for suffix, labels, number in family.samples:
        inner = ",".join(f'{name}="{_quoted(value)}"' for name, value in labels.items())
        yield f"{family.name}{suffix}{{{inner}}} {number:.15g}" if inner else f"{family.name}{suffix} {number:.15g}"


def _quoted(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
