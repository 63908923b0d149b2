"""Feedback of an item goes with the option it is about, or explains; what can do neither is named."""

import pytest
from qti_items import MATCH, VERSIONS, codes, interaction, item, question, report

BY_RESPONSE = '<setOutcomeValue identifier="FEEDBACK"><variable identifier="RESPONSE"/></setOutcomeValue>'
KEY = '<match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>'


def setting(value):
    base = f'<baseValue baseType="identifier">{value}</baseValue>'
    return f'<setOutcomeValue identifier="FEEDBACK">{base}</setOutcomeValue>'


def branching(test, then, otherwise=""):
    last = f"<responseElse>{otherwise}</responseElse>" if otherwise else ""
    return f"<responseCondition><responseIf>{test}{then}</responseIf>{last}</responseCondition>"


def rules(text):
    return f"<responseProcessing>{text}</responseProcessing>"


def chosen(value, test="match"):
    return f'<{test}><variable identifier="RESPONSE"/><baseValue baseType="identifier">{value}</baseValue></{test}>'


def modal(identifier, text, shown="show", name="modalFeedback"):
    return f'<{name} outcomeIdentifier="FEEDBACK" identifier="{identifier}" showHide="{shown}">{text}</{name}>'


def inline(identifier, text, shown="show", name="feedbackInline"):
    told = modal(identifier, text, shown, name)
    return f'<simpleChoice identifier="{identifier}">Town {identifier}{told}</simpleChoice>'


def told(text, version="qti2"):
    found = question(text, version)
    return [option.feedback for option in found.options], found.explanation


SCORE = '<{}><variable identifier="SCORE"/><baseValue baseType="float">{}</baseValue></{}>'
TOLD = {
    "by the response": (rules(BY_RESPONSE), modal("B", "No wind."), ["", "No wind.", ""], ""),
    "by a test of the response": (
        rules(branching(chosen("B"), setting("windy"))), modal("windy", "No wind."), ["", "No wind.", ""], "",
    ),
    "by its name where nothing sets it": (MATCH, modal("B", "No wind."), ["", "No wind.", ""], ""),
    "right and wrong": (
        rules(branching(KEY, setting("yes"), setting("no"))), modal("yes", "So it is.") + modal("no", "Look up."),
        ["So it is.", "Look up.", "Look up."], "",
    ),
    "right and wrong by name": (
        MATCH, modal("Correct", "So it is.") + modal("wrong", "Look up."), ["So it is.", "Look up.", "Look up."], "",
    ),
    "right by the score": (
        rules(branching(SCORE.format("gt", "0", "gt"), setting("yes"))), modal("yes", "So it is."),
        ["So it is.", "", ""], "",
    ),
    "wrong by the score": (
        rules(branching(SCORE.format("equal", "0", "equal"), setting("no"), setting("yes"))),
        modal("no", "Look up.") + modal("yes", "So it is."), ["So it is.", "Look up.", "Look up."], "",
    ),
    "the same for right and wrong": (
        rules(branching(KEY, setting("yes"), setting("no"))), modal("yes", "It does.") + modal("no", "It does."),
        ["", "", ""], "It does.",
    ),
    "set in every branch": (
        rules(branching(KEY, setting("all"), setting("all"))), modal("all", "It does."), ["", "", ""], "It does.",
    ),
    "set without a condition": (rules(setting("end")), modal("end", "It does."), ["", "", ""], "It does."),
    "hidden by what never comes": (MATCH, modal("never", "It does.", "hide"), ["", "", ""], "It does."),
}  # fmt: skip


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", TOLD)
def test_feedback_is_given_to_those_it_is_for(name, version):
    processing, feedback, options, explanation = TOLD[name]
    text = item(rules=processing, after=feedback)
    assert told(text, version) == (options, explanation)
    assert "fields-dropped" not in codes(text, version)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", ["feedbackInline", "feedbackBlock"])
def test_feedback_in_a_choice_is_the_choices(name, version):
    body = interaction({"A": inline("A", "So it is.", name=name), "B": inline("B", "No.", name=name)})
    text = item(body, rules=rules(BY_RESPONSE))
    assert told(text, version) == (["So it is.", "No."], "")
    assert [option.text for option in question(text, version).options] == ["Town A", "Town B"]


def test_feedback_in_the_body_is_read_as_if_it_stood_below():
    text = item(interaction() + modal("A", "<p>So it is.</p>", name="feedbackBlock"), rules=rules(BY_RESPONSE))
    assert told(text) == (["So it is.", "", ""], "")
    assert question(text).stem == "What pulls the sea?"


DROPPED = {
    "for what comes after a hint": (rules(branching('<variable identifier="HINT"/>', setting("x"))), modal("x", "Hm.")),
    "hidden in a choice": (MATCH, ""),
    "hidden by what may come": (rules(branching(KEY, setting("x"))), modal("x", "Hm.", "hide")),
    "a second text for those who are right": (
        rules(branching(KEY, setting("x") + setting("y"))), modal("x", "Hm.") + modal("y", "Yes."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DROPPED)
def test_feedback_that_nobody_can_be_told_apart_for_is_named(name):
    processing, feedback = DROPPED[name]
    choices = {"A": inline("A", "x", "hide"), "B": "Town"} if "choice" in name else {"A": "Town", "B": "Port"}
    assert "fields-dropped" in codes(item(interaction(choices), rules=processing, after=feedback))


def test_of_several_right_answers_feedback_for_being_right_is_nobodys():
    text = item(
        key="A B", cardinality="multiple", rules=rules(branching(KEY, setting("yes"))), after=modal("yes", "Yes!")
    )
    note = next(note for note in report(text).warnings if note.code == "fields-dropped")
    assert note.params == {"fields": "modalFeedback (right)"}
    assert told(text) == (["", "", ""], "")


def test_feedback_on_options_of_several_right_answers_is_for_those_who_chose_them():
    processing = rules(branching(chosen("B", "member"), setting("windy")))
    text = item(key="A B", cardinality="multiple", rules=processing, after=modal("windy", "It blows."))
    assert told(text) == (["", "It blows.", ""], "")
