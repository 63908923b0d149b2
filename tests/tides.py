"""A small bank to write, question by question."""

from dataclasses import replace

from builders import ordering, single_choice

from quizapp.core.bank import Bank
from quizapp.core.question import Option
from quizapp.formats.banks import WRITTEN_FORMATS

MOON = (Option(key="a", text="The moon", feedback="So it does."), Option(key="b", text="The wind"))
PULLS = single_choice(key="tides/what-pulls", stem="What pulls the sea?", options=MOON, correct=("a",), targets=())
ORDER = ordering("abc", key="tides/in-order", stem="Put in order.", targets=())


def bank(*questions):
    return Bank(id="tides", title="tides", questions=questions)


def text(name, *questions):
    written = WRITTEN_FORMATS[name].write(bank(*questions))
    assert not written.left_out
    return written.data.decode()


def losses(name, *questions):
    return [
        (loss.question.removeprefix("tides/"), loss.code, loss.left_out)
        for loss in WRITTEN_FORMATS[name].write(bank(*questions)).losses
    ]


def listing(*texts):
    return replace(ORDER, options=tuple(Option(key=key, text=each) for key, each in zip("abc", texts, strict=True)))
