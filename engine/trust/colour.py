"""The colours of a photo and of its result in their low frequencies: how far they drifted, and what gives the photo's own back.

Low frequencies are a Gaussian of a fiftieth of the longer side: light, casts and skin tones are in them, texture is not. The lock gives
back chromaticity and leaves luminance alone: a night shot must stay bright, and a colour that was dark then is a bright one of the same
hue and purity, not the dark one's faint chroma. Everything here is small copies of at most 400 pixels a side. Pure; any thread.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core.lab import ColourSpace, ciede2000, linear_to_srgb, srgb_to_linear
from engine.core.method import Image
from engine.core.photo import Pixels, to_uint16
from engine.core.reducing import size_within
from engine.inference.thumbnail import thumbnail

SIDE = 400
"""Longer side of the copies in pixels; a fiftieth of it is a Gaussian that a grid of pixels still carries well."""

SHARE = 50
"""The longer side is so many times the Gaussian's standard deviation."""

_LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)
_NO_COLOUR = 0.001
"""Linear luminance, about three levels of 8 bit, below which a photo says little about its colour and gives little back."""

_STRONGEST = 4.0
"""No channel is multiplied or divided by more."""

_TINY = 1e-6


@dataclass(frozen=True)
class Drift:
    """How far a result is from its photo, in CIEDE2000 of their low frequencies.

    mean, most: of the whole difference, brightness included; most is that of the worst hundredth. colour_mean, colour_most: with the
    photo's colours at the result's luminance, which is what the lock gives back. colours: the latter as a map, (h, w).
    """

    mean: float
    most: float
    colour_mean: float
    colour_most: float
    colours: NDArray[np.float32]


def low_size(width: int, height: int) -> tuple[int, int]:
    """Width and height of the small copies of a photo of that size."""
    return size_within(width, height, SIDE)


def low_frequencies(pixels: Pixels, size: tuple[int, int]) -> Image:
    """(h, w, 3) float32 0-1, encoded as the photo is. size: what `low_size` says for the photo, for its enlarged result too."""
    small = thumbnail(pixels, *size)
    blurred = cv2.GaussianBlur(small, (0, 0), max(size) / SHARE, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(blurred, np.float32).reshape(small.shape)


def lock_gains(source: Image, made: Image, amount: float) -> Image:
    """(h, w, 3) float32 to multiply encoded values of the result with, stretched over it: at `amount` 1 its low frequencies get the
    chromaticities of the photo's and keep their luminance, as far as the gamut goes; 1 everywhere at `amount` 0."""
    gains = linear_to_srgb(_locked(source, made)) / np.maximum(made, _TINY)
    np.clip(gains, 1 / _STRONGEST, _STRONGEST, out=gains)
    return np.asarray(gains**amount, np.float32)


def colour_drift(source: Image, made: Image, space: ColourSpace) -> Drift:
    """Between the low frequencies of a photo and of its result. space: the photo's."""
    result = space.lab(to_uint16(made))
    whole = ciede2000(space.lab(to_uint16(source)), result)
    colours = ciede2000(space.lab(to_uint16(linear_to_srgb(_locked(source, made)))), result)
    mean, most, colour_mean, colour_most = (float(value) for part in (whole, colours) for value in (part.mean(), np.percentile(part, 99)))
    return Drift(mean, most, colour_mean, colour_most, colours)


def _locked(source: Image, made: Image) -> Image:
    """Linear: the photo's chromaticities at the result's luminances; made duller, never darker, where the gamut ends."""
    # sRGB's curve stands for those of other spaces too: back and forth cancel out, and the gains hardly differ.
    photo, result = srgb_to_linear(source), srgb_to_linear(made)
    light, wanted = (photo @ _LUMINANCE)[..., None], (result @ _LUMINANCE)[..., None]
    same = photo * (wanted / np.maximum(light, _TINY))
    brightest = same.max(axis=2, keepdims=True)
    room = np.clip((1.0 - wanted) / np.maximum(brightest - wanted, _TINY), 0.0, 1.0)
    same = wanted + (same - wanted) * room
    sure = light**2 / (light**2 + np.float32(_NO_COLOUR**2))
    return np.asarray(result + (same - result) * sure, np.float32)
