"""What a method has to beat, and the inputs made for that from good photos: plain enlarging, an unsharp mask, doing nothing.

All of it is Pillow's arithmetic on (height, width, 3) uint8 RGB: filters that widen when reducing (anti-aliased), bicubic with a = -0.5.
The same pictures for the same Pillow. How they are compared is `engine.core.protocols`' business. Pure functions, any thread.
"""

from dataclasses import dataclass
from enum import Enum
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from PIL.Image import Resampling

Picture = NDArray[np.uint8]

FACTOR = 4
"""By how much the source of the lightweight network reduces photos, for detail too (methods, section 5.4)."""

ONLINE_QUALITY = 20
"""Its JPEG quality for enlarging, libjpeg's scale, chroma halved in both directions."""


@dataclass(frozen=True)
class Unsharp:
    """Pillow's unsharp mask. radius: of the blur, pixels; percent: how much of the difference is added; threshold: smallest difference,
    in 8-bit levels, that is. The defaults are Pillow's own, strong enough to be seen on any photo."""

    radius: float = 2.0
    percent: int = 150
    threshold: int = 3

    def __str__(self) -> str:
        return f"unsharp mask {self.radius:g} px {self.percent} % {self.threshold}"

    def apply(self, picture: Picture) -> Picture:
        mask = ImageFilter.UnsharpMask(self.radius, self.percent, self.threshold)
        return np.asarray(Image.fromarray(picture).filter(mask), np.uint8)


class Baseline(Enum):
    """A way without learning; the value is its row's label."""

    INPUT = "input"
    UNSHARP = str(Unsharp())
    BICUBIC = "bicubic"
    LANCZOS = "Lanczos"

    def apply(self, picture: Picture, scale: int) -> Picture:
        """(scale * height, scale * width, 3). INPUT and UNSHARP leave the size as it is and go with a scale of 1."""
        if self is Baseline.INPUT:
            return picture
        if self is Baseline.UNSHARP:
            return Unsharp().apply(picture)
        how = Resampling.BICUBIC if self is Baseline.BICUBIC else Resampling.LANCZOS
        return _resized(picture, picture.shape[1] * scale, picture.shape[0] * scale, how)


@dataclass(frozen=True)
class Reduction:
    """How an input is made from a good photo: cut to a multiple of `factor`, reduced bicubically, saved as JPEG, enlarged again.

    quality: of the JPEG (4:2:0, its blocks beginning in the photo's corner), None for no JPEG. back: enlarged bicubically to the size it
    had, which is what a method of scale 1 gets.
    """

    factor: int = FACTOR
    quality: int | None = ONLINE_QUALITY
    back: bool = False

    def __str__(self) -> str:
        jpeg = "" if self.quality is None else f", then JPEG of quality {self.quality} (4:2:0)"
        back = ", then bicubic back to its size" if self.back else ""
        return f"bicubic x1/{self.factor}, anti-aliased{jpeg}{back}"

    def apply(self, photo: Picture) -> tuple[Picture, Picture]:
        """The input and the photo cut to fit it. ValueError for a photo smaller than `factor`."""
        height, width = photo.shape[0] // self.factor, photo.shape[1] // self.factor
        if not height or not width:
            raise ValueError(f"it is too small to be reduced {self.factor} times.")
        target = photo[: height * self.factor, : width * self.factor]
        small = _resized(target, width, height, Resampling.BICUBIC)
        if self.quality is not None:
            small = _through_jpeg(small, self.quality)
        return (_resized(small, target.shape[1], target.shape[0], Resampling.BICUBIC) if self.back else small), target


def _resized(picture: Picture, width: int, height: int, how: Resampling) -> Picture:
    return np.asarray(Image.fromarray(np.ascontiguousarray(picture)).resize((width, height), how), np.uint8)


def _through_jpeg(picture: Picture, quality: int) -> Picture:
    file = BytesIO()
    Image.fromarray(picture).save(file, "JPEG", quality=quality, subsampling="4:2:0")
    file.seek(0)
    return np.asarray(Image.open(file), np.uint8)
