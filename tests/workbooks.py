"""Workbooks for tests: sound ones, and parts to make unsound ones of."""

import io
import zipfile

import xlsxwriter


def workbook(*rows, **sheets):
    """Return a workbook of one sheet with these rows, or of several named ones."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False}) as book:
        for name, cells in (sheets or {"Sheet 1": rows}).items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(cells):
                sheet.write_row(number, 0, row)
    return data.getvalue()


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts, method=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def with_cells(cells, **more):
    """Return a workbook whose sheet holds these cells, as they stand in its XML; `more` replaces other parts."""
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{cells}</worksheet>'
    return packed(parts(workbook(["x"])) | {SHEET: sheet.encode()} | {f"xl/{name}.xml": more[name] for name in more})
