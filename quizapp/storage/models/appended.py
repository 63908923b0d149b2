"""Tables whose rows are only added: code that would change one is a mistake, and is stopped before it does.

What becomes nobody's loses its exact moments, by statements that do not come through here.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import object_session

from .audit import Audit
from .decisions import Decision
from .pictures import Picture
from .taking import Answer, Grade, QuizRevision, Revision

APPENDED = (Answer, Audit, Decision, Grade, Picture, QuizRevision, Revision)


def refuse(mapper: Any, _connection: Any, row: object) -> None:
    session = object_session(row)
    if session and session.is_modified(row, include_collections=False):
        raise TypeError(f"rows of {mapper.local_table} never change")


for table in APPENDED:
    event.listen(table, "before_update", refuse)
