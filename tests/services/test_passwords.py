"""How the product itself keeps passwords; other tests hash with less."""

import pytest
from argon2 import PasswordHasher

from quizapp.services import passwords

PASSWORD = "a long enough secret"


@pytest.fixture(autouse=True)
def as_in_the_product(real_hasher, monkeypatch):
    monkeypatch.setattr(passwords, "HASHER", real_hasher)


def test_a_password_is_kept_as_rfc_9106_says_for_little_memory():
    assert passwords.hashed(PASSWORD).startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_only_the_password_itself_matches():
    kept = passwords.hashed(PASSWORD)
    assert passwords.matches(kept, PASSWORD)
    assert not passwords.matches(kept, f"{PASSWORD} ")
    assert not passwords.matches("", PASSWORD)


def test_what_was_kept_with_less_still_matches_and_is_outdated():
    kept = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    assert passwords.matches(kept, PASSWORD)
    assert passwords.outdated(kept)
    assert not passwords.outdated(passwords.hashed(PASSWORD))
