"""Encodings: UTF-8 and marked UTF-16 are certain, a legacy encoding is read only where no other could be meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.formats.decoding import decode, lines
from quizapp.formats.notes import Unreadable


@pytest.mark.parametrize(("codec", "encoding"), [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le")])
def test_line_ends_and_marks_are_no_text(codec, encoding):
    decoded = decode("a\r\nb\rç\n".encode(codec))
    assert (decoded.text, decoded.encoding, decoded.legacy) == ("a\nb\nç\n", encoding, ())


def test_a_legacy_line_among_others_is_read_and_numbered():
    decoded = decode("Übung\n".encode() + b"caf\xe9 \x93so\x94\n")
    assert (decoded.text, decoded.legacy) == ("Übung\ncafé “so”\n", (2,))


@pytest.mark.parametrize(
    "data", [b"p\xe8re", b"z\xf6\xf6logy", "вопрос".encode("cp1251"), "質問".encode("gbk"), "ответ".encode("koi8-r")]
)
def test_what_several_encodings_read_differently_is_refused_with_its_line(data):
    with pytest.raises(Unreadable) as refused:
        decode(b"first\n" + data)
    assert (refused.value.note.code, refused.value.note.line) == ("not-utf-8", 2)


@pytest.mark.parametrize("damaged", [1, 2, 3])
def test_a_patient_reader_takes_as_many_damaged_lines_as_there_are_sound_ones_beyond_ascii(damaged):
    data = "Übung\nsüß\nplain\n".encode() + b"p\xe8re\n" * damaged
    if damaged > 2:
        with pytest.raises(Unreadable):
            decode(data, patient=True)
        return
    decoded = decode(data, patient=True)
    assert decoded.text == "Übung\nsüß\nplain\n" + "p\N{REPLACEMENT CHARACTER}re\n" * damaged
    assert decoded.damaged == tuple(range(4, 4 + damaged))


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"\xff\xfea"])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(Unreadable):
        decode(data)


@given(st.text(alphabet="a\n\r\x85\u2028"))
def test_lines_end_at_line_feeds_and_nowhere_else(text):
    assert list(lines(text)) == text.split("\n")
