import pytest

from quizapp.web.direction import direction


@pytest.mark.parametrize("lang", ["ar", "ar-EG", "he", "fa", "ur", "AR", "az-Arab", "ks-Arab-IN"])
def test_languages_written_from_right_to_left(lang) -> None:
    assert direction(lang) == "rtl"


@pytest.mark.parametrize("lang", ["en", "en-GB", "zh-Hant", "ur-Latn", "ru", "", "ara-bic"])
def test_all_others_are_written_from_left_to_right(lang) -> None:
    assert direction(lang) == "ltr"
