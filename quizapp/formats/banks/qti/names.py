"""What elements and attributes are called: QTI 3.0 says `qti-simple-choice` for `simpleChoice`."""

import re
from collections.abc import Container

from ..glimpse import Glimpse
from ..xml import Shape, local

ITEMS = ("assessmentItem", "qti-assessment-item")
TESTS = ("assessmentTest", "qti-assessment-test")
SECTIONS = ("assessmentSection", "qti-assessment-section")
STIMULI = ("assessmentStimulus", "qti-assessment-stimulus")
ROOTS = (*ITEMS, *TESTS, *SECTIONS, *STIMULI)
HYPHENS = re.compile(r"-([a-z])")
CAPITALS = re.compile(r"[A-Z]")
LISTED = {2: re.compile(r"imsqti\w*_xmlv2p|imsqti_v2p"), 3: re.compile(r"imsqti\w*_xmlv3p|qtiv3p")}
"""By version: what a manifest names where it lists QTI."""


def name(written: str) -> str:
    """Return the name of QTI 2 for one of any version, without a prefix."""
    return HYPHENS.sub(lambda found: found[1].upper(), local(written).removeprefix("qti-"))


def hyphenated(name: str) -> str:
    """Return an attribute's name in QTI 3.0."""
    return CAPITALS.sub(lambda found: f"-{found[0].lower()}", name)


def shape(*wanted: str, roots: Container[str] = ()) -> Shape:
    """Return the shape of a file with these elements, which are outermost where no others may be."""
    return Shape(roots=roots or wanted, wanted=wanted, named=name)


def detect_2(file: Glimpse) -> bool:
    return _holds(file, 2)


def detect_3(file: Glimpse) -> bool:
    return _holds(file, 3)


def _holds(file: Glimpse, version: int) -> bool:
    prefixed = {2: False, 3: True}[version]
    wanted = [root for root in ROOTS if root.startswith("qti-") == prefixed]
    listed = not file.packed and file.root == "manifest" and LISTED[version].search(file.head)
    return file.holds(wanted) or bool(listed)
