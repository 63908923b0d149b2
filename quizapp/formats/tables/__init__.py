"""Tables in files: text with commas, semicolons or tabs, and workbooks, recognised by content and never by name."""

from .. import foreign
from ..limits import MEBIBYTE, USUAL, Limits
from ..notes import Unreadable
from . import text, workbook
from .table import Place, Row, Table

__all__ = ["Place", "Row", "Table", "read"]


def read(data: bytes, limits: Limits = USUAL) -> Table:
    """Return the cells of a file as text; raise Unreadable where it holds no table, or more than the limits allow."""
    if len(data) > limits.size:
        raise Unreadable("file-big", most=limits.size // MEBIBYTE)
    if not data.strip():
        raise Unreadable("file-empty")
    if workbook.detect(data):
        return workbook.read(data, limits)
    if name := foreign.container(data):
        raise Unreadable("format-foreign", name=name)
    return text.read(data, limits)
