"""One candidate of a comparison: what it is, what can be one here, and what it is called. Values and look-ups only. Main thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from app.catalogue import Catalogue
from app.i18n import tr
from app.widgets.compare_view import Layer
from engine.core.precision import Precision

MOST_KEPT = 8
KEPT_BYTES = 1_000_000_000
"""Of all kept results together; the newest stays however large it is."""


class Source(Enum):
    """What stands in a place."""

    ORIGINAL = "original"
    RESULT = "result"
    METHOD = "method"
    KEPT = "kept"
    FILE = "file"


@dataclass(frozen=True)
class Kept:
    """A result as it was when the user kept it, strength and all. number: counts them for their label."""

    number: int
    name: str
    layer: Layer = field(compare=False, repr=False)


@dataclass(frozen=True)
class Stand:
    """A wish for one place: method, variant, precision of METHOD, the rest of its own source."""

    source: Source
    method: str = ""
    variant: str = ""
    precision: Precision | None = None
    kept: Kept | None = None
    path: Path | None = None


ORIGINAL, RESULT = Stand(Source.ORIGINAL), Stand(Source.RESULT)


def works(catalogue: Catalogue, stand: Stand) -> bool:
    """Whether this method can run here in this precision."""
    offer = catalogue.offer(stand.method, stand.variant)
    return stand.precision is not None and offer.get(stand.precision, "") is None


def precisions_of(catalogue: Catalogue, method: str, variant: str) -> list[Stand]:
    """The same method in every precision that can run."""
    declared = catalogue.method(method).precisions
    stands = [Stand(Source.METHOD, method, variant, precision) for precision in declared]
    return [stand for stand in stands if works(catalogue, stand)]


def methods_for(catalogue: Catalogue, like: Stand) -> list[Stand]:
    """Everything for the same task, each in the precision that is preferred."""
    task = catalogue.task(like.method, like.variant)
    places = [(method.id, variant.id) for method in catalogue.methods_for(task) for variant in method.variants_for(task)]
    found = [(place, catalogue.precision(*place)) for place in places]
    return [Stand(Source.METHOD, *place, precision) for place, precision in found if precision is not None]


def method_label(catalogue: Catalogue | None, method_id: str, variant_id: str, precision: Precision | None) -> str:
    """Method, variant and precision, as far as there is a choice of them: "Night shot · QAT INT8"."""
    if catalogue is None:
        return method_id
    try:
        method, variant = catalogue.method(method_id), catalogue.variant(method_id, variant_id)
    except KeyError:
        return method_id
    words = [tr(method.name)]
    if variant is not None and len(method.variants) > 1:
        words.append(tr(variant.name))
    if precision is not None and len(method.precisions) > 1:
        words.append(precision.label)
    return " · ".join(words)


def newest_that_fit(kept: list[Kept]) -> list[Kept]:
    """The newest of them that there is room for."""
    found: list[Kept] = []
    room = KEPT_BYTES
    for one in reversed(kept[-MOST_KEPT:]):
        room -= sum(level.nbytes for level in one.layer.levels)
        if found and room < 0:
            break
        found.insert(0, one)
    return found
