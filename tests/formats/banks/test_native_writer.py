"""Banks in our own format: as a person would write them, with nothing lost."""

from dataclasses import replace
from pathlib import Path

from builders import ordering
from tides import MOON, PULLS, losses, text

from quizapp.formats.banks import WRITTEN_FORMATS, native
from quizapp.paths import resource

YAML = """\
bank:
  id: tides
  title: tides

questions:
  - id: what-pulls
    kind: single_choice
    stem: What pulls the sea?
    options:
      - {text: The moon, right: true, feedback: So it does.}
      - {text: The wind, last: true}
    explanation: >-
      The moon is near, and pulls at the side of the earth that faces it more than at its middle; the wind moves the
      surface only.
    paragraphs: [1, 2]
    tags: ["spring, neap", moon]

  - id: in-order
    kind: ordering
    stem: |-
      Put in order.
      Begin at noon.
    options:
      - {text: "- ebb"}
      - {text: "12", locked: true}
      - {text: "no"}
      - {text: "Flood: high"}
    any_order: [[c, d]]
    ends: [earliest, latest]
"""


def test_our_own_format_is_written_as_a_person_would():
    pulls = replace(
        PULLS,
        options=(MOON[0], replace(MOON[1], last=True)),
        explanation="The moon is near, and pulls at the side of the earth that faces it more than at its middle; "
        "the wind moves the surface only.",
        paragraphs=(1, 2),
        tags=("spring, neap", "moon"),
    )
    order = ordering(
        "abcd", [("c", "d")], key="tides/in-order", stem="Put in order.\nBegin at noon.", targets=(), locked=("b",)
    )
    options = (
        replace(option, text=text_, fact="")
        for option, text_ in zip(order.options, ["- ebb", "12", "no", "Flood: high"], strict=True)
    )
    assert text("yaml", pulls, replace(order, options=tuple(options), ends=("earliest", "latest"))) == YAML


def test_the_bank_that_comes_with_quizapp_is_written_much_as_its_authors_did():
    path = Path(resource("questions"), "banks", "reading-the-argument.yaml")
    theirs = set(path.read_text(encoding="utf-8").splitlines())
    ours = WRITTEN_FORMATS["yaml"].write(native.load(path)).data.decode().splitlines()
    assert sum(line not in theirs for line in ours) < len(ours) / 50


def test_an_option_too_long_for_its_line_has_lines_of_its_own():
    long = replace(PULLS, options=(replace(MOON[0], text="x " * 80 + "x"), MOON[1]))
    assert "      - text: >-\n          x x" in text("yaml", long)
    assert "        right: true\n" in text("yaml", long)


def test_generated_questions_lose_what_our_own_format_has_no_field_for():
    made = replace(PULLS, caveat="Doubtful.", evidence=("facts/E1",), generator="who-is", targets=("facts/E1",))
    for name in ("yaml", "json"):
        assert [code for _, code, _ in losses(name, made)] == ["caveat", "targets", "evidence", "generator"]
