"""The collector of garbage rests while a bank is read, because nothing that is read holds a cycle."""

import gc
from dataclasses import replace

import pytest
from tides import PULLS, bank

from quizapp.formats.banks import BANK_FORMATS, read
from quizapp.formats.banks.collecting import uncollected


@pytest.fixture(autouse=True)
def _enabled():
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


@pytest.mark.parametrize("name", BANK_FORMATS)
def test_more_questions_leave_no_more_to_collect(name):
    def left(times):
        questions = (replace(PULLS, key=f"tides/q-{number}") for number in range(times))
        data = BANK_FORMATS[name].write(bank(*questions)).data
        gc.collect()
        gc.disable()
        report = read(data, "tides")
        assert len(report.bank.questions) == times
        del report
        return gc.collect()

    left(1)
    assert left(30) == left(2)
