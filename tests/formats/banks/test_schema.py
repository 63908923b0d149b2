"""The schema editors use agrees with the reader, and the reference page with both."""

import re
from dataclasses import fields

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quizapp.core.kinds import KINDS
from quizapp.formats.banks import native, written
from quizapp.formats.banks.schema import schema
from quizapp.paths import resource

CHECK = Draft202012Validator(schema())
PAGE = (resource("questions").parent / "docs" / "banks.md").read_text(encoding="utf-8")
SAMPLE, _MARKED = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
SHIPPED = sorted(resource("questions").glob("banks/*.yaml"))


def test_the_schema_is_one():
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_what_the_reader_takes_the_schema_takes(file):
    assert native.load(file).questions
    assert list(CHECK.iter_errors(yaml.safe_load(file.read_text(encoding="utf-8")))) == []


def test_the_sample_of_the_reference_page_is_read_and_has_every_kind():
    bank, problems = native.read(SAMPLE, "sample.yaml")
    assert problems == ()
    assert [question.kind for question in bank.questions] == list(KINDS)
    assert list(CHECK.iter_errors(yaml.safe_load(SAMPLE))) == []


@pytest.mark.parametrize("record", [written.Bank, written.Question, written.Option])
def test_every_field_stands_on_the_reference_page(record):
    assert all(f"`{field.name}`" in PAGE for field in fields(record))


PATHS = [(), ("bank",), ("questions", 0), ("questions", 0, "options", 0), ("questions", 2)]


@given(st.sampled_from(PATHS), st.sampled_from(["unheard", "remove", "number", "list"]), st.integers(0, 3))
def test_what_the_schema_refuses_the_reader_refuses(path, slip, at):
    document = yaml.safe_load(SAMPLE)
    record = document
    for step in path:
        record = record[step]
    name = list(record)[at % len(record)]
    if slip == "remove":
        del record[name]
    else:
        record["unheard" if slip == "unheard" else name] = {"unheard": "of", "number": 7, "list": [[]]}[slip]
    if list(CHECK.iter_errors(document)):
        assert native.read(yaml.safe_dump(document), "slip.yaml")[1]
