"""What questions show beside words."""

from __future__ import annotations

from sqlalchemy import LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from ..base import Base


class Picture(Base):
    """A picture that wordings name by its SHA-256. Rows never change, and stay as long as a wording may be shown."""

    __tablename__ = "picture"
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    media_type: Mapped[str] = mapped_column(Text)
    body: Mapped[bytes] = mapped_column(LargeBinary)
