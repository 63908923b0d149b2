"""What H5P's own validator would say of a package, from the semantics of its libraries, and by nothing of ours.

A site drops whatever is not in its place, and a question of another library altogether.
"""

import io
import json
import re
import zipfile
from dataclasses import dataclass
from html.parser import HTMLParser

from h5p_semantics import IMAGE_FILE, SEMANTICS, Group, Library, List, Of, Text

ALWAYS = {"div", "span", "p", "br"}
UUID = re.compile(r"[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}")
TITLE = re.compile(r".{1,255}")
LANGUAGE = re.compile(r"[-a-zA-Z]{1,10}")


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
