"""Whoever looks at a file or at titles of others in a terminal reads them, and their terminal does nothing else."""

import pytest
import sqlalchemy as sa
from signing_up import sign_up
from test_own_banks import FILE, keep

from quizapp.storage import db, writing
from quizapp.storage.models import Account, Bank

STEERING = "\x1b]0;forged\x07\x9b2J"
IDS = r"""
bank: {id: small, title: Small}
questions:
  - {id: "a\e]0;forged\a", kind: "b\e]0;forged\a", stem: Who?, options: [{text: One, right: true}, {text: Two}]}
"""


@pytest.mark.parametrize("command", [("bank", "check"), ("bank", "lint"), ("bank", "convert", "--to", "gift")])
def test_a_hostile_file_does_not_steer_the_terminal_that_tells_what_is_wrong_with_it(quizapp, tmp_path, command):
    file = tmp_path / "hostile.yaml"
    file.write_text(IDS)
    printed = quizapp(*command, str(file), code=1)
    assert "forged" in printed
    assert not {"\x1b", "\x07"} & set(printed)


def test_no_title_or_name_steers_the_terminal_in_which_it_is_listed(quizapp, app):
    sign_up(app, "teacher1")
    with app.app_context():
        keep(app, "teacher1", *FILE)
        with writing(db.session()) as session:
            session.execute(sa.update(Bank).values(title=STEERING))
            session.execute(sa.update(Account).values(name=STEERING))
    for command in (("bank", "list"), ("user", "list")):
        printed = quizapp(*command)
        assert "forged" in printed
        assert not {"\x1b", "\x07", "\x9b"} & set(printed)
