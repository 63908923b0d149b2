"""The content of a package: the library that asks, what its author filled in, and the files that came with it."""

import re
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from ...notes import Refused
from ...prose.attached import Attached
from ..reading import Reading
from ..written import SLUG, UNFIT, one_line
from .params import Params, as_group, entries, group, text

IMAGE = "H5P.Image"
ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
EVERYBODY = (0, 100)
"""Percent of the points, from and to: what is told for this range is told whatever was answered."""


@dataclass(slots=True)
class Content:
    """`library` is a machine name, `files` finds pictures; `dropped` gathers the fields that we have no place for."""

    library: str
    params: Params
    title: str
    id: str
    reading: Reading
    files: Attached
    dropped: list[str] = field(default_factory=list)

    def prose(self, html: str) -> str:
        return self.reading.prose(html, "html", self.files)

    def question(self, name: str) -> str:
        """Return the text of the question, with the picture that stands above it below."""
        picture = self._picture()
        asked = text(self.params, name).strip()
        return self.prose(f"{asked} {picture}" if picture else asked)

    def explanation(self) -> str:
        """Return what everybody is told; what depends on the points has no place."""
        given = self.params.get("overallFeedback")
        # A group with a single field is written as that field alone, by most editors.
        ranges = entries(given if isinstance(given, dict) else self.params, "overallFeedback")
        told = [each for each in (as_group(each, "overallFeedback") for each in ranges) if text(each, "feedback")]
        if len(told) == 1 and (told[0].get("from", 0), told[0].get("to", 100)) == EVERYBODY:
            return self.prose(text(told[0], "feedback"))
        self.drop("overallFeedback", *told)
        return ""

    def drop(self, name: str, *given: object) -> None:
        """Note that what was given under this name is left out."""
        if any(given) and name not in self.dropped:
            self.dropped.append(name)

    def warn(self, code: str, **params: object) -> None:
        self.reading.warn(0, self.title, code, **params)

    def tell_dropped(self) -> None:
        if self.dropped:
            self.warn("fields-dropped", fields=", ".join(self.dropped))

    def _picture(self) -> str:
        media = group(self.params, "media")
        media = group(media, "type") or media
        params = group(media, "params")
        if not params and "image" in self.params:
            params, media = {"file": self.params["image"]}, {"library": IMAGE}
        path = text(group(params, "file"), "path").removesuffix("#tmp")
        if machine_name(text(media, "library")) == IMAGE and path:
            alternative = one_line(text(params, "alt"))
            return f'<img src="{quote(path)}" alt="{escape(alternative)}">'
        self.reading.lost += bool(params.get("sources") or params.get("files"))
        return ""


def machine_name(library: str) -> str:
    """Return the name of a library without its version."""
    return re.split(r"[ -]", library.strip(), maxsplit=1)[0][:80]


def nested(value: Any, reading: Reading, files: Attached) -> Content:
    """Return a question that stands in another content; raise Refused where it is none."""
    sub = as_group(value, "questions")
    title = title_of(group(sub, "metadata"))
    name = machine_name(text(sub, "library"))
    given = text(sub, "subContentId").strip("{}").lower()
    id_ = title if given == sub_content_id(title) else given if ID.fullmatch(given) else ""
    return Content(name, group(sub, "params"), title, id_, reading, files)


def title_of(metadata: Params) -> str:
    """Return what the author calls the content."""
    title = metadata.get("title")
    return one_line(UNFIT.sub("", title)) if isinstance(title, str) else ""


def sub_content_id(name: str) -> str:
    """Return the id by which a question of ours is known under its name, so that it keeps both."""
    return str(uuid5(NAMESPACE_URL, f"quizapp:{name}"))


def own_id(title: str) -> str:
    """Return the id of a question that is a package of its own: its title, where that can be one."""
    return title if SLUG.fullmatch(title) else ""


def refused(content: Content, refusal: Refused) -> None:
    content.reading.refuse(0, content.title, content.library, refusal.code, **refusal.params)
