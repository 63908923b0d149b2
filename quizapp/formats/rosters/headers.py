"""How columns are headed, in exports of Canvas, Moodle, Brightspace and Blackboard and in files made by hand."""

import re
from collections.abc import Mapping, Sequence

from ...core.letters import normalised

HEADERS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "name": (
        ("name", "student", "student name", "full name", "display name", "pupil", "pupils",
         "vollständiger name", "schüler", "nom complet",
         "nombre completo", "nome completo", "volledige naam", "naam", "imię i nazwisko", "фио", "имя и фамилия",
         "姓名", "学生"),
    ),
    "first": (
        ("first name", "firstname", "given name", "given names", "forename", "vorname", "rufname", "prénom", "nombre",
         "nombres", "nome", "nome próprio", "voornaam", "imię", "имя", "名"),
    ),
    "last": (
        ("last name", "lastname", "surname", "family name", "nachname", "familienname", "nom", "nom de famille",
         "apellido", "apellidos", "apellido s", "cognome", "sobrenome", "apelido", "achternaam", "nazwisko", "фамилия",
         "姓"),
    ),
    "number": (
        ("number", "student number", "student id", "studentid", "sis user id", "id number", "idnumber", "orgdefinedid",
         "org defined id", "matriculation", "matriculation number", "candidate number", "admission number", "nummer",
         "id nummer", "matrikelnummer", "schülernummer", "numéro", "numéro d identification", "numéro d étudiant",
         "número", "número de id", "matrícula", "matricola", "numero di matricola", "studentnummer", "leerlingnummer",
         "numer albumu", "номер", "学号"),
        ("sis login id",),
        ("id", "user id"),
        ("username", "user name", "login", "login id", "anmeldename", "benutzername", "nom d utilisateur",
         "nombre de usuario", "nome utente", "gebruikersnaam", "nazwa użytkownika", "логин", "用户名"),
        ("email address", "e mail adresse", "adresse de courriel", "dirección de correo", "indirizzo email",
         "e mailadres", "adres e mail", "адрес электронной почты", "电子邮件地址"),
    ),
    "email": (
        ("email", "e mail", "mail", "email address", "e mail address", "e mail adresse", "courriel",
         "adresse de courriel", "adresse e mail", "correo", "correo electrónico", "dirección de correo",
         "indirizzo email", "endereço de e mail", "e mailadres", "adres e mail", "почта", "электронная почта",
         "адрес электронной почты", "邮箱", "电子邮件地址"),
    ),
    "section": (
        ("section", "group", "groups", "class", "cohort", "period", "team", "gruppe", "gruppen", "klasse", "kurs",
         "groupe", "groupes", "classe", "sección", "grupo", "grupos", "clase", "gruppo", "gruppi", "turma", "klas",
         "groep", "groepen", "grupa", "grupy", "klasa", "группа", "группы", "класс", "班级", "小组"),
    ),
}  # fmt: skip
"""What each field is headed by. Of several columns for one, that of the earliest group counts which is filled in.

Some exports have no school number: a login stands in for it, or the address by which a system knows its users.
"""


def plain(header: str) -> str:
    """Return a header in small letters, its punctuation as single spaces."""
    return re.sub(r"[\W_]+", " ", normalised("NFC", header).casefold()).strip()


def found(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return the column of each field that has one; `rows` are what stands below the headers."""
    known = [plain(header) for header in headers]
    columns: dict[str, int] = {}
    for field, groups in HEADERS.items():
        mine = [known.index(header) for group in groups for header in group if header in known]
        if mine:
            columns[field] = next((column for column in mine if _filled(rows, column)), mine[0])
    return columns


def _filled(rows: Sequence[Sequence[str]], column: int) -> bool:
    return any(row[column : column + 1] and row[column].strip() for row in rows)
