"""Old prints, photographed again: faded dyes, a cast, weak or garish colour, the print's own pattern, paper grain, scratches and dust,
noise, and the recapture's softness, falling light and JPEG.

Ranges are those of methods, sections 5.4 and 5.5 (the lightweight network's old photos, and Bringing Old Photos Back to Life), narrowed
where they looked unlike real prints. Scratches and dust fall anew on every crop; everything else is the same all over a photo.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

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
    resized,
    through_jpeg,
)

FADED, PATTERNED, SCRATCHED, GREY = 0.7, 0.5, 0.4, 0.1
"""Shares of photos: with weak rather than garish colour; with a print pattern; with scratches and dust; black and white."""


@dataclass(frozen=True)
class _Grating:
    """A sinusoid: its wave vector in radians per pixel and its amplitude."""

    x: float
    y: float
    amplitude: float


@dataclass(frozen=True)
class _OldPhoto(Shot):
    """colour: (3, 3); black, white: (3,); the others as in the ranges."""

    grey: bool
    saturation: float
    gamma: float
    colour: NDArray[np.float32]
    black: NDArray[np.float32]
    white: NDArray[np.float32]
    gratings: tuple[_Grating, ...]
    grain: float
    grain_size: float
    scratches: float
    blur: float
    noise: float
    recapture: float
    vignette: float
    quality: int

    def _faded(self, rgb: Image) -> Image:
        grey = luma(rgb)
        strong = grey if self.grey else grey + np.float32(self.saturation) * (rgb - grey)
        dyes = np.clip(np.broadcast_to(strong, rgb.shape), 0.0, 1.0) ** np.float32(self.gamma) @ self.colour.T
        return (self.black + (self.white - self.black) * np.clip(dyes, 0.0, 1.0)).astype(np.float32)

    def spoil(self, crop: Image, rng: Generator, place: Place | None) -> Image:
        height, width = crop.shape[:2]
        faded = self._faded(blurred(crop, self.blur))
        faded = faded * (1.0 + self.grain * gaussian_noise((height, width, 1), rng, self.grain_size))
        faded = _patterned(faded, self.gratings, rng)
        if self.scratches > 0.0:
            faded = _scratched(faded, self.scratches, rng)
        if place is not None:
            faded = faded * (1.0 - self.vignette * place.radius2(width, height))
        small = resized(faded, max(1, round(width * self.recapture)), max(1, round(height * self.recapture)))
        noisy = small + self.noise * gaussian_noise((small.shape[0], small.shape[1], 3), rng, 0.5)
        return through_jpeg(resized(noisy, width, height), self.quality, rng)

    def overview(self, scene: Image) -> Image:
        height, width = scene.shape[:2]
        light = 1.0 - self.vignette * Place(-0.7, -0.7, 1.4 / width).radius2(width, height)
        return np.clip(self._faded(scene) * light, 0.0, 1.0).astype(np.float32)


class OldPrint(Degradation):
    """Faded, worn and photographed again."""

    kind = DegradationKind.OLD_PRINT
    facts = said("faded, worn and photographed again as old prints are")

    def __init__(self) -> None:
        table, back = said("methods, section 5.5"), "Bringing Old Photos Back to Life"
        self.ranges = {
            "black": Range(said("black level"), 0.0, 0.20, "", said("{source}; real prints from 0", source=table)),
            "white": Range(said("white level"), 0.80, 1.0, "", table),
            "gamma": Range(said("gamma of the dyes"), 0.8, 1.3, "", table),
            "gain": Range(said("gain of a channel, red over green over blue"), 0.80, 1.15, "", table),
            "crosstalk": Range(said("cross-talk of the dyes"), 0.0, 0.12, "", table),
            "weak": Range(said("saturation, seven photos in ten"), 0.3, 0.8, "", table),
            "garish": Range(said("saturation, the others"), 1.0, 1.6, "", said("{source}; from 1", source=table)),
            "period": Range(said("period of the print pattern, every second photo"), 2.0, 6.0, "px", table),
            "amplitude": Range(said("amplitude of the print pattern"), 0.01, 0.05, "", table),
            "grain": Range(said("paper grain"), 0.005, 0.045, said("of the tone"), said("{source}, less after real prints", source=table)),
            "grain_size": Range(said("size of the grain"), 0.5, 1.5, "px", table),
            "scratches": Range(
                said("scratches and dust, two photos in five"), 1.0, 8.0, said("in 10,000 px"), said("judged by eye on prints")
            ),
            "blur": Range(said("softness"), 0.3, 1.3, "px", said("{source}: kernels of 3-7 px", source=back)),
            "noise": Range(said("noise"), 0.5, 8.0, said("of 255"), said("{source} goes to 50, which no print here shows", source=back)),
            "recapture": Range(said("size of the recapture"), 0.7, 1.0, "", table),
            "vignette": Range(said("light lost in the corners"), 0.0, 0.15, "", table),
            "quality": Range(said("JPEG quality"), 60, 95, "", table),
        }

    def draw(self, scene: Image, rng: Generator, view: View) -> Shot:
        r = self.ranges
        black, white = r["black"].draw(rng), r["white"].draw(rng)
        # A print fades unevenly: each dye about the common level, inside the range.
        blacks = np.clip(black + rng.normal(0.0, 0.02, 3), r["black"].low, r["black"].high)
        whites = np.clip(white + rng.normal(0.0, 0.03, 3), r["white"].low, r["white"].high)
        gains = np.sort([r["gain"].draw(rng) for _ in range(3)])[::-1]
        mixing = np.array([[r["crosstalk"].draw(rng) for _ in range(3)] for _ in range(3)])
        np.fill_diagonal(mixing, 0.0)
        mixing += np.diag(1.0 - mixing.sum(1))
        return _OldPhoto(
            grey=rng.random() < GREY,
            saturation=r["weak" if rng.random() < FADED else "garish"].draw(rng),
            gamma=r["gamma"].draw(rng),
            colour=(gains[:, None] * mixing).astype(np.float32),
            black=blacks.astype(np.float32),
            white=whites.astype(np.float32),
            gratings=self._gratings(rng) if rng.random() < PATTERNED else (),
            grain=r["grain"].draw(rng),
            grain_size=r["grain_size"].draw(rng),
            scratches=r["scratches"].draw(rng) if rng.random() < SCRATCHED else 0.0,
            blur=r["blur"].draw(rng),
            noise=r["noise"].draw(rng) / 255.0,
            recapture=r["recapture"].draw(rng),
            vignette=r["vignette"].draw(rng),
            quality=r["quality"].whole(rng),
        )

    def _gratings(self, rng: Generator) -> tuple[_Grating, ...]:
        """One or two, the second across the first as in a canvas or a screen."""
        angle, period = float(rng.uniform(0.0, np.pi)), self.ranges["period"].draw(rng)
        amplitude = self.ranges["amplitude"].draw(rng)
        count = int(rng.integers(1, 3))
        turns = (angle + index * np.pi / 2 for index in range(count))
        wave = 2 * np.pi / period
        return tuple(_Grating(wave * float(np.cos(turn)), wave * float(np.sin(turn)), amplitude / count) for turn in turns)


def _patterned(rgb: Image, gratings: tuple[_Grating, ...], rng: Generator) -> Image:
    """The print's pattern, strongest in the mid-tones: a screen shows neither on bare paper nor in solid black."""
    if not gratings:
        return rgb
    height, width = rgb.shape[:2]
    y, x = np.arange(height, dtype=np.float32)[:, None], np.arange(width, dtype=np.float32)[None]
    pattern = np.zeros((height, width), np.float32)
    for one in gratings:
        pattern += np.float32(one.amplitude) * np.sin(one.x * x + one.y * y + np.float32(rng.uniform(0.0, 2 * np.pi)))
    grey = np.clip(luma(rgb), 0.0, 1.0)
    return (rgb + 4.0 * grey * (1.0 - grey) * pattern[..., None]).astype(np.float32)


def _scratched(rgb: Image, density: float, rng: Generator) -> Image:
    """Fine scratches, most of them bright and along the film, and specks of dust. density: in 10,000 pixels."""
    height, width = rgb.shape[:2]
    cover = np.zeros((height, width), np.float32)
    tone = np.zeros((height, width), np.float32)
    for _ in range(int(rng.poisson(density * height * width / 10_000))):
        mark = np.zeros((height, width), np.uint8)
        x, y = float(rng.uniform(0, width)), float(rng.uniform(0, height))
        if rng.random() < 0.25:
            _scratch(mark, x, y, rng)
        else:
            axes = tuple(max(1, int(n)) for n in rng.gamma(1.5, 0.6, 2))
            cv2.ellipse(mark, (int(x), int(y)), axes, float(rng.uniform(0, 180)), 0, 360, 255, -1, cv2.LINE_AA)
        strength = mark.astype(np.float32) / 255 * np.float32(rng.uniform(0.3, 0.9))
        cover = np.maximum(cover, strength)
        tone = np.where(strength > 0, np.float32(0.95 if rng.random() < 0.7 else 0.12), tone)
    softened = cv2.GaussianBlur(cover, (0, 0), 0.6)[..., None]
    return (rgb + softened * (tone[..., None] - rgb)).astype(np.float32)


def _scratch(mark: NDArray[np.uint8], x: float, y: float, rng: Generator) -> None:
    """A bent line, near the upright more often than not."""
    angle = float(rng.normal(np.pi / 2, 0.25 if rng.random() < 0.6 else 1.2))
    length = float(rng.exponential(60.0)) + 10.0
    steps = np.linspace(0.0, length, 12)
    bend = np.cumsum(rng.normal(0.0, 0.25, 12))
    points = np.stack([x + steps * np.cos(angle) + bend, y + steps * np.sin(angle)], -1)
    cv2.polylines(mark, [np.round(points * 16).astype(np.int32)], False, 255, 1, cv2.LINE_AA, shift=4)
