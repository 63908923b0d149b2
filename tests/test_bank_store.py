"""`quizapp bank import`, `export`, `list` and `undo`."""

import re
from dataclasses import replace

import pytest
from builders import EXAMPLES, ordering

from quizapp.core.bank import Bank
from quizapp.formats.banks import WRITTEN_FORMATS, read
from quizapp.services import library

GIFT = """\
::mill:: Why was the mill built? {=To grind corn ~To saw wood ~To drive a pump}

::dam:: Why was the dam built? {=To light the town ~To drive the mill ~To water the fields}
"""
MILL = GIFT.split("\n\n", maxsplit=1)[0]


@pytest.fixture
def teacher(quizapp):
    quizapp("user", "add", "teacher1")


@pytest.fixture
def write(tmp_path):
    def _write(text, name="rivers.gift"):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return str(file)

    return _write


@pytest.fixture
def rivers(quizapp, teacher, write):
    quizapp("bank", "import", write(GIFT), "--owner", "teacher1")


def sizes(quizapp):
    return [re.search(r"(\d+) questions?, revision (\d+)", line).groups() for line in listed(quizapp)]


def listed(quizapp):
    return quizapp("bank", "list").splitlines()


def test_a_bank_is_imported_in_whichever_format(quizapp, teacher, write):
    told = quizapp("bank", "import", write(GIFT), "--owner", "teacher1")
    assert "+ mill: Why was the mill built?" in told
    assert "2 new, 0 changed, 0 removed, 0 unchanged" in told
    (line,) = listed(quizapp)
    assert re.fullmatch(r"[\w-]{12} +teacher1 +rivers +2 questions, revision 1: rivers", line)


def test_the_same_file_again_changes_nothing(quizapp, rivers, write):
    assert "nothing to do" in quizapp("bank", "import", write(GIFT), "--owner", "teacher1")
    assert sizes(quizapp) == [("2", "1")]


def test_the_next_file_of_this_name_makes_the_next_revision(quizapp, rivers, write):
    told = quizapp("bank", "import", write(GIFT.replace("To saw wood", "To saw planks")), "--owner", "teacher1")
    assert "~ mill: options" in told
    assert "0 new, 1 changed, 0 removed, 1 unchanged" in told
    assert sizes(quizapp) == [("2", "2")]


@pytest.mark.parametrize("name", ["rivers", "id"])
def test_a_bank_to_import_into_can_be_named(quizapp, rivers, write, name):
    named = listed(quizapp)[0].split()[0] if name == "id" else name
    quizapp("bank", "import", write(MILL, "other.gift"), "--owner", "teacher1", f"--bank={named}")
    assert sizes(quizapp) == [("1", "2")]


def test_a_dry_run_changes_nothing(quizapp, teacher, write):
    assert "2 new" in quizapp("bank", "import", write(GIFT), "--owner", "teacher1", "--dry-run")
    assert listed(quizapp) == []


BROKEN = GIFT + "\n::ford:: Where is the ford? {}\n"


def test_a_file_with_a_question_that_is_refused_is_refused(quizapp, teacher, write):
    told = quizapp("bank", "import", write(BROKEN), "--owner", "teacher1", code=1)
    assert re.search(r"rivers\.gift:5: refused: .*ford", told)
    assert listed(quizapp) == []


def test_the_others_are_imported_where_that_was_agreed_to(quizapp, teacher, write):
    quizapp("bank", "import", write(BROKEN), "--owner", "teacher1", "--partly")
    assert sizes(quizapp) == [("2", "1")]


def test_a_file_that_names_facts_that_are_not_there_is_refused(quizapp, teacher, write):
    bank = (
        "bank: {id: b, title: B, article: sino-russian}\nquestions:\n- id: one\n  kind: single_choice\n"
        "  stem: Which?\n  options: [{text: This, right: true}, {text: That}]\n  targets: [E999]\n"
    )
    assert "no fact E999" in quizapp("bank", "import", write(bank, "b.yaml"), "--owner", "teacher1", code=1)
    assert listed(quizapp) == []


def test_undoing_brings_back_what_was_before(quizapp, rivers, write):
    quizapp("bank", "import", write(MILL), "--owner", "teacher1")
    assert "back at revision 1: 2 questions" in quizapp("bank", "undo", "rivers")
    assert sizes(quizapp) == [("2", "1")]


def test_what_is_exported_is_the_same_bank_again(quizapp, rivers, write, tmp_path):
    file = tmp_path / "out.yaml"
    quizapp("bank", "export", "rivers", "--format", "yaml", "--output", str(file))
    assert quizapp("bank", "export", "rivers").startswith(file.read_text(encoding="utf-8"))
    quizapp("bank", "import", str(file), "--owner", "teacher1")
    assert sizes(quizapp) == [("2", "1")]


SAMPLES = [
    *(replace(question, key=f"samples/q-{number}") for number, question in enumerate(EXAMPLES.values())),
    ordering(key="samples/shown", show=3, show_choice="contiguous", tags=("yes", "1")),
]


def bare(question):
    """The question as a bank has it, which names facts of its one article and gives options none."""
    options = tuple(replace(option, fact="") for option in question.options)
    return replace(question, options=options, targets=("the-dam/a",), stem="“Why?”: yes\n- no", difficulty=0.0)


@pytest.mark.parametrize("bank", [
    Bank(id="samples", title="Ça: 1", lang="fr", article="the-dam",
         questions=tuple(replace(bare(question), lang="fr") for question in SAMPLES)),
    library.banks()["reading-the-argument"],
], ids=["samples", "shipped"])  # fmt: skip
def test_our_own_format_carries_everything(bank):
    report = read(WRITTEN_FORMATS["yaml"].write(bank).data, "any.yaml")
    assert (report.whole, report.bank) == (True, bank)
