"""Questions for the banks of a teacher: a choice, an order, and a text that would run if it could."""

from builders import ordering, single_choice

from quizapp.core.question import Option

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>{{ 7 * 7 }}'
CHOICE = single_choice(
    key="file/why",
    stem="Why was the dam built?",
    options=(Option(key="a", text="For the light", feedback="So it was."), Option(key="b", text="For the fish")),
    correct=("a",),
    targets=(),
    explanation="The town had no light.",
    tags=("dams", "light"),
)
ORDER = ordering(
    "abcd", key="file/steps", stem="Put the steps in order.", targets=(), options=tuple(
        Option(key=key, text=text) for key, text in zip("abcd", ("Plan", "Dig", "Fill", "Open"), strict=True)
    ),
)  # fmt: skip
