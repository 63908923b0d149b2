"""Large banks are imported while others use the database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import sqlalchemy as sa
from banking import a_bank, question
from taking import NOW

from quizapp.core.errors import QuizError
from quizapp.services import answers, bank_diff, bank_import, banks
from quizapp.services.bank_import import Origin, Writer
from quizapp.storage import db, writing
from quizapp.storage.models import Answer

STUDENTS = 3
FILE = tuple(question(f"q-{number}") for number in range(300))


def test_students_save_their_answers_during_an_import(any_app, session, enrol, begin, keeping, monkeypatch):
    monkeypatch.setattr(bank_import, "QUESTIONS", 5)
    taken = [begin(enrol(f"Student {number}")) for number in range(STUDENTS)]
    diff = keeping.compare(*FILE)
    session.rollback()
    done, all_at_it = Event(), Barrier(STUDENTS + 1, timeout=30)

    def save(taking):
        with any_app.app_context():
            seq = 0
            # Whoever never stops to think would keep SQLite from everybody else: it lets waiters in by chance.
            while not done.wait(0.02):
                seq += 1
                with writing(db.session()) as own_session:
                    own = answers.lock(own_session, taking.token, taking.attempt)
                    post = answers.Post(1, (seq % 4,), seq)
                    answers.save(own_session, own, [post], answers.Source(f"page {seq}", 1), NOW)
                if seq == 1:
                    all_at_it.wait()
        return seq

    with ThreadPoolExecutor(STUDENTS) as pool:
        saving = [pool.submit(save, taking) for taking in taken]
        try:
            all_at_it.wait()
            keeping.apply(diff)
        finally:
            done.set()
        saved = sum(each.result() for each in saving)
    assert keeping.questions == FILE
    assert session.scalar(sa.select(sa.func.count()).select_from(Answer)) == saved


def test_of_many_imports_at_once_one_is_made(any_app, keeping, session):
    bank = keeping.bank
    files = [tuple(question(name, variant) for name in "abc") for variant in range(8)]
    session.rollback()

    def take(file):
        with any_app.app_context():
            writer = Writer(lambda: writing(db.session()), lambda: NOW)
            diff = bank_diff.compare(db.session(), bank, a_bank(*file))
            try:
                list(bank_import.take(writer, bank, diff, Origin(bank.owner_id)))
            except QuizError as refused:
                return refused.code
        return ""

    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(take, files))
    assert sorted(told)[:1] == [""]
    assert set(told) - {""} <= {"bank-busy", "bank-changed"}
    assert told.count("") == 1
    assert keeping.questions == files[told.index("")]
    assert banks.find(session, bank.public_id, bank.owner_id).revision == 1
