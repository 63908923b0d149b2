"""XML in a stream: the elements that matter one at a time; no entities, nothing fetched, everything counted."""

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import create_parser

from ..decoding import head
from ..limits import Limits
from .report import Unreadable
from .tree import Element

DECLARED = re.compile(r"<\?xml[^>]*encoding=[\"']([\w.-]{1,40})")
CHUNK = 2**16


def local(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2]


def encoding(data: bytes) -> str:
    """Return the encoding that a file says it has."""
    declared = DECLARED.search(head(data)[:200])
    return declared[1].lower() if declared else "utf-8"


@dataclass(frozen=True, slots=True)
class Shape:
    """`wanted` are the elements that matter, `roots` the outermost ones a file may have.

    Of those `entered`, only their attributes are told, before what is in them. `named` says what the names of elements
    and attributes become. A DTD is passed over where it is allowed.
    """

    roots: Container[str]
    wanted: Container[str]
    entered: Container[str] = ()
    named: Callable[[str], str] = local
    with_dtd: bool = False


def elements(data: bytes, shape: Shape, limits: Limits) -> Iterator[Element]:
    """Yield each element that matters, with all that is in it; raise Unreadable where the file is broken or hostile."""
    # A DTD elsewhere is not fetched: the parser does not, unless it is told to.
    parser = create_parser(forbid_dtd=not shape.with_dtd, forbid_external=not shape.with_dtd)
    stream = _Stream(shape, limits, parser)
    parser.setContentHandler(stream)
    try:
        for place in range(0, len(data), CHUNK):
            parser.feed(data[place : place + CHUNK])
            yield from stream.let_go()
        parser.close()
        yield from stream.let_go()
    except DefusedXmlException as error:
        raise Unreadable("xml-dtd") from error
    except SAXException as error:
        line = getattr(error, "getLineNumber", lambda: 0)() or 0
        raise Unreadable("xml-broken", line, text=error.getMessage()) from error
    except (LookupError, ValueError) as error:
        raise Unreadable("xml-broken", text=type(error).__name__) from error
    finally:
        # Handler and parser know each other, and would keep the elements until the collector finds them.
        parser.setContentHandler(ContentHandler())


class _Stream(ContentHandler):
    """Builds each wanted element and lets go of it once it is read."""

    def __init__(self, shape: Shape, limits: Limits, locator: Locator) -> None:
        super().__init__()
        self.shape = shape
        self.limits = limits
        self.locator = locator
        self.open: list[Element] = []
        self.done: list[Element] = []
        self.depth = 0
        self.nodes = 0
        self.held = 0

    def let_go(self) -> list[Element]:
        done, self.done = self.done, []
        return done

    def startElement(self, name: str, attrs: "AttributesImpl[str]") -> None:  # noqa: N802 - SAX names it
        line = self.locator.getLineNumber() or 0
        name = self.shape.named(name)
        if not self.depth and name not in self.shape.roots:
            raise Unreadable("xml-root", line, name=name[:40])
        self.depth += 1
        self.nodes += 1
        self.held = self.held + 1 if self.open else 0
        limits = self.limits
        if self.depth > limits.depth or self.nodes > limits.nodes or self.held > limits.held:
            raise Unreadable("xml-large", line)
        if self.open or name in self.shape.wanted:
            element = Element(name, self._attributes(attrs), line)
            if self.open:
                self.open[-1].content.append(element)
            self.open.append(element)
        elif name in self.shape.entered:
            self.done.append(Element(name, self._attributes(attrs), line))

    def _attributes(self, attrs: "AttributesImpl[str]") -> dict[str, str]:
        return {self.shape.named(name): value for name, value in attrs.items()}

    def characters(self, content: str) -> None:
        if self.open:
            self.open[-1].content.append(content)

    def skippedEntity(self, name: str) -> None:  # noqa: N802 - SAX names it
        """Refuse what only a DTD elsewhere tells the meaning of."""
        del name
        raise Unreadable("xml-dtd", self.locator.getLineNumber() or 0)

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX names it
        del name
        self.depth -= 1
        if self.open:
            element = self.open.pop()
            if not self.open:
                self.done.append(element)
