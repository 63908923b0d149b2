"""What H5P's own validator would say of a package, from the semantics of its libraries, and by nothing of ours.

The tables name the fields of H5P.QuestionSet 1.20, H5P.MultiChoice 1.16, H5P.TrueFalse 1.8, H5P.SortParagraphs 0.11 and
H5P.Image 1.1 with their types, options and tags. Fields with a default may be missing; a site drops whatever is not
in its place here, and a question of another library altogether.
"""

import io
import json
import re
import zipfile
from dataclasses import dataclass, field
from html.parser import HTMLParser

ALWAYS = {"div", "span", "p", "br"}
UUID = re.compile(r"[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}")
TITLE = re.compile(r".{1,255}")
LANGUAGE = re.compile(r"[-a-zA-Z]{1,10}")


@dataclass(frozen=True)
class Text:
    tags: frozenset = frozenset()
    plain: bool = True
    most: int = 10**9
    needed: bool = False


@dataclass(frozen=True)
class Of:
    """A value of a type, one of these options or within these numbers."""

    type: type
    options: tuple = ()
    least: float = float("-inf")
    most: float = float("inf")
    needed: bool = False


@dataclass(frozen=True)
class List:
    field: object
    least: int = 0
    needed: bool = False


@dataclass(frozen=True)
class Group:
    fields: dict = field(default_factory=dict)
    needed: bool = False


@dataclass(frozen=True)
class Library:
    options: tuple
    needed: bool = False


def html(*tags, needed=False):
    return Text(frozenset(tags), plain=False, needed=needed)


FLAG = Of(bool)
PERCENT = Of(int, least=0, most=100)
WORDS = Text()
SHORT = ("strong", "em", "sub", "sup", "code")
MEDIA = Group(
    {"type": Library(("H5P.Image 1.1", "H5P.Video 1.6", "H5P.Audio 1.5")), "disableImageZooming": FLAG},
)
RANGES = List(Group({"from": PERCENT, "to": PERCENT, "feedback": WORDS}), least=1)
"""A group of one field, which is written as that field."""
IMAGE_FILE = Group(
    {
        "path": Text(needed=True),
        "mime": Text(needed=True),
        "copyright": Group({"license": Of(str, ("U",))}),
        "width": Of(int),
        "height": Of(int),
    },
    needed=True,
)
SEMANTICS = {
    "H5P.QuestionSet 1.20": {
        "introPage": Group({"showIntroPage": FLAG, "title": html(*SHORT), "introduction": html(*SHORT, "p")}),
        "progressType": Of(str, ("textual", "dots")),
        "passPercentage": PERCENT,
        "questions": List(
            Library(
                (
                    "H5P.MultiChoice 1.16",
                    "H5P.DragQuestion 1.14",
                    "H5P.Blanks 1.14",
                    "H5P.MarkTheWords 1.11",
                    "H5P.DragText 1.10",
                    "H5P.TrueFalse 1.8",
                    "H5P.Essay 1.5",
                )
            ),
            least=1,
            needed=True,
        ),
        "disableBackwardsNavigation": FLAG,
        "randomQuestions": FLAG,
        "poolSize": Of(int, least=1),
        "endGame": Group(
            {"showResultPage": FLAG, "showSolutionButton": FLAG, "showRetryButton": FLAG, "overallFeedback": RANGES}
        ),
    },
    "H5P.MultiChoice 1.16": {
        "media": MEDIA,
        "question": html(*SHORT, "h2", "h3", "pre", needed=True),
        "answers": List(
            Group(
                {
                    "text": html(*SHORT, needed=True),
                    "correct": FLAG,
                    "tipsAndFeedback": Group(
                        {
                            "tip": html("p", "br", "strong", "em", "a", "code"),
                            "chosenFeedback": html(*SHORT, "a"),
                            "notChosenFeedback": html(*SHORT, "a"),
                        }
                    ),
                }
            ),
            least=1,
            needed=True,
        ),
        "overallFeedback": RANGES,
        "behaviour": Group(
            {
                "enableRetry": FLAG,
                "enableSolutionsButton": FLAG,
                "enableCheckButton": FLAG,
                "type": Of(str, ("auto", "multi", "single")),
                "singlePoint": FLAG,
                "randomAnswers": FLAG,
                "passPercentage": PERCENT,
            }
        ),
    },
    "H5P.TrueFalse 1.8": {
        "media": MEDIA,
        "question": html(*SHORT, "h2", "h3", "pre", needed=True),
        "correct": Of(str, ("true", "false"), needed=True),
        "behaviour": Group(
            {
                "enableRetry": FLAG,
                "enableSolutionsButton": FLAG,
                "enableCheckButton": FLAG,
                "feedbackOnCorrect": Text(most=2048),
                "feedbackOnWrong": Text(most=2048),
            }
        ),
    },
    "H5P.SortParagraphs 0.11": {
        "media": MEDIA,
        "taskDescription": html(
            "strong", "em", "u", "a", "ul", "ol", "li", "h2", "h3", "hr", "pre", "code", needed=True
        ),
        "paragraphs": List(
            html("strong", "em", "u", "ul", "ol", "li", "h2", "h3", "hr", "pre", "code", needed=True),
            least=3,
            needed=True,
        ),
        "overallFeedback": RANGES,
        "behaviour": Group(
            {
                "scoringMode": Of(str, ("positions", "transitions")),
                "applyPenalties": FLAG,
                "duplicatesInterchangeable": FLAG,
            }
        ),
    },
    "H5P.Image 1.1": {"contentName": WORDS, "alt": WORDS, "title": WORDS, "file": IMAGE_FILE},
}


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)
        self.found |= {f"{tag} {name}" for name, _ in attrs if name.startswith("on") or name == "style"}


def tags(text):
    parser = _Tags()
    parser.feed(text)
    parser.close()
    return parser.found


def problems(data):
    """Yield everything that is wrong with a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        head = json.loads(archive.read("h5p.json"))
        content = json.loads(archive.read("content/content.json"))
    if wrong := list(_head(head)):
        yield from wrong
        return
    listed = {
        f"{each['machineName']} {each['majorVersion']}.{each['minorVersion']}" for each in head["preloadedDependencies"]
    }
    main = [each for each in listed if each.split()[0] == head["mainLibrary"]]
    if len(main) != 1:
        yield f"main library {head['mainLibrary']} among {listed}"
        return
    seen = _Seen({*main}, {"h5p.json", "content/content.json"})
    yield from _group(content, Group(SEMANTICS[main[0]]), "content", seen)
    if seen.libraries != listed:
        yield f"{listed} are listed, {seen.libraries} used"
    if seen.files != names:
        yield f"{names} are packed, {seen.files} used"


@dataclass
class _Seen:
    libraries: set
    files: set


def _head(head):
    needed = {"title", "language", "mainLibrary", "embedTypes", "license", "preloadedDependencies"}
    if set(head) - {"defaultLanguage"} != needed:
        yield f"h5p.json has {sorted(head)}"
        return
    if not TITLE.fullmatch(head["title"]) or not LANGUAGE.fullmatch(head["language"]):
        yield f"title {head['title']!r}, language {head['language']!r}"
    if not {"iframe", "div"}.issuperset(head["embedTypes"]) or head["license"] != "U":
        yield "embed types or licence"


def _value(value, semantics, path, seen):
    yield from CHECKS[type(semantics)](value, semantics, path, seen)


def _group(value, semantics, path, seen):
    if not isinstance(value, dict):
        yield f"{path} is no group"
        return
    for name in value.keys() - semantics.fields.keys():
        yield f"{path}.{name} is no field"
    for name, each in semantics.fields.items():
        if name in value:
            yield from _value(value[name], each, f"{path}.{name}", seen)
        elif each.needed:
            yield f"{path}.{name} is missing"
    if semantics is IMAGE_FILE:
        seen.files.add(f"content/{value.get('path')}")


def _list(value, semantics, path, seen):
    if not isinstance(value, list) or len(value) < semantics.least:
        yield f"{path} is no list of {semantics.least} or more"
        return
    for place, each in enumerate(value):
        yield from _value(each, semantics.field, f"{path}[{place}]", seen)


def _text(value, semantics, path, _):
    if not isinstance(value, str) or len(value) > semantics.most or (semantics.needed and not value):
        yield f"{path} is no text of at most {semantics.most}: {value!r}"
        return
    if semantics.plain and ("<" in value or ">" in value):
        yield f"{path} has marks: {value!r}"
    if not semantics.plain and (found := tags(value) - semantics.tags - ALWAYS):
        yield f"{path} has the tags {found}"


def _of(value, semantics, path, _):
    fits = type(value) is semantics.type and (not semantics.options or value in semantics.options)
    if not fits or (semantics.type is int and not semantics.least <= value <= semantics.most):
        yield f"{path} is {value!r}"


def _library(value, semantics, path, seen):
    if not isinstance(value, dict) or set(value) != {"library", "params", "subContentId", "metadata"}:
        yield f"{path} is no content of a library"
        return
    if value["library"] not in semantics.options or value["library"] not in SEMANTICS:
        yield f"{path} may not be {value['library']}"
        return
    if not UUID.fullmatch(value["subContentId"]):
        yield f"{path} has the id {value['subContentId']}"
    if not TITLE.fullmatch(value["metadata"]["title"]) or value["metadata"]["license"] != "U":
        yield f"{path} has the metadata {value['metadata']}"
    seen.libraries.add(value["library"])
    yield from _group(value["params"], Group(SEMANTICS[value["library"]]), path, seen)


CHECKS = {Group: _group, List: _list, Text: _text, Of: _of, Library: _library}
