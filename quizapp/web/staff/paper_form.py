from typing import Any

from wtforms import BooleanField, IntegerField, RadioField, SelectField
from wtforms.validators import NumberRange

from ...core.paper import MOST_FORMS
from ..form_words import Form
from ..speech import gettext as _
from ..speech import later

USUAL_FORMS = 2
"""What is offered at first: neighbours get different ones."""
LAST_DRAW = 999_999


class PaperOptions(Form):
    """Read from the address, which says everything: whoever keeps it prints the same paper again."""

    forms = SelectField(
        later("How many forms"),
        choices={str(number): str(number) for number in range(1, MOST_FORMS + 1)},
        coerce=int,
        default=USUAL_FORMS,
    )
    key = RadioField(
        later("Answer key"),
        choices=lambda: {
            "short": _("at the end, the right letters: one page for each form"),
            "explained": _("at the end, with explanations"),
            "none": _("none, only the forms"),
            "only": _("only the key, with explanations, for forms printed before"),
        },
        default="short",
    )
    large = BooleanField(later("Large print: 18-point letters, wider spacing"))
    draw = IntegerField(later("Draw"), validators=[NumberRange(1, LAST_DRAW)], default=1)

    def address(self, **changes: Any) -> dict[str, Any]:
        """Return what the address of the paper says, with these changes."""
        said = {field.name: field.data for field in self if field.name != "large"}
        return said | ({"large": "y"} if self.large.data else {}) | changes
