"""Receipts leave the server, and are carried out again on a backup."""

import json

import pytest
from browsing import sit_down

from quizapp.services import erasing
from quizapp.services.erasing import Order
from quizapp.storage import db, writing
from quizapp.storage.models import Attempt, Erasure, Student
from quizapp.web.clock import now


@pytest.fixture
def receipt(app, quizapp):
    """The receipt of a student who has deleted their practice: a line of text."""
    sit_down(app)
    with app.app_context():
        subject = db.session().query(Student.public_id).scalar()
        at = now()
        with writing(db.session()) as session:
            kept = erasing.order(session, Order("delete", "student", subject, "student", at), at)
        erasing.carry_out(lambda: writing(db.session()), kept, at)
    return quizapp("privacy", "receipts")


def test_a_receipt_is_a_line_of_ids_and_counts(receipt):
    record = json.loads(receipt)
    assert (record["kind"], record["people"], record["attempts"]) == ("student", 1, 1)
    assert "Student 1" not in receipt


def test_a_restored_backup_forgets_again_who_was_erased(app, quizapp, receipt, tmp_path):
    sit_down(app)
    with app.app_context(), writing(db.session()) as session:
        session.query(Student).one().public_id = json.loads(receipt)["subject"]
        session.query(Erasure).delete()
    file = tmp_path / "receipts"
    file.write_text(receipt)
    assert quizapp("privacy", "replay", str(file)) == "Receipts carried out: 1.\n"
    with app.app_context():
        assert db.session().query(Attempt).count() == 0
        assert db.session().query(Student).count() == 0
    assert json.loads(quizapp("privacy", "receipts"))["public_id"] == json.loads(receipt)["public_id"]


@pytest.mark.parametrize("line", ["{", "[]", "{}"])
def test_a_file_with_anything_else_in_it_changes_nothing(app, quizapp, receipt, tmp_path, line):
    file = tmp_path / "receipts"
    file.write_text(f"{receipt}\n{line}\n")
    quizapp("privacy", "replay", str(file), code=1)
    with app.app_context():
        assert db.session().query(Erasure.done_at).scalar()
