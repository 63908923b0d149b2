"""A teacher brings questions into a bank, without script, and looks at them first."""

import csv
import io
import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
from bank_files import CHANGED, GIFT, PARTLY, bring, confirm, in_format, kept, send
from holding import Held

from quizapp.formats.banks import WRITTEN_FORMATS
from quizapp.storage import db
from quizapp.storage.models import Bank, Upload
from quizapp.web import checking
from quizapp.web.bank_file_words import COLUMNS
from quizapp.web.clock import now
from quizapp.web.tasks import Tasks

HOSTILE = "<script>alert(1)</script>"
MILL, DAM = "Why was the mill built?", "Why was the dam built?"


def count(app, table):
    with app.app_context():
        return db.session.scalar(sa.select(sa.func.count()).select_from(table))


def state(teacher, path):
    return teacher.client.get(path, headers={"Accept": "application/json"}).get_json()


def write_into(app):
    """As if somebody else were writing into every bank."""
    with app.app_context():
        db.session.execute(sa.update(Bank).values(busy_until=now() + timedelta(minutes=1)))
        db.session.commit()


@pytest.mark.parametrize("sent", [{"text": GIFT}, {"file": GIFT.encode()}], ids=["pasted", "file"])
def test_nothing_enters_a_bank_before_it_is_imported(app, teacher, sent):
    send(teacher, **sent)
    assert teacher.status == 200
    assert "2 new, 0 changed, 0 removed" in teacher.page
    assert kept(app) == {}
    confirm(teacher, title="Rivers")
    assert re.fullmatch(r"/desk/banks/[\w-]+", teacher.path)
    assert "Imported: 2 new, 0 changed, 0 removed." in teacher.page
    assert kept(app) == {"Rivers": [MILL, DAM]}
    assert count(app, Upload) == 0


@pytest.mark.parametrize("name", WRITTEN_FORMATS)
def test_every_format_is_recognised_and_imported(app, teacher, name):
    send(teacher, file=in_format(name), name="samples.bin")
    assert "1 new, 0 changed, 0 removed" in teacher.page
    confirm(teacher)
    assert [len(stems) for stems in kept(app).values()] == [1]


def test_questions_are_shown_as_students_see_them(teacher):
    send(teacher, text=GIFT)
    assert MILL in teacher.page
    assert len(re.findall(r'type="radio" name="answer-1"', teacher.page)) == 3
    assert "<fieldset disabled" in teacher.page


def test_twenty_questions_stand_on_a_page(teacher):
    send(teacher, text="\n\n".join(f"Where is place {n}? {{=here {n} ~there {n}}}" for n in range(25)))
    assert (teacher.page.count("<fieldset disabled"), "Page 1 of 2" in teacher.page) == (20, True)
    teacher.get(f"{teacher.path}?page=9")
    assert (teacher.page.count("<fieldset disabled"), "Page 2 of 2" in teacher.page) == (5, True)


def test_cancelling_forgets_the_file(app, teacher):
    send(teacher, text=GIFT)
    confirm(teacher, "cancel")
    assert teacher.path == "/desk"
    assert (kept(app), count(app, Upload)) == ({}, 0)


def test_new_contents_say_what_changes_and_what_goes(app, teacher):
    bank = bring(teacher)
    send(teacher, file=CHANGED.encode(), to=bank)
    assert "1 new, 1 changed, 1 removed" in teacher.page
    assert "Why was the mill built here?" in teacher.page
    assert re.search(r'id="removed">Removed \(1\)</h2>\s*<ul><li><span[^>]*>Why was the dam built\?', teacher.page)
    confirm(teacher)
    assert teacher.path == f"/desk/banks/{bank}"
    assert kept(app) == {"rivers": ["Why was the mill built here?", "Where was the ford?"]}


def test_undoing_brings_back_what_was_there(app, teacher):
    bank = bring(teacher)
    bring(teacher, CHANGED, to=bank)
    teacher.send("/undo")
    assert "Undone" in teacher.page
    assert kept(app) == {"rivers": [MILL, DAM]}


def test_the_second_press_of_undo_undoes_nothing_more(app, teacher):
    bank = bring(teacher)
    bring(teacher, CHANGED, to=bank)
    path, form = teacher.action("/undo"), teacher.form("/undo")
    teacher.post(path, form)
    teacher.post(path, form)
    assert teacher.status == 409
    assert kept(app) == {"rivers": [MILL, DAM]}


def test_the_identical_file_has_nothing_to_do(teacher):
    bank = bring(teacher)
    for to in (bank, "new"):
        send(teacher, file=GIFT.encode(), to=to)
        assert "there is nothing to do" in teacher.page
        assert 'value="import"' not in teacher.page


def test_a_bank_called_so_already_can_be_compared_instead(app, teacher):
    bank = bring(teacher)
    send(teacher, file=CHANGED.encode())
    assert "You already have the bank that this file names" in teacher.page
    confirm(teacher, "compare")
    assert "1 new, 1 changed, 1 removed" in teacher.page
    confirm(teacher)
    assert teacher.path == f"/desk/banks/{bank}"
    assert len(kept(app)) == 1


def test_a_refused_question_is_named_with_its_line_and_keeps_the_others_out(app, teacher):
    send(teacher, file=PARTLY.encode())
    assert "line 5: " in teacher.page
    assert "Refused (1)" in teacher.page
    assert "no option is right" in teacher.page
    assert 'value="import"' not in teacher.page
    confirm(teacher)
    assert teacher.status == 409
    assert kept(app) == {}


def test_the_rest_is_imported_where_that_is_chosen(app, teacher):
    send(teacher, file=PARTLY.encode())
    assert "Import the rest without the 1 refused" in teacher.page
    confirm(teacher, "partly")
    assert kept(app) == {"rivers": [MILL, DAM]}


def test_pasted_questions_are_corrected_on_the_spot(app, teacher):
    send(teacher, text=PARTLY)
    assert dict(teacher.form("/new"))["text"].strip().replace("\r", "") == PARTLY.strip()
    teacher.send("/new", [("text", GIFT)])
    confirm(teacher)
    assert [*kept(app).values()] == [[MILL, DAM]]


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        (b"%PDF-1.7", "This is PDF|this is PDF"),
        (b"<quiz><question>", "not well-formed"),
        (b"bank: [", "."),
        (b"\0\1", "not text|not a format"),
        (b" ", "the file is empty"),
    ],
    ids=["pdf", "xml", "yaml", "binary", "empty"],
)
def test_what_cannot_be_read_says_why_and_cannot_be_imported(app, teacher, file, problem):
    send(teacher, file=file)
    assert teacher.status == 200
    assert "This cannot be imported" in teacher.page
    assert re.search(problem, teacher.page)
    confirm(teacher)
    assert teacher.status == 409
    assert kept(app) == {}


@pytest.mark.parametrize("sent", [{}, {"text": GIFT, "file": GIFT.encode()}, {"text": "x" * (2 * 2**20 + 1)}])
def test_either_a_file_or_a_text_that_is_not_too_long_is_needed(app, teacher, sent):
    send(teacher, **sent)
    assert teacher.status == 400
    assert 'aria-invalid="true"' in teacher.page
    assert count(app, Upload) == 0


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_template_of_a_spreadsheet_is_imported_as_it_is(teacher, kind):
    teacher.get("/desk/banks/new")
    assert f'href="/desk/banks/template.{kind}"' in teacher.page
    body = teacher.client.get(f"/desk/banks/template.{kind}").data
    send(teacher, file=body, name=f"questions.{kind}")
    assert "Before the import" in teacher.page


def test_a_question_to_be_imported_says_on_request_what_is_right_in_it(teacher):
    send(teacher, text="::Mill::What turns a mill? {=Water ~Sand #No.}")
    assert "What is right" in teacher.page
    assert teacher.page.count("Right answer") == 1


@pytest.mark.parametrize(("size", "status"), [(20 * 2**20 + 1, 400), (21 * 2**20, 413)])
def test_too_large_a_file_is_told_the_limit(app, teacher, size, status):
    send(teacher, file=b"x" * size)
    assert teacher.status == status
    assert re.search("larger than 20 MiB|the 20 MiB this page takes", teacher.page)
    assert count(app, Upload) == 0


def test_facts_that_are_not_there_keep_a_bank_out(app, teacher):
    text = in_format("yaml").decode().replace("title:", "article: nowhere\n  title:", 1)
    send(teacher, text=text)
    assert "Named in the file, but missing" in teacher.page
    assert 'value="import"' not in teacher.page
    confirm(teacher)
    assert teacher.status == 409
    assert kept(app) == {}


def test_what_a_file_says_is_only_text(teacher):
    text = f"::{HOSTILE}:: [plain]{HOSTILE} {{={HOSTILE} ~{HOSTILE}2}}\n\n::{HOSTILE}:: {{~{HOSTILE} ~x}}\n"
    send(teacher, file=text.encode(), name=f"{HOSTILE}.gift")
    assert "&lt;script&gt;" in teacher.page
    assert "<script>alert" not in teacher.page


def test_the_report_has_all_there_is_to_say_and_nothing_that_a_spreadsheet_computes(teacher):
    send(teacher, file=PARTLY.replace("::ford:: Where", "=HYPERLINK Where").encode())
    response = teacher.client.get(f"{teacher.path}/report.csv")
    head, *rows = csv.reader(io.StringIO(response.text.removeprefix("\ufeff")))
    assert head == [*COLUMNS]
    severities = {row[COLUMNS.index("severity")] for row in rows}
    assert "refused" in severities
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_nobody_can_import_twice(app, teacher):
    send(teacher, text=GIFT)
    path, form = teacher.path, [*teacher.form(teacher.path), ("do", "import")]
    confirm(teacher)
    teacher.post(path, form)
    assert teacher.status == 404
    assert "no longer waiting" in teacher.page
    assert len(kept(app)) == 1


def test_what_another_process_has_imported_leads_to_the_bank(teacher):
    bank = bring(teacher)
    teacher.get(f"/desk/banks/checked/gone?bank={bank}")
    assert teacher.path == f"/desk/banks/{bank}"


def test_while_another_process_imports_the_page_waits(app, teacher):
    bank = bring(teacher)
    send(teacher, file=CHANGED.encode(), to=bank)
    waiting = f"{teacher.path}?bank={bank}"
    write_into(app)
    assert state(teacher, waiting) == {"done": 0, "total": 0, "over": False}
    assert "<progress" in teacher.get(waiting).text


def test_the_bank_of_somebody_else_does_not_exist(app, teacher, sign_up):
    bank = bring(teacher)
    send(teacher, text=CHANGED, to=bank)
    upload = teacher.path
    other = sign_up("teacher2")
    other.get("/desk/banks/new")
    token = dict(other.form(""))["csrf_token"]
    for path in (f"/desk/banks/{bank}", f"/desk/banks/{bank}/upload", f"/desk/banks/{bank}/history", upload):
        assert other.get(path).status_code == 404
    assert other.get(f"{upload}/report.csv").status_code == 404
    for path in (f"/desk/banks/{bank}/undo", f"/desk/banks/{bank}/upload", upload):
        fields = {"csrf_token": token, "text": GIFT, "do": "import", "revision": "1"}
        assert other.post(path, fields).status_code == 404
    assert kept(app) == {"rivers": [MILL, DAM]}
    assert kept(app, "teacher2") == {}


def test_a_bank_somebody_else_writes_into_is_told_in_words(app, teacher):
    bank = bring(teacher)
    send(teacher, file=CHANGED.encode(), to=bank)
    write_into(app)
    confirm(teacher)
    assert "Somebody is importing into this bank" in teacher.page
    assert 'value="import"' in teacher.page
    assert kept(app) == {"rivers": [MILL, DAM]}


def test_a_bank_that_was_changed_in_the_meantime_is_compared_again(app, teacher):
    bank = bring(teacher)
    send(teacher, file=CHANGED.encode(), to=bank)
    waiting = teacher.path
    bring(teacher, GIFT.replace("light the town", "light it"), to=bank)
    teacher.get(waiting)
    confirm(teacher)
    assert kept(app) == {"rivers": ["Why was the mill built here?", "Where was the ford?"]}


@pytest.fixture
def held(monkeypatch):
    """Hold back what is done in the background until it is let go, for files of any size."""
    held = Held()
    monkeypatch.setattr(checking, "TASKS", Tasks(held))
    monkeypatch.setattr(checking, "SMALL", 0)
    return held


def test_a_large_file_is_looked_at_and_imported_while_pages_say_how_far_it_is(app, teacher, held):
    send(teacher, file=GIFT.encode())
    waiting = teacher.path
    assert "<progress" in teacher.page
    assert '<meta http-equiv="refresh"' in teacher.page
    assert state(teacher, waiting) == {"done": 0, "total": 0, "over": False}
    held.go()
    assert state(teacher, waiting)["over"]
    teacher.get(waiting)
    assert "2 new" in teacher.page
    confirm(teacher)
    assert (teacher.path, "<progress" in teacher.page) == (waiting, True)
    held.go()
    assert state(teacher, waiting) == {"done": 2, "total": 2, "over": True}
    teacher.get(waiting)
    assert "Imported: 2 new, 0 changed, 0 removed." in teacher.page
    assert kept(app) == {"rivers": [MILL, DAM]}


@pytest.fixture
def shown(teacher, held):
    """A file that waits for its import: one process has looked at it and shown it."""
    send(teacher, file=GIFT.encode())
    held.go()
    teacher.get(teacher.path)
    assert "2 new" in teacher.page


@pytest.fixture
def other(monkeypatch):
    """Let another process answer, which has looked at nothing yet."""

    def _other():
        held = Held()
        monkeypatch.setattr(checking, "TASKS", Tasks(held))
        return held

    return _other


def bring_held(teacher, held):
    """Import a file whose work is held back; return the public id of the bank."""
    send(teacher, file=GIFT.encode())
    held.go()
    teacher.get(teacher.path)
    confirm(teacher)
    held.go()
    teacher.get(teacher.path)
    return teacher.path.rpartition("/")[2]


def wait_for(teacher, process):
    """Ask a process until it has looked at the file, and imported it as was confirmed."""
    for _ in ("look", "import"):
        teacher.get(teacher.path)
        assert "<progress" in teacher.page
        process.go()
    teacher.get(teacher.path)


def test_a_file_shown_by_one_process_is_imported_by_another(app, teacher, shown, other):
    process = other()
    confirm(teacher, title="Rivers")
    wait_for(teacher, process)
    assert "Imported: 2 new, 0 changed, 0 removed." in teacher.page
    assert kept(app) == {"Rivers": [MILL, DAM]}


def test_an_import_goes_on_elsewhere_when_its_process_is_gone(app, teacher, shown, other):
    confirm(teacher, title="Rivers")
    wait_for(teacher, other())
    assert "Imported: 2 new, 0 changed, 0 removed." in teacher.page
    assert kept(app) == {"Rivers": [MILL, DAM]}


def test_what_failed_is_shown_again_before_it_is_tried_again(app, teacher, held):
    bank = bring_held(teacher, held)
    send(teacher, file=CHANGED.encode(), to=bank)
    held.go()
    teacher.get(teacher.path)
    confirm(teacher)
    write_into(app)
    held.go()
    teacher.get(teacher.path)
    assert kept(app) == {"rivers": [MILL, DAM]}
    assert "1 new, 1 changed, 1 removed" in teacher.page


def test_a_large_file_cannot_be_imported_before_it_was_looked_at(app, teacher, held):
    send(teacher, file=GIFT.encode())
    form = [("csrf_token", dict(teacher.form("sign-out"))["csrf_token"]), ("do", "import")]
    teacher.post(teacher.path, form)
    assert teacher.status == 409
    assert kept(app) == {}
