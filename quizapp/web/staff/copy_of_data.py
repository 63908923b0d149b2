"""All that a class holds about one student, for the teacher to hand out when the student asks for it."""

from flask import Response

from ...services import own_data, own_work
from ...storage import db
from ..logged import log_reading
from ..own_data_file import as_file
from ..roles import allow
from .blueprint import blueprint
from .classes import own_class


@blueprint.get("/desk/classes/<public_id>/students/<place>/data.json")
@allow("teacher")
def copy_of_data(public_id: str, place: str) -> Response:
    taught = own_class(public_id)
    head, student_id = own_data.of_place(db.session(), taught, place)
    log_reading("place-data", "place", place)
    work = own_work.everything(db.session(), student_id or 0, taught.id)
    return as_file(head, work, "student-data.json")
