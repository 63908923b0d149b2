"""Archives of files, read within limits whatever they say of themselves."""

import io
import zipfile
from dataclasses import replace

import pytest

from quizapp.formats.limits import USUAL
from quizapp.formats.notes import Unreadable
from quizapp.formats.package import opened, packed

FILES = [("tide.xml", b"<tide/>"), ("maps/a map.png", b"shore"), ("items/quay.xml", b"<quay/>")]


def refused(data, limits=USUAL):
    with pytest.raises(Unreadable) as error, opened(data, limits) as package:
        for name in package.names:
            package.data(name)
    return error.value.note.code


def test_what_was_packed_is_read_by_name():
    with opened(packed(FILES), USUAL) as package:
        assert [(name, package.data(name)) for name in package.names] == FILES


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("../maps/a%20map.png?width=20", b"shore"),
        ("../maps/a map.png#top", b"shore"),
        ("maps/a map.png", b""),
        ("/maps/a map.png", b"shore"),
        ("../../maps/a map.png", b""),
        ("../maps", b""),
        ("", b""),
    ],
)
def test_a_file_knows_others_by_their_way_from_it_or_from_the_top(address, found):
    with opened(packed(FILES), USUAL) as package:
        assert package.beside("items/quay.xml")(address) == found


def test_a_package_of_more_than_the_limit_is_refused_before_anything_is_unpacked():
    assert refused(packed([("tide", bytes(2**21))])) == "package-large"


def test_a_package_of_too_many_files_is_refused():
    assert refused(packed(FILES), replace(USUAL, entries=2)) == "package-large"


def test_a_package_is_refused_that_unpacks_to_more_than_it_says():
    data = packed([("tide", bytes(2**22)), ("ebb", b"")])
    lying = data.replace((2**22).to_bytes(4, "little"), (2**10).to_bytes(4, "little"))
    assert refused(lying) in ("package-large", "package-broken")


def test_what_is_read_of_one_package_is_counted_together():
    with opened(packed([("tide", bytes(600_000))]), USUAL) as package:
        package.data("tide")
        with pytest.raises(Unreadable, match="package-large"):
            package.data("tide")


@pytest.mark.parametrize("cut", [1, 30, 200])
def test_a_package_that_is_cut_short_is_broken(cut):
    assert refused(packed(FILES)[:-cut]) == "package-broken"


def test_two_files_of_one_name_are_no_package():
    assert refused(packed([("Tide", b"a"), ("tide", b"b")])) == "package-broken"


def test_a_method_nobody_uses_is_broken():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("tide", b"ebb")
    assert refused(made.getvalue()) == "package-broken"


def test_a_broken_file_that_others_show_is_not_there_and_costs_them_nothing():
    data = packed([("quay.xml", b"<quay/>"), ("a.png", bytes(range(256)) * 8)])
    at = data.index(b"a.png") + len(b"a.png")
    with opened(data[: at + 9] + b"\xff\xff" + data[at + 11 :], USUAL) as package:
        assert package.beside("quay.xml")("a.png") == b""
        assert package.data("quay.xml") == b"<quay/>"


def test_the_same_files_are_the_same_package():
    assert packed(FILES) == packed(FILES)
