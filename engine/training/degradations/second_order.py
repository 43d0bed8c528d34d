"""Spoiled twice: blur, resizing, noise and JPEG, each drawn anew in a second pass, then a ringing filter: for networks that are to enlarge
photos of which nobody knows what befell them.

The order and the figures are Real-ESRGAN's (Wang et al. 2021; methods, section 5.5), JPEG from 10 instead of 30. Those made for a network
of 17 million parameters; a small one that sees nothing milder only learns to smooth. So every photo has a strength: blur, noise, ringing
and resizing are drawn from the full ranges and then weakened to that share, most photos to less than half. Everything but the noise
itself is drawn once for a photo.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from PIL.Image import Resampling

from engine.core.sentences import said
from engine.core.training_plan import DegradationKind
from engine.training.degradations.base import Degradation, Image, Place, Range, Shot, View, gaussian_noise, luma, resized, through_jpeg
from engine.training.degradations.kernels import Kernel, bell, filtered, sinc

SHAPES = {"iso": 0.45, "aniso": 0.25, "wide iso": 0.12, "wide aniso": 0.03, "flat iso": 0.12, "flat aniso": 0.03}
SINC, FINAL_SINC, SECOND_BLUR, GREY_NOISE, GAUSSIAN = 0.1, 0.8, 0.8, 0.4, 0.5
"""Shares: of sinc kernels among all, of photos with the final one, of photos blurred again, of noise without colour, of normal noise."""
MILD = 0.7
"""Share of photos of less than half strength: half of all photos then lose at most 2.6 dB more than by plain reduction, not 5.5."""
RESIZING = ({"up": 0.2, "down": 0.7, "keep": 0.1}, {"up": 0.3, "down": 0.4, "keep": 0.3})
TONES = 256
FILTERS = (Resampling.BOX, Resampling.BILINEAR, Resampling.BICUBIC)


@dataclass(frozen=True)
class _Pass:
    """kernel: None leaves the picture as sharp as it is; size: factor; noise: standard deviation, or the scale of Poisson noise."""

    kernel: Kernel | None
    size: float
    how: Resampling
    gaussian: bool
    noise: float
    grey: bool
    quality: int


@dataclass(frozen=True)
class _SpoiledTwice(Shot):
    first: _Pass
    second: _Pass
    ringing: Kernel | None
    ringing_first: bool
    how: Resampling
    scale: int

    def spoil(self, crop: Image, rng: Generator, place: Place | None) -> Image:
        height, width = crop.shape[0] // self.scale, crop.shape[1] // self.scale
        picture = crop
        for one in (self.first, self.second):
            picture = filtered(picture, one.kernel)
            # The second pass is relative to the final size, as in the source.
            base = crop.shape[:2] if one is self.first else (height, width)
            picture = resized(picture, max(1, round(base[1] * one.size)), max(1, round(base[0] * one.size)), one.how)
            picture = np.clip(_noisy(picture, one, rng), 0.0, 1.0)
            if one is self.first:
                picture = through_jpeg(picture, one.quality, rng)

        def settle(picture: Image) -> Image:
            return filtered(resized(picture, width, height, self.how), self.ringing)

        def compress(picture: Image) -> Image:
            return through_jpeg(picture, self.second.quality, rng)

        steps: list[Callable[[Image], Image]] = [settle, compress] if self.ringing_first else [compress, settle]
        for step in steps:
            picture = step(picture)
        return np.clip(picture, 0.0, 1.0).astype(np.float32)


class SecondOrder(Degradation):
    """scale: how much larger the good side is; the source's 4 unless told."""

    kind = DegradationKind.SECOND_ORDER
    facts = said("blurred, resized, noised and compressed twice over")

    def __init__(self, scale: int = 4) -> None:
        self.scale = scale
        source = "Real-ESRGAN x4plus"
        self.ranges = {
            "kernel": Range(said("side of the blur kernels"), 7, 21, "px", source),
            "sigma1": Range(said("blur, first pass"), 0.2, 3.0, "px", source),
            "sigma2": Range(said("blur, second pass, four photos in five"), 0.2, 1.5, "px", source),
            "wide": Range(said("exponent of generalised kernels"), 0.5, 4.0, "", source),
            "flat": Range(said("exponent of plateau kernels"), 1.0, 2.0, "", source),
            "size1": Range(said("resizing, first pass"), 0.15, 1.5, said("times"), source),
            "size2": Range(said("resizing, second pass, of the final size"), 0.3, 1.2, said("times"), source),
            "gauss1": Range(said("normal noise, first pass"), 1.0, 30.0, said("of 255"), source),
            "gauss2": Range(said("normal noise, second pass"), 1.0, 25.0, said("of 255"), source),
            "poisson1": Range(said("Poisson noise, first pass"), 0.05, 3.0, "", source),
            "poisson2": Range(said("Poisson noise, second pass"), 0.05, 2.5, "", source),
            "quality": Range(
                said("JPEG quality, both passes"), 10, 95, "", said("{source} from 30; photos of 2005 and the web from 10", source=source)
            ),
            "mild": Range(said("strength of seven photos in ten"), 0.05, 0.4, "", said("judged by eye on photos of about 2005")),
            "strong": Range(said("strength of the others"), 0.4, 1.0, "", said("up to {source} in full", source=source)),
        }

    def draw(self, scene: Image, rng: Generator, view: View) -> Shot:
        strength = self.ranges["mild" if rng.random() < MILD else "strong"].draw(rng)
        blurs_again = rng.random() < SECOND_BLUR
        return _SpoiledTwice(
            first=self._pass(1, True, strength, rng),
            second=self._pass(2, blurs_again, strength, rng),
            ringing=sinc(_cutoff(np.pi / 3, strength, rng), self._side(rng)) if rng.random() < FINAL_SINC else None,
            ringing_first=bool(rng.random() < 0.5),
            how=FILTERS[int(rng.integers(len(FILTERS)))],
            scale=self.scale,
        )

    def _pass(self, number: int, blurs: bool, strength: float, rng: Generator) -> _Pass:
        sizes, shares = self.ranges[f"size{number}"], RESIZING[number - 1]
        way = str(rng.choice(list(shares), p=list(shares.values())))
        size = {"keep": 1.0, "up": float(rng.uniform(1.0, sizes.high)), "down": float(rng.uniform(sizes.low, 1.0))}[way]
        gaussian = rng.random() < GAUSSIAN
        amount = strength * self.ranges[f"{'gauss' if gaussian else 'poisson'}{number}"].draw(rng)
        best = int(self.ranges["quality"].high)
        return _Pass(
            kernel=self._kernel(self.ranges[f"sigma{number}"], strength, rng) if blurs else None,
            size=size**strength,
            how=FILTERS[int(rng.integers(len(FILTERS)))],
            gaussian=bool(gaussian),
            noise=amount / 255.0 if gaussian else amount,
            grey=bool(rng.random() < GREY_NOISE),
            quality=best - round(strength * (best - self.ranges["quality"].whole(rng))),
        )

    def _side(self, rng: Generator) -> int:
        return self.ranges["kernel"].whole(rng) // 2 * 2 + 1

    def _kernel(self, sigmas: Range, strength: float, rng: Generator) -> Kernel:
        side = self._side(rng)
        if rng.random() < SINC:
            return sinc(_cutoff(np.pi / 3 if side < 13 else np.pi / 5, strength, rng), side)
        shape = str(rng.choice(list(SHAPES), p=list(SHAPES.values())))
        sigma = sigmas.draw(rng)
        across = sigma if shape.endswith(" iso") or shape == "iso" else sigmas.draw(rng)
        exponent = self.ranges["wide"].draw(rng) if shape.startswith("wide") else 1.0
        plateau = self.ranges["flat"].draw(rng) if shape.startswith("flat") else None
        return bell(side, strength * sigma, strength * across, float(rng.uniform(-np.pi, np.pi)), exponent, plateau)


def _cutoff(lowest: float, strength: float, rng: Generator) -> float:
    """Of a sinc, radians per pixel; what is weaker lies nearer to pi."""
    return float(np.pi - strength * (np.pi - rng.uniform(lowest, np.pi)))


def _noisy(picture: Image, one: _Pass, rng: Generator) -> Image:
    height, width = picture.shape[:2]
    noise = np.float32(one.noise) * gaussian_noise((height, width, 1 if one.grey else 3), rng)
    if not one.gaussian:
        # Poisson noise by a normal one of its variance, which is far faster to draw. The source counts the tones of each crop, which
        # are nearly always these 256; of a flat one it would make snow.
        noise *= np.sqrt(np.clip(luma(picture) if one.grey else picture, 0.0, 1.0) / np.float32(TONES))
    return (picture + noise).astype(np.float32)
