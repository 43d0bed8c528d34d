"""The two degradations of the lightweight network (methods, section 5.4): small and compressed as online platforms make photos, and
soft, as after enlarging."""

from dataclasses import dataclass

from numpy.random import Generator

from engine.core.sentences import said
from engine.core.training_plan import DegradationKind
from engine.training.degradations.base import Degradation, Image, Place, Range, Shot, View, resized, through_jpeg

FACTOR = 4
_FACTOR = Range(said("reduction"), FACTOR, FACTOR, said("times"), said("methods, section 5.4: bicubic, anti-aliased"))


@dataclass(frozen=True)
class _OnlineShot(Shot):
    quality: int

    def spoil(self, crop: Image, rng: Generator, place: Place | None) -> Image:
        return through_jpeg(resized(crop, crop.shape[1] // FACTOR, crop.shape[0] // FACTOR), self.quality, rng)


class OnlineX4(Degradation):
    """Bicubic x1/4, then JPEG with halved chroma, as online platforms save it. The good side is four times as large."""

    kind = DegradationKind.ONLINE_X4
    scale = FACTOR
    facts = said("reduced to a quarter and saved as JPEG 20")

    def __init__(self) -> None:
        self.ranges = {
            "factor": _FACTOR,
            "quality": Range(said("JPEG quality"), 20, 20, "", said("methods, section 5.4; libjpeg's scale, 4:2:0")),
        }

    def draw(self, scene: Image, rng: Generator, view: View) -> Shot:
        return _OnlineShot(self.ranges["quality"].whole(rng))


class _SoftShot(Shot):
    def spoil(self, crop: Image, rng: Generator, place: Place | None) -> Image:
        height, width = crop.shape[:2]
        return resized(resized(crop, -(-width // FACTOR), -(-height // FACTOR)), width, height)


class DetailX4(Degradation):
    """Bicubic x1/4 and back again: both sides are of one size."""

    kind = DegradationKind.DETAIL_X4
    facts = said("reduced to a quarter and enlarged again")

    def __init__(self) -> None:
        self.ranges = {"factor": _FACTOR}

    def draw(self, scene: Image, rng: Generator, view: View) -> Shot:
        return _SoftShot()
