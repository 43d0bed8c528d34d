"""What a degradation is: how a good photo is spoiled to make its own training partner, with every range it draws from written down.

A `Degradation` draws a `Shot` for a photo, everything that is the same all over it; the shot then spoils any crop of that photo and
says how the whole photo's thumbnail looks. Pictures are (height, width, 3) float32 RGB in 0-1, encoded as sRGB unless said
otherwise. All chance comes from the Generator given. Numpy and OpenCV only; runs in loader processes.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image as PillowImage
from PIL.Image import Resampling

from engine.core.sentences import said, together
from engine.core.training_plan import DegradationKind

Image = NDArray[np.float32]
SAMPLINGS = (cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444)


@dataclass(frozen=True)
class Range:
    """A quantity that is drawn between low and high. unit: "" for shares and factors; source: where the figures come from."""

    name: str
    low: float
    high: float
    unit: str
    source: str

    def draw(self, rng: Generator) -> float:
        return float(rng.uniform(self.low, self.high))

    def draw_log(self, rng: Generator) -> float:
        """Evenly in the logarithm."""
        return float(np.exp(rng.uniform(np.log(self.low), np.log(self.high))))

    def whole(self, rng: Generator) -> int:
        """An integer of the range, both ends included."""
        return int(rng.integers(int(self.low), int(self.high) + 1))

    @property
    def words(self) -> str:
        """ "lens blur 0.4 to 2 px (measured)"."""
        span = f"{self.low:g}" if self.low == self.high else said("{low:g} to {high:g}", low=self.low, high=self.high)
        return together(filter(None, (self.name, span, self.unit, said("({source})", source=self.source))))


class View(Enum):
    """What a shot is drawn for. ALONE: a crop that is a photo of its own; PART: crops of a photo, by day; NIGHT: the same of a photo
    darkened on both sides, so that what is black stays black; WHOLE: a photo to be measured on, spoiled in full."""

    ALONE = auto()
    PART = auto()
    NIGHT = auto()
    WHOLE = auto()


@dataclass(frozen=True)
class Place:
    """Where a crop lies in its photo: its left and top edge and the step from pixel to pixel, in units of half the photo's diagonal,
    measured from the photo's centre."""

    left: float
    top: float
    step: float

    @classmethod
    def whole(cls, width: int, height: int) -> "Place":
        return cls.crop(0, 0, 1.0, width, height)

    @classmethod
    def crop(cls, left: float, top: float, scale: float, width: int, height: int) -> "Place":
        """left, top in pixels of a photo of width x height; scale: photo pixels per pixel of the crop."""
        half = 0.5 * float(np.hypot(height, width))
        return cls((left - width / 2) / half, (top - height / 2) / half, scale / half)

    def radius2(self, width: int, height: int) -> Image:
        """Squared distance from the photo's centre, (height, width, 1): 1 in the photo's corners."""
        x = self.left + self.step * np.arange(width, dtype=np.float32)[None, :]
        y = self.top + self.step * np.arange(height, dtype=np.float32)[:, None]
        return (x * x + y * y)[..., None].astype(np.float32)


class Shot(ABC):
    """One draw of everything that is the same all over a photo."""

    @abstractmethod
    def spoil(self, crop: Image, rng: Generator, place: Place | None) -> Image:
        """The crop spoiled, 0-1, smaller by the degradation's scale. place: None for a crop that is a photo of its own."""

    def wanted(self, crop: Image) -> Image:
        """What the network is to make of the spoiled crop: the good one itself, unless good photos are not yet what is wanted. `spoil` is
        given this, and `overview` this of the thumbnail."""
        return crop

    def overview(self, scene: Image) -> Image:
        """How the spoiled photo's thumbnail looks, given the good one's: 0-1, same size. Fine damage averages out there."""
        return scene


class Degradation(ABC):
    """kind; scale: side of the good crop over side of the spoiled one; ranges: all that is drawn, by key; facts: one sentence;
    two_cameras: whether the two sides come from two cameras, so that a little misalignment between them belongs to the data and the
    good photos are weighted by `weight`; most_alone: largest share of crops that may stand alone: what is judged by the whole photo
    (its exposure) cannot be learned from them."""

    kind: DegradationKind
    scale: int = 1
    two_cameras: bool = False
    most_alone: float = 1.0
    ranges: Mapping[str, Range]
    facts: str

    @abstractmethod
    def draw(self, scene: Image, rng: Generator, view: View) -> Shot:
        """A shot for a photo, given as its thumbnail or, for a crop that stands alone, as that crop."""

    def weight(self, crop: Image) -> float:
        """How much more often such a crop should be seen than it is among the photos."""
        return 1.0

    def suits(self, scene: Image) -> bool:
        """Whether the photo of this thumbnail is a good one for this purpose."""
        return True

    def words(self) -> str:
        """The ranges and where they come from, a line each."""
        return together([self.facts, *(one.words for one in self.ranges.values())], "\n")


def through_jpeg(rgb: Image, quality: int, rng: Generator, sampling: int = SAMPLINGS[0], on_the_grid: bool = False) -> Image:
    """Encoded and decoded as JPEG of that libjpeg quality; clipped to 0-1 first. The blocks' grid begins at the corner, as in a whole
    file, or anywhere, as in a crop of one."""
    top, left = (0, 0) if on_the_grid else (int(n) for n in rng.integers(0, 16, 2))
    eight_bit = (np.clip(rgb, 0.0, 1.0) * 255.0 + 0.5).astype(np.uint8)
    framed = cv2.copyMakeBorder(eight_bit, top, 0, left, 0, cv2.BORDER_REFLECT)
    flags = [cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, sampling]
    _, data = cv2.imencode(".jpg", framed[..., ::-1], flags)
    decoded = cv2.imdecode(data, cv2.IMREAD_COLOR)
    assert decoded is not None
    return decoded[top:, left:, ::-1].astype(np.float32) / np.float32(255.0)


def resized(rgb: Image, width: int, height: int, how: Resampling = Resampling.BICUBIC) -> Image:
    """As Pillow does it: filters that widen when reducing (anti-aliased), bicubic with a = -0.5; rounded to 8 bit like a file."""
    picture = PillowImage.fromarray((np.clip(rgb, 0.0, 1.0) * 255.0 + 0.5).astype(np.uint8))
    return np.asarray(picture.resize((width, height), how), np.float32) / np.float32(255.0)


def gaussian_noise(shape: tuple[int, int, int], rng: Generator, sigma: float = 0.0) -> Image:
    """Normal noise of standard deviation 1, low-passed by a Gaussian of `sigma` px."""
    noise = rng.standard_normal(shape, np.float32)
    if sigma > 0.0:
        noise = cv2.GaussianBlur(noise, (0, 0), sigma).reshape(shape).astype(np.float32)
        noise /= np.float32(max(float(noise.std()), 1e-6))
    return noise


def blurred(rgb: Image, sigma: float) -> Image:
    """Gaussian blur of `sigma` pixels, mirrored at the border."""
    return cv2.GaussianBlur(rgb, (0, 0), max(sigma, 0.05)).reshape(rgb.shape).astype(np.float32)


def luma(rgb: Image) -> Image:
    """(height, width, 1), Rec. 601 weights of the encoded values."""
    return (rgb @ np.array([0.299, 0.587, 0.114], np.float32))[..., None]
