"""What is known of the whole site."""

from __future__ import annotations

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from ..base import Base


class Site(Base):
    """What all hosts that share this database must agree on, by its name."""

    __tablename__ = "site"
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)
