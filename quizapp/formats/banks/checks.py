"""What must hold in a bank as its author writes it."""

from collections.abc import Iterator

from ..prose.pictures import Pictures
from ..prose.reading import LONGEST
from . import marked
from .marked import Finding
from .native_kinds import NATIVE_KINDS
from .written import MOST, SLUG, UNFIT, Bank, Question, one_line


def check_bank(bank: Bank) -> Iterator[Finding]:
    """Yield everything that cannot be in the head of a bank."""
    for text in filter(None, (bank.id, bank.article)):
        if not SLUG.fullmatch(text):
            yield "slug-malformed", (), {"text": text}
    yield from _unfit((("title",), bank.title), (("lang",), bank.lang))


def check(question: Question, article: str, pictures: Pictures) -> Iterator[Finding]:
    """Yield everything in a question that contradicts itself or cannot be; its texts may name these pictures."""
    if not SLUG.fullmatch(question.id):
        yield "slug-malformed", ("id",), {"text": question.id}
    yield from _unfit((("stem",), question.stem), (("explanation",), question.explanation))
    for field in ("targets", "tags", "ends"):
        yield from _unfit(*(((field, place), text) for place, text in enumerate(getattr(question, field))))
    for place, number in enumerate(question.paragraphs):
        if number < 1:
            yield "paragraph-number", ("paragraphs", place), {"paragraph": number}
    if not 0 <= question.difficulty <= 1:
        yield "difficulty-range", ("difficulty",), {"difficulty": question.difficulty}
    if question.targets and not article:
        yield "targets-homeless", ("targets",), {}
    yield from marked.check(question, pictures)
    if question.kind not in NATIVE_KINDS:
        yield "field-choice", ("kind",), {"field": "kind", "text": question.kind, "choices": ", ".join(NATIVE_KINDS)}
        return
    yield from _options(question)
    yield from NATIVE_KINDS[question.kind].findings(question)


def _unfit(*texts: tuple[tuple[str | int, ...], str]) -> Iterator[Finding]:
    for path, text in texts:
        if unfit := UNFIT.search(text):
            yield "character-unfit", path, {"text": ascii(unfit[0])}
        if len(text) > LONGEST:
            yield "text-long", path, {"most": LONGEST}


def _options(question: Question) -> Iterator[Finding]:
    if len(question.options) > MOST:
        yield "options-many", ("options",), {"most": MOST}
    texts: dict[str, str] = {}
    keys: set[str] = set()
    for place, (key, option) in enumerate(zip(question.keys, question.options, strict=False)):
        if not SLUG.fullmatch(key):
            yield "slug-malformed", ("options", place, "key"), {"text": key}
        yield from _unfit((("options", place, "text"), option.text), (("options", place, "feedback"), option.feedback))
        if key in keys:
            yield "option-key-taken", ("options", place), {"key": key}
        keys.add(key)
        first = texts.setdefault(one_line(option.text).casefold(), key)
        if first != key:
            yield "options-identical", ("options", place, "text"), {"text": option.text, "first": first}
