"""A phone's profile from its photos alone: `profile_from_photos`. No pairs are needed, only some photos of the phone and good photos.

Nothing tells how a single photo ought to look, but a set of photos has statistics: how bright, contrasty, tinted and colourful it is,
how noisy where it is flat, how sharp where it is textured. The model is changed until good photos aged by it have the phone's
statistics, measured in the same way on both sides, so that what an estimator gets wrong it gets wrong twice and it cancels.
JPEG quality is read from the files. No torch; seconds to a minute; nothing but figures leaves this module.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image as PillowImage

from engine.core.errors import TrainingError
from engine.core.sentences import said
from engine.training.patches import as_bytes, as_floats, reduced
from engine.training.phone_look import Image, PhoneLook, PhoneModel, noise_shape
from engine.training.photo_files import decode

Floats = NDArray[np.float64]
FEWEST, MOST = 3, 32
"""Photos needed, and looked at, of each side."""
THUMBNAIL, CROP = 64, 384
GOOD_LONGEST = 1200
"""Good photos are measured at the middle of the sizes they are trained at."""
ROUNDS, DRAWS = 6, 6
BLOCK, TEXTURE = 24, 64
FLATTEST = 10.0
"""Per cent of blocks that are taken for flat."""
LOW_BAND, HIGH_BAND = (0.04, 0.1), (0.15, 0.3)
"""Cycles per pixel whose powers' ratio says how sharp textures are."""
TRUST = 4
"""So many photos count as much as the base profile's colours."""
_FOR_VIGNETTE = 12
_MODEL = 0x0110
"""EXIF tag."""
_LUMINANCE_TABLE = (
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55,
    14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
    18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92,
    49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
)  # fmt: skip
"""Of the JPEG standard, annex K.1; quality scales it."""


@dataclass(frozen=True)
class Detail:
    """noise, chroma: standard deviations 0-1 at mid-grey where a photo is flat; sharpness: power of fine over coarse texture. A figure
    that a photo has nothing to measure by is nan."""

    noise: float
    chroma: float
    sharpness: float


def profile_from_photos(phone_photos: Sequence[Path], good_photos: Sequence[Path], base: PhoneModel) -> PhoneModel:
    """`base` changed so that good photos aged by it have the phone photos' statistics.

    It bears the name that most of the phone's files give (EXIF); its `measured` says what was measured, on how many photos. Colours
    of few photos count for less, see `TRUST`. Raises TrainingError for fewer than three photos on a side.
    """
    phone, files = _read(phone_photos, None)
    good, _ = _read(good_photos, GOOD_LONGEST)
    if min(len(phone), len(good)) < FEWEST:
        which, count = (said("the phone"), len(phone)) if len(phone) < FEWEST else (said("good photos"), len(good))
        raise TrainingError(
            said(
                "A phone profile needs at least {least} photos of each side; of {which} {number} can be read.",
                least=FEWEST,
                which=which,
                number=count,
            )
        )
    # How the better camera's pictures differ from the good photos is not known here: no crop is preferred.
    model = replace(base, name=camera_name(files), content=[0.0] * len(base.content))
    words: list[str] = []
    words.append(said("Measured on {phone} photos of the phone and {good} good photos.", phone=len(phone), good=len(good)))
    quality = jpeg_range(files)
    if quality is None:
        words.append(said("JPEG quality as in the base profile: the photos are no JPEG files."))
    else:
        model = replace(model, quality=quality)
        words.append(said("JPEG quality {low} to {high}, from the files' tables.", low=quality[0], high=quality[1]))
    scenes, seen = (np.stack([as_floats(reduced(photo, THUMBNAIL)) for photo in side]) for side in (good, phone))
    model, found = _vignette(model, scenes, seen)
    words.append(found)
    model, found = _colours(model, scenes, seen)
    words.append(found)
    model, more = _detail(model, good, phone)
    return replace(model, measured=[*words, *more])


def _read(paths: Sequence[Path], longest: int | None) -> tuple[list[NDArray[np.uint8]], list[Path]]:
    """At most `MOST` photos, spread over the list; those too small to be measured are left out."""
    chosen = [paths[int(index)] for index in np.unique(np.linspace(0, len(paths) - 1, MOST).astype(int))] if paths else []
    read = [(photo, path) for path in chosen if (photo := decode(path, longest)) is not None and min(photo.shape[:2]) >= 2 * TEXTURE]
    return [photo for photo, _ in read], [path for _, path in read]


def camera_name(files: Sequence[Path]) -> str:
    """The camera model that most of the files name, "your phone" where none does."""
    models: list[str] = []
    for file in files:
        try:
            with PillowImage.open(file) as picture:
                models.append(str(picture.getexif().get(_MODEL, "")).strip("\0 "))
        except (OSError, ValueError, SyntaxError, PillowImage.DecompressionBombError):
            continue
    named = [model for model in models if model]
    return max(sorted(set(named)), key=named.count) if named else "your phone"


def jpeg_quality(path: Path) -> int | None:
    """Quality on libjpeg's scale that gives the file's luminance table, 1-100; None for a file that is no JPEG."""
    try:
        with PillowImage.open(path) as picture:
            table = getattr(picture, "quantization", {}).get(0)
    except (OSError, ValueError, SyntaxError, PillowImage.DecompressionBombError):
        return None
    if table is None or len(table) != len(_LUMINANCE_TABLE):
        return None
    # The large entries tell best: small ones are rounded, and clipped to 1 at high quality.
    scale = 100 * float(np.sum(table)) / float(np.sum(_LUMINANCE_TABLE))
    return int(np.clip(round((200 - scale) / 2 if scale <= 100 else 5000 / scale), 1, 100))


def jpeg_range(files: Sequence[Path]) -> list[int] | None:
    """10th and 90th percentile of the files' JPEG qualities; None where there is no JPEG file among them."""
    found = [quality for file in files if (quality := jpeg_quality(file)) is not None]
    return [round(float(value)) for value in np.percentile(found, (10, 90))] if found else None


def measure_detail(photo: Image) -> Detail:
    """Of a photo or a crop at full size, at least 128 px a side."""
    grey = photo @ np.array([0.299, 0.587, 0.114], np.float32)
    colour = photo - grey[..., None]
    level = _blocks(grey, BLOCK).mean((1, 2))
    extremes = _blocks(photo.min(-1), BLOCK).min((1, 2)), _blocks(photo.max(-1), BLOCK).max((1, 2))
    fair = (level > 0.1) & (level < 0.9) & (extremes[0] > 0.01) & (extremes[1] < 0.99)
    shape = noise_shape(level.astype(np.float32))
    rough = _spread(grey, 2.0) / shape
    tinted = np.sqrt(np.mean([(_spread(np.ascontiguousarray(colour[..., c]), 2.5) / shape) ** 2 for c in (0, 2)], 0))
    if fair.sum() < 20:
        return Detail(np.nan, np.nan, _sharpness(grey))
    flat = fair & (rough <= np.percentile(rough[fair], 2 * FLATTEST))
    return Detail(float(np.percentile(rough[fair], FLATTEST)), float(np.percentile(tinted[flat], 25)), _sharpness(grey))


def _blocks(plane: Image, side: int) -> Image:
    """(blocks, side, side), what does not fill a block left out."""
    rows, columns = plane.shape[0] // side, plane.shape[1] // side
    cut = plane[: rows * side, : columns * side].reshape(rows, side, columns, side)
    return cut.swapaxes(1, 2).reshape(-1, side, side)


def _spread(plane: Image, sigma: float) -> Image:
    """Standard deviation of what is finer than `sigma` px, in each block."""
    return _blocks(plane - cv2.GaussianBlur(plane, (0, 0), sigma), BLOCK).std((1, 2))


def _sharpness(grey: Image) -> float:
    blocks = _blocks(grey, TEXTURE)
    window = np.outer(np.hanning(TEXTURE), np.hanning(TEXTURE)).astype(np.float32)
    power = np.abs(np.fft.fft2((blocks - blocks.mean((1, 2), keepdims=True)) * window)) ** 2
    radius = np.hypot(np.fft.fftfreq(TEXTURE)[:, None], np.fft.fftfreq(TEXTURE)[None])
    low, high = (power[:, (radius >= band[0]) & (radius < band[1])].mean(1) for band in (LOW_BAND, HIGH_BAND))
    textured = low >= np.percentile(low, 75)
    return float(high[textured].sum() / low[textured].sum()) if low[textured].sum() > 0 else float("nan")


def _vignette(model: PhoneModel, scenes: Image, seen: Image) -> tuple[PhoneModel, str]:
    """Light lost towards the corners against good photos, whose scenes fall off a little too: a slope over the squared radius."""
    if min(len(scenes), len(seen)) < _FOR_VIGNETTE:
        return model, said("Vignetting as in the base profile: it takes {number} photos to be seen.", number=_FOR_VIGNETTE)
    axis = (np.arange(THUMBNAIL) + 0.5) / THUMBNAIL * 2 - 1
    radius2 = ((axis[:, None] ** 2 + axis[None] ** 2) / 2).ravel()
    terms = np.stack([np.ones_like(radius2), radius2], 1)

    def slopes(pictures: Image) -> Floats:
        flat = pictures.mean(-1).reshape(len(pictures), -1).T
        fitted = np.linalg.lstsq(terms, flat, rcond=None)[0]
        return np.asarray(-fitted[1] / np.maximum(fitted[0], 0.05))

    phone, good = slopes(seen), slopes(scenes)
    loss = float(phone.mean() - good.mean())
    error = float(np.hypot(phone.std() / np.sqrt(len(phone)), good.std() / np.sqrt(len(good))))
    if loss < 2 * error:
        words = said(
            "Vignetting as in the base profile: {loss:.0f} ± {error:.0f} % cannot be told from none.", loss=100 * loss, error=100 * error
        )
        return model, words
    loss = min(loss, 0.6)
    found = said("Vignetting {loss:.0f} % in the corners.", loss=100 * loss)
    return replace(model, vignette=[round(0.5 * loss, 3), round(1.5 * loss, 3)]), found


def _colours(model: PhoneModel, scenes: Image, seen: Image) -> tuple[PhoneModel, str]:
    """The response followed by the linear colour map that gives aged good photos the phone's means and covariance.

    Of all such maps it is the one that moves colours least (Monge-Kantorovich; Pitie and Kokaram 2007). Clipping keeps one map from
    being enough, so it is repeated.
    """
    share = len(seen) / (len(seen) + TRUST)
    mean, spread = _moments(seen)
    start = _moments(_aged_scenes(model, scenes))
    mean, spread = start[0] + share * (mean - start[0]), start[1] + share * (spread - start[1])
    for _ in range(ROUNDS):
        has_mean, has_spread = _moments(_aged_scenes(model, scenes))
        root = _power(has_spread, 0.5)
        inverse = _power(has_spread, -0.5)
        matrix = inverse @ _power(root @ spread @ root, 0.5) @ inverse
        model = _followed_by(model, matrix, mean - matrix @ has_mean)
    aged = _aged_scenes(model, scenes)
    tones = [np.percentile(side.mean(-1), (1, 99)) for side in (seen, aged)]
    colour = [float((side.max(-1) - side.min(-1)).mean()) for side in (seen, aged)]
    return model, said(
        "Colours: mean {mean}, after ageing {aged}; black and white point {black:.2f} and {white:.2f}, after ageing {aged_black:.2f} and "
        "{aged_white:.2f}; saturation {colour:.2f}, after ageing {aged_colour:.2f}.",
        mean=_triple(_moments(seen)[0]),
        aged=_triple(_moments(aged)[0]),
        black=tones[0][0],
        white=tones[0][1],
        aged_black=tones[1][0],
        aged_white=tones[1][1],
        colour=colour[0],
        aged_colour=colour[1],
    )


def _triple(values: Floats) -> str:
    return "/".join(f"{value:.2f}" for value in values)


def _aged_scenes(model: PhoneModel, scenes: Image) -> Image:
    """Thumbnails as the phone would show them, each a few times."""
    look, rng = PhoneLook(model), np.random.default_rng(2009)
    return np.stack([look.colour(scene, look.shot(scene, rng)) for scene in scenes for _ in range(DRAWS)])


def _moments(pictures: Image) -> tuple[Floats, Floats]:
    """Mean (3,) and covariance (3, 3) of all pixels."""
    pixels = pictures.reshape(-1, 3).astype(np.float64)
    return pixels.mean(0), np.cov(pixels.T) + 1e-6 * np.eye(3)


def _power(matrix: Floats, exponent: float) -> Floats:
    values, vectors = np.linalg.eigh((matrix + matrix.T) / 2)
    return np.asarray((vectors * np.maximum(values, 1e-9) ** exponent) @ vectors.T)


def _followed_by(model: PhoneModel, matrix: Floats, offset: Floats) -> PhoneModel:
    """The model whose response is `matrix` @ response + `offset`, before clipping: exact, since curve and deviations are linear in it."""
    curve = np.array(model.curve) @ matrix.T
    curve[0] += offset
    every = np.kron(np.eye(4), matrix)  # The deviation is flattened from (4, 3).
    return replace(
        model,
        curve=np.round(curve, 6).tolist(),
        mean_deviation=np.round(np.array(model.mean_deviation) @ every.T, 6).tolist(),
        deviation_scatter=np.round(every @ np.array(model.deviation_scatter) @ every.T, 7).tolist(),
    )


def _detail(model: PhoneModel, good: Sequence[NDArray[np.uint8]], phone: Sequence[NDArray[np.uint8]]) -> tuple[PhoneModel, list[str]]:
    """Noise, colour noise and blur, by ageing crops and comparing."""
    each = [_middle_of([measure_detail(crop) for crop in _crops(as_floats(photo))]) for photo in phone]
    target = _middle_of(each)
    crops = [_crops(as_floats(photo))[0] for photo in good]
    noise, chroma, blur = model.noise, float(np.mean(model.chroma_noise)), model.blur
    frequency2 = np.mean([f * f for f in HIGH_BAND]) - np.mean([f * f for f in LOW_BAND])
    for _ in range(ROUNDS):
        model = replace(model, noise=noise, chroma_noise=[0.6 * chroma, 1.4 * chroma], blur=blur)
        aged = _middle_of([measure_detail(crop) for crop in _aged_crops(model, crops)])
        wanted = noise * _ratio(target.noise, aged.noise)
        chroma = float(np.clip(chroma * _ratio(target.chroma, aged.chroma) * noise / wanted, 0.02, 1.0))
        noise = float(np.clip(wanted, 2e-4, 0.2))
        step = np.log(_ratio(aged.sharpness, target.sharpness)) / (4 * np.pi**2 * frequency2)
        blur = float(np.sqrt(np.clip(blur**2 + step, 0.0025, 16.0)))
    logs = np.log([one.noise for one in each if one.noise > 0])
    spread = float(np.clip(logs.std(), 0.1, 0.8)) if len(logs) >= FEWEST else model.noise_spread
    flat = sum(one.noise > 0 for one in each)
    model = replace(
        model,
        noise=round(noise, 5),
        chroma_noise=[round(0.6 * chroma, 3), round(1.4 * chroma, 3)],
        blur=round(blur, 3),
        noise_spread=round(spread, 3),
    )
    return model, [
        said(
            "Noise {noise:.1f} of 255 at mid-grey, colour noise {chroma:.0f} % of it, from flat parts of {photos} photos.",
            noise=255 * noise,
            chroma=100 * chroma,
            photos=flat,
        ),
        said("Lens blur {blur:.2f} px (Gaussian) against the good photos, from textures of {photos} photos.", blur=blur, photos=len(each)),
    ]


def _ratio(wanted: float, found: float) -> float:
    """How much to change a figure; at most twofold at once, and not at all where nothing could be measured."""
    if not (np.isfinite(wanted) and np.isfinite(found) and wanted > 0 and found > 0):
        return 1.0
    return float(np.clip(wanted / found, 0.5, 2.0))


def _middle_of(details: Sequence[Detail]) -> Detail:
    """Medians of those that could be measured."""
    table = np.array([[one.noise, one.chroma, one.sharpness] for one in details])
    middles = [float(np.median(column[np.isfinite(column)])) if np.isfinite(column).any() else float("nan") for column in table.T]
    return Detail(*middles)


def _crops(photo: Image) -> list[Image]:
    """The middle of a photo at full size, and two more where it is large."""
    height, width = photo.shape[:2]
    side_y, side_x = min(CROP, height), min(CROP, width)
    places = [(0.5, 0.5), (0.2, 0.3), (0.75, 0.75)] if min(height, width) >= 2 * CROP else [(0.5, 0.5)]
    corners = [(int(y * (height - side_y)), int(x * (width - side_x))) for y, x in places]
    return [photo[top : top + side_y, left : left + side_x] for top, left in corners]


def _aged_crops(model: PhoneModel, crops: Sequence[Image]) -> list[Image]:
    """As decoded from the phone's files, 8 bit."""
    look, rng = PhoneLook(model), np.random.default_rng(2009)
    aged = []
    for crop in crops:
        scene = cv2.resize(crop, (THUMBNAIL, THUMBNAIL), interpolation=cv2.INTER_AREA).astype(np.float32)
        aged.append(as_floats(as_bytes(look.render(crop, look.shot(scene, rng), rng))))
    return aged
