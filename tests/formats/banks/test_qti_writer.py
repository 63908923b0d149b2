"""What we write in QTI is as the standards want it, and is marked by their rules as it is here."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from itertools import permutations

import pytest
import qti_rules
from any_bank import banks
from builders import EXAMPLES
from hypothesis import given, settings
from tides import MOON, ORDER, PULLS, bank
from tiny_pictures import PNG, digest, name_of

from quizapp.core.question import Option
from quizapp.formats.banks import WRITTEN_FORMATS, read
from quizapp.formats.prose import changed
from quizapp.formats.prose.clean import lasting

VERSIONS = ["qti2", "qti3"]
both = pytest.mark.parametrize("version", VERSIONS)
few = settings(max_examples=40, deadline=None)


def written(version, *questions, pictures=None):
    done = WRITTEN_FORMATS[version].write(replace(bank(*questions), pictures=pictures or {}))
    assert not done.left_out
    return done


def item(version, question, **more):
    (name, root) = next(iter(qti_rules.check(written(version, question, **more).data).items()))
    assert name.startswith("items/")
    return root


def answers(question):
    """Yield every answer to a question that there is, but no more than some of those to a long ordering."""
    keys = [option.key for option in question.options]
    if question.kind == "ordering":
        yield from list(permutations(keys))[:30]
        return
    yield from ((), *((key,) for key in keys))
    if question.kind == "multiple_response":
        yield from ((one, other) for one in keys for other in keys if one < other)
        yield tuple(sorted(keys))


def told(question, answer):
    chosen = {option.key for option in question.options if option.feedback and option.key in answer}
    return {name if name[0].isalpha() else f"_{name}" for name in chosen} | (
        {"shown"} if question.explanation else set()
    )


@both
@few
@given(bank=banks(["single_choice", "multiple_response", "true_false"]))
def test_choices_are_marked_elsewhere_as_they_are_here(version, bank):
    items = qti_rules.check(WRITTEN_FORMATS[version].write(bank).data).values()
    for question, root in zip(bank.questions, items, strict=True):
        player = qti_rules.Player(root)
        for answer in answers(question):
            score, shown = player.answer([key if key[0].isalpha() else f"_{key}" for key in answer])
            assert score == pytest.approx(float(question.credit(question.parse(answer))))
            assert shown == told(question, answer)


@both
@few
@given(bank=banks(["ordering"]))
def test_orderings_earn_everything_elsewhere_for_their_right_order_alone(version, bank):
    items = qti_rules.check(WRITTEN_FORMATS[version].write(bank).data).values()
    for question, root in zip(bank.questions, items, strict=True):
        player = qti_rules.Player(root)
        for answer in answers(question):
            score, _ = player.answer([key if key[0].isalpha() else f"_{key}" for key in answer])
            assert score == (answer == question.correct)


@both
@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_template_says_how_an_item_is_marked_where_no_feedback_needs_more(kind, version):
    question = replace(EXAMPLES[kind], key="tides/q")
    question = replace(question, options=tuple(replace(option, feedback="") for option in question.options))
    text = zipped(version, question)["items/q.xml"]
    template = "map_response" if question.weighted or question.kind == "multiple_response" else "match_correct"
    assert re.search(rf'rptemplates/{template}(\.xml)?" />', text)


def zipped(version, *questions):
    archive = zipfile.ZipFile(BytesIO(written(version, *questions).data))
    return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


@both
def test_the_order_that_is_listed_is_not_the_right_one(version):
    text = zipped(version, ORDER)["items/in-order.xml"]
    assert re.findall(r'choice identifier="(\w)"', text, re.IGNORECASE) == ["b", "c", "a"]


@both
def test_the_same_bank_is_the_same_bytes(version):
    assert written(version, PULLS, ORDER).data == written(version, PULLS, ORDER).data


TEXTS = [
    "<p>One</p><ul><li>two<ul><li>three</li></ul></li></ul>",
    "<table><caption>x</caption><thead><tr><th scope='col'>a</th></tr></thead><tbody><tr><td>b</td></tr></table>",
    "<table><tbody><tr><td>b</td></tr></tbody><tfoot><tr><td colspan='2'>c</td></tr></tfoot></table>",
    "<b><p>One</p></b>",
    "<blockquote>One <i>two</i></blockquote>",
    "<pre>one\n  two</pre>",
    "<ruby>海<rt>うみ</rt></ruby> <mark>a</mark> <del>b</del>",
    "<bdo dir='rtl'>a</bdo> <span lang='de'>b</span>",
    "<ol start='3'><li>c</li></ol><hr>d<br>e",
    "<dl><dt>a</dt><dd>b</dd></dl>",
    "<a href='https://example.org/'>a</a>",
    f"<p>Where? <img src='{name_of(PNG)}' alt='a map' width='20'></p>",
]


@both
@pytest.mark.parametrize("text", TEXTS)
def test_texts_of_every_shape_are_as_the_standards_want_them(text, version):
    options = tuple(replace(option, feedback=text) for option in PULLS.options)
    question = changed(replace(PULLS, explanation=text, options=options), lambda _: text, "html")
    question = replace(question, options=(question.options[0], Option(key="b", text=f"{text}!", feedback=text)))
    item(version, question, pictures={digest(PNG): PNG})


@pytest.mark.parametrize(("version", "text"), [
    *((version, text) for version in VERSIONS for text in TEXTS[:2] + TEXTS[5:7] + TEXTS[9:]),
    ("qti3", "<bdo dir='rtl'>a</bdo>"),
])  # fmt: skip
def test_texts_come_back_as_they_were(version, text):
    stem = lasting(f"<i>{PULLS.stem}</i>{text}")
    question = replace(changed(PULLS, str, "html"), stem=stem)
    done = written(version, question, pictures={digest(PNG): PNG})
    assert "markup" not in {loss.code for loss in done.losses}, text


@both
def test_a_stem_without_blocks_is_the_prompt_and_another_stands_above(version):
    inline = zipped(version, PULLS)["items/what-pulls.xml"]
    assert re.search(r"prompt>What pulls the sea\?</", inline)
    blocks = replace(changed(PULLS, str, "html"), stem="<p>What?</p><p>When?</p>")
    assert "<div><p>What?</p><p>When?</p></div>" in zipped(version, blocks)["items/what-pulls.xml"]


@both
def test_questions_in_other_languages_say_so(version):
    done = written(version, PULLS, replace(PULLS, key="tides/q", lang="nl"))
    assert done.losses == ()
    assert [question.lang for question in read(done.data, "tides").bank.questions] == ["en", "nl"]


@both
def test_files_of_questions_with_strange_names_have_names_of_their_own(version):
    keys = ["tides/2-ebb", "tides/A", "tides/a", "tides/é: ü", "tides/???"]
    done = WRITTEN_FORMATS[version].write(bank(*(replace(PULLS, key=key) for key in keys)))
    assert list(qti_rules.check(done.data)) == [
        "items/2-ebb.xml", "items/a.xml", "items/a-2.xml", "items/e-u.xml", "items/item.xml",
    ]  # fmt: skip


@both
def test_one_picture_of_two_questions_is_one_file(version):
    shown = replace(changed(PULLS, str, "html"), stem=f'<b>Where?</b> <img src="{name_of(PNG)}" alt="a map">')
    done = written(version, shown, replace(shown, key="tides/q"), pictures={digest(PNG): PNG})
    assert [name for name in zipfile.ZipFile(BytesIO(done.data)).namelist() if name.startswith("images/")] == [
        f"images/{digest(PNG)[:16]}.png"
    ]


@both
def test_a_statement_to_judge_stays_one(version):
    options = (Option(key="a", text="True"), Option(key="b", text="False", feedback=MOON[0].feedback))
    judged = replace(PULLS, options=options, shuffle=False, tags=("sea", "true-false"))
    done = written(version, judged)
    assert done.losses == ()
    assert read(done.data, "tides").accepted["true_false"] == 1
