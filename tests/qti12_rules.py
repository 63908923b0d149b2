"""What the standard says of a file in QTI 1.2, written from its DTD and not from our reader.

Which elements stand in which, what their attributes may be, and what an answer earns.
"""

import re
from fractions import Fraction

TEXT = r"(#text )?"
TEST = "(?:not |and |or |other |unanswered |varequal )"
CONTENT = {
    "questestinterop": r"(qticomment )?(objectbank |assessment |((section |item )+))",
    "assessment": r"(qtimetadata )*(section )+",
    "section": r"(qtimetadata )*(item |section )*",
    "item": r"(itemmetadata )?(presentation )?(resprocessing )*(itemfeedback )*",
    "itemmetadata": r"(qtimetadata )*",
    "qtimetadata": r"(vocabulary )?(qtimetadatafield )+",
    "qtimetadatafield": r"fieldlabel fieldentry ",
    "fieldlabel": TEXT,
    "fieldentry": TEXT,
    "presentation": r"((flow )|((material |response_lid )+))",
    "material": r"(mattext |matimage |matbreak )+",
    "mattext": TEXT,
    "response_lid": r"(material )?(render_choice |render_extension )(material )?",
    "render_choice": r"(material |response_label |flow_label )*",
    "render_extension": r"(ims_render_object )",
    "ims_render_object": r"(flow_label )+",
    "flow_label": r"(flow_label |response_label )+",
    "response_label": r"(material |flow_mat )*",
    "resprocessing": r"outcomes (respcondition )+",
    "outcomes": r"(decvar )+",
    "decvar": TEXT,
    "respcondition": r"conditionvar (setvar )*(displayfeedback )*",
    "conditionvar": rf"{TEST}+",
    "and": rf"{TEST}+",
    "or": rf"{TEST}+",
    "not": TEST,
    "other": TEXT,
    "varequal": TEXT,
    "setvar": TEXT,
    "displayfeedback": TEXT,
    "itemfeedback": r"((flow_mat |material )|solution |hint )+",
    "flow_mat": r"(flow_mat |material )+",
}
YES_NO = {"Yes", "No"}
ATTRIBUTES = {
    "assessment": {"ident": None, "title": None, "lang": None},
    "section": {"ident": None, "title": None, "lang": None},
    "item": {"ident": None, "title": None, "label": None, "lang": None},
    "mattext": {"texttype": None, "lang": None},
    "response_lid": {"ident": None, "rcardinality": {"Single", "Multiple", "Ordered"}, "rtiming": YES_NO},
    "render_choice": {"shuffle": YES_NO},
    "ims_render_object": {"shuffle": YES_NO, "orientation": {"Row", "Column"}},
    "response_label": {"ident": None, "rshuffle": YES_NO},
    "decvar": {"varname": None, "vartype": {"Integer", "Decimal"}, "minvalue": None, "maxvalue": None},
    "respcondition": {"continue": YES_NO, "title": None},
    "varequal": {"respident": None, "case": YES_NO, "index": None},
    "setvar": {"varname": None, "action": {"Set", "Add", "Subtract", "Multiply", "Divide"}},
    "displayfeedback": {"linkrefid": None, "feedbacktype": {"Response", "Solution", "Hint"}},
    "itemfeedback": {"ident": None, "view": None},
}
"""By element: its attributes with the values they may have, None for any."""
REQUIRED = {"ident", "respident", "linkrefid", "orientation"}


def local(name):
    return name.rpartition("}")[2]


def faults(element):
    """Yield what a validating parser would complain of, and references that lead nowhere."""
    yield from _faults(element)
    for item in element.iter():
        if local(item.tag) == "item":
            yield from _lost(item)


def _faults(element):
    name = local(element.tag)
    inside = "".join(f"{local(child.tag)} " for child in element)
    words = "#text " if name in ("mattext", "fieldlabel", "fieldentry", "varequal", "setvar") and element.text else ""
    if not re.fullmatch(CONTENT[name], words + inside):
        yield f"{name} holds {words}{inside}"
    allowed = ATTRIBUTES.get(name, {})
    for attribute, value in element.attrib.items():
        values = allowed.get(local(attribute), set() if name != "questestinterop" else None)
        if values is not None and value not in values:
            yield f"{name} {attribute}={value}"
    for attribute in REQUIRED & allowed.keys() - {local(each) for each in element.attrib}:
        yield f"{name} without {attribute}"
    for child in element:
        yield from _faults(child)


def _lost(item):
    named = {
        kind: [each.get("ident") for each in of(item, kind)]
        for kind in ("response_lid", "response_label", "itemfeedback")
    }
    for names in named.values():
        if len(set(names)) < len(names):
            yield f"twice among {names}"
    for test in of(item, "varequal"):
        if test.get("respident") not in named["response_lid"] or test.text not in named["response_label"]:
            yield f"varequal {test.get('respident')} {test.text}"
    for shown in of(item, "displayfeedback"):
        if shown.get("linkrefid") not in named["itemfeedback"]:
            yield f"displayfeedback {shown.get('linkrefid')}"


def of(element, name):
    """Return every element of this name in another, in their order."""
    return [each for each in element.iter() if local(each.tag) == name]


def earned(item, chosen):
    """Return the score of these options, in percent of the best."""
    score, met = Fraction(0), False
    for condition in of(item, "respcondition"):
        if not all(_passes(test, chosen, met) for test in of(condition, "conditionvar")[0]):
            continue
        met = True
        for change in of(condition, "setvar"):
            value = Fraction(change.text)
            score = {"Set": value, "Add": score + value}[change.get("action", "Set")]
        if condition.get("continue", "No") == "No":
            break
    (best,) = of(item, "decvar")
    return min(max(score, Fraction(best.get("minvalue"))), Fraction(best.get("maxvalue")))


def _passes(test, chosen, met):
    inner = [_passes(each, chosen, met) for each in test]
    return {
        "varequal": test.text in chosen,
        "other": not met,
        "not": not any(inner),
        "and": all(inner),
        "or": any(inner),
    }[local(test.tag)]
