"""The versions of QTI that are written: what their elements, schemas and templates are called."""

from collections.abc import Callable
from dataclasses import dataclass

from .names import hyphenated

MARKS = frozenset({"del", "ins", "mark", "s", "u"})
"""Elements of HTML that no version has."""
SCRIPTS = frozenset({"bdi", "bdo", "rp", "rt", "ruby"})
"""Those that QTI 3.0 has."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """`element` and `attribute` give names of QTI 2 as this version has them.

    `unknown` are elements of HTML it does not have, `attributes` of HTML those it has for all elements. `templates`
    tells where a template is.
    """

    namespace: str
    schema: str
    package: str
    named: str
    version: str
    item: str
    templates: str
    element: Callable[[str], str]
    attribute: Callable[[str], str]
    unknown: frozenset[str]
    attributes: frozenset[str]
    wrapped: bool


QTI_2 = Dialect(
    namespace="http://www.imsglobal.org/xsd/imsqti_v2p1",
    schema="http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1p2.xsd",
    package="http://www.imsglobal.org/xsd/imscp_v1p1",
    named="QTIv2.1 Package",
    version="1.0.0",
    item="imsqti_item_xmlv2p1",
    templates="http://www.imsglobal.org/question/qti_v2p1/rptemplates/{}",
    element=str,
    attribute=str,
    unknown=MARKS | SCRIPTS,
    attributes=frozenset({"xml:lang"}),
    wrapped=False,
)
QTI_3 = Dialect(
    namespace="http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    schema="https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
    package="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    named="QTI Package",
    version="3.0.0",
    item="imsqti_item_xmlv3p0",
    templates="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/{}.xml",
    element=lambda name: f"qti-{hyphenated(name)}",
    attribute=hyphenated,
    unknown=MARKS,
    attributes=frozenset({"xml:lang", "dir"}),
    wrapped=True,
)
