"""Runs every model in every precision over one tile: does what is installed work here? The library behind `heliograph selftest`.

Hashes are checked on the way. A model whose output is not finite or not plausible counts as failed even where a fallback would have
rescued the run. Blocks.
"""

from dataclasses import dataclass

from engine.bench import synthetic_photo
from engine.core.errors import EngineError, ModelError
from engine.core.method import Method, Variant
from engine.core.precision import Precision
from engine.core.progress import PartProgress, Progress
from engine.core.request import WHOLE_PHOTO, EnhanceRequest
from engine.pipeline import Engine

_MEGAPIXELS = 0.1
"""A photo that is a single tile of about 256 x 384 pixels."""


@dataclass(frozen=True)
class SelfTestRow:
    """One method, variant and precision. error: one sentence, "" when it works. provider: "" when it did not get that far."""

    method: str
    variant: str
    precision: Precision
    provider: str
    seconds: float
    error: str

    @property
    def passed(self) -> bool:
        return not self.error


def selftest(engine: Engine, progress: Progress) -> tuple[SelfTestRow, ...]:
    """One row for everything that is declared, and for everything the user's own variants were exported in. A precision without its
    file is a failure. Raises Cancelled only."""
    cases = [
        (method, variant, precision)
        for method in engine.methods
        for variant in method.variants
        for precision in _promised(engine, method, variant)
    ]
    rows = []
    for index, (method, variant, precision) in enumerate(cases):
        rows.append(_try(engine, method, variant, precision, PartProgress(progress, index / len(cases), 1.0 / len(cases))))
    return tuple(rows)


def _promised(engine: Engine, method: Method, variant: Variant) -> tuple[Precision, ...]:
    """What must be there: shipped variants have every precision, the user's own those of their manifest."""
    try:
        exported = engine.models.manifest(method, variant).files if variant.own else method.precisions
    except ModelError:
        exported = method.precisions  # gone since the engine looked; its rows say so
    return tuple(precision for precision in method.precisions if precision in exported)


def _try(engine: Engine, method: Method, variant: Variant, precision: Precision, progress: Progress) -> SelfTestRow:
    request = EnhanceRequest(method.id, variant.id, precision, tile=WHOLE_PHOTO)
    try:
        report = engine.enhance(synthetic_photo(_MEGAPIXELS), request, progress).report
    except EngineError as error:
        return SelfTestRow(method.id, variant.id, precision, "", 0.0, error.message)
    return SelfTestRow(method.id, variant.id, precision, report.provider, report.seconds, " ".join(report.warnings))
