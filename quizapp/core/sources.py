"""What a rule of a recipe may draw from: facts that generators can ask about, and questions of banks."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from .bank import Bank
from .facts import Article, Claim, Evidence, Fact
from .generate import GENERATORS
from .generate.making import draws
from .question import Question
from .recipe import Rule
from .rng import stream


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing to ask about: a fact by a generator, or one question of a bank. `target` is namespaced."""

    source: str
    target: str
    kind: str
    article: Article | None = None
    question: Question | None = None

    def questions(self, seed: str, suits: Callable[[Question], bool]) -> Iterator[Question]:
        """Yield sound questions about it that suit, by the seed alone; of a bank, the one there is."""
        if self.question:
            yield from filter(suits, (self.question.variant(stream(seed, self.question.key, "variant")),))
        elif self.article:
            target = self.target.removeprefix(f"{self.article.id}/")
            yield from draws(self.article, self.source, target, seed, suits)


@dataclass(frozen=True, kw_only=True, eq=False)
class Sources:
    """The article a quiz is about, if any, and the banks it may draw on by their ids."""

    article: Article | None = None
    banks: Mapping[str, Bank] = field(default_factory=dict)

    @cached_property
    def candidates(self) -> Callable[[Rule], tuple[Candidate, ...]]:
        """Returns all that a rule may ask about; whether a question's band fits shows only when it is drawn."""
        return lru_cache(maxsize=256)(lambda rule: tuple(self.select(rule)))

    def select(self, rule: Rule) -> Iterator[Candidate]:
        found = self._of_bank(rule.bank) if rule.bank else self._of_generators
        for candidate in found:
            if (
                (rule.bank or candidate.source in rule.generators)
                and (not rule.questions or candidate.target in rule.questions)
                and (not rule.kinds or candidate.kind in rule.kinds)
                and (not rule.themes or self._themes(candidate) & set(rule.themes))
                and (not rule.voices or self._voices(candidate) & set(rule.voices))
            ):
                yield candidate

    def called(self, rule: Rule) -> str:
        """Return what a rule draws from, by the title where it is a bank."""
        bank = self.banks.get(rule.bank)
        return bank.title if bank else rule.source

    def about(self, target: str) -> tuple[Candidate, ...]:
        """Return every way to ask about a fact (namespaced id) or a question of a bank (key), drills left out."""
        made = (each for each in self._of_generators if each.target == target and not GENERATORS[each.source].drill)
        kept = (each for bank in self.banks for each in self._of_bank(bank) if target in _targets(each))
        return (*made, *kept)

    @cached_property
    def _of_generators(self) -> tuple[Candidate, ...]:
        if self.article is None:
            return ()
        return tuple(
            Candidate(name, self.article.name(target), generator.kind, article=self.article)
            for name, generator in GENERATORS.items()
            for target in generator.targets(self.article)
        )

    def _of_bank(self, id_: str) -> tuple[Candidate, ...]:
        bank = self.banks.get(id_)
        return tuple(
            Candidate(id_, question.key, question.kind, question=question)
            for question in (bank.questions if bank else ())
        )

    def _themes(self, candidate: Candidate) -> set[str]:
        if candidate.question:
            return set(candidate.question.tags)
        fact = self._fact(candidate)
        return {fact.theme} if fact else set()

    def _voices(self, candidate: Candidate) -> set[str]:
        fact = self._fact(candidate)
        if isinstance(fact, Evidence):
            return {person for claim in fact.supports for person in self._speakers(claim)}
        return set(fact.by) if isinstance(fact, Claim) else set()

    def _speakers(self, claim: str) -> tuple[str, ...]:
        found = self.article.by_id.get(claim) if self.article else None
        return found.by if isinstance(found, Claim) else ()

    def _fact(self, candidate: Candidate) -> Fact | None:
        if self.article is None:
            return None
        found = self.article.by_id.get(candidate.target.removeprefix(f"{self.article.id}/"))
        return found if isinstance(found, Fact) else None


def _targets(candidate: Candidate) -> tuple[str, ...]:
    """Return what it is about: facts, and for a question of a bank the question itself."""
    return (candidate.target, *(candidate.question.targets if candidate.question else ()))
