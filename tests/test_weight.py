"""What a page costs on a slow line."""

import gzip

from quizapp.paths import resource

STATIC = resource("static")


def compressed(pattern: str) -> int:
    """Return the bytes of the files as they travel, each compressed by itself."""
    files = list(STATIC.glob(pattern))
    assert files, f"nothing matches {pattern}"
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in files)


def test_the_script_for_ordering_stays_below_3_kb() -> None:
    assert compressed("js/ordering.js") < 3_000


def test_all_scripts_together_stay_below_6_kb() -> None:
    assert compressed("js/*.js") < 6_000


def test_all_styles_and_scripts_together_stay_below_13_kb() -> None:
    assert compressed("css/*.css") + compressed("js/*.js") < 13_000
