"""What is done to a result while it is painted: the photo's own colours given back, and what is protected shown as it was.

Owns how the two small pictures that say so are stretched over what is seen. The saved photo is finished by the engine in the same way, at
full size and depth. Pure numpy and OpenCV; main thread, in which a brush changes the mask between two paintings.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.widgets.pyramid import Bytes
from app.widgets.viewport import Viewport

Rect = tuple[int, int, int, int]


@dataclass(frozen=True, eq=False)
class FinishLayer:
    """gains: (h, w, 3) float32, what encoded values of the result are multiplied with; protect: (h, w) uint8, 255 where the photo is
    kept. Both are stretched over the photo; None where there is nothing of the kind."""

    gains: NDArray[np.float32] | None = None
    protect: NDArray[np.uint8] | None = None

    def applied(self, rgb: Bytes, before: Callable[[], Bytes], viewport: Viewport, rect: Rect) -> Bytes:
        """The result's pixels of `rect` of the pane, finished. before: makes the photo's there."""
        import cv2

        if self.gains is not None:
            rgb = np.asarray(cv2.multiply(rgb, _cut(self.gains, viewport, rect), dtype=cv2.CV_8U), np.uint8)
        if self.protect is not None:
            kept = _cut(self.protect, viewport, rect)
            if kept.any():
                weight = kept.astype(np.float32) / np.float32(255)
                rgb = np.asarray(cv2.blendLinear(before(), rgb, weight, 1 - weight), np.uint8)
        return rgb


def _cut(small: NDArray[np.float32] | NDArray[np.uint8], viewport: Viewport, rect: Rect) -> NDArray[np.float32] | NDArray[np.uint8]:
    import cv2

    height, width = small.shape[:2]
    left, top, right, bottom = rect
    step_x, step_y = width / (viewport.photo_width * viewport.zoom), height / (viewport.photo_height * viewport.zoom)
    shift_x, shift_y = (left + 0.5 - viewport.origin[0]) * step_x - 0.5, (top + 0.5 - viewport.origin[1]) * step_y - 0.5
    inverse: NDArray[np.float64] = np.array([[step_x, 0, shift_x], [0, step_y, shift_y]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(small, inverse, (right - left, bottom - top), flags=flags, borderMode=cv2.BORDER_REPLICATE)  # type: ignore[return-value]
