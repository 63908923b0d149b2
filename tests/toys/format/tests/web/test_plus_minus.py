"""A bank comes in by a file of a new format, and goes out as the same file."""

from bank_files import bring, kept

FILE = """\
#plus-minus
? Why was the mill built?
+ To grind corn
- To saw wood
- To drive a pump
"""


def test_a_file_is_imported_and_exported(app, teacher):
    bank = bring(teacher, FILE)
    assert kept(app) == {"rivers": ["Why was the mill built?"]}
    teacher.get(f"/desk/banks/{bank}/export")
    assert "Plus and minus" in teacher.page
    assert teacher.client.get(f"/desk/banks/{bank}/export/plus_minus").text == FILE
