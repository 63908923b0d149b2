"""A new shape of export is chosen by a teacher, explained, and downloaded."""

import csv

from teaching import code_of, join


def test_it_is_downloaded_with_its_codebook(app, teacher, taught, three, take):
    take("Option b")
    join(app, code_of(teacher, taught), "Student 2")
    teacher.get(f"/desk/given/{three}/export?shape=best")
    assert "the most that was earned in any attempt" in teacher.page
    rows = teacher.client.get(f"/desk/given/{three}/export/file?shape=best").text.splitlines()
    assert [(row["student_name"], row["attempts"], row["best"]) for row in csv.DictReader(rows)] == [
        ("Student 1", "1", "1.0"),
        ("Student 2", "0", ""),
    ]
