"""A bank to import into, and imports of many small steps."""

import pytest
from banking import Keeping, a_teacher

from quizapp.services import bank_import, bank_lease


@pytest.fixture
def keeping(session):
    return Keeping.begin(session, a_teacher(session))


@pytest.fixture
def small_steps(monkeypatch):
    """Two questions a transaction, as two hundred thousand would be many."""
    monkeypatch.setattr(bank_import, "QUESTIONS", 2)
    monkeypatch.setattr(bank_import, "MOST", 2)
    monkeypatch.setattr(bank_lease, "MOST", 2)
