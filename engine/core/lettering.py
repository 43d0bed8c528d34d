"""Text on pictures, with the fonts that OpenCV carries in itself: the same on every machine, in nearly every script.

Pillow's own font has no letter beyond ASCII, and the system may have none at all. Owns measuring, shortening and drawing one line on a
Pillow picture; where lines go is the business of whoever draws. Any thread, one picture at a time.
"""

from enum import Enum

import cv2
import numpy as np
from PIL import Image

Colour = tuple[int, int, int]

REGULAR, STRONG = 400, 600
"""Weights, as fonts count them."""

LINE = 1.3
"""Height of a line from the top of its capitals' accents to the bottom of its descenders, in sizes."""


class Anchor(Enum):
    """Which point of the line's upper edge `place` names."""

    LEFT = 0.0
    MIDDLE = 0.5
    RIGHT = 1.0


def width_of(text: str, size: int, weight: int = REGULAR) -> int:
    """Pixels from the first letter's origin to where the next would begin."""
    left, _, wide, _ = cv2.getTextSize((0, 0), _drawable(text), (0, 0), cv2.FontFace("sans"), size, weight)
    return max(0, left + wide)


def shortened(text: str, room: int, size: int, weight: int = REGULAR) -> str:
    """The text if it fits into `room` pixels, else its beginning and its end (a file's kind among them) with an ellipsis between."""
    if width_of(text, size, weight) <= room:
        return text
    fits, too_many = 0, len(text)
    while too_many - fits > 1:
        kept = (fits + too_many) // 2
        if width_of(_cut(text, kept), size, weight) <= room:
            fits = kept
        else:
            too_many = kept
    return _cut(text, fits)


def write(
    picture: Image.Image,
    place: tuple[float, float],
    text: str,
    colour: Colour,
    size: int,
    weight: int = REGULAR,
    anchor: Anchor = Anchor.LEFT,
) -> int:
    """Draw one line into an RGB picture, its upper edge at `place` (x, y); what reaches past the picture is lost. Returns its width."""
    text = _drawable(text)
    wide = width_of(text, size, weight)
    if not wide:
        return 0
    # Letters may reach a little past where the next begins; without spare room OpenCV would break the line there.
    mask = np.zeros((round(LINE * size), wide + 2 * size), np.uint8)
    cv2.putText(mask, text, (0, size), (255,), cv2.FontFace("sans"), size, weight)
    left = round(place[0] - wide * anchor.value)
    picture.paste(colour, (left, round(place[1]), left + mask.shape[1], round(place[1]) + mask.shape[0]), Image.fromarray(mask))
    return wide


def _cut(text: str, kept: int) -> str:
    tail = kept // 3
    return f"{text[: kept - tail].rstrip()}…{text[len(text) - tail :].lstrip()}"


def _drawable(text: str) -> str:
    """Undecodable bytes of a file's name have no letter."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\n", " ")
