"""Orderings in QTI 1.2: the right order is that in which the scoring names the items."""

import pytest
from qti12_files import codes, condition, equal, key, labels, material, numbered, only, report_on

ORDER = """<item ident="o"><presentation>{stem}<response_lid ident="response1" rcardinality="Ordered"><render_extension>
<ims_render_object shuffle="No" orientation="Column"><flow_label>{labels}</flow_label></ims_render_object>
</render_extension></response_lid></presentation><resprocessing><outcomes><decvar/></outcomes>{order}</resprocessing></item>"""


def ordering(order, stem="What comes first?", options=None):
    return ORDER.format(stem=material(stem), labels=labels(options or numbered("Ebb", "Flood", "Slack")), order=order)


@pytest.mark.parametrize(
    "order",
    [
        key("2", "3", "1"),
        condition(f"<and>{equal('2', '3', '1')}</and>", '<setvar action="Add" varname="X">5</setvar>'),
        condition(
            "".join(
                f'<varequal respident="r" index="{place}">{name}</varequal>' for place, name in ((3, 1), (1, 2), (2, 3))
            ),
            "<setvar>1</setvar>",
        ),
        key("2") + key("3") + key("1"),
    ],
    ids=["as they stand", "in an and", "by index", "one by one"],
)
def test_an_order_is_that_in_which_the_items_are_named(order):
    report = report_on(ordering(order))
    assert [option.text for option in only(report).options] == ["Flood", "Slack", "Ebb"]
    assert report.accepted["ordering"] == 1
    assert not report.warnings


@pytest.mark.parametrize(
    ("order", "code"),
    [(key("2", "3"), "order-incomplete"), (key("2", "3", "1", "4"), "order-incomplete"), ("", "order-missing")],
)
def test_an_order_that_does_not_name_each_item_once_is_refused(order, code):
    assert codes(report_on(ordering(order)).refused) == [code]


def test_of_two_right_orders_the_first_is_taken_with_a_warning():
    report = report_on(ordering(key("1", "2", "3") + key("1", "3", "2")))
    assert [option.text for option in only(report).options] == ["Ebb", "Flood", "Slack"]
    assert codes(report.warnings) == ["scoring-replaced"]


def test_words_between_the_items_of_a_sentence_are_part_of_the_question():
    text = ordering(key("1", "2", "3"), stem="Complete:").replace("<flow_label>", f"<flow_label>{material('The')}", 1)
    assert only(report_on(text)).stem == "Complete:\nThe ____ ____ ____"
