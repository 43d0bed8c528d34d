"""How good photos are spoiled to make their own training partners; one entry for each `DegradationKind`. No torch."""

from pathlib import Path

from engine.core.errors import UsageError
from engine.core.training_plan import DegradationKind
from engine.training.degradations.base import Degradation, Image, Place, Range, Shot, View
from engine.training.degradations.phone import OldPhone
from engine.training.phone_look import PhoneModel

__all__ = ["Degradation", "Image", "Place", "Range", "Shot", "View", "make_degradation"]


def make_degradation(kind: DegradationKind, profile: Path | None = None) -> Degradation:
    """profile: the measured phone (JSON) of the phone look, without which that raises UsageError; the others need none."""
    match kind:
        case DegradationKind.PHONE_LOOK:
            if profile is None:
                raise UsageError("The phone look needs a phone's profile; name one, or choose another degradation.")
            return OldPhone(PhoneModel.load(profile))
    raise UsageError(f"There is no degradation {kind.label!r} yet.")
