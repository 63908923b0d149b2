"""Small items of QTI, written in the words of QTI 2 and, from them, in those of QTI 3."""

import re

from quizapp.formats.banks import read
from quizapp.formats.package import packed

HTML = {"p", "div", "b", "i", "img", "br", "object", "video", "audio", "table", "tr", "td", "span", "pre", "sub"}
CHOICES = {"A": "The moon", "B": "The wind", "C": "The harbour"}
MATCH = '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>'
MAP = '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>'


def declaration(key="A", cardinality="single", mapping=""):
    values = "".join(f"<value>{each}</value>" for each in key.split())
    correct = f"<correctResponse>{values}</correctResponse>" if values else ""
    return (
        f'<responseDeclaration identifier="RESPONSE" cardinality="{cardinality}" baseType="identifier">'
        f"{correct}{mapping}</responseDeclaration>"
    )


def interaction(choices=CHOICES, prompt="What pulls the sea?", name="choiceInteraction", **settings):
    said = "".join(f' {key}="{value}"' for key, value in settings.items())
    listed = "".join(
        each if each.startswith("<simpleChoice") else f'<simpleChoice identifier="{key}">{each}</simpleChoice>'
        for key, each in choices.items()
    )
    asked = f"<prompt>{prompt}</prompt>" if prompt else ""
    return f'<{name} responseIdentifier="RESPONSE"{said}>{asked}{listed}</{name}>'


def item(body=None, key="A", cardinality="single", mapping="", rules=MATCH, after="", before="", **attributes):
    given = {"identifier": "tide-1", "title": "Tides", "adaptive": "false", "timeDependent": "false"} | attributes
    said = "".join(f' {name.replace("_", ":")}="{value}"' for name, value in given.items())
    return (
        f'<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"{said}>'
        f"{declaration(key, cardinality, mapping)}"
        '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>'
        f"{before}<itemBody>{interaction() if body is None else body}</itemBody>{rules}{after}</assessmentItem>"
    )


def in_3(text):
    """Return an item in the words of QTI 3."""

    def tag(found):
        end, name, rest = found.groups()
        attributes = re.sub(r'([\w:]+)=(?=")', lambda each: f"{hyphenated(each[1])}=", rest)
        return f"<{end}{name if name in HTML or ':' in name else 'qti-' + hyphenated(name)}{attributes}>"

    return re.sub(r"<(/?)([\w:]+)((?:\s[^<>]*)?)>", tag, text).replace("imsqti_v2p1", "imsqtiasi_v3p0")


def hyphenated(name):
    return re.sub(r"[A-Z]", lambda sign: f"-{sign[0].lower()}", name)


VERSIONS = {"qti2": str, "qti3": in_3}


def report(text, version="qti2"):
    found = read(VERSIONS[version](text).encode(), "tides.xml")
    assert found.format == version
    return found


def question(text, version="qti2"):
    found = report(text, version)
    assert found.whole, found.error or found.refused
    return found.bank.questions[0]


def codes(text, version="qti2"):
    return [note.code for note in report(text, version).warnings]


def package(files):
    return packed((name, each if isinstance(each, bytes) else each.encode()) for name, each in files.items())
