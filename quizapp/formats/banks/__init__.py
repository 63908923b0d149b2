"""Banks of questions as files: for each format a reader and most often a writer. To add one: write it, list it here."""

from pathlib import PurePath

from .. import foreign
from ..limits import USUAL, Limits
from . import (
    aiken,
    aiken_writer,
    gift,
    gift_writer,
    json_writer,
    linkedin_md,
    moodle_xml,
    moodle_xml_writer,
    native_file,
    opentriviaqa,
    text2qti,
    yaml_writer,
)
from .collecting import uncollected
from .content_package import MANIFEST, PARTS
from .format import BankFormat, WrittenFormat
from .glimpse import Glimpse
from .h5p import package as h5p
from .h5p import writer as h5p_writer
from .qti import names as qti
from .qti import reader as qti_reader
from .qti import writer as qti_writer
from .qti12 import packing as qti12_packing
from .qti12 import reader as qti12_reader
from .qti12 import writer as qti12_writer
from .reading import Reading, slug
from .report import Note, Report, Unreadable
from .sheets import reader, rows, writer

__all__ = ["BANK_FORMATS", "WRITTEN_FORMATS", "read"]

BANK_FORMATS: dict[str, BankFormat] = {
    "moodle_xml": WrittenFormat(
        moodle_xml.detect, moodle_xml.read, moodle_xml_writer.ITEMS, moodle_xml_writer.file, ".xml", "application/xml"
    ),
    "qti12": WrittenFormat(
        qti12_reader.detect, qti12_reader.read, qti12_writer.ITEMS, qti12_packing.file, ".zip", "application/zip"
    ),
    "json": WrittenFormat(
        native_file.detect_json, native_file.read_json, json_writer.ITEMS, json_writer.file, ".json", "application/json"
    ),
    "xlsx": WrittenFormat(
        reader.detect_xlsx,
        reader.read_xlsx,
        writer.XLSX_ITEMS,
        writer.xlsx_file,
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "qti3": WrittenFormat(
        qti.detect_3, qti_reader.read, qti_writer.ITEMS_3, qti_writer.file_3, ".zip", "application/zip"
    ),
    "qti2": WrittenFormat(
        qti.detect_2, qti_reader.read, qti_writer.ITEMS_2, qti_writer.file_2, ".zip", "application/zip"
    ),
    "h5p": WrittenFormat(h5p.detect, h5p.read, h5p_writer.ITEMS, h5p_writer.file, ".h5p", "application/zip"),
    "csv": WrittenFormat(reader.detect_csv, reader.read_csv, rows.ITEMS, writer.csv_file, ".csv", "text/csv"),
    "opentriviaqa": BankFormat(opentriviaqa.detect, opentriviaqa.read),
    "linkedin_md": BankFormat(linkedin_md.detect, linkedin_md.read),
    "text2qti": BankFormat(text2qti.detect, text2qti.read),
    "yaml": WrittenFormat(
        native_file.detect_yaml, native_file.read_yaml, yaml_writer.ITEMS, yaml_writer.file, ".yaml", "application/yaml"
    ),
    "aiken": WrittenFormat(aiken.detect, aiken.read, aiken_writer.ITEMS, aiken_writer.file, ".txt", "text/plain"),
    "gift": WrittenFormat(gift.detect, gift.read, gift_writer.ITEMS, gift_writer.file, ".txt", "text/plain"),
}
"""In the order in which they are tried: those that are surest of themselves first."""

WRITTEN_FORMATS = {name: each for name, each in BANK_FORMATS.items() if isinstance(each, WrittenFormat)}


@uncollected()
def read(data: bytes, name: str, limits: Limits = USUAL) -> Report:
    """Read a bank in whichever format its content is; `name` gives the bank its id where the file names none."""
    if len(data) > limits.size:
        return Report(format="", error=Note(0, "file-big", params={"most": limits.size}))
    file = Glimpse(data)
    found = next((each for each, format_ in BANK_FORMATS.items() if format_.detect(file)), "")
    reading = Reading(name=slug(PurePath(name).stem) or "imported", limits=limits)
    try:
        if not found:
            raise _unknown(file)
        BANK_FORMATS[found].read(data, reading)
    except Unreadable as unreadable:
        return Report(format=found, encoding=reading.encoding, error=unreadable.note)
    return reading.report(found)


def _unknown(file: Glimpse) -> Unreadable:
    if not file.data.strip():
        return Unreadable("file-empty")
    if file.root in PARTS:
        return Unreadable("package-part", name=file.root)
    if MANIFEST in file.members:
        return Unreadable("questions-none")
    foreign_name = foreign.name(file.data)
    return Unreadable("format-foreign", name=foreign_name) if foreign_name else Unreadable("format-unknown")
