"""Measures a `PhoneModel` on a folder of aligned pairs: `python -m engine.training.calibrate_phone PHONE CAMERA PHOTOS OUT.json`.

Only statistics leave this module: the mean colour curve, how its deviation depends on the scene and scatters, one blur width, one
noise level, and how bright, contrasty and tinted the camera's pictures are compared with crops of the training photos. No pixel
of the pairs is ever seen by a network.

Colour is fitted on pictures blurred by 2 px, so that the pairs' misalignment (about 1 px) does not flatten the slopes. Blur comes
from the ratio of the luminance spectra of textured pairs between 0.1 and 0.2 cycles per pixel, noise from the spectra of the
flattest pairs above 0.15 cycles per pixel.
"""

import argparse
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.training.phone_look import COLOUR_CENTRE, PhoneModel, content_terms, quadratic_terms, scene_statistics

Floats = NDArray[np.float64]
Images = NDArray[np.float32]
LUMA = np.array([0.299, 0.587, 0.114], np.float32)


def read_pairs(phone: Path, camera: Path) -> tuple[Images, Images]:
    """Pairs by file name as (n, height, width, 3) float32 0-1; identical pairs (both saturated) are left out."""
    pairs = []
    for file in sorted(phone.iterdir()):
        a, b = cv2.imread(str(file)), cv2.imread(str(camera / file.name))
        if a is not None and b is not None and a.shape == b.shape and (a != b).any():
            pairs.append((a[..., ::-1], b[..., ::-1]))
    if len(pairs) < 20:
        raise SystemExit(f"{phone} and {camera} share {len(pairs)} differing pictures of equal name and size; 20 are needed.")
    p, c = (np.stack(side).astype(np.float32) / np.float32(255) for side in zip(*pairs, strict=True))
    return p, c


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


def blur_and_noise(phone: Images, camera: Images) -> tuple[float, float]:
    """Gaussian sigma in pixels and standard deviation of luminance noise (0-1)."""
    size = phone.shape[1]
    window = np.outer(np.hanning(size), np.hanning(size))
    window /= np.sqrt((window**2).mean())
    radius = np.hypot(np.fft.fftfreq(size)[:, None], np.fft.fftfreq(size)[None])

    def spectra(pictures: Images) -> Floats:
        y = pictures @ LUMA
        return np.abs(np.fft.fft2((y - y.mean((1, 2), keepdims=True)) * window)) ** 2 / size**2

    p, c = spectra(phone), spectra(camera)
    low, band = (radius > 0.01) & (radius < 0.05), (radius > 0.1) & (radius < 0.2)
    slope = p[:, low].sum(1) / c[:, low].sum(1)
    textured = np.argsort(c[:, band].sum(1))[-len(c) // 4 :]
    transfer = np.sqrt(np.sum(p[textured][:, band] / slope[textured, None]) / np.sum(c[textured][:, band]))
    sigma = np.sqrt(-np.log(transfer) / (2 * np.pi**2 * (radius[band] ** 2).mean()))
    flat = np.argsort(c[:, radius > 0.15].sum(1))[: len(c) // 6]
    noise = np.sqrt(np.median(p[flat], axis=0)[radius > 0.08].sum() / size**2)
    return float(sigma), float(noise)


def content_model(camera: Images, photos: Path, rng: np.random.Generator) -> tuple[Floats, Floats, Floats]:
    """Logistic regression of "is a camera picture" against "is a training crop": weights (15,), centre and scale (4,)."""
    crops = []
    size = camera.shape[1]
    for file in sorted(photos.iterdir()):
        photo = cv2.imread(str(file))
        if photo is None or min(photo.shape[:2]) <= size:
            continue
        for _ in range(8):
            top, left = (int(rng.integers(0, n - size)) for n in photo.shape[:2])
            crops.append(photo[top : top + size, left : left + size, ::-1].astype(np.float32) / np.float32(255))
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


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure a phone model on aligned pairs.")
    for name in ("phone", "camera", "photos", "output"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--name", default="phone")
    options = parser.parse_args()
    phone, camera = read_pairs(options.phone, options.camera)
    curve, mean, scatter = colour_model(phone, camera)
    blur, noise = blur_and_noise(phone, camera)
    content, centre, scale = content_model(camera, options.photos, np.random.default_rng(0))
    model = PhoneModel(
        name=options.name,
        curve=np.round(curve, 6).tolist(),
        mean_deviation=np.round(mean, 6).tolist(),
        deviation_scatter=np.round(scatter, 6).tolist(),
        blur=round(blur, 3),
        noise=round(noise, 5),
        content=np.round(content, 6).tolist(),
        content_centre=np.round(centre, 6).tolist(),
        content_scale=np.round(scale, 6).tolist(),
    )
    model.save(options.output)
    print(f"{len(phone)} pairs: blur {blur:.2f} px, noise {255 * noise:.2f} of 255, deviation {np.sqrt(np.diag(scatter)).mean():.3f}")


if __name__ == "__main__":
    main()
