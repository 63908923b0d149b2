"""Another program keeps the database to itself: students wait for a while, and are told when it takes too long."""

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillWaiting

import pytest
from keeping_word import require_kept

pytestmark = pytest.mark.every_variant


def test_a_save_waits_for_a_lock_and_is_refused_in_words_when_it_takes_too_long(host, seat, beside, held):
    server = host()
    patient, late = seat(server, 2)
    with ThreadPoolExecutor(1) as pool:
        with held:
            status, reply = patient.save(1, 1)
            assert (status, reply["wait"]) == (503, "3")
            waiting = pool.submit(late.save, 1, 2)
            with pytest.raises(StillWaiting):
                waiting.result(1)
        assert waiting.result()[0] == 200
    assert patient.save(1, 1, patient.seq)[0] == 200
    require_kept(beside, [patient, late])
