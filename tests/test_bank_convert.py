"""`quizapp bank convert`: a bank in another format, and every loss named."""

import pytest
from click.testing import CliRunner

from quizapp.cli import group
from quizapp.formats.banks import WRITTEN_FORMATS, read

BANK = """\
bank: {id: tides, title: The tides}
questions:
  - id: what-pulls
    kind: single_choice
    stem: What pulls the sea?
    options: [{text: The moon, right: true}, {text: The wind}]
    paragraphs: [2]
    difficulty: 0.3
  - id: in-order
    kind: ordering
    stem: Put in order.
    options: [{text: Ebb}, {text: Slack water}, {text: Flood}]
"""


@pytest.fixture
def tides(tmp_path):
    file = tmp_path / "tides.yaml"
    file.write_text(BANK)
    return file


def convert(*arguments):
    return CliRunner().invoke(group, ["bank", "convert", *map(str, arguments)])


@pytest.mark.parametrize("form", WRITTEN_FORMATS)
def test_a_bank_is_written_in_every_format_to_the_screen_or_to_a_file(tides, tmp_path, form):
    output = tmp_path / "out"
    printed = convert(tides, "--to", form)
    convert(tides, "--to", form, "--output", output)
    assert output.read_bytes() == printed.stdout_bytes
    assert read(output.read_bytes(), "tides").format == form


def test_every_loss_is_named_apart_from_the_bank(tides):
    result = convert(tides, "--to", "gift")
    assert result.exit_code == 0
    assert result.stderr.splitlines()[1:] == [
        f"{tides}: not kept: its title",
        f"{tides}: what-pulls: not kept: the paragraphs, the difficulty",
        "2 questions written, 0 left out",
    ]


def test_a_question_that_is_left_out_is_a_failure(tides):
    result = convert(tides, "--to", "aiken")
    assert result.exit_code == 1
    assert f"{tides}: in-order: left out: the format has no questions of the kind ordering." in result.stderr
    assert result.stdout == "What pulls the sea?\nA) The moon\nB) The wind\nANSWER: A\n"


def test_a_question_that_cannot_be_read_is_a_failure_too_and_the_others_are_written(tides):
    tides.write_text(BANK.replace("kind: ordering", "kind: essay"))
    result = convert(tides, "--to", "json")
    assert result.exit_code == 1
    assert f"{tides}:10: refused" in result.stderr
    assert "1 question written, 0 left out" in result.stderr


def test_no_file_is_made_without_a_question(tides, tmp_path):
    tides.write_text(BANK[: BANK.index("  - id: what")] + BANK[BANK.index("  - id: in-order") :])
    output = tmp_path / "out"
    assert convert(tides, "--to", "aiken", "--output", output).exit_code == 1
    assert not output.exists()


def test_a_file_that_is_no_bank_is_refused(tides):
    tides.write_text("once upon a time")
    result = convert(tides, "--to", "json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "not a format of question banks" in result.stderr


def test_a_file_that_is_there_is_overwritten_only_by_force(tides, tmp_path):
    output = tmp_path / "out"
    output.write_text("precious")
    refused = convert(tides, "--to", "json", "--output", output)
    assert (refused.exit_code, output.read_text()) == (1, "precious")
    assert "--force" in refused.stderr
    assert convert(tides, "--to", "json", "--output", output, "--force").exit_code == 0
    assert output.read_text() != "precious"


def test_a_folder_that_is_missing_is_named(tides, tmp_path):
    result = convert(tides, "--to", "json", "--output", tmp_path / "missing" / "out")
    assert result.exit_code == 1
    assert "No such file or directory" in result.stderr
