"""The phone look: what turns a good photo into one that an old phone might have taken.

A model of the phone's road from lens to file. Its figures are a `PhoneModel`, measured on real pairs of phone and camera photos by
`engine.training.calibrate_phone`, or on a phone's photos alone by `engine.training.phone_profile`:

1. lens blur, a Gaussian whose width scatters about the measured one;
2. colour response: one quadratic curve of the three channels, plus an affine deviation that differs from photo to photo. The
   deviation's mean depends on the scene's own brightness, contrast and cast (that is automatic exposure and white balance), its
   scatter is the measured covariance. Narrow dynamic range comes with it: the curve flattens and values clip;
3. vignetting, radial;
4. sensor noise, stronger in luminance than in chroma and low-pass because of demosaicking; variance rises with the signal;
5. the phone's sharpening, an unsharp mask; and JPEG.

Pictures are (height, width, 3) float32 RGB in 0-1, encoded (not linear) values.
"""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from engine.core.errors import UsageError
from engine.core.sentences import said

Image = NDArray[np.float32]
PHONE_2009 = Path(__file__).with_name("phone_2009.json")
"""An iPhone 3GS against a Canon 70D, measured on 199 aligned pairs: what the methods for the phone look learn from."""
BLUR_SPREAD = (0.65, 1.35)
"""Times the measured blur, from photo to photo."""
_TINY = 1e-9
"""Added to variances, so that rounding does not make a covariance none."""
COLOUR_CENTRE = 0.45
"""Deviations are affine about this grey, which keeps their offset and slopes nearly independent."""


@dataclass(frozen=True)
class PhoneModel:
    """Measured figures of one phone against one camera.

    curve: (10, 3), camera's quadratic terms (see `quadratic_terms`) to phone RGB. mean_deviation: (7, 12), from 1 and the six
    statistics of `scene_statistics` to the (4, 3) affine deviation, flattened. deviation_scatter: (12, 12) covariance of what is
    left. blur: Gaussian sigma in pixels. noise: standard deviation of luminance noise, 0-1. content: 15 weights of the log odds
    that a crop looks like the camera's pictures (see `content_terms`), with content_centre and content_scale (4 each).

    The rest has defaults, plausible for old phones, that stand where nothing could be measured. chroma_noise: low and high of colour
    noise as a share of the luminance noise; noise_spread: standard deviation of the noise's logarithm from photo to photo; vignette:
    low and high of the light lost in the corners; sharpen: mean and standard deviation of the unsharp mask's amount; quality: low
    and high of the JPEG quality, both included; measured: what was measured on how many photos, in words.
    """

    name: str
    curve: list[list[float]]
    mean_deviation: list[list[float]]
    deviation_scatter: list[list[float]]
    blur: float
    noise: float
    content: list[float]
    content_centre: list[float]
    content_scale: list[float]
    chroma_noise: list[float] = field(default_factory=lambda: [0.25, 0.7])
    noise_spread: float = 0.45
    vignette: list[float] = field(default_factory=lambda: [0.0, 0.25])
    sharpen: list[float] = field(default_factory=lambda: [0.25, 0.3])
    quality: list[int] = field(default_factory=lambda: [78, 96])
    measured: list[str] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path) -> "PhoneModel":
        """Raises UsageError for a file that is missing or no profile."""
        try:
            model = cls(**json.loads(path.read_text(encoding="utf-8")))
            _check(model)
            return model
        except (OSError, ValueError, TypeError, RecursionError) as problem:
            raise UsageError(said("{path} is not a phone profile: {problem}.", path=path, problem=problem)) from problem

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")


_SHAPES = {
    "curve": (10, 3),
    "mean_deviation": (7, 12),
    "deviation_scatter": (12, 12),
    "content": (15,),
    "content_centre": (4,),
    "content_scale": (4,),
    "chroma_noise": (2,),
    "vignette": (2,),
    "sharpen": (2,),
    "quality": (2,),
    "blur": (),
    "noise": (),
    "noise_spread": (),
}


def _check(model: PhoneModel) -> None:
    """Profiles are handed from one user to another. Raises ValueError for figures that no phone has."""
    for name, shape in _SHAPES.items():
        figures = np.array(getattr(model, name))
        if figures.dtype.kind not in "if" or figures.shape != shape or not np.isfinite(figures).all():
            raise ValueError(f"{name} is not {' x '.join(map(str, shape)) or 'one'} numbers")
    for name in ("chroma_noise", "vignette", "quality"):
        low, high = getattr(model, name)
        if not 0 <= low <= high:
            raise ValueError(f"{name} is no range")
    if not 1 <= model.quality[0] <= model.quality[1] <= 100 or not all(isinstance(end, int) for end in model.quality):
        raise ValueError("quality is from 1 to 100")
    if min(model.blur, model.noise, model.noise_spread, model.sharpen[1]) < 0 or 0 in model.content_scale:
        raise ValueError("a width is below 0, or a scale is 0")
    np.linalg.cholesky(np.array(model.deviation_scatter) + _TINY * np.eye(12))  # raises a ValueError for what is no covariance


@dataclass(frozen=True)
class PhoneShot:
    """One draw of everything that is the same all over a photo."""

    deviation: NDArray[np.float64]
    blur: float
    vignette: float
    noise: float
    chroma_noise: float
    sharpen: float
    quality: int


def quadratic_terms(rgb: Image) -> Image:
    """1, r, g, b, their squares and their products: (..., 3) to (..., 10)."""
    r, g, b = rgb[..., 0], rgb[..., 1], rgb[..., 2]
    return np.stack([np.ones_like(r), r, g, b, r * r, g * g, b * b, r * g, r * b, g * b], -1)


def scene_statistics(rgb: Image) -> NDArray[np.float64]:
    """Means and standard deviations of the three channels: (6,)."""
    return np.concatenate([rgb.mean((0, 1)), rgb.std((0, 1))]).astype(np.float64)


def content_terms(rgb: Image, centre: NDArray[np.float64], scale: NDArray[np.float64]) -> NDArray[np.float64]:
    """Quadratic terms of brightness, contrast and cast, standardised: (15,)."""
    mean = rgb.mean((0, 1))
    v = (np.array([mean.mean(), rgb.std((0, 1)).mean(), mean[0] - mean[1], mean[2] - mean[1]]) - centre) / scale
    products = [v[i] * v[j] for i in range(4) for j in range(i)]
    return np.concatenate([[1.0], v, v * v, products])


class PhoneLook:
    """Draws shots from a `PhoneModel` and applies them. Not thread safe only in so far as the Generator given is not."""

    def __init__(self, model: PhoneModel) -> None:
        self.model = model
        self._curve = np.array(model.curve, np.float32)
        self._mean_deviation = np.array(model.mean_deviation)
        scatter = np.array(model.deviation_scatter)
        self._scatter_root = np.linalg.cholesky(scatter + _TINY * np.eye(len(scatter)))
        self._content = np.array(model.content)
        self._centre, self._scale = np.array(model.content_centre), np.array(model.content_scale)

    def content_weight(self, rgb: Image) -> float:
        """How much more often such a crop is seen on the camera's side of the pairs than among the training crops, 0.01-15."""
        odds = float(content_terms(rgb, self._centre, self._scale) @ self._content)
        return float(np.exp(np.clip(odds, np.log(0.01), np.log(15.0))))

    def shot(self, scene: Image, rng: Generator, strength: float = 1.0) -> PhoneShot:
        """Draw a shot for a scene. `strength` below 1 scales the colour deviation and everything else down, for good phones."""
        mean = np.concatenate([[1.0], scene_statistics(scene)]) @ self._mean_deviation
        deviation = (mean + self._scatter_root @ rng.standard_normal(12)).reshape(4, 3)
        model = self.model
        noise = model.noise * float(np.exp(rng.normal(0.0, model.noise_spread)))
        return PhoneShot(
            deviation=deviation,
            blur=strength * model.blur * float(rng.uniform(*BLUR_SPREAD)),
            vignette=float(rng.uniform(model.vignette[0], model.vignette[1])) * strength,
            noise=noise * strength,
            chroma_noise=noise * float(rng.uniform(model.chroma_noise[0], model.chroma_noise[1])) * strength,
            sharpen=float(max(0.0, rng.normal(model.sharpen[0], model.sharpen[1]))),
            quality=int(rng.integers(model.quality[0], model.quality[1] + 1)),
        )

    def colour(self, rgb: Image, shot: PhoneShot, strength: float = 1.0) -> Image:
        """The colour response alone, clipped to 0-1. `strength` blends from no change (0) to the phone's (1)."""
        terms = quadratic_terms(rgb)
        affine = terms[..., :4] - np.array([0.0, *[COLOUR_CENTRE] * 3], np.float32)
        response = terms @ self._curve + affine @ shot.deviation.astype(np.float32)
        return np.clip(rgb + strength * (response - rgb), 0.0, 1.0).astype(np.float32)

    def render(self, rgb: Image, shot: PhoneShot, rng: Generator, gain: Image | None = None, strength: float = 1.0) -> Image:
        """The whole road. gain: (height, width, 1) vignetting for this crop, from `vignetting`. Returns 0-1, as decoded from JPEG."""
        widths = max(shot.blur, 0.05), max(shot.blur * float(rng.uniform(0.85, 1.15)), 0.05)
        blurred = cv2.GaussianBlur(rgb, (0, 0), widths[0], sigmaY=widths[1]).astype(np.float32)
        phone = self.colour(blurred, shot, strength)
        if gain is not None:
            phone = phone * gain
        phone = phone + sensor_noise(phone, shot.noise, shot.chroma_noise, rng)
        phone = sharpened(phone, shot.sharpen)
        eight_bit = (np.clip(phone, 0.0, 1.0) * 255.0 + 0.5).astype(np.uint8)
        sampling = cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420 if rng.random() < 0.7 else cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444
        flags = [cv2.IMWRITE_JPEG_QUALITY, shot.quality, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, sampling]
        _, data = cv2.imencode(".jpg", eight_bit[..., ::-1], flags)
        decoded = cv2.imdecode(data, cv2.IMREAD_COLOR)
        assert decoded is not None
        return decoded[..., ::-1].astype(np.float32) / np.float32(255.0)


def vignetting(left: float, top: float, width: int, height: int, step: float, shot: PhoneShot) -> Image:
    """Gain (height, width, 1) of a crop. left, top, step in units of half the photo's diagonal, measured from its centre."""
    x = left + step * np.arange(width, dtype=np.float32)[None, :]
    y = top + step * np.arange(height, dtype=np.float32)[:, None]
    return (1.0 - np.float32(shot.vignette) * (x * x + y * y))[..., None].astype(np.float32)


def noise_shape(level: Image) -> Image:
    """How noise depends on the signal, 1 at mid-grey."""
    return np.float32(0.45) + np.float32(2.2) * level * (1 - level)


def sharpened(rgb: Image, amount: float, radius: float = 1.0) -> Image:
    """Unsharp mask of a Gaussian of `radius` px, as phones do it; not clipped."""
    if amount <= 0.0:
        return rgb
    return rgb + np.float32(amount) * (rgb - cv2.GaussianBlur(rgb, (0, 0), radius))  # type: ignore[no-any-return]


def sensor_noise(rgb: Image, noise: float, chroma_noise: float, rng: Generator) -> Image:
    """Luminance noise and weaker, coarser chroma noise, standard deviations at mid-grey; it grows from shadows to mid-tones and falls
    again in the highlights, where the phone's curve is flat (the shape seen on the pairs)."""
    height, width = rgb.shape[:2]
    luma = _shaped_noise((height, width, 1), 0.65, rng)
    chroma = _shaped_noise((height, width, 3), 1.4, rng)
    return noise_shape(rgb.mean(-1, keepdims=True)) * (np.float32(noise) * luma + np.float32(chroma_noise) * chroma)


def _shaped_noise(shape: tuple[int, int, int], sigma: float, rng: Generator) -> Image:
    """Gaussian noise of standard deviation 1, low-passed by a Gaussian of `sigma` px."""
    noise = cv2.GaussianBlur(rng.standard_normal(shape, np.float32), (0, 0), sigma).reshape(shape).astype(np.float32)
    return noise / np.float32(max(float(noise.std()), 1e-6))
