"""The old phone as a degradation: a `PhoneModel` measured on one, by `engine.training.phone_look`.

What is drawn follows the measured phone; a patch of a whole photo may come from any phone between it and a nearly perfect one,
because what people open is often exposed well already and must stay so.
"""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from engine.core.sentences import said
from engine.core.training_plan import DegradationKind
from engine.training.degradations.base import Degradation, Image, Place, Range, Shot, View
from engine.training.phone_look import BLUR_SPREAD, PhoneLook, PhoneModel, PhoneShot, vignetting


@dataclass(frozen=True)
class _PhonePhoto(Shot):
    look: PhoneLook
    shot: PhoneShot
    strength: float

    def spoil(self, crop: Image, rng: Generator, place: Place | None) -> Image:
        height, width = crop.shape[:2]
        gain = None if place is None else vignetting(place.left, place.top, width, height, place.step, self.shot)
        return self.look.render(crop, self.shot, rng, gain, self.strength)

    def overview(self, scene: Image) -> Image:
        height, width = scene.shape[:2]
        gain = vignetting(-0.7, -0.7, width, height, 1.4 / width, self.shot)
        return np.clip(self.look.colour(scene, self.shot, self.strength) * gain, 0.0, 1.0).astype(np.float32)


class OldPhone(Degradation):
    """The phone look with one phone's figures."""

    kind = DegradationKind.PHONE_LOOK
    two_cameras = True

    def __init__(self, model: PhoneModel) -> None:
        self.look = PhoneLook(model)
        self.facts = said("aged by the phone profile “{name}”", name=model.name)
        origin = said("measured, where it could be") if model.measured else said("plausible for old phones")
        (low, high), noise = BLUR_SPREAD, round(255 * model.noise, 2)
        self.ranges = {
            "strength": Range(
                said("strength of the colour response"), 0.2, 1.0, "", said("from a nearly perfect phone to the measured one")
            ),
            "optics": Range(said("strength of blur, noise and vignetting"), 0.4, 1.0, "", said("drawn apart from it")),
            "blur": Range(
                said("lens blur"),
                round(low * model.blur, 2),
                round(high * model.blur, 2),
                "px",
                said("measured {blur:g} px", blur=model.blur),
            ),
            "noise": Range(said("noise of a median photo"), noise, noise, said("of 255"), said("measured")),
            "chroma": Range(said("colour noise, share of the noise"), model.chroma_noise[0], model.chroma_noise[1], "", origin),
            "vignette": Range(said("light lost in the corners"), model.vignette[0], model.vignette[1], "", origin),
            "quality": Range(said("JPEG quality"), model.quality[0], model.quality[1], "", origin),
        }

    def draw(self, scene: Image, rng: Generator, view: View) -> _PhonePhoto:
        if view in (View.ALONE, View.WHOLE):
            return _PhonePhoto(self.look, self.look.shot(scene, rng), 1.0)
        strength = self.ranges["strength"].draw(rng)
        if view is View.NIGHT:
            strength = 0.0  # The phone was measured by daylight.
        return _PhonePhoto(self.look, self.look.shot(scene, rng, self.ranges["optics"].draw(rng)), strength)

    def weight(self, crop: Image) -> float:
        return self.look.content_weight(crop)
