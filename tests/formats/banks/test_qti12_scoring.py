"""The key of an item in QTI 1.2, and what its options earn, by its response processing."""

import pytest
from qti12_files import (
    MOON,
    SUN,
    WIND,
    codes,
    condition,
    equal,
    item,
    key,
    numbered,
    only,
    report_on,
    right,
    score,
    weights,
)

THREE = numbered(MOON, WIND, SUN)
SCORE_MAX = "SCORE.max"
BLACKBOARD = 'variablename="SCORE"'


@pytest.mark.parametrize(
    ("processing", "most"),
    [
        (key("2"), 'maxvalue="100"'),
        (key("2", value="10.00"), 'maxvalue="10"'),
        (key("2", value="1"), ""),
        (key("2", value=SCORE_MAX), 'maxvalue="1.0"'),
        (condition(equal("2"), score(SCORE_MAX, variable=BLACKBOARD)), ""),
        (condition(equal("2"), score(5, "Add")), ""),
        (condition(equal("1"), score(0, "Add")) + condition(equal("2"), score(3, "Add")), ""),
        (condition(f"<or>{equal('2')}</or>", score(1)) + condition("<other/>", score(0)), ""),
        (condition(f"<and>{equal('2')}<not>{equal('1')}</not></and>", score(1)), ""),
        (condition(equal("1"), score(0, "Add")) + condition(equal("2"), score(0, "Set")), ""),
        (condition(equal("1"), score(0)) + condition(equal("2"), score(0), more=' correctanswer="Yes"'), ""),
        (condition(equal("2"), score(1, variable='varname="que_score"')), ""),
        (condition(equal("1"), score(7, variable='varname="TIME"')) + key("2"), ""),
    ],
)
def test_the_key_of_one_is_what_earns_the_best_score(processing, most):
    report = report_on(item(THREE, processing, most=most))
    assert (right(only(report)), only(report).weighted) == ([WIND], False)
    assert not report.warnings


@pytest.mark.parametrize("processing", ["", condition(equal("1"), score(0)), condition(equal("9"), score(1))])
def test_an_item_without_a_key_is_refused(processing):
    assert codes(report_on(item(THREE, processing)).refused) == ["right-full"]


def test_other_options_may_earn_a_part():
    question = only(report_on(item(THREE, key("1") + key("2", value="33.33") + key("3", value="-50"))))
    assert (right(question), weights(question)) == ([MOON], ["1", "1/3", "-1/2"])


@pytest.mark.parametrize(
    ("processing", "warned"),
    [
        (key("1", value="50"), ["scoring-replaced"]),
        (key("1") + key("2", value="31.4159"), ["scoring-replaced"]),
        (key("1") + key("2"), ["right-several"]),
    ],
)
def test_what_cannot_be_said_exactly_is_replaced_with_a_warning(processing, warned):
    report = report_on(item(THREE, processing))
    assert right(only(report)) == [MOON]
    assert codes(report.warnings) == warned


def several(processing, most='maxvalue="100"'):
    return report_on(item(THREE, processing, cardinality="Multiple", most=most))


@pytest.mark.parametrize(
    "processing",
    [
        condition(f"<and>{equal('1')}<not>{equal('2')}</not>{equal('3')}</and>", score(100)),
        condition(f"{equal('1', '3')}<not>{equal('2')}</not>", score(100)),
        condition(f"<and>{equal('1', '3')}</and>", score(100, "Add")),
        condition(f"{equal('1', '3')}<not><or>{equal('2')}</or></not>", score(1)) + condition("<other/>", score(0)),
    ],
)
def test_the_key_of_several_is_what_is_to_be_chosen_together(processing):
    report = several(processing)
    assert (right(only(report)), only(report).weighted) == ([MOON, SUN], False)
    assert not report.warnings


def test_a_single_right_answer_of_several_is_whole():
    assert (right(only(several(key("3")))), only(several(key("3"))).weighted) == ([SUN], False)


@pytest.mark.parametrize(
    ("earned", "most", "shares"),
    [
        ((50, 0, 50), "", ["1/2", "", "1/2"]),
        ((25, -10, 75), "", ["1/4", "-1/10", "3/4"]),
        ((2, -1, 2), 'maxvalue="4"', ["1/2", "-1/4", "1/2"]),
        ((25, -10, 25), 'maxvalue="10"', ["1/2", "-1/5", "1/2"]),
        ((33.3333, 0, 66.6667), 'maxvalue="100"', ["1/3", "", "2/3"]),
    ],
)
def test_options_that_add_to_the_score_have_weights(earned, most, shares):
    each = "".join(condition(equal(str(name)), score(value, "Add")) for name, value in enumerate(earned, 1))
    report = several(each, most)
    assert (right(only(report)), weights(only(report))) == ([MOON, SUN], shares)
    assert not report.warnings


def test_what_is_earned_by_leaving_an_option_out_counts_against_choosing_it():
    left = condition(f"<not>{equal('2')}</not>", score(25, "Add"))
    question = only(several(condition(equal("1"), score(50, "Add")) + condition(equal("3"), score(50, "Add")) + left))
    assert weights(question) == ["1/2", "-1/4", "1/2"]


def test_of_two_sets_that_are_right_the_first_is_taken_with_a_warning():
    report = several(condition(equal("1", "2"), score(1)) + condition(equal("2", "3"), score(1)))
    assert right(only(report)) == [MOON, WIND]
    assert codes(report.warnings) == ["scoring-replaced"]


def test_options_that_add_up_to_more_than_the_best_score_are_taken_as_they_are():
    each = "".join(condition(equal(str(name)), score(60, "Add")) for name in (1, 3))
    report = several(each)
    assert weights(only(report)) == ["3/5", "", "3/5"]
    assert codes(report.warnings) == ["weights-sum"]
