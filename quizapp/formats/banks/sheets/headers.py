"""How columns are headed: in our own template, in those of Kahoot and Blooket, and in tables made by hand."""

import re
from collections.abc import Mapping

from ....core.letters import normalised

HEADERS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "question id", "idnumber", "id number"),
    "title": ("name", "title", "question name", "question title", "titel", "titre", "título", "titolo"),
    "kind": (
        "type", "kind", "question type", "qtype", "typ", "fragetyp", "art", "type de question", "tipo",
        "tipo de pregunta", "soort", "vraagtype", "тип", "题型", "类型",
    ),
    "stem": (
        "question text", "questiontext", "stem", "question stem", "question", "questions", "prompt", "statement",
        "frage", "fragetext", "énoncé", "pregunta", "enunciado", "domanda", "pergunta", "questão", "vraag", "pytanie",
        "вопрос", "题目", "问题",
    ),
    "choices": ("choices", "options", "antwortmöglichkeiten", "réponses possibles", "opciones", "选项"),
    "letters": ("right letters",),
    "key": (
        "right", "correct", "key", "correct answer", "correct answers", "right answer", "right answers",
        "correct option", "correct options", "correct choice", "correct choices", "answer key", "solution", "answer",
        "answers", "lösung", "lösungen", "richtig", "richtige antwort", "richtige antworten", "bonne réponse",
        "bonnes réponses", "réponse", "respuesta correcta", "respuestas correctas", "respuesta", "risposta corretta",
        "risposte corrette", "risposta", "resposta correta", "respostas corretas", "resposta", "juist antwoord",
        "goed antwoord", "antwoord", "poprawna odpowiedź", "odpowiedź", "правильный ответ", "ответ", "正确答案", "答案",
    ),
    "explanation": (
        "explanation", "feedback", "general feedback", "generalfeedback", "rationale", "comment", "erklärung",
        "begründung", "rückmeldung", "explication", "explicación", "spiegazione", "explicação", "uitleg", "wyjaśnienie",
        "объяснение", "解析",
    ),
    "tags": ("tags", "tag", "keywords", "topic", "topics", "schlagwörter", "thema", "étiquettes", "etiquetas", "标签"),
    "difficulty": ("difficulty", "level", "schwierigkeit", "difficulté", "dificultad", "dificuldade", "难度"),
    "shuffle": ("shuffle", "shuffle options", "shuffle answers", "shuffleanswers", "mischen", "mélanger", "mezclar"),
    "first": ("first label", "start label", "first place"),
    "last": ("last label", "end label", "last place"),
    "time": ("time limit", "time", "timelimit", "zeitlimit", "limite de temps", "límite de tiempo"),
    "number": ("number", "question number", "no", "nr", "row"),
}  # fmt: skip
"""What each column is headed by, `plain`. Of several for one, that of the earliest name counts."""

OPTION = {
    "option", "answer", "choice", "response", "alternative", "item", "antwort", "antwortmöglichkeit", "réponse",
    "choix", "opción", "respuesta", "opzione", "risposta", "opção", "resposta", "antwoord", "keuze", "odpowiedź",
    "вариант", "ответ", "选项",
}  # fmt: skip
PARTS: Mapping[str, frozenset[str]] = {
    "feedback": frozenset({"feedback", "comment", "rückmeldung", "retroalimentación"}),
    "weight": frozenset({"weight", "weights", "fraction", "percent", "grade", "gewicht", "poids", "peso"}),
}
BETWEEN = {"for", "of", "text", "max", "optional"}
"""Words a header may hold beside its number or letter."""

NAMES: Mapping[str, str] = {
    "multichoicename": "", "truefalsename": "true/false", "shortanswername": "short answer", "essayname": "essay",
    "numericalname": "numerical", "matchname": "matching",
}  # fmt: skip
"""Headers of a name, in tables that hold questions of one type only: that type, where it is a certain one."""

APART = re.compile("(?<=[a-z])(?=[A-Z])|(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])")
"""Where words meet without a space: `optionA`, and after Chinese."""


def plain(header: str) -> str:
    """Return a header in small letters without its remarks: `Answer 1 - max 75 characters` is `answer 1`."""
    text = normalised("NFKC", APART.sub(" ", header[:200])).casefold()
    text = re.sub(r"\([^()]*\)", " ", text.replace("(s)", "s").replace("#", " number "))
    text = re.split(r"\s[-\u2013\u2014:]\s", text)[0]
    return re.sub(r"[\W_]+", " ", re.sub(r"(?<=[^\W\d_])(?=\d)", " ", text)).strip()


def numbered(header: str) -> tuple[str, int] | None:
    """Return of a header such as `option b` or `feedback 2` what it heads and of which option, counted from 0."""
    words = header.split()
    places = [word for word in words if re.fullmatch("[a-z]|[1-9][0-9]?", word, re.ASCII)]
    if len(places) != 1:
        return None
    others = {*words} - {places[0]} - BETWEEN
    place = int(places[0]) - 1 if places[0].isdecimal() else ord(places[0]) - ord("a")
    for part, names in PARTS.items():
        if others & names and others <= names | OPTION:
            return part, place
    worded = others <= OPTION and (others or not places[0].isdecimal())
    return ("option", place) if worded else None
