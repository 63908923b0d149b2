"""The files of a package: which hold questions, and where what a text shows is among them."""

import posixpath
import re
from collections.abc import Callable, Iterable
from urllib.parse import unquote

from ...package import Package
from .pictures import FOLDER

CARTRIDGE = re.compile(r"(?P<folder>(?:.*/)?)(?P<quiz>[^/]+)/assessment_qti\.xml")
"""A quiz as Common Cartridges have it."""
CANVAS = "{folder}non_cc_assessments/{quiz}.xml.qti"
"""The same quiz with all that only Canvas knows."""
BASE = re.compile(r"\$IMS[-_]CC[-_]FILE[-_]?BASE\$/?")
"""Stands for the folder of all files that are shown."""
STORED = re.compile(r"xid-[0-9]+_[0-9]+")
"""The name by which Blackboard keeps a file."""
FOLDERS = (FOLDER, "")


def twice(package: Package, names: Iterable[str]) -> dict[str, str]:
    """Return the files that hold what another says better, and that other."""
    found = {}
    for name in names:
        if quiz := CARTRIDGE.fullmatch(name):
            other = CANVAS.format(**quiz.groupdict())
            if other in package.entries:
                found[name] = other
    return found


class Shown:
    """The files of a package by the addresses that others have for them."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.named: dict[str, str] = {}
        self.stored: dict[str, str] = {}
        for each in package.names:
            name = posixpath.basename(each)
            self.named[name] = "" if name in self.named else each
            if stored := STORED.search(name):
                self.stored.setdefault(stored[0], each)

    def beside(self, name: str) -> Callable[[str], bytes]:
        """Return what tells the bytes of a file by the address that the file `name` has for it: nothing, if unknown.

        Systems have addresses of their own, so that at last the only file of this name is meant.
        """
        folder = posixpath.dirname(name)

        def data(address: str) -> bytes:
            if stored := STORED.search(address):
                return self.package.shown(self.stored.get(stored[0], ""))
            path = unquote(address.partition("?")[0].partition("#")[0])
            based = BASE.match(path)
            path = path[based.end() :] if based else path
            starts = (*FOLDERS, folder) if based else (folder, *FOLDERS)
            wanted = [posixpath.normpath(posixpath.join(start, path.lstrip("/"))) for start in starts]
            known = (each for each in wanted if each in self.package.entries)
            return self.package.shown(next(known, "") or self.named.get(posixpath.basename(path), ""))

        return data
