"""What opens something is long, and drawn by the system's source of randomness alone."""

import ast
from base64 import urlsafe_b64decode
from math import log2
from pathlib import Path

import pytest

import quizapp
from quizapp.config import configuration
from quizapp.services import classes, students, tokens

SOURCES = sorted(Path(quizapp.__file__).parent.rglob("*.py"))
ALLOWED = {
    "core/rng.py": {"random"},  # draws of quizzes that can be drawn again from their seed
    "formats/banks/h5p/content.py": {"uuid"},  # names in a file that are made of what they name
}


def imported(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module


def test_nothing_is_drawn_by_a_generator_that_can_be_foreseen():
    root = Path(quizapp.__file__).parent
    weak = {file.relative_to(root).as_posix(): {"random", "uuid"} & set(imported(file)) for file in SOURCES}
    assert {name: found for name, found in weak.items() if found} == ALLOWED


def test_tokens_of_sessions_and_links_have_128_bits_and_more():
    drawn = {tokens.new_token() for _ in range(1000)}
    assert len(drawn) == 1000
    assert min(len(urlsafe_b64decode(token)) * 8 for token in drawn) >= 128


def test_the_secret_key_is_made_of_256_bits(tmp_path):
    key = configuration({"DATA": tmp_path}, {})["SECRET_KEY"]
    assert len(bytes.fromhex(key)) * 8 == 256


@pytest.mark.parametrize(("length", "bits"), [(classes.CODE_LENGTH, 39), (students.CODE_LENGTH, 49)])
def test_codes_that_people_type_are_long_enough_where_wrong_ones_are_slowed_down(length, bits):
    assert log2(len(tokens.ALPHABET)) * length > bits
    assert len({tokens.new_code(length) for _ in range(1000)}) == 1000


def test_an_id_that_stands_in_addresses_opens_nothing_by_itself(standing_sqlite):
    app, site = standing_sqlite
    for name in ("staff", "student"):
        for public_id in site.mine.values():
            browser = site.browser(app, "anonymous")
            browser.client.set_cookie(name, public_id)
            assert browser.client.get("/desk").status_code == 303
            assert "Forget me" not in browser.get("/").text
