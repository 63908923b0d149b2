"""A site that is set back to how it was before each try."""

import shutil

from apps import app_on, inside

from quizapp.storage import db
from quizapp.web.tasks import TASKS


class Kept:
    """`app` is the site's; its database is a copy of the template until `keep` says what it is to be."""

    def __init__(self, template, folder):
        self.file, self.kept = folder / "quizapp.sqlite", folder / "kept.sqlite"
        shutil.copy(template, self.file)
        self.app = app_on(f"sqlite:///{self.file}", folder)

    def keep(self):
        with inside(self.app), db.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(self.file, self.kept)

    def anew(self):
        with inside(self.app):
            pass
        for ending in ("-wal", "-shm"):
            self.file.with_name(self.file.name + ending).unlink(missing_ok=True)
        shutil.copy(self.kept, self.file)
        TASKS._tasks.clear()
