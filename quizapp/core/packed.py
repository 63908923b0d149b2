"""Long sequences of records in little memory: packed in batches, of which one at a time is unpacked to be read."""

import io
import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from copyreg import dispatch_table
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")

BATCH = 256
FASTEST = 1
"""Of zlib's levels: texts of one kind, side by side, become a fifth of their size, and higher levels gain little."""


class Packed(Sequence[T]):
    """Equal to the tuple of the same records. What it yields is made anew each time: equal, and never the same."""

    __slots__ = ("_batches", "_last", "_open")

    def __init__(self, batches: tuple[bytes, ...], last: tuple[T, ...]) -> None:
        self._batches = batches
        self._last = last
        self._open: tuple[int, tuple[T, ...]] = (len(batches), last)

    @property
    def parts(self) -> tuple[tuple[bytes, ...], tuple[T, ...]]:
        """The batches as they are packed, and the rest."""
        return self._batches, self._last

    def __len__(self) -> int:
        return len(self._batches) * BATCH + len(self._last)

    def __iter__(self) -> Iterator[T]:
        for batch in self._batches:
            yield from _unpacked(batch)
        yield from self._last

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        places = range(len(self))[at]
        if isinstance(places, range):
            return tuple(map(self._at, places))
        return self._at(places)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Packed | tuple):
            return NotImplemented
        return len(self) == len(other) and all(one == another for one, another in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # nobody asks, and it would have to be that of the tuple

    def _at(self, place: int) -> T:
        number, within = divmod(place, BATCH)
        # Others may look at another batch meanwhile: what is open is taken and put as one.
        is_open, batch = self._open
        if number != is_open:
            batch = _unpacked(self._batches[number]) if number < len(self._batches) else self._last
            self._open = number, batch
        return batch[within]


class Packing(Generic[T]):
    """A sequence that is still being collected."""

    __slots__ = ("_batches", "_last")

    def __init__(self, records: Iterable[T] = ()) -> None:
        self._batches: list[bytes] = []
        self._last: list[T] = []
        self.extend(records)

    def __len__(self) -> int:
        return len(self._batches) * BATCH + len(self._last)

    def __iter__(self) -> Iterator[T]:
        return iter(self.done())

    def append(self, record: T) -> None:
        self._last.append(record)
        if len(self._last) == BATCH:
            self._batches.append(_packed(tuple(self._last)))
            self._last.clear()

    def extend(self, records: Iterable[T]) -> None:
        if isinstance(records, Packed) and not self._last:
            # They stay packed as they are.
            batches, records = records.parts
            self._batches += batches
        for record in records:
            self.append(record)

    def done(self) -> Sequence[T]:
        """Return what was collected, as a tuple where packing it would save nothing."""
        last = tuple(self._last)
        return Packed(tuple(self._batches), last) if self._batches else last


def packed(records: Iterable[T]) -> Sequence[T]:
    """Return a sequence of these records, packed where they are many."""
    return Packing(records).done()


class _Reducers(dict[type, Callable[[Any], Any]]):
    """How records are taken apart: faster than a frozen dataclass does it by itself, by four times."""

    def __missing__(self, cls: type) -> Callable[[Any], Any]:
        if not is_dataclass(cls):
            raise KeyError(cls)
        values = attrgetter(*_names(cls))
        self[cls] = reduce = lambda record: (_made, (cls, values(record)))
        return reduce


class _Pickler(pickle.Pickler):
    dispatch_table = _Reducers(dispatch_table)


def _packed(records: tuple[Any, ...]) -> bytes:
    out = io.BytesIO()
    _Pickler(out, pickle.HIGHEST_PROTOCOL).dump(records)
    return zlib.compress(out.getbuffer(), FASTEST)


def _unpacked(batch: bytes) -> tuple[Any, ...]:
    records: tuple[Any, ...] = pickle.loads(zlib.decompress(batch))  # noqa: S301 - packed by this process
    return records


def _made(cls: type, values: tuple[Any, ...]) -> Any:
    """Return the record without asking its class, which made it once with these values."""
    record: Any = object.__new__(cls)
    for put, value in zip(_setters(cls), values, strict=False):
        put(record, value)
    return record


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


@cache
def _setters(cls: type) -> tuple[Callable[[Any, Any], None], ...]:
    return tuple(getattr(cls, name).__set__ for name in _names(cls))
