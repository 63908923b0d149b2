"""Small changes to a sound file: each is one that a broken disk, a careless tool or an enemy would make."""

import json
import re

from hypothesis import strategies as st
from workbooks import packed, parts

from quizapp.formats.package import BROKEN


class Long(bytes):
    """Bytes that are a part many times over, and are printed as that."""

    def __new__(cls, part, times):
        made = super().__new__(cls, part * times)
        made.said = f"{part!r} * {times}"
        return made

    def __repr__(self):
        return self.said


TOKENS = [
    b"", b"\0", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", "\u202e".encode(), "é".encode("cp1252"),
    b"\x1b[2J", b"0", b"-1", b"1e999", b"-1e-999", b"NaN", b"Infinity", Long(b"9", 30), Long(b"9", 5000), b"1/0",
    b"1/3", b"33.333333333", "٣".encode(), "²".encode(), b"0x10", b"1_000", b"0001-01-01T00:00:00.000000+14:00", b" ",
    b"\n", b"\r", b"\t", b"\n\n", b"\x0b\x0c\x1c\x85", "\u2028".encode(), b'"', b"'", b"\\", b"\\u0000", b"\\ud800",
    b"<", b">", b"&", b"&#0;", b"&#xD800;", b"&lt;", b"&x;", b"<!--", b"]]>", b"<![CDATA[",
    b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b"<?xml version='1.0' encoding='utf-16'?>", Long(b"<a>", 200), b"</a>",
    b"<br/>", b"<script>alert(1)</script>", b"<img src=x onerror=alert(1)>", b"data:image/png;base64,AAAA", b"=1+1",
    b"@x", b"../../x", b"/etc/passwd", b"C:\\x", b"file:///etc/passwd", b"%", b"%s", b"%(x)s", b"{", b"}", b"{}",
    b"{0}", b"{{ 7 * 7 }}", b"[", Long(b"[", 2000), b"null", b"true", b"[]", b"~", b"&a", b"*a",
    b"!!python/object/new:os.system [x]", b"- ", b": ", b"#", b"|", b">", b"---\n", b"::", b"=", b"//",
    b"$CATEGORY: x", b"ANSWER: A", b"A) x", b"$$x$$", b"\\(x\\)", Long(b"x", 5000), b"PK\x03\x04",
    b"\x89PNG\r\n\x1a\n",
]  # fmt: skip
VALUES = [None, True, 0, -1, 10**30, 1e300, 0.1, "", "x" * 5000, "\0", "\ud800", [], {}, [None], {"": ""}, [[[[]]]]]
NUMBER = re.compile(rb"[0-9]+")
QUOTED = re.compile(rb"\"[^\"\n]*\"|'[^'\n]*'")
TAG = re.compile(rb"<[^<>]*>|[^<>]+")


def place(data, at):
    """Return the place in the data that the fraction `at` of 2**16 stands for."""
    return at * len(data) >> 16


def flip(data, at, more, token):
    here = place(data, at)
    return data[:here] + bytes(byte ^ (1 << more % 8) for byte in data[here : here + 1]) + data[here + 1 :]


def cut(data, at, more, token):
    return data[: place(data, at)]


def leave_out(data, at, more, token):
    here = place(data, at)
    return data[:here] + data[here + more % 64 :]


def put_in(data, at, more, token):
    here = place(data, at)
    return data[:here] + token + data[here:]


def repeat(data, at, more, token):
    here = place(data, at)
    return data[:here] + data[here : here + more % 300] * (2 + more % 50) + data[here:]


def exchange(pattern):
    def change(data, at, more, token):
        found = list(pattern.finditer(data))
        if not found:
            return data
        here = found[place(found, at)]
        return data[: here.start()] + token + data[here.end() :]

    return change


def in_quotes(data, at, more, token):
    found = list(QUOTED.finditer(data))
    if not found:
        return data
    here = found[place(found, at)]
    return data[: here.start() + 1] + token + data[here.end() - 1 :]


def recode(data, at, more, token):
    return data.decode("utf-8", "replace").encode(
        ["utf-16", "utf-8-sig", "utf-16-be", "cp037", "utf-7"][more % 5], "replace"
    )


def pieces(cut_up, glue=b""):
    """Leave out, double or move one of the pieces that `cut_up` finds."""

    def change(data, at, more, token):
        found = cut_up(data)
        if not found:
            return data
        one, other = place(found, at), more % len(found)
        return glue.join(
            [
                found[:one] + found[one + 1 :],
                [*found[:one], found[one], *found[one:]],
                [*found[:other], found[one], *found[other:]],
                [*found[:one], found[other], *found[one + 1 :]],
            ][more % 4]
        )

    return change


def in_json(data, at, more, token):
    """Put another value, or none, in the place of any value of a JSON document."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return data
    places = list(_places(document))
    if not places:
        return data
    holder, key = places[place(places, at)]
    if more % 5 == 0:
        del holder[key]
    else:
        holder[key] = VALUES[more % len(VALUES)]
    return json.dumps(document).encode()


def _places(value):
    for key, child in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield value, key
        yield from _places(child)


EDITS = {
    "flip": flip,
    "cut": cut,
    "leave out": leave_out,
    "put in": put_in,
    "repeat": repeat,
    "number": exchange(NUMBER),
    "quoted": in_quotes,
    "tag": exchange(TAG),
    "recode": recode,
    "tags": pieces(TAG.findall),
    "lines": pieces(lambda data: data.split(b"\n"), b"\n"),
    "cells": pieces(lambda data: data.split(b","), b","),
    "json": in_json,
}


def in_archive(data, edit, member, other):
    """Change a part of an archive and pack it soundly again; some parts are renamed, lost, or exchanged."""
    try:
        held = parts(data)
    except BROKEN:
        return data
    if not held:
        return data
    names = list(held)
    name = names[member % len(names)]
    if edit[0] == "recode":
        held[name] = held[names[other % len(names)]]
    elif edit[0] == "cut":
        del held[name]
    elif edit[0] == "cells":
        held["x" + edit[3].decode("utf-8", "replace").replace("\0", "")] = held.pop(name)
    else:
        held[name] = edited(held[name], edit)
    return packed(held)


def edited(data, edit):
    name, *numbers = edit
    return EDITS[name](data, *numbers)


NUMBERS = st.integers(0, 2**16 - 1)
ONE = st.tuples(st.sampled_from(list(EDITS)), NUMBERS, NUMBERS, st.sampled_from(TOKENS))
SEVERAL = st.lists(st.tuples(ONE, st.none() | st.tuples(NUMBERS, NUMBERS)), min_size=1, max_size=3)
"""Each edit with the part of an archive that it is for, or for the archive itself."""


def after(data, edits):
    for edit, part in edits:
        data = in_archive(data, edit, *part) if part and data.startswith(b"PK") else edited(data, edit)
    return data


@st.composite
def changed(draw, samples):
    """Return the name of a sample and its file after one to three edits, or with the end of another file."""
    files = samples()
    name = draw(st.sampled_from(list(files)))
    if draw(st.integers(0, 9)):
        return name, after(files[name], draw(SEVERAL))
    first, then = files[name], files[draw(st.sampled_from(list(files)))]
    return name, first[: place(first, draw(NUMBERS))] + then[place(then, draw(NUMBERS)) :]
