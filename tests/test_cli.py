"""The `quizapp` command."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from browsing import sit, value_of

from quizapp.core.counted import counted
from quizapp.core.generate import GENERATORS
from quizapp.core.schemes import SCHEMES
from quizapp.core.schemes.order import total
from quizapp.core.schemes.preview import preview
from quizapp.formats.problems import FileError, Problem
from quizapp.paths import resource
from quizapp.services import accounts, classes, library
from quizapp.storage import db, writing
from quizapp.web.clock import now
from quizapp.web.scheme_words import scheme_sentence

FACTS = str(resource("questions") / "sino-russian.yaml")
FIELDS = {
    "key", "digest", "targets", "kind", "stem", "options", "correct", "evidence", "explanation", "paragraphs",
    "difficulty", "generator",
}  # fmt: skip


def test_the_same_seed_prints_the_same_bytes(quizapp):
    first = quizapp("generate", FACTS, "--count", "3", "--seed", "7", "--format", "json")
    assert quizapp("generate", FACTS, "--count", "3", "--seed", "7", "--format", "json") == first
    assert quizapp("generate", FACTS, "--count", "3", "--seed", "8", "--format", "json") != first


def test_every_question_is_printed_with_all_its_fields(quizapp):
    questions = json.loads(quizapp("generate", FACTS, "--count", "2", "--format", "json"))
    assert [question["generator"] for question in questions] == [name for name in GENERATORS for _ in range(2)]
    for question in questions:
        assert question.keys() >= FIELDS
        assert ("comparable" in question) == (question["kind"] == "ordering")
        assert {"key", "text"} <= question["options"][0].keys()


@pytest.mark.parametrize("name", GENERATORS)
def test_one_generator_can_be_chosen(quizapp, name):
    (question,) = json.loads(quizapp("generate", FACTS, "--generator", name, "--count", "1", "--format", "json"))
    assert question["generator"] == name


def test_text_shows_a_teacher_the_key_and_the_reasons(quizapp):
    text = quizapp("generate", FACTS, "--generator", "which-point", "--count", "1")
    assert text.count("[x]") == 1
    assert text.count("[ ]") == 3
    assert "The article credits" in text


def test_facts_with_mistakes_are_refused_line_by_line(quizapp, tmp_path):
    broken = tmp_path / "broken.yaml"
    broken.write_text("article: {id: x}\nevents:\n- {id: E1}\n")
    command = [sys.executable, "-m", "quizapp", "generate", str(broken)]
    tried = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert tried.returncode == 1
    assert "broken.yaml:3: E1: the field text is missing" in tried.stderr
    assert "Traceback" not in tried.stderr


def test_the_shipped_facts_are_sound_and_cover_every_paragraph(quizapp):
    printed = quizapp("facts", "check", FACTS)
    assert printed.endswith("\n0 problems\n")
    rows = re.findall(r"^ *(\d+) .* (\d+) +(\d+) +(\d+)$", printed, re.MULTILINE)
    assert [int(number) for number, *_ in rows] == list(range(1, 32))
    assert all(int(key) for _, key, _, _ in rows)


def test_the_check_of_facts_names_every_mistake_and_fails(quizapp, tmp_path):
    broken = tmp_path / "broken.yaml"
    text = Path(FACTS).read_text(encoding="utf-8")
    broken.write_text(text.replace("theme: empires", "theme: umpires", 1).replace("flag: Q03", "flag: Q99", 1))
    printed = quizapp("facts", "check", str(broken), code=1)
    assert re.search(r"^broken.yaml:\d+: E01: there is no theme umpires", printed, re.MULTILINE)
    assert re.search(r"^broken.yaml:\d+: E10: the field flag names Q99", printed, re.MULTILINE)
    assert printed.endswith("\n2 problems\n")


def test_the_check_of_facts_finds_the_words_of_the_article(quizapp, tmp_path):
    source = tmp_path / "article.txt"
    source.write_text(
        "They SAY: the town\u2019s council asks for a bridge across it. The School Paper, who paid for the bridge"
    )
    copied = tmp_path / "copied.yaml"
    quizapp("facts", "new", str(copied))
    assert "0 problems" in quizapp("facts", "check", str(copied), "--source", str(source))
    text = copied.read_text(encoding="utf-8").replace(
        "text: A flood", "text: The towns council asks for a bridge across"
    )
    copied.write_text(text, encoding="utf-8")
    line = text[: text.index("across")].count("\n") + 1
    printed = quizapp("facts", "check", str(copied), "--source", str(source), code=1)
    expected = f"copied.yaml:{line}: E02: repeats 8 words of the source: “the towns council asks for a bridge across”"
    assert printed.startswith(expected)


def test_a_new_file_of_facts_is_sound_and_makes_questions(quizapp, tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text(quizapp("facts", "new"), encoding="utf-8")
    assert "0 problems" in quizapp("facts", "check", str(file))
    questions = quizapp("generate", str(file), "--count", "1")
    assert [name for name in GENERATORS if f"[{name}," in questions]


def test_a_new_file_of_facts_replaces_none(quizapp, tmp_path):
    file = tmp_path / "mine.yaml"
    quizapp("facts", "new", str(file))
    file.write_text("mine", encoding="utf-8")
    assert "already exists" in quizapp("facts", "new", str(file), code=1)
    assert file.read_text(encoding="utf-8") == "mine"


def test_generators_with_too_few_facts_are_named_and_the_others_go_on(quizapp, tmp_path):
    file = tmp_path / "mine.yaml"
    text = quizapp("facts", "new")
    events = text[: text.index("# Who acts or speaks")].replace(", flag: Q01", "")
    file.write_text(events, encoding="utf-8")
    printed = quizapp("generate", str(file), "--count", "1")
    assert "[order-events," in printed
    assert "These facts are too few for the generator who-argued." in printed


BANK = """\
bank: {id: small, title: A small bank}
questions:
  - id: first
    kind: single_choice
    stem: Which port did the British take in the war?
    options: [{text: Hong Kong, right: true}, {text: Canton}, {text: Macau}]
    explanation: The treaty gave it to them.
    paragraphs: [2]
  - id: second
    kind: single_choice
    stem: When was Hong Kong taken, and by whom?
    options: [{text: In the Opium War}, {text: In the Boxer War}, {text: None of the above, right: true}]
    explanation: It was none of them.
    paragraphs: [2]
"""


def test_the_flaws_of_a_bank_are_named_line_by_line_with_what_to_do(quizapp, tmp_path):
    file = tmp_path / "bank.yaml"
    file.write_text(BANK)
    *flaws, summary = quizapp("bank", "lint", str(file)).splitlines()
    assert f"{file}:9: second: error: “all of these” or “none of these” rewards" in flaws[0]
    assert flaws[0].endswith("offer another answer (None of the above)")
    assert f"{file}:9: second: warning: this question gives away the answer to another" in flaws[-1]
    assert flaws[-1].endswith("[first]")
    errors = sum(": error: " in flaw for flaw in flaws)
    assert summary == f"2 questions: {counted(errors, 'error')}, {counted(len(flaws) - errors, 'warning')}"


def test_a_clean_bank_has_nothing_named(quizapp, tmp_path):
    file = tmp_path / "bank.yaml"
    file.write_text(BANK[: BANK.index("  - id: second")])
    assert quizapp("bank", "lint", str(file)) == "1 question: 0 errors, 0 warnings\n"


def test_facts_that_a_bank_names_and_the_article_lacks_are_errors(quizapp, tmp_path):
    file = tmp_path / "bank.yaml"
    file.write_text(
        BANK.replace("bank}", "bank, article: sino-russian}").replace("paragraphs: [2]", "targets: [C99]", 1)
    )
    assert f"{file}:3: first: error: the article sino-russian has no fact C99\n" in quizapp("bank", "lint", str(file))


def test_a_bank_that_cannot_be_read_is_refused_line_by_line(quizapp, tmp_path):
    file = tmp_path / "bank.yaml"
    file.write_text(BANK.replace("right: true", "right: false", 1).replace("  - id: second", "  - id: first"))
    assert quizapp("bank", "lint", str(file), code=1).splitlines() == [
        f"{file}:6: first: one option must be right, but 0 are marked `right: true`",
        f"{file}:9: first: this id is already taken, on line 3",
    ]


@pytest.fixture
def taken(app, student):
    sit(app, student, name="=HYPERLINK(1)")
    student.send("/save", [("answer-1", value_of(student.page, "Option b")), ("go", "review")])
    student.send("/submit")
    return student


def test_results_are_exported_as_csv_without_live_formulas(quizapp, taken):
    (row,) = csv.DictReader(io.StringIO(quizapp("export", "attempts")))
    assert (row["quiz_id"], row["student_name"], row["score"], row["max"]) == ("small", "'=HYPERLINK(1)", "1.0", "3")
    assert row["submitted_at"].endswith("+00:00")


def test_results_are_exported_as_lines_of_json(quizapp, taken):
    first, *others = map(json.loads, quizapp("export", "long", "--quiz", "small", "--format", "jsonl").splitlines())
    assert (first["score"], first["max"], first["answered"], first["student_name"]) == (1.0, 1, 1, "=HYPERLINK(1)")
    assert [row["score"] for row in others] == [0.0, 0.0]


def test_an_export_without_results_has_its_header(quizapp):
    assert quizapp("export", "wide", "--separator", "semicolon").startswith('"quiz_id";"student_ref";"student_name"')


def test_the_codebook_says_what_each_column_means(quizapp):
    lines = list(csv.DictReader(io.StringIO(quizapp("export", "long", "--codebook"))))
    assert {"column": "duration_s", "type": "whole number", "unit": "s", "meaning": "from start to submission"} in lines


def test_an_export_into_a_file_says_how_many_rows_it_will_be(quizapp, taken, tmp_path):
    file = tmp_path / "long.csv"
    assert quizapp("export", "long", "--quiz", "small", "--pseudonyms", "--output", str(file)) == "3 rows to write\n"
    assert "HYPERLINK" not in file.read_text(encoding="utf-8")


def test_a_quiz_that_is_not_there_is_not_exported(quizapp):
    assert quizapp("export", "long", "--quiz", "nowhere", code=1) == ""


def test_a_sound_installation_passes_its_check(quizapp, taken):
    assert "PROBLEM" not in quizapp("check")


def test_the_check_counts_the_banks(quizapp):
    banks = library.banks()
    written = sum(len(bank.questions) for bank in banks.values())
    assert f"{written} questions in {counted(len(banks), 'bank')}" in quizapp("check")


def test_the_check_reports_a_bank_with_problems(quizapp, monkeypatch):
    def refuse():
        raise FileError((Problem("small.yaml", 9, "first", "right-none"),))

    monkeypatch.setattr(library, "banks", refuse)
    assert "PROBLEM small.yaml:9: first: no option is right" in quizapp("check", code=1)


def test_the_check_finds_a_credit_that_was_changed(app, quizapp, taken):
    with app.app_context():
        db.session.execute(sa.text("UPDATE item SET credit_numerator = 0 WHERE slot = 1"))
        db.session.commit()
    assert "credit-not-graded" in quizapp("check", code=1)


def test_the_check_finds_an_old_schema(app, quizapp):
    with app.app_context():
        db.session.execute(sa.text("UPDATE alembic_version SET version_num = '0001'"))
        db.session.commit()
    assert "quizapp db upgrade" in quizapp("check", code=1)


def test_a_quiz_is_closed_and_opened_by_its_name(quizapp):
    assert "closed" in quizapp("quiz", "close", "four-centuries")
    assert "closed  four-centuries" in quizapp("quiz", "list")
    assert "open" in quizapp("quiz", "open", "four-centuries")
    assert "open    four-centuries" in quizapp("quiz", "list")


def test_closing_and_opening_a_quiz_is_recorded(app, quizapp):
    quizapp("quiz", "close", "four-centuries")
    quizapp("quiz", "open", "four-centuries")
    with app.app_context():
        found = db.session.execute(sa.text("SELECT action, kind, subject FROM audit ORDER BY id")).all()
    assert found == [("given-state", "given", "four-centuries")] * 2


@pytest.mark.parametrize("items", [3, 5, 8])
def test_a_teacher_reads_what_each_scheme_gives(quizapp, items):
    table = quizapp("schemes", "--items", str(items))
    rows = {line.split()[0]: line.split()[1:] for line in table.split("\n\n")[1].splitlines()[1:]}
    assert rows.keys() == SCHEMES.keys()
    for scheme, (chance, *_, reversed_) in rows.items():
        assert float(chance) == pytest.approx(100 * float(preview(total(items), scheme)["random"]), abs=0.05)
        assert (float(reversed_) == 0) == (scheme != "position" or items % 2 == 0)
    assert all(scheme_sentence(scheme) in table for scheme in SCHEMES)


@pytest.mark.parametrize("command", ["routes", "db", "demo", "run"])
def test_the_other_commands_explain_themselves(quizapp, command):
    assert "Usage:" in quizapp(command, "--help")


def test_an_account_made_in_the_shell_gets_a_link_that_works(quizapp, app):
    printed = quizapp("user", "add", "teacher1", "--url", "https://quiz.example/")
    assert re.fullmatch(r"https://quiz\.example/welcome/[\w-]{32}\n", printed)
    assert app.test_client().get(printed.strip().removeprefix("https://quiz.example")).status_code == 200
    assert re.search(r"^teacher1 +teacher +no password yet", quizapp("user", "list"))


def test_a_link_leads_to_the_first_name_that_the_settings_give_the_site(quizapp, app):
    app.config |= {"HTTPS": True, "HOSTS": ["quiz.example", "127.0.0.1"]}
    assert quizapp("user", "add", "teacher1").startswith("https://quiz.example/welcome/")


def test_a_new_link_voids_the_one_before(quizapp, app):
    first = quizapp("user", "add", "teacher1").split()[0]
    second = quizapp("user", "password", "teacher1").split()[0]
    assert [app.test_client().get(link).status_code for link in (first, second)] == [404, 200]


def test_an_account_is_shut_and_opened_again_in_the_shell(quizapp):
    quizapp("user", "add", "head", "--role", "admin")
    quizapp("user", "add", "teacher1")
    assert quizapp("user", "disable", "teacher1") == "teacher1 is disabled.\n"
    assert "disabled" in quizapp("user", "list")
    assert quizapp("user", "enable", "teacher1") == "teacher1 may sign in again.\n"
    assert "disabled" not in quizapp("user", "list")


def test_no_link_is_printed_for_an_account_that_may_not_sign_in(quizapp):
    quizapp("user", "add", "teacher1")
    quizapp("user", "disable", "teacher1")
    quizapp("user", "password", "teacher1", code=1)


def test_a_login_is_refused_in_the_shell_where_a_page_refuses_it(quizapp):
    quizapp("user", "add", "two words", code=1)
    assert quizapp("user", "list") == ""


def test_a_link_without_an_address_says_what_it_lacks(quizapp):
    assert "--url" in quizapp("user", "add", "teacher1")


def test_an_account_is_deleted_in_the_shell_once_somebody_gets_what_it_owns(quizapp, app):
    for login in ("teacher1", "teacher2"):
        quizapp("user", "add", login)
    with app.app_context(), writing(db.session()) as session:
        classes.make(session, accounts.find(session, "teacher1").id, "7b", now())
        accounts.set_password(session, accounts.find(session, "teacher2"), "a hash")
    quizapp("user", "delete", "teacher1", "--yes", code=1)
    assert "teacher1 is deleted. Receipt: " in quizapp("user", "delete", "teacher1", "--to", "teacher2", "--yes")
    assert "teacher1" not in quizapp("user", "list")
    assert '"kind": "account"' in quizapp("privacy", "receipts")
