"""Scenes made here and seen by two made-up cameras, whose geometry is known exactly: what registration finds can be held against it."""

from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from PIL import Image


def scene(width: int = 1500, height: int = 1150, seed: int = 0) -> np.ndarray:
    """Something with detail at every scale: clouds of many sizes, blocks with edges, discs. RGB uint8."""
    random = np.random.default_rng(seed)
    values = np.zeros((height, width, 3), np.float32)
    for size in (3, 6, 12, 24, 48, 96, 192):
        cloud = random.normal(0, 1, (height // size + 2, width // size + 2, 3)).astype(np.float32)
        values += cv2.resize(cloud, (width, height), interpolation=cv2.INTER_CUBIC) * size**0.6
    for _ in range(160):
        left, top = random.integers(0, [width, height])
        wide, tall = random.integers(12, 150, 2)
        values[top : top + tall, left : left + wide] += random.normal(0, 9, 3).astype(np.float32)
    for _ in range(120):
        centre = tuple(int(v) for v in random.integers(0, [width, height]))
        cv2.circle(values, centre, int(random.integers(4, 40)), tuple(float(v) for v in random.normal(0, 14, 3)), -1, cv2.LINE_AA)
    values = (values - values.mean()) / values.std() * 42 + 125
    return cv2.GaussianBlur(np.clip(values, 0, 255), (0, 0), 0.8).astype(np.uint8)


@dataclass(frozen=True)
class Device:
    """A camera before a flat scene. zoom: scene pixels per pixel; at: where its corner looks; tilt: the homography's last row.

    radial: k1, k2 with r = 1 at the corner; wave: amplitude in pixels and length of a local bend, standing in for parallax.
    """

    width: int
    height: int
    zoom: float
    at: tuple[float, float] = (60.0, 50.0)
    turn: float = 0.0
    tilt: tuple[float, float] = (0.0, 0.0)
    radial: tuple[float, float] = (0.0, 0.0)
    wave: tuple[float, float] = (0.0, 400.0)
    gain: float = 1.0
    gamma: float = 1.0
    vignette: float = 0.0
    noise: float = 0.0
    size: tuple[int, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", (self.width, self.height))

    def to_scene(self, points: np.ndarray) -> np.ndarray:
        """Scene pixels that (N, 2) pixels of this camera show."""
        amplitude, length = self.wave
        phase = 2 * np.pi * points / length
        points = points + amplitude * np.column_stack([np.sin(phase[:, 0] + 1) * np.cos(phase[:, 1]), np.sin(phase[:, 1] + 0.5)])
        middle = (np.array(self.size) - 1) / 2
        away = (points - middle) / (np.hypot(*self.size) / 2)
        squared = np.sum(away**2, axis=1, keepdims=True)
        straight = away * (1 + self.radial[0] * squared + self.radial[1] * squared**2) * np.hypot(*self.size) / 2
        turned = straight @ np.array([[np.cos(self.turn), np.sin(self.turn)], [-np.sin(self.turn), np.cos(self.turn)]])
        depth = 1 + (turned / self.width) @ np.array(self.tilt)
        return (turned / depth[:, None] + middle) * self.zoom + np.array(self.at)

    def photo(self, of: np.ndarray, seed: int = 1) -> np.ndarray:
        """What it takes a picture of: sampled over its pixels' area, vignetted, exposed, noised. RGB uint8."""
        x, y = np.meshgrid(np.arange(self.width), np.arange(self.height))
        places = self.to_scene(np.column_stack([x.ravel(), y.ravel()]).astype(np.float64)).reshape(self.height, self.width, 2)
        source = cv2.GaussianBlur(of, (0, 0), 0.45 * self.zoom) if self.zoom > 1 else of
        seen = cv2.remap(source, places.astype(np.float32), None, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT) / 255.0
        radius = ((x - self.width / 2) ** 2 + (y - self.height / 2) ** 2) / (self.width**2 + self.height**2) * 4
        seen = seen**self.gamma * self.gain * (1 - self.vignette * radius)[..., None]
        noise = np.random.default_rng(seed).normal(0, self.noise, seen.shape) if self.noise else 0.0
        return np.clip(np.round(seen * 255 + noise), 0, 255).astype(np.uint8)


def true_residual(phone: Device, camera: Device, mapping, box, step: int = 12) -> np.ndarray:
    """How far, in phone pixels, a found mapping (`at`: phone to camera pixels) misses, on a grid over `box`."""
    x, y = np.meshgrid(np.arange(box.left, box.right, step), np.arange(box.top, box.bottom, step))
    points = np.column_stack([x.ravel(), y.ravel()]).astype(np.float64)
    return np.hypot(*(camera.to_scene(mapping.at(points)) - phone.to_scene(points)).T) / phone.zoom


def save(path: Path, pixels: np.ndarray, **options: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path, **options)
    return path
