"""The collector of garbage rests while a bank is read, because nothing that is read holds a cycle."""

import gc
from dataclasses import replace

import pytest
from tides import PULLS, bank

from quizapp.core.packed import BATCH
from quizapp.formats.banks import WRITTEN_FORMATS, read
from quizapp.formats.banks.collecting import uncollected


@pytest.fixture(autouse=True)
def _enabled():
    gc.freeze()  # what tests before these have left is not to be gone through each time
    yield
    gc.enable()


def test_the_collector_works_again_afterwards_whatever_happened():
    with pytest.raises(LookupError), uncollected():
        assert not gc.isenabled()
        raise LookupError
    assert gc.isenabled()


def test_a_collector_that_somebody_else_stopped_stays_as_it_is():
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()


@pytest.mark.parametrize("name", WRITTEN_FORMATS)
def test_more_questions_leave_no_more_to_collect(name):
    def left(times):
        questions = (replace(PULLS, key=f"tides/q-{number}") for number in range(times))
        data = WRITTEN_FORMATS[name].write(bank(*questions)).data
        gc.collect()
        gc.disable()
        report = read(data, "tides")
        assert len(report.bank.questions) == times
        del report
        return gc.collect()

    left(1)
    assert left(30) == left(2)


@pytest.mark.parametrize("name", WRITTEN_FORMATS)
def test_a_bank_of_more_questions_than_are_packed_together_is_read_whole(name):
    written = bank(*(replace(PULLS, key=f"tides/q-{number}", stem=f"What is {number}?") for number in range(BATCH + 9)))
    format_ = WRITTEN_FORMATS[name]
    data = format_.file(written, [format_.items[each.kind](each, written) for each in written.questions])
    read_ = read(data, "tides").bank
    assert [each.stem for each in read_.questions] == [each.stem for each in written.questions]
    assert read_ == replace(read_, questions=tuple(read_.questions))
