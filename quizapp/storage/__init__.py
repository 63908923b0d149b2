"""The database: what is kept, and how a transaction is opened. Imports the core only."""

from .base import Base, db, migrate
from .transactions import writing

__all__ = ["Base", "db", "migrate", "writing"]
