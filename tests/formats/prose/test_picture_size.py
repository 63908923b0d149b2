"""The size of a picture is read as browsers read it, wherever a file has it."""

import struct

import pytest

from quizapp.formats.prose.picture_size import dots
from quizapp.formats.prose.pictures import MOST_DOTS, kept, media_type

WIDE, HIGH = 300, 200
REMARK = b"\xff\xe1" + struct.pack(">H", 8) + b"remark"
START = b"\xff\xd8" + REMARK


def png(width, height):
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height)


def jpeg(width, height, frame=b"\xff\xc0", before=START):
    return before + frame + struct.pack(">HBHH", 11, 8, height, width)


def gif(width, height, before=b""):
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0, 0, 0) + before


def first_of_gif(width, height, screen=(1, 1), colours=b""):
    remark = b"!\xfe\x06remark\x00"
    head = b"GIF89a" + struct.pack("<HHBBB", *screen, 0x80 if colours else 0, 0, 0) + colours
    return head + remark + b"," + struct.pack("<HHHH", 0, 0, width, height)


def webp(kind, size):
    return b"RIFF\0\0\0\0WEBP" + kind + b"\0\0\0\0" + size


SIZED = {
    "png": png,
    "jpeg": jpeg,
    "progressive jpeg": lambda *size: jpeg(*size, frame=b"\xff\xff\xc2"),
    "jpeg with something between": lambda *size: jpeg(*size, before=START + b"\0\0"),
    "gif": gif,
    "gif with a larger first picture": first_of_gif,
    "gif with colours": lambda *size: first_of_gif(*size, colours=b",,,,,,"),
    "webp": lambda width, height: webp(b"VP8 ", b"\0\0\0\x9d\x01*" + struct.pack("<HH", width, height)),
    "lossless webp": lambda width, height: webp(b"VP8L", b"/" + struct.pack("<I", width - 1 | (height - 1) << 14)),
    "extended webp": lambda width, height: webp(
        b"VP8X", bytes(4) + struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    ),
}


@pytest.mark.parametrize("name", SIZED)
def test_the_size_is_read(name):
    data = SIZED[name](WIDE, HIGH)
    assert dots(data, media_type(data)) == WIDE * HIGH


@pytest.mark.parametrize("name", SIZED)
def test_a_small_file_that_is_a_huge_picture_is_not_kept(name):
    assert kept(SIZED[name](WIDE, HIGH), {})
    assert MOST_DOTS < 16_000**2
    assert not kept(SIZED[name](16_000, 16_000), {})


@pytest.mark.parametrize(
    "data", [b"\xff\xd8" + b"\xff\xd0" * 20_000, b"GIF89a" + bytes(7) + b"!\xfe" + b"\1x" * 20_000]
)
def test_a_size_that_is_hidden_behind_many_parts_is_taken_for_the_largest(data):
    assert not kept(data, {})


@pytest.mark.parametrize("name", SIZED)
def test_a_picture_that_was_cut_off_breaks_nothing(name):
    data = SIZED[name](WIDE, HIGH)
    assert all(dots(data[:length], media_type(data)) >= 0 for length in range(len(data)))
