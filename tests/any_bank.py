"""Any bank that our own format can hold, with texts that look like the marks of every other format."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise
from string import ascii_lowercase

from hypothesis import assume
from hypothesis import strategies as st

from quizapp.core.bank import Bank
from quizapp.core.kinds.multiple_response import MultipleResponse
from quizapp.core.kinds.ordering import Ordering
from quizapp.core.kinds.single_choice import SingleChoice
from quizapp.core.question import Option
from quizapp.formats.banks.report import TRUE_FALSE
from quizapp.formats.banks.written import UNFIT, one_line, tidy

MARKS = [
    "::", ":", "{", "}", "=", "~", "#", "####", "%50%", "%", "\\", "\\n", "\\=", "->", "//", "/", ">3", "0", "TRUE",
    "$CATEGORY: x", "[html]", "[plain]", "[", "]", "[id:x]", "![x](y)", "<b>", "</b>", "<", ">", "<br>", "&amp;", "&",
    "&lt;b&gt;", "&#33;", "<!--", "-->", "]]>", "<![CDATA[", "<script>", "<a href='javascript:x'>", "A) x", "B. y",
    "ANSWER: A", "ANSWER:", "- ", "? ", "| ", ">-", "bank:", "questions:", "'", '"', "---", "...", "yes", "null", "1",
    "1.5", "*a", "&a", "!!int", ", ", ": ", " #", "@", "`", "\n", "\n\n", " ", "é", "日本語", "שלום", "\u202e",
    "\u200f", "😀", "\\ud83d", "\\/", "http://canvas.instructure.com/", "a longer run of quite ordinary words",
]  # fmt: skip
# Hypothesis draws a text in one step, but a list in three for each item: so a letter stands for each mark.
FOR_MARKS = "".join(chr(ord("A") + number) for number in range(len(MARKS)))
UNFIT_SIGNS = "".join(UNFIT.findall("".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)]))))
FIT = st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters=UNFIT_SIGNS)


def marked(letters):
    return "".join(MARKS[FOR_MARKS.index(letter)] for letter in letters)


texts = (
    st.one_of(st.text(FOR_MARKS, min_size=1, max_size=4).map(marked), st.text(FIT, max_size=9)).map(tidy).filter(bool)
)
lines = texts.map(one_line)
maybe = st.just("") | texts
maybe_last = st.booleans()
slugs = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
weights = st.sampled_from(["", "1", "1/2", "1/3", "-1/2", "-1", "2/7", "3/20", "1/20", "-1/9"])


@st.composite
def option_lists(draw, least=2, most=4, feedback=maybe, last=maybe_last):
    found = draw(st.lists(texts, min_size=least, max_size=most, unique_by=lambda text: one_line(text).casefold()))
    keys = list(ascii_lowercase[: len(found)])
    if draw(st.integers(0, 9)) == 9:
        keys = draw(st.lists(slugs, min_size=len(found), max_size=len(found), unique=True))
    return tuple(
        Option(key=key, text=text, feedback=draw(feedback), last=draw(last))
        for key, text in zip(keys, found, strict=True)
    )


@st.composite
def shared(draw):
    """Return what questions of every kind have."""
    return {
        "key": f"any/{draw(slugs)}",
        "stem": draw(texts),
        "explanation": draw(maybe),
        "targets": tuple(f"facts/{target}" for target in draw(st.lists(lines, max_size=2))),
        "paragraphs": tuple(draw(st.lists(st.integers(1, 40), max_size=3))),
        "tags": tuple(draw(st.lists(lines, max_size=3, unique=True))),
        "difficulty": draw(st.just(0.5) | st.floats(0, 1).map(lambda share: round(share, 4))),
    }


@st.composite
def single_choices(draw):
    options = draw(option_lists())
    right = draw(st.sampled_from([option.key for option in options]))
    if draw(st.integers(0, 3)) == 3:
        options = tuple(
            replace(option, weight=draw(st.sampled_from(["", "1"]) if option.key == right else weights))
            for option in options
        )
    return SingleChoice(options=options, correct=(right,), shuffle=draw(st.booleans()), **draw(shared()))


@st.composite
def statements(draw):
    options = tuple(Option(key=key, text=text, feedback=draw(maybe)) for key, text in (("a", "True"), ("b", "False")))
    same = draw(shared())
    tags = draw(st.permutations([*same["tags"], TRUE_FALSE]))
    return SingleChoice(
        options=options, correct=(draw(st.sampled_from("ab")),), shuffle=False, **same | {"tags": tuple(tags)}
    )


@st.composite
def multiple_responses(draw):
    options = draw(option_lists(most=draw(st.sampled_from([3, 4, 12]))))
    right = draw(st.sets(st.sampled_from([option.key for option in options]), min_size=1))
    if draw(st.integers(0, 3)) == 3:
        options = tuple(replace(option, weight=draw(weights)) for option in options)
        assume(all(not option.weight or (Fraction(option.weight) > 0) == (option.key in right) for option in options))
    return MultipleResponse(
        options=options, correct=tuple(sorted(right)), shuffle=draw(st.booleans()), **draw(shared())
    )


@st.composite
def orderings(draw):
    options = draw(option_lists(least=3, most=5, feedback=st.just(""), last=st.just(False)))
    keys = tuple(option.key for option in options)
    show = draw(st.just(0) | st.integers(3, len(keys)))
    # Neighbours that may stand either way leave a partial order.
    at_will = draw(st.none() | st.sampled_from([*pairwise(keys)]))
    locked = draw(st.sets(st.sampled_from(keys), max_size=len(keys) - 3))
    return Ordering(
        options=options,
        correct=keys,
        comparable=tuple(pair for pair in combinations(keys, 2) if pair != at_will),
        locked=tuple(key for key in keys if key in locked),
        ends=tuple(draw(st.just([]) | st.lists(lines, min_size=2, max_size=2))),
        show=show,
        show_choice=draw(st.sampled_from(["any", "contiguous"])) if show else "any",
        **draw(shared()),
    )


QUESTIONS = {
    "single_choice": single_choices(),
    "true_false": statements(),
    "multiple_response": multiple_responses(),
    "ordering": orderings(),
}


@st.composite
def banks(draw, kinds=tuple(QUESTIONS)):
    questions = st.one_of(*(QUESTIONS[kind] for kind in kinds))
    lang = draw(st.sampled_from(["en", "de", "he"]))
    found = draw(st.lists(questions, min_size=1, max_size=3, unique_by=lambda question: question.key))
    return Bank(
        id="any",
        title=draw(st.just("any") | lines),
        lang=lang,
        article="facts",
        questions=tuple(replace(question, lang=lang) for question in found),
    )
