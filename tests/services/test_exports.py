"""Results as tables: every shape in every format, and all of them agree with the page."""

import csv
import io
import json
from datetime import timedelta

import pytest
from python_calamine import CalamineWorkbook
from taking import NOW, QUESTIONS

from quizapp.formats.scores import SCORE_FORMATS, Dialect
from quizapp.services import results
from quizapp.services.exports import SHAPES, Wanted
from quizapp.storage import writing
from quizapp.storage.models import Bank, BankEntry, Grade, Question, Revision, Student
from quizapp.web.export_words import MEANINGS, meaning
from quizapp.web.exporting import table

SECRET = b"secret"


@pytest.fixture
def given(give):
    return give(attempts=3, pass_mark=50)


@pytest.fixture
def sat(session, room, give, take, given):
    """Student 1 with three attempts, the second of them best; Student 2 under way; Student 3 not come yet."""
    room.expect("Student 3", numbers=["0042"])
    first, second = room.come("Student 1"), room.come("Student 2")
    for minutes, right in enumerate((0, 2, 1)):
        taking = take(first, given, NOW + timedelta(hours=minutes))
        for slot, question in enumerate(QUESTIONS[:right], 1):
            taking.save(slot, question.correct)
        taking.submit(NOW + timedelta(hours=minutes, minutes=5))
    take(second, given).save(1, QUESTIONS[0].correct)
    session.rollback()
    return given


def export(session, shape, *quizzes, named=True):
    """Return the rows of a shape as dictionaries."""
    wanted = Wanted(quizzes, SECRET, named)
    names = [column.name for column in SHAPES[shape].columns(session, wanted)]
    return [dict(zip(names, row, strict=True)) for row in SHAPES[shape].rows(session, wanted)]


def test_every_question_of_every_attempt_has_a_row(session, sat):
    rows = export(session, "long", sat)
    assert len(rows) == 4 * len(QUESTIONS)
    row = next(row for row in rows if row["counts"] and row["question_no"] == 1)
    assert (row["student_name"], row["attempt_no"], row["attempt_state"]) == ("Student 1", 2, "submitted")
    assert (row["started_at"], row["duration_s"]) == ("2026-03-02T10:00:00+00:00", 300)
    assert (row["question_id"], row["kind"]) == (QUESTIONS[0].key, QUESTIONS[0].kind)
    assert row["response"] == row["key"] == " ".join(QUESTIONS[0].correct)
    assert row["response_text"] == QUESTIONS[0].option(QUESTIONS[0].correct[0]).text
    assert set(row["presented"].split()) == {option.key for option in QUESTIONS[0].options}
    assert row["chance"] == float(QUESTIONS[0].chance())
    assert (row["answered"], row["score_raw"], row["score"], row["max"], row["is_exact"]) == (1, 1.0, 1.0, 1, 1)


def test_what_was_left_out_earned_nothing_and_what_is_under_way_is_not_known(session, sat):
    rows = export(session, "long", sat)
    blank = next(row for row in rows if row["counts"] and row["question_no"] == 3)
    assert (blank["answered"], blank["response"], blank["score"], blank["is_exact"]) == (0, "", 0.0, 0)
    open_ = next(row for row in rows if row["student_name"] == "Student 2")
    assert (open_["answered"], open_["score"], open_["is_exact"], open_["counts"]) == (1, None, None, 0)


def test_students_have_a_line_each_as_on_the_page_of_results(session, sat):
    lines, rows = results.results(session, sat, NOW).lines, export(session, "wide", sat)
    assert [row["student_name"] for row in rows] == [line.place.name for line in lines]
    assert [row["percent"] for row in rows] == [
        float(100 * each.counted.share) if each.counted else None for each in lines
    ]
    assert [row["passed"] for row in rows] == [1, None, None]
    assert [row["attempts"] for row in rows] == [len(line.attempts) for line in lines]
    assert [rows[0][f"q{place}"] for place in (1, 2, 3)] == [1.0, 1.0, 0.0]
    assert rows[2]["student_number"] == "0042"


def test_the_answers_add_up_to_the_students_and_the_attempts(session, sat):
    (student,) = [row for row in export(session, "wide", sat) if row["score"] is not None]
    counted = [row["score"] for row in export(session, "long", sat) if row["counts"]]
    (attempt,) = [row["score"] for row in export(session, "attempts", sat) if row["counts"]]
    assert sum(counted) == student["score"] == attempt == 2.0


def test_parts_of_points_add_up_to_what_the_page_says(session, quiz, taking):
    for slot, keys in ((1, ["b"]), (2, ["a"]), (3, ["b", "a", "c", "d"])):
        taking.save(slot, keys)
    taking.submit()
    (line,) = results.results(session, quiz, NOW).lines
    earned = sum(row["score"] for row in export(session, "long", quiz))
    assert earned == pytest.approx(float(line.counted.points), abs=1e-12)
    assert export(session, "attempts", quiz)[0]["score"] == 13 / 6


def test_items_are_about_the_attempts_that_count(session, sat):
    first, _second, third = export(session, "items", sat)
    assert (first["n"], first["answered"], first["blank"], first["facility"], first["sd"]) == (1, 1, 0, 1.0, None)
    assert (third["n"], third["answered"], third["blank"], third["facility"]) == (1, 0, 1, 0.0)
    assert first["question_text"] == QUESTIONS[0].stem


def test_events_tell_an_attempt_from_its_start_to_its_submission(session, sat):
    rows = [
        row for row in export(session, "events", sat) if row["attempt_no"] == 2 and row["student_name"] == "Student 1"
    ]
    assert sorted(row["event"] for row in rows) == ["answered", "answered", "started", "submitted"]
    assert [row["at"] for row in rows] == sorted(row["at"] for row in rows)
    assert {row["response"] for row in rows if row["event"] == "answered" and row["question_no"] == 1} == {
        " ".join(QUESTIONS[0].correct)
    }


def test_a_regrade_shows_in_the_answers_and_in_the_events(session, sat):
    with writing(session):
        grade = session.query(Grade).order_by(Grade.id).first()
        again = {name: getattr(grade, name) for name in ("item_id", "answer_id", "revision_id", "scheme", "counts")}
        session.add(
            Grade(
                **again, number=2, credit_numerator=1, credit_denominator=2, reason="key", author="x",
                at=NOW + timedelta(days=1),
            )
        )  # fmt: skip
    assert [row["regraded_at"] for row in export(session, "long", sat) if row["regraded_at"]] == [
        "2026-03-03T09:00:00+00:00"
    ]
    assert [row["score_raw"] for row in export(session, "events", sat) if row["event"] == "regraded"] == [0.5]


def test_a_question_of_a_bank_names_the_revision_that_brought_its_wording(session, sat, taught):
    row = session.query(Revision).join(Question).filter(Question.key == QUESTIONS[0].key).one()
    with writing(session):
        bank = {"slug": "b", "title": "B", "owner_id": taught.owner_id, "created_at": NOW}
        session.add(Bank(id=1, public_id=QUESTIONS[0].source, **bank))
        facts = {"place": 1.0, "kind": "x", "tags": "", "difficulty": 0.5, "search": "", "flagged": False, "remarks": 0}
        session.flush()
        for since in (7, 3):
            entry = {"bank_id": 1, "question_id": row.question_id, "revision_id": row.id, "since": since}
            session.add(BankEntry(**entry, **facts))
    found = {row["bank_revision"] for row in export(session, "long", sat) if row["question_id"] == QUESTIONS[0].key}
    assert found == {3}


def test_pseudonyms_stay_the_same_and_leave_names_and_numbers_out(session, sat):
    named, hidden = export(session, "wide", sat), export(session, "wide", sat, named=False)
    assert {row["student_ref"] for row in named} == {row["student_ref"] for row in hidden}
    assert {(row["student_name"], row["student_number"]) for row in hidden} == {(None, None)}
    assert [row["student_ref"] for row in hidden] == sorted(row["student_ref"] for row in named)
    refs = {row["student_ref"] for row in export(session, "long", sat, named=False)}
    assert refs < {row["student_ref"] for row in named}


def test_a_pseudonym_is_another_in_another_quiz_and_to_who_has_another_secret(session, sat, give):
    mine = {row["student_ref"] for row in export(session, "wide", sat)}
    assert mine.isdisjoint(row["student_ref"] for row in export(session, "wide", give()))
    other = SHAPES["wide"].rows(session, Wanted([sat], b"other"))
    assert mine.isdisjoint(row[1] for row in other)


def test_several_quizzes_share_one_table(session, sat, give):
    rows = export(session, "wide", sat, give())
    assert [row["quiz_id"] for row in rows].count(sat.slug) == 3
    assert len(rows) == 6


def test_open_practice_has_a_line_for_every_attempt(session, quiz, taking, begin, enrol):
    taking.submit()
    begin(enrol("Student 2"))
    found = {(row["student_name"], row["under_way"]) for row in export(session, "wide", quiz)}
    assert found == {("Student 1", 0), ("Student 2", 1)}


def test_open_practice_is_listed_in_no_order_that_tells_who_was_first(session, quiz, taking, begin, enrol):
    taking.submit()
    begin(enrol("Student 2"))
    with writing(session):
        for student in session.query(Student):
            student.public_id = {"Student 1": "second", "Student 2": "first"}[student.name]
    assert [row["student_name"] for row in export(session, "wide", quiz)] == ["Student 2", "Student 1"]


def test_those_who_were_removed_keep_their_line_and_count_in_no_item(session, sat, room):
    room.remove("Student 1")
    room.remove("Student 3")
    rows = export(session, "wide", sat)
    assert [(row["student_name"], row["removed"]) for row in rows] == [("Student 2", 0), ("Student 1", 1)]
    assert SHAPES["wide"].size(session, Wanted([sat], SECRET)) == 2
    assert export(session, "items", sat) == []


@pytest.mark.parametrize("shape", ["long", "wide", "items", "attempts", "events"])
def test_a_shape_says_beforehand_how_many_rows_it_has(session, sat, shape):
    found = list(SHAPES[shape].rows(session, Wanted([sat], SECRET)))
    open_ends = 1 if shape == "events" else 0
    assert SHAPES[shape].size(session, Wanted([sat], SECRET)) == len(found) + open_ends


def from_csv(data):
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))


def from_xlsx(data):
    header, *rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    return [dict(zip(header, row, strict=True)) for row in rows]


def from_jsonl(data):
    return [json.loads(line) for line in data.decode().splitlines()]


READERS = {"csv": from_csv, "xlsx": from_xlsx, "jsonl": from_jsonl}


@pytest.mark.parametrize("form", SCORE_FORMATS)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_read_back_from_every_format(session, sat, shape, form):
    whole = table(session, shape, Wanted([sat], SECRET))
    rows = READERS[form](b"".join(SCORE_FORMATS[form].write(whole, Dialect())))
    wanted = export(session, shape, sat)
    assert len(rows) == len(wanted) > 0
    for row, right in zip(rows, wanted, strict=True):
        for column in whole.columns:
            cell, value = row[column.name], right[column.name]
            if column.kind in {"integer", "number", "flag"} and value is not None:
                assert float(cell) == pytest.approx(value, rel=1e-14)
                assert form == "csv" or not isinstance(cell, str)
            else:
                assert (cell or "") in {value or "", f"'{value}"}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_column_is_in_the_codebook(session, sat, shape):
    whole = table(session, shape, Wanted([sat], SECRET))
    assert [row[0] for row in whole.codebook.rows] == [column.name for column in whole.columns]
    assert all(meaning(column) for column in whole.columns)


def test_the_codebook_explains_no_column_that_is_not_there(session, sat):
    names = {column.name for shape in SHAPES.values() for column in shape.columns(session, Wanted([sat], SECRET))}
    assert MEANINGS.keys() - {"q"} <= names
