"""Soft and noisy as phones leave photos, colour untouched: for networks that are to bring detail back.

Four kinds of photo, drawn per shot: reduced bicubically to exactly a quarter and enlarged again (the protocol of methods, section 5.4);
the same by another factor; a phone's road from lens to file without its colour response (lens blur or motion, sensor noise, the phone's
own smoothing and sharpening, JPEG; some of it at a smaller size that is enlarged afterwards, as digital zoom and messengers do); and a
mild mixture of all, which is what most photos need. Noise and sharpening are those of `engine.training.phone_look`.
"""

from dataclasses import dataclass
from enum import Enum

import cv2
import numpy as np
from numpy.random import Generator

from engine.core.sentences import said
from engine.core.training_plan import DegradationKind
from engine.training.degradations.base import SAMPLINGS, Degradation, Image, Place, Range, Shot, View, resized, through_jpeg
from engine.training.degradations.kernels import Kernel, bell, filtered, streak
from engine.training.phone_look import sensor_noise, sharpened


class Way(Enum):
    """What befalls a photo; the value is its share of all."""

    QUARTER = 0.34
    REDUCED = 0.16
    PHONE = 0.32
    MILD = 0.18


ON_THE_GRID, MOVED, ROUND, ZOOMED, SMOOTHED, SHARPENED, HALVED_CHROMA = 0.5, 0.2, 0.5, 0.3, 0.5, 0.6, 0.7
"""Shares: of photos whose reduced pixels and JPEG blocks begin at the crop's corner, as in a photo that nobody cropped; of phone photos
blurred by motion; of lens blurs that are round; of phone photos enlarged afterwards; of phone photos smoothed, and sharpened, by the
phone; of JPEGs with halved chroma."""


@dataclass(frozen=True)
class _SoftPhoto(Shot):
    """reduction: the size at which the rest happens, as a divisor; on_the_grid: whether reduced pixels and JPEG blocks begin at the
    crop's corner; kernel: blur; noise, chroma: standard deviations; smooth: tones that smoothing takes for one, 0 for none; sharpen,
    radius: unsharp mask; quality: None for a photo that never was a JPEG file."""

    reduction: float = 1.0
    on_the_grid: bool = True
    kernel: Kernel | None = None
    noise: float = 0.0
    chroma: float = 0.0
    smooth: float = 0.0
    sharpen: float = 0.0
    radius: float = 1.0
    quality: int | None = None
    sampling: int = SAMPLINGS[0]

    def spoil(self, crop: Image, rng: Generator, place: Place | None) -> Image:
        picture = self._taken(crop, rng) if self.reduction == 1.0 else self._smaller(crop, rng)
        if self.quality is None:
            return np.clip(picture, 0.0, 1.0)
        return through_jpeg(picture, self.quality, rng, self.sampling, self.on_the_grid)

    def _smaller(self, crop: Image, rng: Generator) -> Image:
        height, width = crop.shape[:2]
        # Where the reduced pixels begin is chance in a crop of a photo; networks that work at a quarter of the size would learn one place.
        step = int(np.ceil(self.reduction))
        top, left = (0, 0) if self.on_the_grid else (int(n) for n in rng.integers(0, step, 2))
        framed = np.pad(crop, ((top, -(top + height) % step), (left, -(left + width) % step), (0, 0)), "symmetric")
        sides = framed.shape[1], framed.shape[0]
        small = resized(framed, *(max(1, round(n / self.reduction)) for n in sides))
        return resized(self._taken(small, rng), *sides)[top : top + height, left : left + width]

    def _taken(self, picture: Image, rng: Generator) -> Image:
        """From lens to file."""
        picture = filtered(picture, self.kernel)
        if self.noise > 0.0:
            picture = picture + sensor_noise(picture, self.noise, self.chroma, rng)
        if self.smooth > 0.0:
            picture = cv2.bilateralFilter(picture, 5, self.smooth, 1.5).astype(np.float32, copy=False)
        return sharpened(picture, self.sharpen, self.radius)


class SoftPhoto(Degradation):
    """Sharp photos made soft, and most of them noisy. Both sides are of one size and one colour."""

    kind = DegradationKind.SOFT
    facts = said("made soft and noisy as phones leave photos, with its colours")

    def __init__(self) -> None:
        protocol, phone = said("methods, section 5.4: bicubic, anti-aliased"), said("phone profile")
        self.ranges = {
            "quarter": Range(said("reduction and enlarging again, a third of the photos"), 4.0, 4.0, said("times"), protocol),
            "reduction": Range(
                said("the same, one photo in six"), 1.5, 4.0, said("times"), said("{source}, other factors", source=protocol)
            ),
            "zoom": Range(
                said("digital zoom, three phone photos in ten"), 1.2, 2.5, said("times"), said("usual zoom and messengers' reduction")
            ),
            "blur": Range(
                said("lens blur of phone photos"),
                0.4,
                2.0,
                "px",
                said("{source} 0.6 to 1.3; real pairs (City100) 1.0 to 1.5", source=phone),
            ),
            "motion": Range(said("motion, one phone photo in five"), 1.5, 6.0, "px", said("hand-held, judged by eye")),
            "noise": Range(
                said("noise of phone photos at mid-grey"),
                0.5,
                10.0,
                said("of 255"),
                said("{source} 1.5 median; City100 from 0.2", source=phone),
            ),
            "chroma": Range(said("colour noise, share of the noise"), 0.25, 0.7, "", phone),
            "smooth": Range(
                said("tones that the phone's smoothing takes for one, every second"), 0.02, 0.10, "", said("judged by eye at 100 %")
            ),
            "sharpen": Range(
                said("phone's sharpening, three in five"),
                0.2,
                1.5,
                "",
                said("{source} 0.25 with deviation 0.3; over-sharpened to 1.5", source=phone),
            ),
            "radius": Range(said("radius of the sharpening"), 0.7, 1.6, "px", said("{source} 1", source=phone)),
            "quality": Range(said("JPEG quality of phone photos"), 60, 95, "", said("usual camera and messenger settings")),
            "mild_reduction": Range(said("reduction of mild photos"), 1.0, 1.5, said("times"), said("mild part of the above")),
            "mild_blur": Range(said("blur of mild photos"), 0.2, 0.8, "px", said("mild part of the above")),
            "mild_noise": Range(said("noise of mild photos at mid-grey"), 0.2, 2.0, said("of 255"), said("mild part of the above")),
            "mild_quality": Range(said("JPEG quality of mild photos"), 85, 98, "", said("usual camera settings")),
        }

    def draw(self, scene: Image, rng: Generator, view: View) -> Shot:
        way = list(Way)[int(rng.choice(len(Way), p=[way.value for way in Way]))]
        on_the_grid = bool(rng.random() < ON_THE_GRID)
        match way:
            case Way.QUARTER:
                return _SoftPhoto(self.ranges["quarter"].low, on_the_grid)
            case Way.REDUCED:
                return _SoftPhoto(self.ranges["reduction"].draw(rng), on_the_grid)
            case Way.PHONE:
                return self._phone(on_the_grid, rng)
            case Way.MILD:
                return self._mild(on_the_grid, rng)

    def _phone(self, on_the_grid: bool, rng: Generator) -> Shot:
        r = self.ranges
        zoom = r["zoom"].draw(rng) if rng.random() < ZOOMED else 1.0
        moved = rng.random() < MOVED
        noise = r["noise"].draw_log(rng) / 255.0
        return _SoftPhoto(
            reduction=zoom,
            on_the_grid=on_the_grid,
            kernel=streak(r["motion"].draw(rng) / zoom, float(rng.uniform(0, np.pi))) if moved else _lens(r["blur"], zoom, rng),
            noise=noise,
            chroma=noise * r["chroma"].draw(rng),
            smooth=r["smooth"].draw_log(rng) if rng.random() < SMOOTHED else 0.0,
            sharpen=r["sharpen"].draw(rng) if rng.random() < SHARPENED else 0.0,
            radius=r["radius"].draw(rng),
            quality=r["quality"].whole(rng),
            sampling=SAMPLINGS[rng.random() > HALVED_CHROMA],
        )

    def _mild(self, on_the_grid: bool, rng: Generator) -> Shot:
        r = self.ranges
        noise = r["mild_noise"].draw_log(rng) / 255.0
        reduction = r["mild_reduction"].draw(rng)
        return _SoftPhoto(
            reduction=reduction if rng.random() < 0.5 else 1.0,
            on_the_grid=on_the_grid,
            kernel=_lens(r["mild_blur"], 1.0, rng),
            noise=noise,
            chroma=noise * r["chroma"].draw(rng),
            quality=r["mild_quality"].whole(rng),
            sampling=SAMPLINGS[rng.random() > HALVED_CHROMA],
        )


def _lens(sigmas: Range, zoom: float, rng: Generator) -> Kernel:
    """A Gaussian, round or turned; widths are those seen after enlarging."""
    sigma = sigmas.draw(rng)
    across = sigma if rng.random() < ROUND else sigmas.draw(rng)
    side = 2 * int(np.ceil(3.0 * max(sigma, across) / zoom)) + 1
    return bell(side, sigma / zoom, across / zoom, float(rng.uniform(0, np.pi)))
