"""What a teacher looks for in a bank, as the address of the page says it."""

from dataclasses import dataclass
from typing import Any, Self

from werkzeug.datastructures import MultiDict

from ..core.kinds import KINDS
from ..services.bank_contents import Search
from .forms import tidy
from .numbers import page_number

LONGEST = 100


@dataclass(frozen=True, slots=True)
class Looking:
    """A search and the page of what it finds; what an address says otherwise is ignored."""

    search: Search
    page: int = 1

    @classmethod
    def read(cls, args: MultiDict[str, str]) -> Self:
        kind = args.get("kind", "")
        search = Search(
            text=tidy(args.get("text"))[:LONGEST],
            kind=kind if kind in KINDS else "",
            tag=args.get("tag", "")[:LONGEST],
            flagged=args.get("flagged") == "yes",
            remarked=args.get("remarked") == "yes",
        )
        return cls(search, page_number(args))

    @property
    def narrow(self) -> bool:
        """Whether it may leave questions out."""
        return self.search != Search()

    def args(self, page: int | None = None) -> dict[str, Any]:
        """Return the part of the address that says all this, for this page or another."""
        number = self.page if page is None else page
        said = {
            "text": self.search.text,
            "kind": self.search.kind,
            "tag": self.search.tag,
            "flagged": "yes" if self.search.flagged else "",
            "remarked": "yes" if self.search.remarked else "",
            "page": str(number) if number > 1 else "",
        }
        return {name: value for name, value in said.items() if value}
