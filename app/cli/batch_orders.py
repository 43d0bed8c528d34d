"""What is asked for each photo of `heliograph batch`: the command line, rules over it, and Auto, which looks at the photo.

Every rule is checked before the first photo is looked at. Main thread.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from app.cli.enhance import EnhanceOptions, checked_order
from engine.batch.jobs import Collision, JobOrder
from engine.core.errors import UsageError
from engine.core.sentences import said

if TYPE_CHECKING:
    from engine.batch.auto import Found as Seen
    from engine.batch.look import Look
    from engine.batch.plan import Found
    from engine.batch.rules import Rule
    from engine.core.photo import PhotoFacts
    from engine.pipeline import Engine


class Orders:
    """Called with a photo and its facts, it says what is asked, or why the photo is left out. otherwise: what the command line asks.

    Raises UsageError for a request or a rule that makes no sense; when called, PhotoReadError for a photo that cannot be looked at.
    """

    def __init__(
        self, asked: EnhanceOptions, collision: Collision, engine: "Engine", rules: "Sequence[Rule]" = (), auto: bool = False
    ) -> None:
        if auto and asked.method is not None:
            raise UsageError(said("--auto chooses the methods itself; --method does not go with it."))
        if auto and asked.steps is not None:
            raise UsageError(said("--auto chooses the methods itself; --preset does not go with it."))
        self._asked, self._collision, self._engine, self._auto = asked, collision, engine, auto
        self.otherwise = self._order(asked)
        self._rules = [(rule, self._ruled(rule)) for rule in rules]

    def __call__(self, photo: "Found", facts: "PhotoFacts") -> JobOrder | str:
        seen = _Seen(photo)
        for rule, order in self._rules:
            if rule.fits(photo.below / photo.path.name, facts, lambda: [one.finding for one in seen.findings]):
                return self._proposed(seen) if rule.auto else order
        return self._proposed(seen) if self._auto else self.otherwise

    def _ruled(self, rule: "Rule") -> JobOrder | str:
        """Raises UsageError naming the rule."""
        if rule.skip:
            return said("Rule {number} leaves it out.", number=rule.number)
        asked = self._asked
        if rule.method is not None:
            # What the command line says of its own method means nothing to another one.
            provider = self._provider(rule.method)
            asked = replace(asked, method=rule.method, variant=None, precision=None, params={}, enlarge=None, steps=None, provider=provider)
        elif asked.steps is not None and not rule.auto:
            words = said("where several steps are asked for, a rule must name its method, leave photos out or choose by itself.")
            raise UsageError(said("Rule {number}: {what}", number=rule.number, what=words))
        asked = replace(
            asked,
            variant=rule.variant or asked.variant,
            precision=rule.precision or asked.precision,
            params={**asked.params, **rule.params},
            enlarge=asked.enlarge if rule.enlarge is None else rule.enlarge,
            strength=asked.strength if rule.strength is None else rule.strength,
        )
        try:
            return self._order(asked, said("Rule {number}.", number=rule.number))
        except UsageError as error:
            raise UsageError(said("Rule {number}: {what}", number=rule.number, what=error.message), hint=error.hint) from error

    def _proposed(self, seen: "_Seen") -> JobOrder | str:
        from engine.batch.auto import propose

        engine = self._engine
        answer = propose(seen.findings, seen.look, engine.methods, engine.offer)
        if isinstance(answer, str):
            return answer
        offered = engine.offer(answer.method, answer.variant)
        precision = self._asked.precision
        asked = replace(
            self._asked,
            method=answer.method,
            variant=answer.variant,
            precision=precision if precision is not None and offered.get(precision, "") is None else None,
            params={},
            enlarge=answer.size,
            strength=answer.strength,
            steps=None,
            provider=self._provider(answer.method),
        )
        return self._order(asked, answer.reason)

    def _provider(self, method: str) -> str | None:
        """The one that is insisted on, for networks: the others have no choice."""
        return self._asked.provider if self._engine.method(method).is_network else None

    def _order(self, asked: EnhanceOptions, reason: str = "") -> JobOrder:
        return replace(checked_order(asked, self._engine), collision=self._collision, reason=reason)


class _Seen:
    """A photo that is read and looked at only when somebody asks."""

    def __init__(self, photo: "Found") -> None:
        self._photo = photo

    @cached_property
    def look(self) -> "Look":
        from engine.batch.look import look_at
        from engine.core.photo_io import read_photo

        return look_at(read_photo(self._photo.path).pixels)

    @cached_property
    def findings(self) -> "tuple[Seen, ...]":
        from engine.batch.auto import findings

        return findings(self.look)
