"""What a file shows of itself before anybody knows what it is."""

from itertools import permutations

import pytest

from quizapp.formats.banks.glimpse import Glimpse
from quizapp.formats.package import packed

FILES = packed([("a.xml", b"<quiz/>"), ("b.xml", b"<q:item xmlns:q='x'/>"), ("c.txt", b"<hidden/>"), ("d.xml", b"no")])


@pytest.mark.parametrize("asked", list(permutations(["quiz", "item", "hidden", "other"])))
def test_what_an_archive_holds_does_not_depend_on_who_asked_before(asked):
    file = Glimpse(FILES)
    assert {name: file.holds({name}) for name in asked} == {"quiz": True, "item": True, "hidden": False, "other": False}


def test_a_file_is_known_by_its_outermost_element_and_an_archive_by_its_files():
    alone = Glimpse(b"\xef\xbb\xbf<?xml version='1.0'?>\n<q:quiz/>")
    assert (alone.root, alone.packed, alone.holds({"quiz"}), alone.members) == ("quiz", False, True, set())
    assert Glimpse(FILES).members == {"a.xml", "b.xml", "c.txt", "d.xml"}


def test_a_broken_archive_holds_nothing():
    assert not Glimpse(FILES[:40]).holds({"quiz"})
