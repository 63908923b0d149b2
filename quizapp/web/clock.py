from datetime import UTC, datetime


def now() -> datetime:
    """Return the moment a request is dealt with: the one place where pages look at the clock."""
    return datetime.now(UTC)
