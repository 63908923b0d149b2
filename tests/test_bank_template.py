"""`quizapp bank template`: a spreadsheet to fill in."""

import pytest
from click.testing import CliRunner

from quizapp.cli import group
from quizapp.formats.banks import read
from quizapp.formats.banks.sheets.template import WRITERS, template


def run(*arguments):
    return CliRunner().invoke(group, ["bank", "template", *map(str, arguments)])


@pytest.mark.parametrize("form", WRITERS)
def test_the_template_is_written_to_the_screen_or_to_a_file(tmp_path, form):
    run(tmp_path / "out", "--to", form)
    assert run("--to", form).stdout_bytes == (tmp_path / "out").read_bytes() == template(form)
    assert read(template(form), "x").format == form


def test_a_file_that_is_there_is_overwritten_only_by_force(tmp_path):
    (tmp_path / "out").write_text("precious")
    refused = run(tmp_path / "out")
    assert (refused.exit_code, (tmp_path / "out").read_text()) == (1, "precious")
    assert run(tmp_path / "out", "--force").exit_code == 0
