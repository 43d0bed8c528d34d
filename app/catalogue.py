"""What the engine of this machine can do, as one frozen value made on a worker thread.

The window reads methods, precisions and providers from here and never asks the engine itself, which may have to look at files. A new
one is made when variants of the user's own came, went or got another name. No Qt.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.backend import EngineLike
from app.i18n import tr, tr_sentence
from engine.core.method import Method, Task, Variant
from engine.core.precision import Precision

Offer = Mapping[Precision, str | None]
"""For each precision of a variant None when it can run, else one sentence why not."""

PREFERRED = (Precision.QAT, Precision.FP32, Precision.PTQ)


@dataclass(frozen=True)
class ProviderChoice:
    """An execution provider as the settings menu shows it. reason: why it cannot be used."""

    id: str
    label: str
    available: bool
    reason: str = ""


@dataclass(frozen=True)
class Catalogue:
    """methods in the engine's order; offers and weights by (method id, variant id), the latter as `Engine.weights` has them; problems:
    sentences about folders of the user's own models that cannot be used."""

    methods: tuple[Method, ...]
    offers: Mapping[tuple[str, str], Offer]
    providers: tuple[ProviderChoice, ...]
    weights: Mapping[tuple[str, str], str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    @classmethod
    def of(cls, engine: EngineLike) -> "Catalogue":
        methods = engine.methods
        places = [(method.id, variant.id) for method in methods for variant in method.variants]
        return cls(
            methods,
            {place: dict(engine.offer(*place)) for place in places},
            tuple(_provider(info) for info in engine.providers()),
            {place: engine.weights(*place) for place in places},
            engine.problems(),
        )

    def tasks(self) -> tuple[Task, ...]:
        """Tasks that have a method, in the order of the enumeration."""
        present = {task for method in self.methods for task in method.tasks}
        return tuple(task for task in Task if task in present)

    def methods_for(self, task: Task) -> tuple[Method, ...]:
        """The methods with a variant for this task, in the engine's order."""
        return tuple(method for method in self.methods if method.variants_for(task))

    def task(self, method_id: str, variant_id: str) -> Task:
        """What this variant is for; what its method is for where it does not exist (any more)."""
        method, variant = self.method(method_id), self.variant(method_id, variant_id)
        return method.task if variant is None else method.task_of(variant)

    def method(self, method_id: str) -> Method:
        """Raises KeyError for a method that does not exist (here, any more)."""
        for method in self.methods:
            if method.id == method_id:
                return method
        raise KeyError(method_id)

    def variant(self, method_id: str, variant_id: str) -> Variant | None:
        """None for one that does not exist (any more)."""
        return next((variant for variant in self.method(method_id).variants if variant.id == variant_id), None)

    def stock(self, method_id: str, variant_id: str) -> Variant | None:
        """The declared variant to fall back to: the one whose weights this one started from, else the first for the same task, else
        the first; one that works."""
        method, variant, task = self.method(method_id), self.variant(method_id, variant_id), self.task(method_id, variant_id)
        origin = variant.origin if variant else ""
        working = [one for one in method.variants if not one.own and self.variant_works(method_id, one.id)]
        return min(working, key=lambda one: (one.id != origin, method.task_of(one) is not task), default=None)

    def offer(self, method_id: str, variant_id: str) -> Offer:
        return self.offers.get((method_id, variant_id), {})

    def why_not(self, method: Method, task: Task | None = None) -> str | None:
        """None when some variant (for that task) can run in some precision, else the reason in one sentence."""
        offers = [self.offer(method.id, variant.id) for variant in (method.variants if task is None else method.variants_for(task))]
        reasons = [offer.get(precision, tr("It is not installed.")) for offer in offers for precision in method.precisions]
        if any(reason is None for reason in reasons):
            return None
        return next((tr_sentence(reason) for reason in reasons if reason), tr("Its model files are not installed."))

    def first_working(self, method: Method, task: Task) -> Variant | None:
        """The first variant for that task that can run."""
        return next((variant for variant in method.variants_for(task) if self.variant_works(method.id, variant.id)), None)

    def variant_works(self, method_id: str, variant_id: str) -> bool:
        return any(reason is None for reason in self.offer(method_id, variant_id).values())

    def precision(self, method_id: str, variant_id: str, wished: Precision | None = None) -> Precision | None:
        """The precision to use: the wished one where it can run, else QAT, FP32, PTQ in this order; None when nothing can."""
        offer = self.offer(method_id, variant_id)
        order = PREFERRED if wished is None else (wished, *PREFERRED)
        return next((precision for precision in order if precision in offer and offer[precision] is None), None)


def _provider(info: Any) -> ProviderChoice:
    return ProviderChoice(str(info.id), str(info.label), bool(info.available), info.reason or "")
