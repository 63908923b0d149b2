"""Hosts take the time from their own clocks; how far one is from the database's, which they share."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session


def clock_difference(session: Session, now: datetime) -> float:
    """Return by how many seconds this host's clock is ahead; a SQLite file has no clock but the host's."""
    if session.get_bind().dialect.name != "postgresql":
        return 0.0
    told: datetime = session.execute(select(func.clock_timestamp())).scalar_one()
    return (now - told).total_seconds()
