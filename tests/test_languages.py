"""Which language somebody reads, how dates and numbers are written in it, and how another one is added."""

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from apps import app_on, release
from babel.messages.pofile import read_po
from click.testing import CliRunner

from quizapp.cli import group
from quizapp.commands import language as language_file
from quizapp.commands.messages import messages
from quizapp.core.dates import parse_date
from quizapp.core.rounding import decimal
from quizapp.paths import resource
from quizapp.web import written
from quizapp.web.languages import asked_for
from quizapp.web.speech import ENGLISH, speak

ROOT = Path(__file__).parent.parent
AT = datetime(2027, 3, 3, 14, 2, 11, tzinfo=UTC)


@pytest.fixture
def reading(languages):
    """Have a reader with this header, until the test is over."""
    yield lambda header: speak(asked_for(header, languages))
    speak(ENGLISH)


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("", "en-GB"),
        ("en", "en-GB"),
        ("en-US,en;q=0.9", "en-US"),
        ("eo", "eo"),
        ("en;q=0.5, eo;q=0.8", "eo"),
        ("fr, eo;q=0.2", "eo"),
        ("fr-CA, fr", "en-GB"),
        ("he-IL", "he-IL"),
        ("eo;q=0, en-AU", "en-AU"),
        ("*", "en-GB"),
        ("xx-Nonsense, %%%, \N{SNOWMAN}, en-NZ", "en-NZ"),
        ("," * 5000, "en-GB"),
    ],
)
def test_a_reader_has_the_first_of_their_languages_that_there_is(languages, header, tag):
    assert asked_for(header, languages).tag == tag


def test_a_narrower_language_goes_before_a_wider_one(tmp_path):
    for name in ("pt", "pt_BR"):
        (tmp_path / f"{name}.po").write_text(f'msgid "Save"\nmsgstr "{name}"\n', encoding="utf-8")
    said = {tag: asked_for(tag, tmp_path).catalogue.gettext("Save") for tag in ("pt-PT", "pt-BR", "pt")}
    assert said == {"pt-PT": "pt", "pt-BR": "pt_BR", "pt": "pt"}


def test_what_is_not_translated_or_in_doubt_stays_english(tmp_path):
    lines = ['msgid "Save"', 'msgstr ""', "", "#, fuzzy", 'msgid "Close"', 'msgstr "Fermi"', ""]
    (tmp_path / "eo.po").write_text("\n".join(lines), encoding="utf-8")
    catalogue = asked_for("eo", tmp_path).catalogue
    assert [catalogue.gettext(each) for each in ("Save", "Close")] == ["Save", "Close"]


@pytest.mark.parametrize(
    ("header", "day", "short", "time"),
    [
        ("en-GB", "3 March 2027, 14:02", "3 Mar, 14:02", "14:02:11"),
        ("en-US", "March 3, 2027, 2:02 PM", "Mar 3, 2:02 PM", "2:02:11 PM"),
        ("eo", "3 Marto 2027, 14:02", "3 Mar, 14:02", "14:02:11"),
    ],
)
def test_a_moment_is_told_as_in_the_country_of_the_reader(reading, header, day, short, time):
    reading(header)
    told = [written.moment(AT, form).replace("\N{NARROW NO-BREAK SPACE}", " ") for form in ("day", "short", "time")]
    assert told == [day, short, time]


@pytest.mark.parametrize(("header", "said"), [("en-GB", ["66.7%", "0.67"]), ("eo", ["66,7%", "0,67"])])
def test_numbers_are_written_as_in_the_country_of_the_reader(reading, header, said):
    reading(header)
    assert [written.percentage("66.7"), written.number(decimal(Fraction(2, 3)))] == said


@pytest.mark.parametrize("header", ["en-GB", "en-US", "eo"])
def test_dates_beside_a_text_are_as_its_language_has_them(reading, header):
    reading(header)
    date = parse_date("2023-03-21")
    assert [written.dated(date, lang) for lang in ("en", "de", "xx")] == [
        "21 March 2023",
        "21. März 2023",
        "21 March 2023",
    ]


@pytest.mark.parametrize(
    ("date", "british", "american"),
    [
        ("1949-09", "September 1949", "September 1949"),
        ("2023-03-21", "21 March 2023", "March 21, 2023"),
        ("1839/1842", "1839\N{EN DASH}1842", "1839\N{EN DASH}1842"),
        ("196X", "1960s", "1960s"),
        ("1912", "1912", "1912"),
    ],
)
def test_dates_of_an_article_are_as_precise_in_every_country(reading, date, british, american):
    told = {}
    for header in ("en-GB", "en-US"):
        reading(header)
        told[header] = written.dated(parse_date(date))
    assert told == {"en-GB": british, "en-US": american}


def test_the_page_of_one_reader_is_not_kept_for_another(app):
    assert {"Accept-Language", "Cookie"} <= {*app.test_client().get("/").vary}


def test_no_message_is_worded_before_it_has_a_reader():
    """Words made while modules are imported would be in one language for everybody."""
    script = """
import gettext, importlib, pkgutil
def refuse(*_): raise AssertionError("worded while it is imported")
gettext.NullTranslations.gettext = gettext.NullTranslations.ngettext = refuse
import quizapp.web
for module in pkgutil.walk_packages(quizapp.web.__path__, "quizapp.web."): importlib.import_module(module.name)
"""
    imported = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert imported.returncode == 0, imported.stderr


PAGE = (ROOT / "docs" / "languages.md").read_text(encoding="utf-8")
LINES = re.findall(r"^    (.*?)(?: {2,}# .*)?$", PAGE, re.MULTILINE)
GERMAN = {"Quizzes": "Quizze", "For teachers": "Für Lehrkräfte"}


CODE = re.compile("`[^`]*`")
TYPED = re.compile(r"[A-Za-z]'[A-Za-z]|\"\w|\w\(s\)|\.\.\.")
"""What typewriters and forms have for an apostrophe, quotation marks, a plural and an ellipsis."""


def test_messages_are_set_as_they_are_in_print():
    found = [text for message in messages("eo") for text in _texts(message) if TYPED.search(CODE.sub("", text))]
    assert found == []


def _texts(message):
    return message.id if isinstance(message.id, tuple) else (message.id,)


def test_another_language_is_added_in_the_five_lines_of_the_documentation(tmp_path, sqlite_url):
    """Those in which a person writes or starts something are done here in their stead."""
    assert len(LINES) == 5
    make, translate, check, test, start = LINES
    assert translate[:1] == start[:1] == "#"
    assert test == "python3 run.py test"
    house = tmp_path / "house"
    house.mkdir()
    for folder in ("quizapp", "templates", "static", "questions", "languages"):
        shutil.copytree(ROOT / folder, house / folder, ignore=shutil.ignore_patterns("__pycache__", "*.po"))
    command(house, make)
    file = house / "languages" / "de.po"
    text = file.read_text(encoding="utf-8")
    for english, german in GERMAN.items():
        text = text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{german}"')
    file.write_text(text, encoding="utf-8")
    assert re.search(r"de\.po: 2 of \d{4} messages are translated\.", command(house, check))
    app = app_on(sqlite_url, tmp_path, LANGUAGES=file.parent)
    page = app.test_client().get("/", headers={"Accept-Language": "de-AT,de;q=0.9"}).text
    release(app)
    assert '<html lang="de-AT" dir="ltr">' in page
    assert all(german in page for german in GERMAN.values())


def command(house, line):
    """Run a line of the documentation in a copy of the house, as `run.py` does once it has set itself up."""
    arguments = line.removeprefix("python3 run.py ").split()
    environment = os.environ | {"PYTHONPATH": str(house)}
    done = subprocess.run(
        [sys.executable, "-m", "quizapp", *arguments],
        cwd=house,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


LOST = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8"

#, python-format
msgid "Question %(number)s"
msgstr "Demando %(nombro)s"
"""


def test_a_translation_that_loses_a_gap_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(language_file, "resource", lambda _name: tmp_path)
    (tmp_path / "eo.po").write_text(LOST, encoding="utf-8")
    refused = CliRunner().invoke(group, ["language", "eo"])
    assert refused.exit_code == 1
    assert "Question %(number)s: unknown named placeholder 'nombro'" in refused.output


def test_a_language_nobody_knows_is_refused():
    refused = CliRunner().invoke(group, ["language", "xx"])
    assert refused.exit_code == 2
    assert "xx is no language we know. Write it as de, pt-BR or zh-Hant." in refused.output


def test_the_languages_that_are_here_keep_every_gap():
    lost = {file.stem: list(read_po(BytesIO(file.read_bytes())).check()) for file in resource("languages").glob("*.po")}
    assert {language: found for language, found in lost.items() if found} == {}
