"""Languages that nobody speaks, made of all that pages say: longer, with other letters, or written to the left."""

import re
from io import BytesIO

from babel.messages.pofile import write_po

from quizapp.commands.messages import messages

KEPT = re.compile(r"%\(\w+\)[sd]|%%|\{\w+\}|</?\w[^>]*>|&\w+;")
"""Parts of a message that no translation may touch."""
PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = "àƀçďéƒğĥíĵķĺɱñóþɋŕšťúṽŵẋýžÀƁÇĎÉƑĞĤÍĴĶĹṀÑÓÞɊŔŠŤÚṼŴẊÝŽ"
HEBREW = "אבגדהוזחטיךכלםמןנסעףפץצקרש" * 2
LONGER = 0.4
TALL, LEFTWARD = "eo", "he"
"""Under the names of languages that exist, so that dates and plurals have rules."""
LETTERS = {TALL: ACCENTED, LEFTWARD: HEBREW}


def spoken(text, letters):
    """Return the text in these letters, in brackets and longer by as much as translations often are."""
    table = str.maketrans(PLAIN, letters)
    parts = re.split(f"({KEPT.pattern})", text)
    said = "".join(part if KEPT.fullmatch(part) else part.translate(table) for part in parts)
    padding = " ".join(re.findall(".{1,7}", letters[: round(LONGER * len(text))]))
    return f"[{said} {padding}]" if padding else f"[{said}]"


def write(folder, tag):
    """Write the whole catalogue in this language to a folder, as its translators would."""
    catalog = messages(tag)
    for message in catalog:
        if isinstance(message.id, tuple):
            one, many = message.id
            message.string = (spoken(one, LETTERS[tag]), *(spoken(many, LETTERS[tag]),) * (catalog.num_plurals - 1))
        elif message.id:
            message.string = spoken(message.id, LETTERS[tag])
    written = BytesIO()
    write_po(written, catalog)
    (folder / f"{tag}.po").write_bytes(written.getvalue())
    return catalog
