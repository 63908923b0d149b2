"""The names people give to kinds of questions, to truth, and to yes and no."""

from collections.abc import Mapping

from ...notes import Refused
from .headers import plain

NAMES: Mapping[str, tuple[str, ...]] = {
    "": (
        "", "multiple choice", "multiplechoice", "mc", "mcq", "multichoice", "choice", "quiz", "question", "auswahl",
        "choix multiple", "opción múltiple", "meerkeuze", "选择题",
    ),
    "single_choice": (
        "single choice", "single", "singlechoice", "one answer", "single answer", "single select", "radio", "sc", "sba",
        "einfachauswahl", "choix unique", "opción única", "单选题", "单选",
    ),
    "multiple_response": (
        "multiple response", "multiple", "multiple answer", "multiple answers", "multiple select", "multi select",
        "multiselect", "multi", "mr", "ma", "msq", "checkbox", "checkboxes", "mehrfachauswahl", "réponses multiples",
        "respuesta múltiple", "多选题", "多选",
    ),
    "true_false": (
        "true false", "true or false", "truefalse", "tf", "t f", "boolean", "richtig falsch", "wahr falsch",
        "vrai faux", "verdadero falso", "vero falso", "waar onwaar", "判断题", "判断",
    ),
    "ordering": (
        "ordering", "order", "sequence", "sequencing", "sort", "sorting", "ranking", "rank", "puzzle", "reihenfolge",
        "zuordnung reihenfolge", "classement", "ordenar", "ordinamento", "volgorde", "排序题", "排序",
    ),
}  # fmt: skip
"""By kind, or by nothing where the number of right options tells it."""
KINDS = {name: kind for kind, names in NAMES.items() for name in names}

PAIRS = (
    ("true", "false"), ("richtig", "falsch"), ("wahr", "falsch"), ("vrai", "faux"), ("verdadero", "falso"),
    ("vero", "falso"), ("verdadeiro", "falso"), ("waar", "onwaar"), ("juist", "onjuist"), ("prawda", "fałsz"),
    ("верно", "неверно"), ("对", "错"), ("正确", "错误"),
)  # fmt: skip
"""The two options of a statement to judge."""
TRUE = {pair[0] for pair in PAIRS} | {"t", "1", "yes", "y", "right", "correct"}
FALSE = {pair[1] for pair in PAIRS} | {"f", "0", "no", "n", "wrong", "incorrect"}
NO = {"no", "n", "false", "0", "off", "fixed", "nein", "non", "nee", "não", "нет", "否"}
LEVELS = {"easy": 0.2, "medium": 0.5, "hard": 0.8, "leicht": 0.2, "mittel": 0.5, "schwer": 0.8}


def kind(name: str) -> str:
    """Return the kind, or nothing where its name leaves it open."""
    if plain(name) not in KINDS:
        raise Refused("kind-unknown")
    return KINDS[plain(name)]


def verdict(text: str) -> bool | None:
    """Return what a text says of a statement, or None where it says nothing."""
    word = plain(text)
    return True if word in TRUE else False if word in FALSE else None
