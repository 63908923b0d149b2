"""Settings: one that cannot be meant stops the start, and the secret key is made once."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from quizapp.config import configuration
from quizapp.core.errors import QuizError
from quizapp.web.words import sentence


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("HTTPS", "perhaps"),
        ("HOSTS", "https://quiz.example.org/"),
        ("DATABASE_URL", "mysql://localhost/quiz"),
        ("DATABASE_URL", "postgresql://"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_named_with_the_reason(tmp_path, name, value):
    with pytest.raises(QuizError) as refused:
        configuration({"DATA": tmp_path}, {f"QUIZAPP_{name}": value})
    assert f"QUIZAPP_{name}" in sentence(refused.value)


@pytest.mark.parametrize("value", ["yes", "YES", "1", "true"])
def test_yes_can_be_said_in_several_ways(tmp_path, value):
    assert configuration({"DATA": tmp_path}, {"QUIZAPP_HTTPS": value})["SESSION_COOKIE_SECURE"] is True


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_a_postgresql_url_gets_its_driver(tmp_path, scheme):
    config = configuration({"DATA": tmp_path}, {"QUIZAPP_DATABASE_URL": f"{scheme}://u:p@host/db"})
    assert config["SQLALCHEMY_DATABASE_URI"] == "postgresql+psycopg://u:p@host/db"


def test_the_secret_key_is_made_once_and_only_for_its_owner(tmp_path):
    keys = {configuration({"DATA": tmp_path}, {})["SECRET_KEY"] for _ in range(3)}
    (key,) = keys
    assert len(key) >= 32
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_first_starts_at_once_agree_on_one_secret_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: configuration({"DATA": tmp_path}, {})["SECRET_KEY"], range(32)))
    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_a_folder_that_cannot_be_made_is_named_with_a_cure(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(QuizError) as refused:
        configuration({"DATA": tmp_path / "file" / "data"}, {})
    assert "QUIZAPP_DATA" in sentence(refused.value)
