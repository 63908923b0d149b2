"""Banks as packages of QTI 2.1 and QTI 3.0: an item to each question, pictures, and a manifest about them all."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from xml.etree.ElementTree import Element

from ....core.bank import Bank
from ....core.kinds.ordering import Ordering
from ....core.question import Answer, Question
from ...package import packed
from .. import grades
from ..content_package import MANIFEST, Resource, manifest
from ..reading import slug
from ..writing import File, Items
from . import lom, rules
from .dialect import QTI_2, QTI_3, Dialect
from .item_writer import ItemWriter


@dataclass(frozen=True, slots=True)
class Item:
    """`pictures` are those it shows, by the names of their files."""

    name: str
    question: Question
    xml: bytes
    pictures: dict[str, bytes]


def _chosen(question: Question, bank: Bank, dialect: Dialect, *, several: bool) -> Item:
    writer = ItemWriter(question, bank, dialect)
    root, told = writer.root(), any(option.feedback for option in question.options)
    cardinality = "multiple" if several else "single"
    declaration = writer.responses(root, cardinality, question.correct)
    adding_up = several or question.weighted
    if adding_up:
        keys = [option.key for option in question.options]
        writer.mapping(declaration, dict(zip(keys, grades.shares(question), strict=True)))
    writer.outcomes(root, cardinality if told else "")
    shuffle, most = str(question.shuffle).lower(), "0" if several else "1"
    interaction = writer.interaction(root, "choiceInteraction", shuffle=shuffle, maxChoices=most)
    for option in question.options:
        writer.choice(interaction, option, fixed=option.last, told=True)
    (rules.by_mapping if adding_up else rules.by_key)(writer, root, told=told)
    return _item(writer, root)


def _ordered(question: Ordering, bank: Bank, dialect: Dialect) -> Item:
    writer = ItemWriter(question, bank, dialect)
    root = writer.root()
    writer.responses(root, "ordered", question.correct)
    writer.outcomes(root, "")
    interaction = writer.interaction(root, "orderInteraction", shuffle="true")
    for key in _start(question):
        writer.choice(interaction, question.option(key), fixed=key in question.locked, told=False)
    rules.by_key(writer, root, told=False)
    return _item(writer, root)


def _start(question: Ordering) -> Answer:
    """Return an order that is not the right one, for players that shuffle nothing; locked items are in their places."""
    free = [key for key in question.correct if key not in question.locked]
    moved = iter([*free[1:], *free[:1]])
    return tuple(key if key in question.locked else next(moved) for key in question.correct)


def _item(writer: ItemWriter, root: Element) -> Item:
    writer.explanation(root)
    return Item(writer.name, writer.question, writer.finished(root), writer.pictures)


def _file(bank: Bank, items: Iterable[Item], dialect: Dialect) -> bytes:
    taken: set[str] = set()
    files: list[tuple[str, bytes]] = []
    pictures: dict[str, bytes] = {}
    resources: list[Resource] = []
    for item in items:
        name = _free(slug(item.name) or "item", taken)
        question, path = item.question, f"items/{name}.xml"
        about = lom.written(lang=question.lang, tags=question.tags, difficulty=question.difficulty)
        files.append((path, item.xml))
        pictures |= item.pictures
        resources.append(Resource(f"item-{name}", dialect.item, (path, *item.pictures), about))
    head = manifest(
        resources, dialect.package, dialect.named, dialect.version, lom.written(title=bank.title, lang=bank.lang)
    )
    return packed([(MANIFEST, head), *files, *pictures.items()])


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


def _items(dialect: Dialect) -> Items:
    return {
        "single_choice": partial(_chosen, dialect=dialect, several=False),
        "multiple_response": partial(_chosen, dialect=dialect, several=True),
        "ordering": partial(_ordered, dialect=dialect),
    }


ITEMS_2, ITEMS_3 = _items(QTI_2), _items(QTI_3)
file_2: File = partial(_file, dialect=QTI_2)
file_3: File = partial(_file, dialect=QTI_3)
