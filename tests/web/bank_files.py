"""Files of questions in every format, and a teacher who sends them."""

from builders import EXAMPLES
from tiny_pictures import PNG, data_uri

from quizapp.core.bank import Bank
from quizapp.formats.banks import WRITTEN_FORMATS
from quizapp.services import bank_contents, banks
from quizapp.storage import db
from quizapp.storage.models import Account

GIFT = """\
::mill:: Why was the mill built? {=To grind corn ~To saw wood ~To drive a pump}

::dam:: Why was the dam built? {=To light the town ~To drive the mill ~To water the fields}
"""
CHANGED = """\
::mill:: Why was the mill built here? {=To grind corn ~To saw wood ~To drive a pump}

::ford:: Where was the ford? {=Below the mill ~Above the dam ~At the bridge}
"""
AS_DATA = data_uri(PNG).translate({ord(sign): f"\\{sign}" for sign in ":="})
PICTURED = f"""[html]Where is the <b>mill</b>? <img src\\="{AS_DATA}" alt\\="a map">
{{=Below the <i>ford</i> ~Above the dam}}
"""
PARTLY = GIFT + "\n::ford:: Where was the ford? {~Below the mill ~Above the dam}\n"
SAMPLES = Bank(id="samples", title="Samples", questions=(EXAMPLES["single_choice"],))


def in_format(name):
    return WRITTEN_FORMATS[name].write(SAMPLES.under("samples")).data


def send(browser, text="", file=None, name="rivers.gift", to="new"):
    browser.get(f"/desk/banks/{to}" + ("" if to == "new" else "/upload"))
    return browser.upload(text, file, name)


def confirm(browser, do="import", **fields):
    return browser.send(browser.path, [("do", do), *fields.items()])


def bring(browser, text=GIFT, to="new"):
    """Send a file and import it; return the public id of the bank."""
    send(browser, file=text.encode(), to=to)
    confirm(browser)
    return browser.path.rpartition("/")[2]


def kept(app, login="teacher1"):
    """Return the stems of each bank by its title."""
    with app.app_context():
        session = db.session()
        owner = session.query(Account).filter_by(login=login).one().id
        found = banks.of_owner(session, owner)
        return {each.title: [q.stem for q in bank_contents.value(session, each).questions] for each in found}
