"""Pictures for pages and files that anybody opens: 8-bit sRGB of a photo's pixels, and such pictures as PNG or JPEG. Any thread."""

import base64
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from engine.core.photo import Pixels, to_depth

Picture = NDArray[np.uint8]
"""(height, width, 3) sRGB."""


def to_srgb(pixels: Pixels, icc: bytes | None) -> Picture:
    """By the profile, perceptually; as they are where there is none or it cannot be used."""
    flat = np.asarray(to_depth(pixels, 8), np.uint8)
    if not icc:
        return flat
    from PIL import Image, ImageCms

    try:
        source = ImageCms.ImageCmsProfile(BytesIO(icc))
        screen = ImageCms.createProfile("sRGB")
        made = ImageCms.profileToProfile(Image.fromarray(flat), source, screen, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return flat
    return flat if made is None else np.asarray(made, np.uint8)


def data_url(picture: Picture, *, lossless: bool) -> str:
    """For the src of an <img>: PNG, or JPEG where a picture is for an overview."""
    from PIL import Image

    buffer = BytesIO()
    if lossless:
        Image.fromarray(picture).save(buffer, "PNG", optimize=True)
    else:
        Image.fromarray(picture).save(buffer, "JPEG", quality=88)
    kind = "png" if lossless else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(buffer.getvalue()).decode()}"
