"""Small files of QTI 1.2: items about the sea, alone and in packages."""

from xml.sax.saxutils import escape, quoteattr

from quizapp.formats.banks import read
from quizapp.formats.package import packed

MOON, WIND, SUN = "The moon", "The wind", "The sun"
BLOCKS = """<questestinterop><assessment title="Sea"><section><item><itemmetadata>
<bbmd_asi_object_id>_7_1</bbmd_asi_object_id><bbmd_questiontype>{type}</bbmd_questiontype></itemmetadata>
<presentation><flow class="Block"><flow class="QUESTION_BLOCK"><flow class="FORMATTED_TEXT_BLOCK"><material>
<mat_extension>
<mat_formattedtext type="HTML">What pulls?</mat_formattedtext></mat_extension></material></flow>
<flow class="FILE_BLOCK"><material/></flow></flow><flow class="RESPONSE_BLOCK">
<response_lid ident="response" rcardinality="Single"><render_choice shuffle="Yes"><flow_label>{labels}</flow_label>
</render_choice></response_lid></flow></flow></presentation>
<resprocessing><outcomes><decvar varname="SCORE" maxvalue="1.0"/></outcomes>{scoring}</resprocessing>{after}
</item></section></assessment></questestinterop>"""
"""An item as Blackboard has it: its type, the labels of its options, its scoring, and feedback after it."""


def mattext(text, how="text/html"):
    return f'<mattext texttype="{how}">{escape(text)}</mattext>'


def material(text, how="text/html"):
    return f"<material>{mattext(text, how)}</material>"


def labels(options):
    return "".join(
        f"<response_label ident={quoteattr(name)}>{material(text)}</response_label>" for name, text in options.items()
    )


def numbered(*texts):
    return {str(number): text for number, text in enumerate(texts, 1)}


def condition(test, change="", feedback="", more=""):
    shown = f'<displayfeedback linkrefid="{feedback}"/>' if feedback else ""
    return f"<respcondition{more}><conditionvar>{test}</conditionvar>{change}{shown}</respcondition>"


def equal(*names):
    return "".join(f'<varequal respident="response1">{name}</varequal>' for name in names)


def score(value, action="Set", variable='varname="SCORE"'):
    return f'<setvar action="{action}" {variable}>{value}</setvar>'


def key(*names, value="100"):
    return condition(equal(*names), score(value))


def fields(**said):
    inside = "".join(
        f"<qtimetadatafield><fieldlabel>{name}</fieldlabel><fieldentry>{escape(value)}</fieldentry></qtimetadatafield>"
        for name, value in said.items()
    )
    return f"<itemmetadata><qtimetadata>{inside}</qtimetadata></itemmetadata>" if said else ""


def feedback(name, text):
    return f'<itemfeedback ident="{name}"><flow_mat>{material(text)}</flow_mat></itemfeedback>'


def item(
    options=None, processing=None, *, name="q1", title="", stem="What pulls the sea?", cardinality="Single", render="",
    most='maxvalue="100"', after="", **said,
):  # fmt: skip
    options = numbered(MOON, WIND) if options is None else options
    shown = f"<render_choice {render}>{labels(options)}</render_choice>"
    processing = key("1") if processing is None else processing
    return f"""<item ident="{name}" title={quoteattr(title)}>{fields(**said)}<presentation>{material(stem)}
<response_lid ident="response1" rcardinality="{cardinality}">{shown}</response_lid></presentation>
<resprocessing><outcomes><decvar varname="SCORE" {most}/></outcomes>{processing}</resprocessing>{after}</item>"""


def quiz(*items, title="Tides", ident="quiz1"):
    inside = "".join(items)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">
<assessment ident="{ident}" title="{title}"><section ident="root_section">{inside}</section></assessment>
</questestinterop>""".encode()


def bank(*items, title="Harbours", ident="bank1"):
    inside = "".join(items)
    named = fields(bank_title=title).removeprefix("<itemmetadata>").removesuffix("</itemmetadata>")
    text = f'<questestinterop><objectbank ident="{ident}">{named}{inside}</objectbank></questestinterop>'
    return text.encode()


def report_on(*items):
    return told(quiz(*items))


def told(data, name="tides.xml"):
    report = read(data, name)
    assert (report.format, report.error) == ("qti12", None)
    return report


def package(files):
    return told(packed(files), "tides.imscc")


def only(report):
    """Return the only question, of which nothing was refused."""
    assert not report.refused
    (question,) = report.bank.questions
    return question


def codes(notes):
    return [note.code for note in notes]


def right(question):
    options = {option.key: option.text for option in question.options}
    return [options[each] for each in question.correct]


def weights(question):
    return [option.weight for option in question.options]


BLACKBOARD = BLOCKS.format(
    type="Multiple Choice", labels=labels(numbered(MOON, WIND)), scoring=key("1"), after=""
).encode()
