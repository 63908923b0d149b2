"""The roles of those who have an account, in words."""

from collections.abc import Mapping

from .speech import Message
from .speech import gettext as _

ROLES: Mapping[str, Message] = {"teacher": "teacher", "instructor": "instructor", "admin": "admin"}


def role_words(role: str) -> str:
    return _(ROLES[role])
