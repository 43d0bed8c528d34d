"""How good photos are spoiled to make their own training partners; one entry for each `DegradationKind`. No torch."""

from pathlib import Path

from engine.core.errors import UsageError
from engine.core.sentences import said
from engine.core.training_plan import DegradationKind
from engine.training.degradations.base import Degradation, Image, Place, Range, Shot, View
from engine.training.degradations.low_light import LowLight
from engine.training.degradations.old_print import OldPrint
from engine.training.degradations.phone import OldPhone
from engine.training.degradations.reduced import DetailX4, OnlineX4
from engine.training.degradations.second_order import SecondOrder
from engine.training.degradations.soft import SoftPhoto
from engine.training.phone_look import PhoneModel

__all__ = ["Degradation", "Image", "Place", "Range", "Shot", "View", "make_degradation"]


def make_degradation(kind: DegradationKind, profile: Path | None = None) -> Degradation:
    """profile: the measured phone (JSON) of the phone look, without which that raises UsageError; the others need none."""
    match kind:
        case DegradationKind.PHONE_LOOK:
            if profile is None:
                raise UsageError(said("The phone look needs a phone's profile; name one, or choose another degradation."))
            return OldPhone(PhoneModel.load(profile))
        case DegradationKind.ONLINE_X4:
            return OnlineX4()
        case DegradationKind.DETAIL_X4:
            return DetailX4()
        case DegradationKind.LOW_LIGHT:
            return LowLight()
        case DegradationKind.OLD_PRINT:
            return OldPrint()
        case DegradationKind.SECOND_ORDER:
            return SecondOrder()
        case DegradationKind.SOFT:
            return SoftPhoto()
