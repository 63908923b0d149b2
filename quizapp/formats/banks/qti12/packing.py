"""A package as Canvas imports it: a manifest, the questions, and the pictures they show."""

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from ....core.bank import Bank
from ...package import packed
from ..content_package import MANIFEST, Resource, manifest
from .pictures import path
from .writer import Said

NAME = "assessment/assessment.xml"
PACKAGING = ("http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1", "IMS Content", "1.1.3")
"""The words of a manifest: where they are from, the name of the schema and its version."""
QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
SCHEMA = f"{QTI} {QTI}p1.xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"


def file(bank: Bank, items: Iterable[Said]) -> bytes:
    found = list(items)
    shown = dict.fromkeys(digest for item in found for digest in item.pictures if digest in bank.pictures)
    pictures = [(path(digest, bank.pictures[digest]), bank.pictures[digest]) for digest in shown]
    resources = [Resource("assessment", "imsqti_xmlv1p2", (NAME,))]
    resources += [Resource(f"picture-{n}", "webcontent", (name,)) for n, (name, _) in enumerate(pictures, 1)]
    return packed([(MANIFEST, manifest(resources, *PACKAGING)), (NAME, _assessment(bank, found)), *pictures])


def _assessment(bank: Bank, items: Iterable[Said]) -> bytes:
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<questestinterop xmlns="{QTI}" xmlns:xsi="{XSI}" xsi:schemaLocation="{SCHEMA}">\n'
        f"<assessment ident={quoteattr(bank.id)} title={quoteattr(bank.title)} xml:lang={quoteattr(bank.lang)}>\n"
        '<section ident="root_section">\n'
    )
    body = "".join(f"{item.xml}\n" for item in items)
    return f"{head}{body}</section>\n</assessment>\n</questestinterop>\n".encode()
