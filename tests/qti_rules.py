"""What the standards of QTI 2.1 and 3.0 allow in an item and its package, and what a player makes of it.

Written from the schemas and the information model, and not from our reader: `check` says what would not validate,
`Player` marks answers by the rules of an item or of the standard templates, and tells which feedback it shows.
"""

import io
import re
import zipfile
from posixpath import join, normpath
from xml.etree import ElementTree as ET

NAMESPACES = {
    "http://www.imsglobal.org/xsd/imsqti_v2p1": 2,
    "http://www.imsglobal.org/xsd/imsqtiasi_v3p0": 3,
}
PACKAGES = {2: "http://www.imsglobal.org/xsd/imscp_v1p1", 3: "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"}
TYPES = {2: "imsqti_item_xmlv2p1", 3: "imsqti_item_xmlv3p0"}
XML = "{http://www.w3.org/XML/1998/namespace}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
NCNAME = re.compile(r"[^\W\d][\w.-]*")
INLINE = {
    "a", "abbr", "acronym", "b", "big", "br", "cite", "code", "dfn", "em", "i", "img", "kbd", "object", "q", "samp",
    "small", "span", "strong", "sub", "sup", "tt", "var",
}  # fmt: skip
INLINE_3 = INLINE | {"bdi", "bdo", "label", "ruby"}
BLOCK = {
    "address", "blockquote", "div", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre", "table", "ul",
}  # fmt: skip
FEEDBACK = {"feedbackInline", "feedbackBlock"}
FLOW = INLINE | BLOCK
RULES = {"responseCondition", "setOutcomeValue"}
TEXT = "text"
CONTENT = {
    "assessmentItem": {
        "responseDeclaration", "outcomeDeclaration", "templateDeclaration", "templateProcessing", "stylesheet",
        "itemBody", "responseProcessing", "modalFeedback",
    },
    "responseDeclaration": {"defaultValue", "correctResponse", "mapping", "areaMapping"},
    "outcomeDeclaration": {"defaultValue", "matchTable", "interpolationTable"},
    "correctResponse": {"value"}, "defaultValue": {"value"}, "value": {TEXT}, "mapping": {"mapEntry"},
    "mapEntry": set(),
    "itemBody": BLOCK | {"choiceInteraction", "orderInteraction", "feedbackBlock", "rubricBlock"},
    "choiceInteraction": {"prompt", "simpleChoice"}, "orderInteraction": {"prompt", "simpleChoice"},
    "prompt": INLINE | {TEXT}, "simpleChoice": FLOW | FEEDBACK | {TEXT},
    "feedbackInline": INLINE | {TEXT}, "feedbackBlock": FLOW | {TEXT}, "modalFeedback": FLOW | {TEXT},
    "responseProcessing": RULES, "responseCondition": {"responseIf", "responseElseIf", "responseElse"},
    "responseIf": RULES | {"match", "isNull"}, "responseElse": RULES,
    "setOutcomeValue": {"baseValue", "variable", "mapResponse"},
    "match": {"variable", "correct"}, "isNull": {"variable"}, "variable": set(), "correct": set(),
    "baseValue": {TEXT}, "mapResponse": set(),
    "div": FLOW | {TEXT}, "li": FLOW | {TEXT}, "td": FLOW | {TEXT}, "th": FLOW | {TEXT}, "dd": FLOW | {TEXT},
    "blockquote": BLOCK, "ol": {"li"}, "ul": {"li"}, "dl": {"dt", "dd"},
    "table": {"caption", "col", "colgroup", "thead", "tfoot", "tbody"}, "tr": {"td", "th"},
    "thead": {"tr"}, "tfoot": {"tr"}, "tbody": {"tr"}, "br": set(), "hr": set(), "img": set(),
    "pre": INLINE - {"img", "object", "big", "small", "sub", "sup"} | {TEXT},
    "ruby": INLINE | {"rb", "rt", "rp", TEXT}, "contentBody": FLOW | {TEXT},
}  # fmt: skip
"""By element, in the names of QTI 2: what may stand in it. The others of HTML hold what is inline, and text."""
IN_3 = {"modalFeedback": {"contentBody"}, "feedbackBlock": {"contentBody"}}
ORDERED = (
    "assessmentItem",
    "responseDeclaration",
    "table",
    "choiceInteraction",
    "orderInteraction",
    "responseCondition",
)
"""Elements whose parts stand in the order of the table."""
SEQUENCES = {
    "assessmentItem": "responseDeclaration outcomeDeclaration templateDeclaration templateProcessing stylesheet "
    "itemBody responseProcessing modalFeedback",
    "responseDeclaration": "defaultValue correctResponse mapping areaMapping",
    "table": "caption col colgroup thead tfoot tbody",
    "choiceInteraction": "prompt simpleChoice",
    "orderInteraction": "prompt simpleChoice",
    "responseCondition": "responseIf responseElseIf responseElse",
    "manifest": "metadata organizations resources",
    "resource": "metadata file dependency",
}
REQUIRED = {
    "assessmentItem": "identifier title adaptive timeDependent",
    "responseDeclaration": "identifier cardinality baseType",
    "outcomeDeclaration": "identifier cardinality baseType", "mapping": "defaultValue",
    "mapEntry": "mapKey mappedValue", "choiceInteraction": "responseIdentifier shuffle maxChoices",
    "orderInteraction": "responseIdentifier shuffle", "simpleChoice": "identifier", "img": "src alt", "a": "href",
    "feedbackInline": "outcomeIdentifier identifier showHide", "feedbackBlock": "outcomeIdentifier identifier showHide",
    "modalFeedback": "outcomeIdentifier identifier showHide", "variable": "identifier", "correct": "identifier",
    "mapResponse": "identifier", "setOutcomeValue": "identifier", "baseValue": "baseType",
}  # fmt: skip
OPTIONAL = {
    "responseProcessing": "template", "mapping": "lowerBound upperBound", "outcomeDeclaration": "normalMaximum",
    "simpleChoice": "fixed", "img": "width height", "td": "colspan rowspan", "th": "colspan rowspan scope",
}  # fmt: skip


def plain(name):
    """Return a name of either version in the words of QTI 2, without its namespace."""
    return re.sub("-([a-z])", lambda found: found[1].upper(), name.rpartition("}")[2].removeprefix("qti-"))


def check(data):
    """Raise AssertionError where the package is not as the standards say; return its items by their files."""
    files = zipfile.ZipFile(io.BytesIO(data))
    manifest = ET.fromstring(files.read("imsmanifest.xml"))
    version = next(number for number, name in PACKAGES.items() if manifest.tag == f"{{{name}}}manifest")
    _in_sequence(manifest)
    assert NCNAME.fullmatch(manifest.get("identifier"))
    (resources,) = (each for each in manifest if plain(each.tag) == "resources")
    listed, items = set(), {}
    for resource in resources:
        _in_sequence(resource)
        assert NCNAME.fullmatch(resource.get("identifier"))
        named = [each.get("href") for each in resource if plain(each.tag) == "file"]
        assert resource.get("href") == named[0]
        assert resource.get("type") == TYPES[version]
        listed.update(named)
        items[named[0]] = root = ET.fromstring(files.read(named[0]))
        assert NAMESPACES[root.tag[1:].partition("}")[0]] == version
        _check_item(root, version, {normpath(join(named[0], "..", other)): other for other in _shown(root)}, named)
    assert len({each.get("identifier") for each in resources}) == len(items)
    assert {*files.namelist()} == listed | {"imsmanifest.xml"}
    return items


def _shown(root):
    return {each.get("src") for each in root.iter() if plain(each.tag) == "img"}


def _in_sequence(element):
    order = SEQUENCES[plain(element.tag)].split()
    places = [order.index(plain(child.tag)) for child in element]
    assert places == sorted(places), (element.tag, [child.tag for child in element])


def _check_item(root, version, shown, files):
    assert shown.keys() <= {*files}, "a picture that the manifest does not list"
    assert NCNAME.fullmatch(root.get("identifier"))
    assert root.get(f"{XSI}schemaLocation").split()[0] in root.tag
    for element in root.iter():
        _check_element(element, version)
    one = {plain(child.tag): child for child in root}
    declared = {child.get("identifier"): child for child in root if plain(child.tag).endswith("Declaration")}
    (interaction,) = (each for each in root.iter() if plain(each.tag) in ("choiceInteraction", "orderInteraction"))
    names = [each.get("identifier") for each in interaction if plain(each.tag) == "simpleChoice"]
    assert len({*names}) == len(names)
    assert all(NCNAME.fullmatch(name) for name in [*names, *declared])
    said = {key: value for each in root.iter() for key, value in _attributes(each).items()}
    assert said["responseIdentifier"] in declared
    for element in root.iter():
        given = _attributes(element)
        if "outcomeIdentifier" in given:
            assert given["outcomeIdentifier"] in declared
        if plain(element.tag) in ("variable", "correct", "mapResponse", "setOutcomeValue"):
            assert given["identifier"] in declared
        if plain(element.tag) == "mapEntry":
            assert given["mapKey"] in names
    assert {value.text for value in one["responseDeclaration"][0]} <= {*names}


def _attributes(element):
    return {plain(key): value for key, value in element.attrib.items() if not key.startswith("{")}


def _check_element(element, version):
    name, given = plain(element.tag), _attributes(element)
    required = set(REQUIRED.get(name, "").split())
    everywhere = {"class", "dir"} if version == 3 else {"class"}
    assert required <= given.keys() <= required | everywhere | {*OPTIONAL.get(name, "").split()}, (name, given)
    assert {key for key in element.attrib if key.startswith("{")} <= {f"{XML}lang", f"{XSI}schemaLocation"}
    allowed = CONTENT.get(name, INLINE | {TEXT})
    if version == 3:
        allowed = IN_3.get(name, allowed | (INLINE_3 if allowed >= INLINE else set()))
    assert {plain(child.tag) for child in element} <= allowed, (name, [child.tag for child in element])
    if TEXT not in allowed:
        texts = [element.text, *(child.tail for child in element)]
        assert not any(text and text.strip() for text in texts), (name, texts)
    if name in ORDERED:
        _in_sequence(element)


class Player:
    """Marks answers as a system does that knows the standard alone."""

    def __init__(self, root):
        self.root = root
        self.parts = {plain(child.tag): child for child in root}
        self.declaration = self.parts["responseDeclaration"]
        self.correct = [value.text for value in self.declaration[0]]
        self.outcomes = {}

    def answer(self, keys):
        """Return the score of an answer, and the identifiers of the feedback it is shown."""
        self.keys = list(keys)
        self.outcomes = {
            each.get("identifier"): [value.text for value in each.iter() if plain(value.tag) == "value"]
            for each in self.root
            if plain(each.tag) == "outcomeDeclaration"
        }
        processing = self.parts["responseProcessing"]
        if len(processing):
            self._run(processing)
        else:
            name = re.sub(r"\.xml$", "", processing.get("template").rpartition("/")[2])
            self.outcomes["SCORE"] = [{"match_correct": self._matched, "map_response": self._mapped}[name]()]
        return float(self.outcomes["SCORE"][0]), {
            each.get("identifier")
            for each in self.root.iter()
            if plain(each.tag) in ("feedbackInline", "feedbackBlock", "modalFeedback") and self._is_shown(each)
        }

    def _is_shown(self, feedback):
        given = _attributes(feedback)
        set_ = given["identifier"] in self.outcomes[given["outcomeIdentifier"]]
        return set_ == (given["showHide"] == "show")

    def _matched(self):
        cardinality = self.declaration.get("cardinality")
        same = self.keys == self.correct if cardinality == "ordered" else sorted(self.keys) == sorted(self.correct)
        return float(same)

    def _mapped(self):
        (mapping,) = (each for each in self.declaration if plain(each.tag) == "mapping")
        given = _attributes(mapping)
        values = {_attributes(each)["mapKey"]: float(_attributes(each)["mappedValue"]) for each in mapping}
        score = sum(values.get(key, float(given["defaultValue"])) for key in self.keys)
        return min(max(score, float(given.get("lowerBound", "-inf"))), float(given.get("upperBound", "inf")))

    def _run(self, rules):
        for rule in rules:
            if plain(rule.tag) == "setOutcomeValue":
                self.outcomes[rule.get("identifier")] = self._value(rule[0])
                continue
            for branch in rule:
                test, *inside = [*branch] if plain(branch.tag) == "responseIf" else [None, *branch]
                if test is None or self._holds(test):
                    self._run(inside)
                    break

    def _holds(self, test):
        return self._matched() == 1 if plain(test.tag) == "match" else not self.keys

    def _value(self, expression):
        return {
            "baseValue": lambda: [expression.text],
            "variable": lambda: self.keys,
            "mapResponse": lambda: [self._mapped()],
        }[plain(expression.tag)]()
