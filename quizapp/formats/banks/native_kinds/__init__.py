"""The kinds of questions our own format can hold. To add one: list it here, with what it takes beside all others."""

from collections.abc import Mapping

from . import choice, ordering
from .native_kind import NativeKind

__all__ = ["NATIVE_KINDS"]

NATIVE_KINDS: Mapping[str, NativeKind] = {
    "single_choice": choice.SINGLE,
    "multiple_response": choice.MULTIPLE,
    "ordering": ordering.ORDERING,
}
