"""What Moodle 4.5 makes of a file in GIFT or Aiken, written from its rules and not from our readers."""

import re
from html import unescape

BLANK = " \t\n\r\0\x0b"
"""What PHP trims."""
PLACEHOLDERS = {
    f"\\{sign}": f"&&{code};" for sign, code in zip(":#={}~", ("058", "035", "061", "123", "125", "126"), strict=True)
}
PLACEHOLDERS["\\n"] = "&&010"
FORMATS = ("html", "plain", "markdown", "moodle")
WEIGHT = re.compile(r"%-*([0-9]{1,2})\.?([0-9]*)%")
HEADER = re.compile(
    r"\s*>\s*(\d+)\s*((?:ALL|EXACT|RANDOM|REL|CONTIGUOUS|CONTIG)?)\s*((?:HORIZONTAL|HORI|H|1|VERTICAL|VERT|V|0)?)\s*"
    r"((?:ALL_OR_NOTHING|ABSOLUTE_POSITION|ABSOLUTE|ABS|RELATIVE_NEXT_EXCLUDE_LAST|RELATIVE_NEXT_INCLUDE_LAST"
    r"|RELATIVE_ONE_PREVIOUS_AND_NEXT|RELATIVE_ALL_PREVIOUS_AND_NEXT|RELATIVE_TO_CORRECT|RELATIVE)?)\s*"
    r"((?:SHOW|TRUE|YES|1|HIDE|FALSE|NO|0)?)\s*((?:none|123|abc|ABCD|iii|IIII)?)\s*(.*?)\s*\Z",
    re.DOTALL,
)


def gift(text):
    """Yield (name, stem, kind, answers as (text, share, feedback), explanation) of each item."""
    block = []
    for line in [*text.split("\n"), ""]:
        if line.strip(BLANK) not in ("", "0"):
            block.append(line)
        elif block:
            yield _item([" " if line.strip(BLANK).startswith("//") else line for line in block])
            block = []


def _item(lines):
    text = _hidden("\n".join(lines).strip(BLANK))
    name, _, text = text.removeprefix("::").partition("::")
    start, end = text.index("{"), text.index("}")
    inside = text[start + 1 : end].strip(BLANK)
    assert text.endswith("}")
    inside, _, explanation = inside.rpartition("####") if "####" in inside else (inside, "", "")
    stem, format_ = _text(text.strip(BLANK)[:start], "moodle")
    explanation = _text(explanation, format_)[0]
    kind, answers = _answers(inside.strip(BLANK), format_)
    return _shown(name), stem, kind, answers, explanation


def _answers(inside, format_):
    if header := HEADER.match(inside):
        items = [item.strip(BLANK) for item in re.split(r"[\r\n]+", header[7]) if item not in ("", "0")]
        return header.groups()[:6], [(_page(item, "moodle"), 0, "") for item in items]
    if "~" in inside:
        parts = inside.replace("=", "~=").split("~")
        return "single" if "=" in inside else "multiple", [_choice(part.strip(BLANK), format_) for part in parts[1:]]
    truth, *feedback = inside.split("#", 2)
    assert truth in ("TRUE", "FALSE")
    wrong, right = (_text(text, format_)[0] for text in [*feedback, "", ""][:2])
    on_true, on_false = (right, wrong) if truth == "TRUE" else (wrong, right)
    return "truth", [("True", truth == "TRUE", on_true), ("False", truth == "FALSE", on_false)]


def _choice(text, format_):
    share = float(text.startswith("="))
    if text.startswith("="):
        text = text[1:]
    elif WEIGHT.match(text):
        given, text = text[1:].split("%", 1)
        share = float(given) / 100
    answer, _, feedback = text.partition("#")
    return _text(answer, format_)[0], share, _text(feedback, format_)[0]


def _hidden(text):
    text = text.replace("\\\\", "&&092;")
    for escape, placeholder in PLACEHOLDERS.items():
        text = text.replace(escape, placeholder)
    return text.replace("&&092;", "\\")


def _shown(text):
    for escape, placeholder in PLACEHOLDERS.items():
        text = text.replace(placeholder, "\n" if escape == "\\n" else escape[1])
    return text.strip(BLANK)


def _text(text, format_):
    """Return the text as a student reads it, and its format."""
    text = text.strip(BLANK)
    name, closed, rest = text[1:].partition("]")
    if text.startswith("[") and closed and name in FORMATS:
        text, format_ = rest, name
    return _page(_shown(text), format_), format_


def _page(text, format_):
    """Return what a browser shows; what could be a tag or an entity must be told apart from them by its format."""
    if format_ == "plain":
        return text
    text = text.replace("<br>", "\n")
    assert "<" not in text
    assert not re.search(r"&(?!#\d+;|[a-z]+;)", text)
    return unescape(text)


def aiken(text):
    """Yield (stem, choices, letter of the key) of each item."""
    stem, choices = None, []
    for line in (line.strip(BLANK) for line in text.split("\n")):
        if len(line.encode()) < 2:
            continue
        if re.match(r"[A-Z][).][ \t]?", line):
            choices.append(line[2:].strip(BLANK))
        elif line.startswith("ANSWER:"):
            yield stem, choices, line.removeprefix("ANSWER:").strip(BLANK)[:1]
            stem, choices = None, []
        else:
            assert stem is None
            stem = line
