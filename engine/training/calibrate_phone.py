"""Measures a `PhoneModel`: `python -m engine.training.calibrate_phone pairs|photos ...`, on aligned pairs or on a phone's photos alone
(see `engine.training.phone_profile`).

Only statistics leave this module: the mean colour curve, how its deviation depends on the scene and scatters, one blur width, noise
levels, vignetting, JPEG quality, and how bright, contrasty and tinted the camera's pictures are compared with crops of the training
photos. No pixel of the pairs is ever seen by a network.

Colour is fitted on pictures blurred by 2 px, so that the pairs' misalignment (about 1 px) does not flatten the slopes. Blur comes
from the ratio of the luminance spectra of textured pairs between 0.1 and 0.2 cycles per pixel, noise taken off; noise from the spectra
of the flattest pairs above 0.08 cycles per pixel.
"""

import argparse
import json
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core.errors import EngineError, UsageError
from engine.core.sentences import said, to_json, together
from engine.training.patches import as_floats, reduced
from engine.training.phone_look import COLOUR_CENTRE, PhoneModel, content_terms, quadratic_terms, scene_statistics
from engine.training.phone_profile import jpeg_range, profile_from_photos
from engine.training.photo_files import SMALLEST_PHOTO, decode, photo_paths

Floats = NDArray[np.float64]
Images = NDArray[np.float32]
PATCH, PATCHES, THUMBNAIL = 100, 240, 64
FEWEST, FEWEST_WHOLE = 20, 6
"""Patches, and pairs of whole photos, below which nothing is fitted."""
LUMA = np.array([0.299, 0.587, 0.114], np.float32)


@dataclass(frozen=True)
class Pairs:
    """phone, camera: patches (n, size, size, 3), float32 0-1. whole: thumbnails of both sides of photos, empty where the files are
    patches. photos: the phone's files that are photos; a patch's JPEG quality is that of the tool that cut it."""

    phone: Images
    camera: Images
    whole: list[tuple[Images, Images]]
    photos: list[Path]


def read_pairs(phone: Path, camera: Path) -> Pairs:
    """Pairs by file name. Photos are cut into patches, identical patches (both saturated) are left out. Raises UsageError for fewer
    than 20 patches."""
    rng = np.random.default_rng(2009)
    files = [file for file in photo_paths(phone) if (camera / file.name).is_file()]
    patches: list[tuple[Images, Images]] = []
    whole: list[tuple[Images, Images]] = []
    photos: list[Path] = []
    for file in files:
        sides = decode(file), decode(camera / file.name)
        if sides[0] is None or sides[1] is None or sides[0].shape != sides[1].shape:
            continue
        a, b = as_floats(sides[0]), as_floats(sides[1])
        if min(a.shape[:2]) >= SMALLEST_PHOTO:
            photos.append(file)
            whole.append((as_floats(reduced(sides[0], THUMBNAIL)), as_floats(reduced(sides[1], THUMBNAIL))))
        for top, left in _corners(a, len(files), rng):
            place = slice(top, top + PATCH), slice(left, left + PATCH)
            if (a[place] != b[place]).any():
                patches.append((a[place], b[place]))
    if len(patches) < FEWEST:
        raise UsageError(
            said(
                "{phone} and {camera} share {number} differing patches of equal name and size; {least} are needed.",
                phone=phone,
                camera=camera,
                number=len(patches),
                least=FEWEST,
            )
        )
    p, c = (np.stack(side) for side in zip(*patches, strict=True))
    return Pairs(p, c, whole, photos)


def _corners(picture: Images, files: int, rng: np.random.Generator) -> list[tuple[int, int]]:
    """Where patches are cut: one from a patch, several from a photo, so that a set gives some hundreds."""
    height, width = picture.shape[:2]
    if min(height, width) < PATCH:
        return []
    count = 1 if min(height, width) < SMALLEST_PHOTO else max(1, round(PATCHES / files))
    return [(int(rng.integers(0, height - PATCH + 1)), int(rng.integers(0, width - PATCH + 1))) for _ in range(count)]


def colour_model(phone: Images, camera: Images) -> tuple[Floats, Floats, Floats]:
    """Curve (10, 3), mean deviation (7, 12) and its scatter (12, 12)."""

    def soften(pictures: Images) -> Images:
        return np.stack([cv2.GaussianBlur(x, (0, 0), 2.0)[5:-5, 5:-5] for x in pictures])

    p, c = soften(phone), soften(camera)
    terms = quadratic_terms(c).reshape(len(c), -1, 10)
    curve = np.linalg.lstsq(terms.reshape(-1, 10), p.reshape(-1, 3), rcond=None)[0]
    ridge = np.diag([0.1, 30.0, 30.0, 30.0])
    deviations = []
    for picture_terms, picture in zip(terms, p, strict=True):
        left = picture.reshape(-1, 3) - picture_terms @ curve
        affine = picture_terms[:, :4] - np.array([0.0, *[COLOUR_CENTRE] * 3])
        deviations.append(np.linalg.solve(affine.T @ affine + ridge, affine.T @ left).ravel())
    d = np.array(deviations)
    s = np.array([np.concatenate([[1.0], scene_statistics(x)]) for x in camera])
    mean = np.linalg.solve(s.T @ s + 0.02e-2 * len(s) * np.diag([0.0, *[1.0] * 6]), s.T @ d)
    return np.asarray(curve, np.float64), np.asarray(mean, np.float64), np.cov((d - s @ mean).T)


def blur_and_noise(phone: Images, camera: Images) -> tuple[float, float, float]:
    """Gaussian sigma in pixels, standard deviation of luminance noise (0-1), and colour noise as a share of it."""
    size = phone.shape[1]
    window = np.outer(np.hanning(size), np.hanning(size))
    window /= np.sqrt((window**2).mean())
    radius = np.hypot(np.fft.fftfreq(size)[:, None], np.fft.fftfreq(size)[None])

    def spectra(pictures: Images, weights: Images = LUMA) -> Floats:
        y = pictures @ weights
        return np.abs(np.fft.fft2((y - y.mean((1, 2), keepdims=True)) * window)) ** 2 / size**2

    p, c = spectra(phone), spectra(camera)
    low, band = (radius > 0.01) & (radius < 0.05), (radius > 0.1) & (radius < 0.2)
    slope = p[:, low].sum(1) / c[:, low].sum(1)
    textured = np.argsort(c[:, band].sum(1))[-len(c) // 4 :]
    flat = np.argsort(c[:, radius > 0.15].sum(1))[: len(c) // 6]
    texture = p[textured][:, band].sum(1) - np.median(p[flat], axis=0)[band].sum()
    # The median: a patch whose coarse structure is clipped on one side would outweigh all others.
    transfer = np.sqrt(max(float(np.median(texture / slope[textured] / c[textured][:, band].sum(1))), 1e-4))
    sigma = np.sqrt(max(-np.log(transfer), 0.0) / (2 * np.pi**2 * (radius[band] ** 2).mean()))
    fine = radius > 0.08
    noise = np.sqrt(np.median(p[flat], axis=0)[fine].sum() / size**2)
    # Equal noise c in three channels gives c^2 times the squared weights; of noise low-passed by 1.4 px 61 % lie in the fine part.
    differences = [np.eye(3, dtype=np.float32)[channel] - LUMA for channel in (0, 2)]
    powers = [np.median(spectra(phone[flat], d), axis=0)[fine].sum() / size**2 / float(d @ d) for d in differences]
    chroma = np.sqrt(np.mean(powers) / 0.61)
    return float(sigma), float(noise), float(chroma / noise)


def vignetting_range(whole: list[tuple[Images, Images]], curve: Floats) -> list[float] | None:
    """10th and 90th percentile of the light lost in the corners over pairs of photos; None for too few or for patches."""
    if len(whole) < FEWEST_WHOLE:
        return None
    axis = (np.arange(THUMBNAIL) + 0.5) / THUMBNAIL * 2 - 1
    radius2 = ((axis[:, None] ** 2 + axis[None] ** 2) / 2).ravel()
    losses = []
    for phone, camera in whole:
        seen, expected = (phone @ LUMA).ravel(), np.clip(quadratic_terms(camera) @ curve.astype(np.float32), 0, 1) @ LUMA
        fair = (seen > 0.05) & (seen < 0.95) & (expected.ravel() > 0.05)
        if fair.sum() < 500:
            continue
        # Weighted by what is expected: a dark corner tells little about light.
        terms = expected.ravel()[fair, None] * np.stack([np.ones(fair.sum()), radius2[fair]], 1)
        level, slope = np.linalg.lstsq(terms, seen[fair], rcond=None)[0]
        losses.append(-slope / max(level, 0.05))
    if len(losses) < FEWEST_WHOLE:
        return None
    return [round(float(np.clip(value, 0.0, 0.6)), 3) for value in np.percentile(losses, (10, 90))]


def content_model(camera: Images, photos: Path, rng: np.random.Generator) -> tuple[Floats, Floats, Floats]:
    """Logistic regression of "is a camera picture" against "is a training crop": weights (15,), centre and scale (4,)."""
    crops = []
    size = camera.shape[1]
    for file in photo_paths(photos):
        photo = decode(file)
        if photo is None or min(photo.shape[:2]) <= size:
            continue
        for _ in range(8):
            top, left = (int(rng.integers(0, n - size)) for n in photo.shape[:2])
            crops.append(as_floats(photo[top : top + size, left : left + size]))
    if not crops:
        raise UsageError(said("{photos} holds no photo larger than {size} pixels a side.", photos=photos, size=size))
    unit = np.array([content_terms(x, np.zeros(4), np.ones(4))[1:5] for x in camera])
    centre, scale = unit.mean(0), unit.std(0)
    x = np.array([content_terms(v, centre, scale) for v in [*camera, *crops]])
    y = np.r_[np.ones(len(camera)), np.zeros(len(crops))]
    importance = np.where(y == 1, len(crops) / len(camera), 1.0)
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (importance * (p - y)) + weights
        weights -= np.linalg.solve((x * (importance * p * (1 - p))[:, None]).T @ x + np.eye(len(weights)), gradient)
    return weights, centre, scale


def profile_from_pairs(phone: Path, camera: Path, photos: Path, name: str) -> PhoneModel:
    """phone, camera: folders of aligned pairs; photos: the good photos that will be aged. Raises UsageError for too few."""
    pairs = read_pairs(phone, camera)
    curve, mean, scatter = colour_model(pairs.phone, pairs.camera)
    blur, noise, chroma = blur_and_noise(pairs.phone, pairs.camera)
    content, centre, scale = content_model(pairs.camera, photos, np.random.default_rng(0))
    vignette, quality = vignetting_range(pairs.whole, curve), jpeg_range(pairs.photos)
    plausible = PhoneModel("", [], [], [], 0.0, 0.0, [], [], [])
    measured: list[str] = [
        said("Measured on {patches} patches of aligned pairs ({photos} photos).", patches=len(pairs.phone), photos=len(pairs.photos)),
        said(
            "Lens blur {blur:.2f} px; noise {noise:.2f} of 255, colour noise {chroma:.0f} % of it; scatter of the colour response "
            "{scatter:.3f}.",
            blur=blur,
            noise=255 * noise,
            chroma=100 * chroma,
            scatter=np.sqrt(np.diag(scatter)).mean(),
        ),
        said("Vignetting could not be measured.")
        if vignette is None
        else said("Vignetting {low:.0f} to {high:.0f} %.", low=100 * vignette[0], high=100 * vignette[1]),
        said("JPEG quality could not be read.")
        if quality is None
        else said("JPEG quality {low} to {high}.", low=quality[0], high=quality[1]),
    ]
    return PhoneModel(
        name=name,
        curve=np.round(curve, 6).tolist(),
        mean_deviation=np.round(mean, 6).tolist(),
        deviation_scatter=np.round(scatter, 6).tolist(),
        blur=round(blur, 3),
        noise=round(noise, 5),
        content=np.round(content, 6).tolist(),
        content_centre=np.round(centre, 6).tolist(),
        content_scale=np.round(scale, 6).tolist(),
        chroma_noise=[round(0.6 * chroma, 3), round(1.4 * chroma, 3)],
        vignette=vignette or plausible.vignette,
        quality=quality or plausible.quality,
        measured=measured,
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure a phone's profile.")
    forms = parser.add_subparsers(dest="form", required=True)
    pairs = forms.add_parser("pairs", help="on aligned pairs of phone and camera photos")
    pairs.add_argument("phone", type=Path, help="the phone's side")
    pairs.add_argument("camera", type=Path, help="the camera's side, under the same names")
    pairs.add_argument("photos", type=Path, help="good photos that are going to be aged")
    alone = forms.add_parser("photos", help="on a phone's photos alone")
    alone.add_argument("phone", type=Path, help="photos of the phone, straight from it")
    alone.add_argument("photos", type=Path, help="good photos that are going to be aged")
    alone.add_argument("--base", type=Path, required=True, help="the profile (JSON) to start from")
    for form in (pairs, alone):
        form.add_argument("output", type=Path, help="the profile to write (JSON)")
        form.add_argument("--name", help="what to call it")
        form.add_argument("--json", action="store_true", help="print what was found, or why not, as a sentence that can be translated")
    return parser.parse_args()


def main() -> None:
    options = _arguments()
    try:
        if options.form == "pairs":
            model = profile_from_pairs(options.phone, options.camera, options.photos, options.name or "phone")
        else:
            base = PhoneModel.load(options.base)
            model = profile_from_photos(photo_paths(options.phone), photo_paths(options.photos), base)
            model = replace(model, name=options.name or model.name)
    except EngineError as problem:
        raise SystemExit(json.dumps(to_json(problem.message)) if options.json else problem.message) from None
    model.save(options.output)
    words = together(model.measured, "\n")
    print(json.dumps(to_json(words)) if options.json else words)


if __name__ == "__main__":
    main()
