"""The language a page is in: that of whoever reads it, for as long as their request is dealt with.

Outside a request, on the command line say, messages are in English. `_()` is for messages that are shown at once;
what is written when a module is imported has no reader yet: it is wrapped in `later()`, or stands in a table whose
annotation says `Message` and goes through `_()` when it is looked up there.
"""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from gettext import NullTranslations
from typing import TypeAlias, cast

from babel import Locale
from babel.support import LazyProxy

Message: TypeAlias = str
"""A text of the catalogue, not translated yet."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A catalogue of messages, and the locale that tells how its reader writes dates and numbers."""

    locale: Locale
    catalogue: NullTranslations

    @property
    def tag(self) -> str:
        """The language as the attribute `lang` takes it (BCP 47)."""
        return str(self.locale).replace("_", "-")

    @property
    def direction(self) -> str:
        return str(self.locale.text_direction)


ENGLISH = Speech(Locale("en", "GB"), NullTranslations())
"""What the messages are written in."""

_current = ContextVar("speech", default=ENGLISH)


def speech() -> Speech:
    return _current.get()


def speak(how: Speech) -> None:
    _current.set(how)


def gettext(message: str) -> str:
    return _current.get().catalogue.gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    return _current.get().catalogue.ngettext(one, many, number)


def later(message: str) -> str:
    """Return a message that is worded anew each time it is shown."""
    return cast("str", LazyProxy(gettext, message, enable_cache=False))


def worded(table: Mapping[str, Message]) -> dict[str, str]:
    """Return a table of messages in the language of now."""
    return {code: gettext(message) for code, message in table.items()}
