"""How an item is marked in QTI: a template, or its rules written out where feedback on options needs one more."""

from xml.etree.ElementTree import Element

from .item_writer import FEEDBACK, RESPONSE, SCORE, ItemWriter


def by_key(writer: ItemWriter, root: Element, *, told: bool) -> None:
    """Everything for the key, nothing for any other answer."""
    processing = _processing(writer, root, "match_correct", told=told)
    if not told:
        return
    condition = writer.add(processing, "responseCondition")
    right = writer.add(condition, "responseIf")
    match = writer.add(right, "match")
    writer.add(match, "variable", identifier=RESPONSE)
    writer.add(match, "correct", identifier=RESPONSE)
    _score(writer, right, "1")
    _score(writer, writer.add(condition, "responseElse"), "0")
    _tell(writer, processing)


def by_mapping(writer: ItemWriter, root: Element, *, told: bool) -> None:
    """What each choice adds to the score is in the mapping of the response."""
    processing = _processing(writer, root, "map_response", told=told)
    if not told:
        return
    condition = writer.add(processing, "responseCondition")
    unanswered = writer.add(condition, "responseIf")
    writer.add(writer.add(unanswered, "isNull"), "variable", identifier=RESPONSE)
    _score(writer, unanswered, "0")
    mapped = writer.add(writer.add(condition, "responseElse"), "setOutcomeValue", identifier=SCORE)
    writer.add(mapped, "mapResponse", identifier=RESPONSE)
    _tell(writer, processing)


def _processing(writer: ItemWriter, root: Element, template: str, *, told: bool) -> Element:
    address = {} if told else {"template": writer.dialect.templates.format(template)}
    return writer.add(root, "responseProcessing", **address)


def _score(writer: ItemWriter, parent: Element, value: str) -> None:
    score = writer.add(parent, "setOutcomeValue", identifier=SCORE)
    writer.add(score, "baseValue", value, baseType="float")


def _tell(writer: ItemWriter, processing: Element) -> None:
    """Those who chose an option are shown the feedback that has its identifier."""
    told = writer.add(processing, "setOutcomeValue", identifier=FEEDBACK)
    writer.add(told, "variable", identifier=RESPONSE)
