"""What can be set, run or registered is in the documentation."""

import re
from pathlib import Path

import pytest

from quizapp.cli import group
from quizapp.commands.bank import bank_group
from quizapp.commands.facts import facts_group
from quizapp.config import PREFIX, SETTINGS
from quizapp.core.generate import GENERATORS
from quizapp.core.kinds import KINDS
from quizapp.core.rulings import RULINGS
from quizapp.formats.banks import WRITTEN_FORMATS
from quizapp.formats.questions import WRITERS
from quizapp.formats.scores import SCORE_FORMATS
from quizapp.paths import resource
from quizapp.services.exports import SHAPES
from quizapp.web.events import REFUSED

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS, SETTINGS_PAGE, QUESTIONS, MARKING = (
    (DOCS / f"{name}.md").read_text(encoding="utf-8") for name in ("commands", "settings", "questions", "marking")
)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_stands_in_its_page_as_in_the_code(setting):
    assert f"| `{PREFIX}{setting.name}` | {setting.default} | {setting.help} |" in SETTINGS_PAGE


def test_no_page_names_a_setting_that_is_not_there():
    for page in (ROOT / "README.md", *DOCS.glob("*.md")):
        named = set(re.findall(r"`(QUIZAPP_[A-Z_]*[A-Z])", page.read_text(encoding="utf-8")))
        assert {name for name in named if not name.startswith("QUIZAPP_TEST_")} <= {
            PREFIX + each.name for each in SETTINGS
        }


@pytest.mark.parametrize("command", group.commands)
def test_every_command_stands_in_their_page(command):
    assert re.search(rf"run\.py {command}\b", COMMANDS)


@pytest.mark.parametrize("command", facts_group.commands)
def test_every_command_about_facts_stands_there(command):
    assert f"`run.py facts {command} " in COMMANDS


@pytest.mark.parametrize("command", bank_group.commands)
def test_every_command_about_banks_stands_there(command):
    assert f"| `run.py bank {command} " in COMMANDS or f"| `run.py bank {command}` |" in COMMANDS


@pytest.mark.parametrize("name", WRITTEN_FORMATS)
def test_every_format_of_banks_stands_there(name):
    row = next(line for line in COMMANDS.splitlines() if "`run.py bank convert " in line)
    assert f"`{name}`" in row


@pytest.mark.parametrize("name", GENERATORS)
def test_every_generator_stands_in_the_page_of_questions(name):
    assert f"| `{name}` |" in QUESTIONS


@pytest.mark.parametrize(
    "scheme", sorted({name for kind in KINDS.values() if len(kind.schemes) > 2 for name in kind.schemes})
)
def test_every_scheme_to_choose_from_stands_in_the_page_of_marking(scheme):
    assert f"`{scheme}`" in MARKING


@pytest.mark.parametrize("ruling", RULINGS)
def test_every_ruling_stands_there(ruling):
    assert f"| `{ruling}` |" in MARKING


@pytest.mark.parametrize("registry", [WRITERS, SCORE_FORMATS], ids=["questions", "scores"])
def test_every_format_stands_in_the_page_of_commands(registry):
    assert all(re.search(rf"--format [\w\\|]*\b{name}\b", COMMANDS) for name in registry)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_export_stands_there(shape):
    row = next(line for line in COMMANDS.splitlines() if line.startswith("| `run.py export "))
    assert f"`{shape}`" in row


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("page", ["ask", "review", "paper"])
def test_every_kind_has_its_pages(kind, page):
    assert (resource("templates") / "kinds" / kind / f"{page}.html").is_file()


def test_the_two_commands_come_first():
    commands = [line.split("#")[0].strip() for line in README.splitlines() if line.startswith("    ")][:2]
    assert commands == ["python3 run.py", "python3 run.py test"]


SCALING = (DOCS / "scaling.md").read_text(encoding="utf-8")


def test_the_page_on_scaling_names_only_what_is_there():
    assert set(re.findall(r"QUIZAPP_([A-Z_]+)", SCALING)) <= {setting.name for setting in SETTINGS}
    for file in re.findall(r"\]\(([\w./]+)\)", SCALING):
        assert (DOCS / file).is_file(), file
    for file in re.findall(r"\b(?:benchmarks/\w+\.py|tests/scale|requirements/\w+\.txt)", SCALING):
        assert (DOCS.parent / file).exists(), file
    assert set(re.findall(r"`quizapp (\w+)", SCALING)) <= set(group.commands)


def test_the_page_on_scaling_stays_a_page():
    assert len(SCALING.splitlines()) <= 150


OPERATIONS = (DOCS / "operations.md").read_text(encoding="utf-8")
SECURITY = (DOCS.parent / "SECURITY.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", [OPERATIONS, SECURITY], ids=["operations", "security"])
def test_the_pages_for_operators_name_only_what_is_there(text):
    assert set(re.findall(r"QUIZAPP_([A-Z_]*[A-Z])", text)) <= {setting.name for setting in SETTINGS}
    assert set(re.findall(r"`quizapp (\w+)", text)) <= {*group.commands}
    folder = DOCS if text is OPERATIONS else DOCS.parent
    for file in re.findall(r"\]\(([\w./]+)\)", text):
        assert (folder / file).is_file(), file


@pytest.mark.parametrize("event", sorted({*REFUSED.values(), "throttled", "denied", "signed-in"}))
def test_every_refusal_in_the_log_is_explained(event):
    assert f"`{event}`" in OPERATIONS


def test_every_number_for_prometheus_is_explained(app):
    app.config["METRICS_TOKEN"] = "x"
    told = app.test_client().get("/metrics", headers={"Authorization": "Bearer x"}).text
    named = set(re.findall(r"^# TYPE (\w+)", told, re.MULTILINE))
    assert named == set(re.findall(r"`(quizapp_\w+)`", OPERATIONS))


def test_the_locks_are_made_as_the_rule_for_updates_says():
    for lock in ("run", "test"):
        assert f"-o requirements/{lock}.txt" in SECURITY
        lines = (DOCS.parent / "requirements" / f"{lock}.txt").read_text().splitlines()
        pinned = [line for line in lines if not line.startswith(" ")]
        assert all("==" in line for line in pinned), lock
        assert sum("--hash=sha256:" in line for line in lines) >= len(pinned)
        assert not any("index-url" in line or "://" in line for line in lines)
