"""The one place where numpy pixels and Qt images meet, and where a photo's colours are turned into the screen's.

Owns: Qt copies of pixels, ICC profile to colour transform. Does not own any widget. Images made here may be used on any
thread, like every QImage. The screen is taken to be sRGB: Qt exposes no monitor profile.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColorSpace, QColorTransform, QImage

from engine.core.photo import Pixels, to_depth

Screen = NDArray[np.uint8]
"""(height, width, 4) uint8 in the byte order of QImage.Format_RGB32: blue, green, red, unused."""


def blank_image(width: int, height: int) -> QImage:
    """An opaque image for the screen, its pixels not set yet."""
    return QImage(max(1, width), max(1, height), QImage.Format.Format_RGB32)


def screen_pixels(image: QImage) -> Screen:
    """A writable view of an RGB32 image's own pixels. The caller keeps the image alive, and takes a new view for each use:
    an image that was copied meanwhile moves its pixels when they are written.
    """
    return np.frombuffer(image.bits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)[:, : image.width()]


def to_screen(rgb: NDArray[np.uint8], transform: QColorTransform | None) -> QImage:
    """(height, width, 3) uint8 RGB in the photo's colours to an RGB32 image in the screen's."""
    import cv2

    image = blank_image(rgb.shape[1], rgb.shape[0])
    cv2.cvtColor(rgb, cv2.COLOR_RGB2BGRA, dst=screen_pixels(image))
    if transform is not None:
        image.applyColorTransform(transform)
    return image


def screen_transform(icc: bytes | None) -> QColorTransform | None:
    """From the profile's colours to sRGB; None where there is nothing to convert.

    A missing, broken, grey or CMYK profile counts as sRGB: showing the photo slightly off is better than not showing it.
    """
    if not icc:
        return None
    space = QColorSpace.fromIccProfile(icc)
    if not space.isValid() or space.colorModel() != QColorSpace.ColorModel.Rgb:
        return None
    screen = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if space == screen:
        return None
    transform = space.transformationToColorSpace(screen)
    return None if transform.isIdentity() else transform


def image_from_pixels(pixels: Pixels, alpha: Pixels | None = None, icc: bytes | None = None) -> QImage:
    """A Qt copy of a photo, for the clipboard or a thumbnail: 16 bits a channel stay 16, the profile goes along."""
    height, width = pixels.shape[:2]
    deep = pixels.dtype == np.uint16
    kind = QImage.Format
    if deep:
        image = QImage(width, height, kind.Format_RGBX64 if alpha is None else kind.Format_RGBA64)
    else:
        image = QImage(width, height, kind.Format_RGBX8888 if alpha is None else kind.Format_RGBA8888)
    view = np.frombuffer(image.bits(), pixels.dtype).reshape(height, width, 4)
    view[..., :3] = pixels
    view[..., 3] = np.iinfo(pixels.dtype).max if alpha is None else to_depth(alpha, 16 if deep else 8)
    space = QColorSpace.fromIccProfile(icc) if icc else QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if space.isValid() and space.colorModel() == QColorSpace.ColorModel.Rgb:
        image.setColorSpace(space)
    return image
