"""How an item is marked becomes weights where they say exactly the same; else a warning says that it is replaced."""

import pytest
from qti_items import MAP, MATCH, VERSIONS, codes, interaction, item, question

CUSTOM = """<responseProcessing><responseCondition><responseIf>
<member><baseValue baseType="identifier">A</baseValue><variable identifier="RESPONSE"/></member>
<setOutcomeValue identifier="SCORE"><baseValue baseType="float">3</baseValue></setOutcomeValue>
</responseIf></responseCondition></responseProcessing>"""
SCORED = '<setOutcomeValue identifier="SCORE"><baseValue baseType="float">{}</baseValue></setOutcomeValue>'
BY_KEY = f"""<responseProcessing><responseCondition><responseIf><match><variable identifier="RESPONSE"/>
<correct identifier="RESPONSE"/></match>{SCORED.format(4)}</responseIf>
<responseElse>{SCORED.format("{}")}</responseElse></responseCondition></responseProcessing>"""
MAPPED = '<setOutcomeValue identifier="SCORE"><mapResponse identifier="RESPONSE"/></setOutcomeValue>'
BY_MAPPING = f"<responseProcessing>{MAPPED}</responseProcessing>"
UNLESS_EMPTY = f"""<responseProcessing><responseCondition><responseIf><isNull><variable identifier="RESPONSE"/></isNull>
{SCORED.format(0)}</responseIf><responseElse>{MAPPED}</responseElse></responseCondition></responseProcessing>"""


def mapping(text, least="0", most="", usual="0"):
    bounds = (f' lowerBound="{least}"' if least else "") + (f' upperBound="{most}"' if most else "")
    entries = "".join('<mapEntry mapKey="{}" mappedValue="{}"/>'.format(*entry.split("=")) for entry in text.split())
    return f'<mapping defaultValue="{usual}"{bounds}>{entries}</mapping>'


def weights(text):
    """Return what each option earns, with a mark where a warning says that the marking was replaced."""
    found = question(text)
    replaced = "!" if "scoring-replaced" in codes(text) else ""
    return replaced + (" ".join(str(found.weights[key]) for key in "abc") if found.weighted else found.scheme)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (mapping("A=1 B=1"), "1/2 1/2 0"),
        (mapping("A=1 B=1", usual="-1"), "net"),
        (mapping("A=1 B=1 C=-1"), "net"),
        (mapping("A=1 B=1 C=-2", most="2"), "1/2 1/2 -1"),
        (mapping("A=1 B=1 C=-4", most="2"), "1/2 1/2 -1"),
        (mapping("A=2 B=4"), "1/3 2/3 0"),
        (mapping("A=1 B=1", most="1"), "1 1 0"),
        (mapping("A=0.333333 B=0.666667"), "1/3 2/3 0"),
        (mapping("A=1 B=1", least=""), "1/2 1/2 0"),
        (mapping("A=1 B=1 C=-1", least=""), "!net"),
        (mapping("A=1 B=1 C=-1", least="-1"), "!net"),
        (mapping("A=1 B=1", least="0.5"), "!net"),
        (mapping("A=1 B=1 C=-2", most="1"), "!net"),
        (mapping("A=1 B=0.03"), "!net"),
        (mapping("A=1 C=1"), "!net"),
        (mapping("A=1 B=x"), "!net"),
        (mapping("A=1 B=1", most="x"), "!net"),
        (mapping("A=-1 B=-1"), "!net"),
        ("", "!net"),
    ],
)
def test_a_mapping_of_several_right_answers_is_kept_where_weights_say_the_same(entries, expected):
    assert weights(item(key="A B", cardinality="multiple", mapping=entries, rules=MAP)) == expected


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (mapping("A=1"), "right"),
        (mapping("A=2 B=1"), "1 1/2 0"),
        (mapping("A=1 B=-0.5"), "1 -1/2 0"),
        (mapping("A=3 B=2", most="2"), "1 1 0"),
        (mapping("A=1 B=-0.5", least="-1"), "!right"),
        (mapping("A=1 B=2"), "!right"),
        (mapping("B=1"), "!right"),
    ],
)
def test_a_mapping_of_one_right_answer_is_kept_where_the_key_earns_everything(entries, expected):
    assert weights(item(mapping=entries, rules=MAP)) == expected


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (MAP, "1 1/2 0"),
        (MAP.replace("map_response", "map_response.xml"), "1 1/2 0"),
        (BY_MAPPING, "1 1/2 0"),
        (UNLESS_EMPTY, "1 1/2 0"),
        ("", "1 1/2 0"),
        (MATCH, "right"),
        (BY_KEY.format(0), "right"),
        (BY_KEY.format(1), "!right"),
        (CUSTOM, "!right"),
        (MATCH.replace("match_correct", "of_our_own"), "!right"),
        (BY_MAPPING.replace("mapResponse", "mapResponsePoint"), "!right"),
        (BY_MAPPING.replace("<responseProcessing>", f"<responseProcessing>{SCORED.format(1)}"), "!right"),
        (
            BY_KEY.format(0)
            .replace("<responseElse>", "<responseElseIf><variable/>")
            .replace("</responseElse>", "</responseElseIf>"),
            "!right",
        ),
    ],
    ids=range(13),
)
def test_a_mapping_counts_where_the_item_is_marked_by_it(rules, expected):
    assert weights(item(mapping=mapping("A=2 B=1"), rules=rules)) == expected


def test_rules_of_the_item_come_before_a_template():
    rules = CUSTOM.replace("<responseProcessing>", MATCH.replace("/>", ">"))
    assert weights(item(rules=rules)) == "!right"


@pytest.mark.parametrize(("cardinality", "expected"), [("single", "right"), ("multiple", "!net")])
def test_all_or_nothing_is_the_rule_of_one_right_answer_but_not_of_several(cardinality, expected):
    assert weights(item(key="A", cardinality=cardinality, rules=MATCH)) == expected


@pytest.mark.parametrize(
    ("rules", "warned"), [(MATCH, []), (MAP, ["scoring-replaced"]), (CUSTOM, ["scoring-replaced"])]
)
def test_an_ordering_is_marked_by_our_rule_whatever_its_own(rules, warned):
    body = interaction(name="orderInteraction")
    assert codes(item(body, key="C A B", cardinality="ordered", rules=rules)) == warned


def test_of_several_that_earn_everything_the_key_is_the_key():
    found = question(item(key="B", mapping=mapping("A=1 B=1"), rules=MAP))
    assert (found.correct, found.weights["a"]) == (("b",), 1)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_mapping_is_read_in_every_version(version):
    found = question(item(mapping=mapping("A=2 B=1"), rules=MAP), version)
    assert [str(weight) for weight in found.weights.values()] == ["1", "1/2", "0"]


@pytest.mark.parametrize(
    ("most", "normal", "expected"), [("1", "1", "1/2 1/4 0"), ("", "1", "2/3 1/3 0"), ("1", "3", "2/3 1/3 0")]
)
def test_a_limit_that_is_the_normal_maximum_is_all_there_is_to_get(most, normal, expected):
    entries = mapping("A=0.5 B=0.25", most=most)
    text = item(key="A B", cardinality="multiple", mapping=entries, rules=MAP)
    assert weights(text.replace('baseType="float"', f'baseType="float" normalMaximum="{normal}"', 1)) == expected
