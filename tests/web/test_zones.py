"""Dates are meant as the clocks of a place show them, also on the days these are changed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.web.zones import NoSuchTime, to_local, to_utc, zones

CHANGES = [
    ("Europe/Berlin", "2027-03-28T02:00"),
    ("Europe/Berlin", "2026-10-25T03:00"),
    ("America/New_York", "2026-11-01T02:00"),
    ("America/Santiago", "2026-09-06T00:00"),
    ("Australia/Lord_Howe", "2026-04-05T02:00"),
    ("Australia/Lord_Howe", "2026-10-04T02:00"),
    ("Asia/Shanghai", "1991-09-15T02:00"),
    ("Europe/Moscow", "2014-10-26T02:00"),
    ("Pacific/Apia", "2011-12-30T00:00"),
]
"""Clocks put forward and back: by an hour, by half of one, at midnight, for good, and by a whole day."""

YEARS = datetime.fromisoformat("1950-01-01"), datetime.fromisoformat("2100-01-01")
NEAR_CHANGES = st.tuples(st.sampled_from(CHANGES), st.integers(-1500, 1500)).map(
    lambda drawn: (drawn[0][0], datetime.fromisoformat(drawn[0][1]) + timedelta(minutes=drawn[1]))
)
ANYWHERE = st.tuples(st.sampled_from(zones()), st.datetimes(*YEARS))


def offsets(zone, local):
    """Return how far the clocks are ahead of UTC by what they were before a change and after it."""
    return [local.replace(tzinfo=ZoneInfo(zone), fold=fold).utcoffset() for fold in (0, 1)]


@given(NEAR_CHANGES | ANYWHERE)
def test_a_time_typed_is_the_time_shown_again_and_one_that_was_skipped_is_refused(drawn):
    zone, local = drawn
    before, after = offsets(zone, local)
    if after > before:
        with pytest.raises(NoSuchTime):
            to_utc(local, zone)
    else:
        assert to_local(to_utc(local, zone), zone) == local


@given(NEAR_CHANGES | ANYWHERE)
def test_of_a_time_that_occurs_twice_the_first_is_meant(drawn):
    zone, local = drawn
    before, after = offsets(zone, local)
    if after <= before:
        assert to_utc(local, zone) == (local - before).replace(tzinfo=UTC)


@given(st.sampled_from(zones()), st.datetimes(*YEARS, timezones=st.just(UTC)))
def test_every_moment_has_a_local_time_that_was_not_skipped(zone, moment):
    shown = to_local(moment, zone)
    assert to_local(to_utc(shown, zone), zone) == shown
    assert abs(to_utc(shown, zone) - moment) <= timedelta(days=1)


def test_zones_to_choose_from_are_places_and_utc():
    assert zones()[0] == "UTC"
    assert {"Europe/Berlin", "Asia/Shanghai", "America/Argentina/Ushuaia"} <= set(zones())
    assert not [zone for zone in zones() if zone.startswith(("Etc/", "posix/", "SystemV/"))]


def test_a_time_that_occurs_twice_means_the_first_however_often_it_is_shown_and_sent_again():
    second = datetime.fromisoformat("2026-10-25T01:30Z")
    assert to_utc(to_local(second, "Europe/Berlin"), "Europe/Berlin") == second - timedelta(hours=1)
