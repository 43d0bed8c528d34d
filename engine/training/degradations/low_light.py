"""Low light: a good photo taken with far too little light, by a physical model in linear light.

What stood before the camera is got back by undoing sRGB's curve; then, in this order: less light (exposure, and a contrast of the light
itself where lamps or the sky are bright and the rest is not), a lamp whose light falls off across the photo, the wrong white balance,
shot and read noise before the camera's curve, the smoothing of demosaicking and noise reduction (stronger in chroma), black clipping,
the curve, and JPEG. Two kinds of photo are made: exposed too short all over, and dark around a bright part.

What is wanted of a photo is a well-exposed one, and many good photos are not (a sunset, a silhouette): photos mostly black are left
out, and the middle tones of dim ones are lifted before anything else, so that how bright a picture should become can be learned at all.

Noise follows Brooks et al., "Unprocessing Images for Learned Raw Denoising" (2019): variance = shot * light + read^2, with the read
noise tied to the shot noise. Exposure and noise were checked against the statistics of a real pair (5.3 stops apart, noise of 1-2 of 255
before brightening) and of 17 dark photos; no pixel of them is used.
"""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from engine.core.lab import linear_to_srgb, srgb_to_linear
from engine.core.sentences import said
from engine.core.training_plan import DegradationKind
from engine.training.degradations.base import (
    Degradation,
    Image,
    Place,
    Range,
    Shot,
    View,
    blurred,
    gaussian_noise,
    luma,
    through_jpeg,
)

SHORT, LAMPLIT = 0.65, 0.4
"""Share of photos that are exposed too short all over rather than dark around a bright part; share that a lamp lights unevenly."""

WELL_EXPOSED, LEAST_EXPONENT = 0.46, 0.6
"""Mean luma that dim good photos are lifted towards, and the smallest exponent that does it: below it their own noise would show."""

DIMMEST, BLACK, MOST_BLACK = 0.2, 0.04, 0.35
"""Mean luma of the dimmest photo that is used; luma that counts as black, and the largest share of it."""


@dataclass(frozen=True)
class _DarkPhoto(Shot):
    """lift: exponent of the good photo's values; stops: of exposure lost; contrast: exponent of the light; lamp: x, y of its centre,
    width and floor of its light, in half diagonals, or None; balance: gains of R, G, B; shot, read: noise in units of white; smooth,
    chroma: Gaussian px."""

    lift: float
    stops: float
    contrast: float
    lamp: tuple[float, float, float, float] | None
    balance: NDArray[np.float32]
    shot: float
    read: float
    smooth: float
    chroma: float
    quality: int

    def wanted(self, crop: Image) -> Image:
        return crop if self.lift == 1.0 else (np.maximum(crop, 0.0) ** np.float32(self.lift)).astype(np.float32)

    def _light(self, rgb: Image, place: Place) -> Image:
        light = srgb_to_linear(rgb) ** np.float32(self.contrast) * np.float32(2.0**-self.stops)
        if self.lamp is not None:
            x, y, width, floor = self.lamp
            moved = Place(place.left - x, place.top - y, place.step)
            distance = moved.radius2(rgb.shape[1], rgb.shape[0])
            light = light * (floor + (1.0 - floor) * np.exp(-distance / (width * width)))
        return (light * self.balance).astype(np.float32)

    def spoil(self, crop: Image, rng: Generator, place: Place | None) -> Image:
        height, width = crop.shape[:2]
        light = self._light(crop, place or Place.whole(width, height))
        noise = np.sqrt(self.shot * light + self.read**2) * gaussian_noise((height, width, 3), rng)
        # The balance amplifies the sensor's noise of that channel, not its light only.
        light = blurred((light + noise * np.sqrt(self.balance)).astype(np.float32), self.smooth)
        grey = luma(light)
        light = grey + blurred(light - grey, self.chroma)
        return through_jpeg(linear_to_srgb(np.minimum(light, 1.0)), self.quality, rng)

    def overview(self, scene: Image) -> Image:
        return linear_to_srgb(np.minimum(self._light(scene, Place(-0.7, -0.7, 1.4 / scene.shape[1])), 1.0))


class LowLight(Degradation):
    """Dark photos of good ones."""

    kind = DegradationKind.LOW_LIGHT
    most_alone = 0.1
    facts = said("made dark and noisy by a model of the sensor in linear light")

    def __init__(self) -> None:
        model = "Brooks et al. 2019"
        self.ranges = {
            "short": Range(
                said("exposure lost, photos exposed too short"), 1.0, 6.0, said("stops"), said("LOL: a real pair lies 5.3 apart")
            ),
            "around": Range(
                said("exposure lost, photos dark around a bright part"), 0.0, 2.0, said("stops"), said("looks of 17 real dark photos")
            ),
            "contrast": Range(said("contrast of the light around a bright part"), 1.2, 2.0, "", said("the same")),
            "even": Range(said("contrast of the light otherwise"), 0.95, 1.1, "", said("LOL: 1.05")),
            "lamp_width": Range(
                said("width of a lamp's light, two photos in five"), 0.5, 1.4, said("half diagonals"), said("judged by eye")
            ),
            "lamp_floor": Range(said("light left far from the lamp"), 0.15, 0.7, "", said("judged by eye")),
            "balance": Range(said("white balance gains of red and blue"), 0.8, 1.25, "", said("real dark photos, R/G and B/G")),
            "shot": Range(said("shot noise, variance per light"), 5e-5, 3e-3, "", said("{source} below 3e-3; LOL 1e-4", source=model)),
            "read": Range(said("read noise, natural logarithm about its tie"), -0.52, 0.52, "", model),
            "smooth": Range(said("smoothing of demosaicking"), 0.35, 0.8, "px", said("judged by eye at 100 %")),
            "chroma": Range(said("smoothing of colour"), 0.5, 2.0, "px", said("the same")),
            "quality": Range(said("JPEG quality"), 80, 99, "", said("usual camera settings")),
        }

    def suits(self, scene: Image) -> bool:
        grey = luma(scene)
        return float(grey.mean()) >= DIMMEST and float((grey < BLACK).mean()) <= MOST_BLACK

    def draw(self, scene: Image, rng: Generator, view: View) -> Shot:
        r = self.ranges
        lift = 1.0 if view is View.NIGHT else _lift(float(luma(scene).mean()))
        short = rng.random() < SHORT
        lamp = None
        if rng.random() < LAMPLIT:
            x, y = rng.uniform(-0.5, 0.5, 2)
            lamp = float(x), float(y), r["lamp_width"].draw(rng), r["lamp_floor"].draw(rng)
        shot = r["shot"].draw_log(rng)
        # log(read^2) = 2.18 log(shot) + 1.2, with a deviation of 0.26; the range is two of them.
        read = float(np.exp(0.5 * (2.18 * np.log(shot) + 1.2 + r["read"].draw(rng))))
        return _DarkPhoto(
            lift=lift,
            stops=r["short" if short else "around"].draw(rng),
            contrast=r["even" if short else "contrast"].draw(rng),
            lamp=lamp,
            balance=np.array([r["balance"].draw_log(rng), 1.0, r["balance"].draw_log(rng)], np.float32),
            shot=shot,
            read=read,
            smooth=r["smooth"].draw(rng),
            chroma=r["chroma"].draw(rng),
            quality=r["quality"].whole(rng),
        )


def _lift(mean: float) -> float:
    """The exponent that brings values of this mean to about `WELL_EXPOSED`; 1 for what is no dimmer."""
    if mean >= WELL_EXPOSED:
        return 1.0
    return max(LEAST_EXPONENT, float(np.log(WELL_EXPOSED) / np.log(max(mean, 1e-3))))
