"""A package of QTI: its items in the order of its tests and its manifest, with what the manifest says of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from ...notes import Unreadable
from ...package import Package
from .. import content_package
from ..content_package import path
from ..reading import Reading
from ..tree import Element
from ..xml import elements
from . import lom
from .item import About
from .names import SECTIONS, TESTS, shape
from .texts import Texts

LISTED = shape("metadata", "resource", roots=("manifest",))
TEST = shape("assessmentTest", "assessmentSection")
STIMULUS = shape("stimulusBody", roots=("assessmentStimulus",))
TYPED = re.compile(r"imsqti_test_")
REFERENCES = ("assessmentItemRef", "assessmentSectionRef")


@dataclass(slots=True)
class Contents:
    """`title` and `lang` are those of the whole, or nothing; `tests` are the files that the manifest calls so."""

    package: Package
    reading: Reading
    title: str = ""
    lang: str = ""
    files: dict[str, About] = field(default_factory=dict)
    tests: list[str] = field(default_factory=list)
    stimuli: dict[str, Element | None] = field(default_factory=dict)

    def names(self) -> tuple[str, ...]:
        """Return all files that may be items, those of tests first and in their order."""
        listed = content_package.ordered(self.package, self.reading.limits)
        known = set(listed)
        found = dict.fromkeys(name for test in self._tests() for name in self._items(test, set()) if name in known)
        return tuple(dict.fromkeys([*found, *listed]))

    def manifest(self) -> None:
        """Take from the manifest what it says of the whole and of each file; one that is broken says nothing."""
        name = content_package.manifest_of(self.package)
        try:
            for each in elements(self.package.data(name), LISTED, self.reading.limits) if name else ():
                if each.name == "metadata":
                    self.title, self.lang = lom.title(each), lom.language(each)
                    continue
                file = path(name, each.attributes.get("href", ""))
                if TYPED.match(each.attributes.get("type", "")):
                    self.tests.append(file)
                if metadata := each.first("metadata"):
                    self.files[file] = About(lom.keywords(metadata), lom.difficulty(metadata))
        except Unreadable:
            return

    def about(self) -> About:
        """Return what the manifest says of the file that is being read."""
        return self.files.get(self.reading.part, About())

    def stimulus(self, texts: Texts, reference: Element) -> str:
        """Return the text of a file that an item refers to."""
        name = path(self.reading.part, reference.attributes.get("href", ""))
        if name not in self.stimuli:
            self.stimuli[name] = self._body(name)
        body = self.stimuli[name]
        if body is None:
            texts.missing.append(reference.attributes.get("title", "") or name)
            return ""
        html = texts.html(body)
        self.package.spend(len(html))
        return f"<div>{html}</div>"

    def _body(self, name: str) -> Element | None:
        """Return the body of a stimulus, its pictures by their addresses from the top of the package."""
        try:
            body = next(elements(self.package.data(name), STIMULUS, self.reading.limits), None)
        except (KeyError, Unreadable):
            return None
        for shown in body.within("img", "object") if body else ():
            for address in ("src", "data"):
                given = shown.attributes.get(address, "")
                if given and ":" not in given:
                    shown.attributes[address] = "/" + quote(path(name, given))
        return body

    def _tests(self) -> tuple[str, ...]:
        """Return the files that are tests, and then those that are parts of one or stand alone."""
        found = (name for roots in (TESTS, SECTIONS) for name in content_package.of_roots(self.package, roots))
        return tuple(dict.fromkeys([*self.tests, *found]))

    def _items(self, test: str, seen: set[str]) -> Iterator[str]:
        if test in seen or test not in self.package.names:
            return
        seen.add(test)
        try:
            for each in elements(self.package.data(test), TEST, self.reading.limits):
                if each.name == "assessmentTest":
                    self._noted(each, test)
                for reference in each.within(*REFERENCES):
                    name = path(test, reference.attributes.get("href", ""))
                    yield from [name] if reference.name == "assessmentItemRef" else self._items(name, seen)
        except Unreadable as error:
            if error.note.code in content_package.TOO_MUCH:
                raise
            self.reading.part = test
            self.reading.refuse(error.note.line, "", "", error.note.code, **error.note.params)

    def _noted(self, test: Element, name: str) -> None:
        title = test.attributes.get("title", "").strip()
        self.title = self.title or title
        self.reading.part = name
        self.reading.warn(test.line, title, "qti-test")
