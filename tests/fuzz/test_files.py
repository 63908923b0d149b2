"""Every file that is read may be broken or hostile: there is a report in words, within limits, and no effect."""

import json
from html.parser import HTMLParser

import samples
from edits import changed
from effort import tried
from harmless import harmless, told
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.kinds import from_json
from quizapp.core.lint import lint
from quizapp.core.lint.together import lint_together
from quizapp.core.question import to_json
from quizapp.formats import facts, gradebooks, own_words, prose, recipes, rosters
from quizapp.formats.anki import note
from quizapp.formats.anki.facts import notes
from quizapp.formats.banks import WRITTEN_FORMATS, read
from quizapp.formats.gradebooks import who
from quizapp.formats.notes import Unreadable
from quizapp.web import bank_words, flaw_words, loss_words, problem_words, roster_words, table_words
from quizapp.web.gradebook_files import opened

RUN = {"script", "style", "iframe", "object", "embed", "form", "input", "link", "meta", "base", "svg"}
SHOWN = {"src", "href", "alt", "title", "colspan", "rowspan", "start", "type", "lang", "dir", "class", "width",
         "height", "scope", "reversed", "value", "cite", "datetime", "rel", "headers", "align", "valign"}  # fmt: skip


class Page(HTMLParser):
    """Refuses what might do something where it is shown."""

    def handle_starttag(self, tag, attrs):
        assert tag not in RUN
        for name, value in attrs:
            assert name in SHOWN, (tag, name)
            assert not (value or "").strip().lower().startswith(("javascript:", "vbscript:", "data:")), value


def readable(report):
    found = (*report.refused, *report.skipped, *report.warnings, *filter(None, [report.error]))
    assert all(bank_words.reason(note) and isinstance(bank_words.hint(note), str) for note in found)
    assert report.error is None or report.bank is None


@tried(300)
@given(file=changed(samples.banks))
def test_any_file_of_questions_has_a_report(file):
    with harmless():
        readable(read(file[1], "x"))


@tried(250)
@given(file=changed(samples.banks))
def test_a_question_taken_from_any_file_is_kept_looked_over_and_shown_and_runs_nothing(file):
    with harmless():
        report = read(file[1], "x")
    questions = report.bank.questions if report.bank else ()
    for question in questions:
        body = json.dumps(to_json(question), ensure_ascii=False, allow_nan=False)
        assert "\0" not in body
        assert from_json(json.loads(body.encode().decode())) == question
        for text in prose.texts(question):
            page = Page()
            page.feed(prose.html(text, question.markup, "/pictures/{}".format))
            page.close()
    plain = [prose.unmarked(question) for question in questions]
    flaws = [*lint_together(plain), *(flaw for question in plain for flaw in lint(question))]
    assert all(flaw_words.flaw_words(flaw) for flaw in flaws)


@tried(150)
@given(file=changed(samples.banks), name=st.sampled_from(list(WRITTEN_FORMATS)))
def test_what_is_taken_from_any_file_can_be_written_in_every_format(file, name):
    report = read(file[1], "x")
    if not report.bank or not report.bank.questions:
        return
    written = WRITTEN_FORMATS[name].write(report.bank)
    assert all(bank_words.reason(loss) if loss.left_out else loss_words.lost(loss) for loss in written.losses)
    if written.left_out < len(report.bank.questions):
        again = read(written.data, "x")
        assert (again.format, again.error, list(again.refused)) == (name, None, [])


@tried(300)
@given(file=changed(samples.facts))
def test_any_file_of_facts_or_recipes_is_read_or_has_problems_with_words(file):
    text = file[1].decode("utf-8", "surrogateescape")
    with harmless():
        article, problems = facts.read(text, "x")
        assert all(map(problem_words.problem_line, problems))
        assert article or problems
        if article:
            assert all(map(problem_words.problem_line, own_words.repeated(text, "x", article, text)))
        if article and not problems:
            note.file(notes(article), article.title)
        found, problems = recipes.read(text, "x")
        assert all(map(problem_words.problem_line, problems))
        assert found or problems or "quizzes" in text


@tried(300)
@given(file=changed(samples.lists))
def test_any_list_of_students_is_read_or_has_a_reason(file):
    roster = None
    with harmless(), told(Unreadable, lambda refusal: table_words.said(refusal.note)):
        roster = rosters.read(file[1])
    if roster is None:
        return
    found = (*roster.refused, *roster.warnings, *roster.skipped)
    assert all(roster_words.sentence(note) and roster_words.place(note) for note in found)
    assert all(each.name and len(each.name) <= 100 and "\0" not in each.name for each in roster.listed)


@tried(300)
@given(file=changed(samples.lists), value=st.sampled_from(["", "7.50", '=1,"x"\n']))
def test_any_gradebook_is_filled_in_or_has_a_reason(file, value):
    with harmless(), told(Unreadable, lambda refusal: table_words.said(refusal.note)):
        found = opened(file[1])
        cells = {(row, at): value for row in range(1, len(found.rows)) for at, *_ in found.columns()}
        found.sheet.with_cells(cells)
        new = [found.book.new_cell(row, "10") for row in found.rows]
        new[0] = found.book.new_head("A quiz")
        gradebooks.read(found.sheet.with_column(found.book.new_at(found.rows[0]), new))
        assert len(who.names_in(found.rows)) == len(found.rows) - 1
        assert len(found.entries()) < len(found.rows)
