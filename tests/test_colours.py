"""Contrast of every pair of colours a page can show, in both themes, read from the stylesheets.

Ratios and thresholds are WCAG 2.2's: 4.5 for text (1.4.3), 3 for lines that show where a control is (1.4.11).
"""

import re
from itertools import product

import pytest

from quizapp.paths import resource

STYLES = {path.name: path.read_text("utf-8") for path in (resource("static") / "css").glob("*.css")}
TOKENS = STYLES["tokens.css"]
COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})\b")
WIDTHS = re.compile(r"@media[^{]*width[^{]*\{((?:[^{}]*\{[^{}]*\})*\s*)\}")
"""What holds at some widths of the window only."""

SURFACES = {"paper", "card", "tint", "hint"}
TEXTS = {"ink", "muted", "accent", "right", "partly", "wrong"}
LINES = {"edge", "accent", "right", "wrong"}
ORNAMENT = {"rule"}
"""Hairlines that separate what space separates already: nothing is lost with them."""

LIGHT = dict(COLOUR.findall(TOKENS.split("@media")[0]))
DARK = dict(COLOUR.findall(TOKENS.split("@media")[1]))
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_both_themes_set_every_colour_and_each_has_a_role() -> None:
    assert set(LIGHT) == set(DARK) == SURFACES | TEXTS | LINES | ORNAMENT | {"on-accent"}


@THEMES
@pytest.mark.parametrize(("text", "surface"), sorted(product(TEXTS, SURFACES)))
def test_text_stands_out_from_every_surface(theme: dict[str, str], text: str, surface: str) -> None:
    assert contrast(theme[text], theme[surface]) >= 4.5


@THEMES
@pytest.mark.parametrize(("line", "surface"), sorted(product(LINES, SURFACES)))
def test_lines_of_controls_stand_out_from_every_surface(theme: dict[str, str], line: str, surface: str) -> None:
    assert contrast(theme[line], theme[surface]) >= 3


@THEMES
@pytest.mark.parametrize(("text", "surface"), [("on-accent", "accent"), ("paper", "ink")])
def test_the_main_button_can_be_read_at_rest_and_under_the_pointer(
    theme: dict[str, str], text: str, surface: str
) -> None:
    assert contrast(theme[text], theme[surface]) >= 4.5


@pytest.mark.parametrize("name", sorted(STYLES.keys() - {"tokens.css"}))
def test_colours_come_from_tokens_only(name: str) -> None:
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|lab|lch|oklab|oklch|color)a?\(", STYLES[name])


@pytest.mark.parametrize("name", sorted(STYLES))
def test_tokens_in_use_are_defined(name: str) -> None:
    defined = set(re.findall(r"(--[\w-]+):", TOKENS))
    assert set(re.findall(r"var\((--[\w-]+)", STYLES[name])) <= defined


def test_no_colour_depends_on_the_width() -> None:
    """So pages are looked at in each theme and at each width, but not in each theme at each width."""
    blocks = [block for style in STYLES.values() for block in WIDTHS.findall(style)]
    assert len(blocks) == sum(len(re.findall("@media[^{]*width", style)) for style in STYLES.values()) > 0
    assert [block for block in blocks if re.search(rf"--(?:{'|'.join(LIGHT)})\b|opacity|currentcolor", block)] == []


@pytest.mark.parametrize("name", sorted(STYLES))
def test_no_style_knows_left_from_right(name: str) -> None:
    """So that pages read from right to left need no second stylesheet."""
    physical = r"(?<![\w-])(?:(?:margin|padding|border)-)?(?:left|right|top|bottom)\s*:|(?<![\w-])(?:width|height)\s*:"
    assert not re.findall(physical, STYLES[name])
    sided = r"(?:margin|padding|inset):(?: [^\s;(]+){4};|(?:text-align|float|clear): *(?:left|right)"
    assert not re.findall(sided, STYLES[name])
