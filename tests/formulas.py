"""Reading CSV as a program does that does not know what its separator was."""

import csv
import io
import re

BEGINNING = re.compile("[\t\0]*[-=+@\uff1d\uff0b\uff0d\uff20]")
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


def formulas(data):
    """Return the cells that a spreadsheet would compute, by whatever separator it divides the lines."""
    text = data.decode("utf-8-sig")
    cells = [cell for by in ",;\t|" for row in csv.reader(io.StringIO(text, newline=""), delimiter=by) for cell in row]
    return [cell for cell in cells if BEGINNING.match(cell) and not NUMBER.fullmatch(cell)]
