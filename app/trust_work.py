"""What the trust desk lets workers do: small copies of photo and result, the drift between them, the map of added detail.

Pure functions over the engine's; nothing is kept. Worker threads, but for `gains_of`, which is quick. What loads OpenCV is imported when it
is needed: the window paints first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.core.lab import ColourSpace, colour_space
from engine.core.method import Image
from engine.core.photo import Photo, Pixels
from engine.core.progress import Progress
from engine.core.request import Finish, Result

if TYPE_CHECKING:
    from engine.trust.colour import Drift


@dataclass(frozen=True, eq=False)
class Lows:
    """The low frequencies of what a step started from, of its result at full strength, and of the gentle one, if there is one; gains: what
    the full lock multiplies the latter two with. space: what their numbers mean."""

    source: Image
    made: Image
    gains: NDArray[np.float32]
    gentle: Image | None
    gentle_gains: NDArray[np.float32] | None
    space: ColourSpace


def lows_of(base: Photo, result: Result, icc: bytes | None) -> Lows:
    from engine.trust.colour import lock_gains, low_frequencies, low_size

    size = low_size(base.width, base.height)
    source, made = low_frequencies(base.pixels, size), low_frequencies(result.enhanced, size)
    gentle = None if result.gentle is None else low_frequencies(result.gentle, size)
    gentle_gains = None if gentle is None else lock_gains(source, gentle, 1.0)
    return Lows(source, made, lock_gains(source, made, 1.0), gentle, gentle_gains, colour_space(icc))


def gains_of(lows: Lows, lock: float) -> tuple[NDArray[np.float32], NDArray[np.float32] | None]:
    """What result and gentle result are multiplied with. A few milliseconds."""
    power = np.float32(lock)
    return lows.gains**power, None if lows.gentle_gains is None else lows.gentle_gains**power


def drift_of(lows: Lows, finish: Finish) -> Drift:
    """Of the finished photo: strength, lock and mask are worked out in the small copies."""
    import cv2

    from engine.trust.colour import colour_drift

    made, gentle = gains_of(lows, finish.colour_lock)
    low = lows.source if lows.gentle is None or gentle is None else lows.gentle * gentle
    mixed = low + np.float32(finish.strength) * (lows.made * made - low)
    if finish.protect is not None:
        levels = cv2.resize(finish.protect.levels, mixed.shape[1::-1], interpolation=cv2.INTER_AREA)
        kept = levels.astype(np.float32)[..., None] / np.float32(255)
        mixed = mixed + kept * (lows.source - mixed)
    return colour_drift(lows.source, np.clip(mixed, 0.0, 1.0), lows.space)


def added_detail(photo: Photo, base: Photo, result: Result, finish: Finish, progress: Progress) -> NDArray[np.float32]:
    """Of the finished photo over the photo, as `detail_map`. Raises Cancelled."""
    from engine.finishing import Finisher
    from engine.trust.detail import detail_map

    height, width = result.enhanced.shape[:2]
    before = Finisher(photo, result.enhanced, None, Finish(0.0))
    after = Finisher.of(base, result, replace(finish, strength=finish.strength if result.strength is None else result.strength))

    def rows(top: int, bottom: int) -> Pixels:
        progress.check_cancelled()
        return after.rows(top, bottom)

    return detail_map(before.rows, rows, width, height)
