"""Whose things came to whom. What is written down under an owner stays under their id when their account is deleted:
the receipt of that names the heir, who reads on in what was done to the things they got."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..storage.models import Account, Erasure


def owners(session: Session, account_id: int) -> list[int]:
    """Return the account, and all whose things it has since they were deleted, however many hands they went through."""
    mine = select(Account.id).where(Account.id == account_id).cte("mine", recursive=True)
    left = (
        select(Account.id)
        .join(Erasure, Erasure.subject == Account.public_id)
        .join(mine, Erasure.owner_id == mine.c.id)
        .where(Erasure.kind == "account", Account.erased_at.is_not(None))
    )
    return list(session.scalars(select(mine.union(left).c.id)))
