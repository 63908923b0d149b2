"""What a page costs on a slow line."""

import gzip
import re

from browsing import sit

from quizapp.paths import resource

STATIC = resource("static")


def compressed(*names: str) -> int:
    """Return the bytes of the files as they travel, each compressed by itself."""
    return sum(len(gzip.compress((STATIC / name).read_bytes(), 6)) for name in names)


def loaded(page: str) -> list[str]:
    """Return the styles and scripts a page names."""
    found = re.findall(r'(?:href|src)="/static/([^"?]+\.(?:css|js))', page)
    assert found
    return found


def test_the_script_for_ordering_stays_below_3_kb() -> None:
    assert compressed("js/ordering.js") < 3_000


def test_the_scripts_of_a_question_page_stay_below_6_kb(seated) -> None:
    assert compressed(*(name for name in loaded(seated.page) if name.endswith(".js"))) < 6_000


def test_a_question_page_with_styles_and_scripts_stays_below_16_kb(app, student) -> None:
    for layout in ("one", "all"):
        sit(app, student, layout=layout)
        assert len(gzip.compress(student.page.encode(), 6)) + compressed(*loaded(student.page)) < 16_000


def test_the_result_with_styles_and_scripts_stays_below_16_kb(app, student) -> None:
    sit(app, student)
    student.send("/save", [("go", "review")])
    student.send("/submit")
    assert student.path.endswith("/result")
    assert len(gzip.compress(student.page.encode(), 6)) + compressed(*loaded(student.page)) < 16_000
