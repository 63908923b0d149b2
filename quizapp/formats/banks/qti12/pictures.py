"""Where the pictures of a question are in a package for Canvas, and how its texts speak of them."""

from ...prose.pictures import suffix

FOLDER = "web_resources"
BASE = "$IMS-CC-FILEBASE$"


def file_name(digest: str, picture: bytes) -> str:
    return f"{digest[:32]}.{suffix(picture)}"


def address(digest: str, picture: bytes) -> str:
    return f"{BASE}/{file_name(digest, picture)}"


def path(digest: str, picture: bytes) -> str:
    return f"{FOLDER}/{file_name(digest, picture)}"
