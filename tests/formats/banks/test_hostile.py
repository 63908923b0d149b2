"""Whatever a file would have us do, it is refused with a sentence, within limits that are counted while it is read."""

import tracemalloc

import pytest
from hostile_files import HOSTILE

from quizapp.formats.banks import read
from quizapp.web.bank_words import reason


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(name):
    make, code = HOSTILE[name]
    report = read(make(), "hostile.txt")
    note = report.error or report.refused[0]
    assert note.code == code
    assert reason(note)


def test_a_mark_that_turns_the_writing_is_taken_with_a_warning():
    report = read("Which \u202eeno? {=one ~two}\n".encode(), "turned.txt")
    assert [note.code for note in report.warnings] == ["text-turned"]


def test_an_archive_is_not_unpacked_to_find_out_that_it_is_too_large():
    data = HOSTILE["archive that unpacks to 210 MB"][0]()
    tracemalloc.start()
    read(data, "bomb.xlsx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40 * 2**20
