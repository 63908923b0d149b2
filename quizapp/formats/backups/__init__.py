"""Backups: a zip archive of a manifest, the rows of each table as JSON Lines, and the secret key.

Rows and not the database's own file, since they go into either database, and since no SQL, trigger or view can come
along: the tables they go into are made by our own migrations.
"""

FORMAT = "quizapp-backup"
VERSION = 1
MANIFEST, SECRET = "manifest.json", "secret-key"


def part_of(table: str) -> str:
    """Return the name of the part that holds the rows of a table."""
    return f"tables/{table}.jsonl"
