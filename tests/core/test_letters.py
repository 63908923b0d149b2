from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.core.letters import SHORT, normalised

FORMS = ["NFC", "NFD", "NFKC", "NFKD"]
LETTERS = "a\u00e5\uac00\u1100\u1161\u0301\u0308\u0316\u0323\u0344\u0f73\u0f72\uff9e\ufdfa\u1e69"
"""Letters of one part and of several, and marks of several classes; two of them begin with one in other words."""


@pytest.mark.parametrize("form", FORMS)
@given(st.text(LETTERS, max_size=6) | st.text(max_size=6), st.integers(0, SHORT))
@example("\u0316\u0315", SHORT)
def test_a_form_of_a_text_is_that_of_the_standard_library(form, text, times):
    long = (text or "a") * times
    assert normalised(form, long) == normalize(form, long)
