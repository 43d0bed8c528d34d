"""From a photo and what a method made of it to the photo that is shown and saved: strength, colour lock, what is protected.

Nothing runs again here. The order: the lock gives the enhanced picture the photo's own colours (the gentle one too), strength goes from
the photo or the gentle picture to it, and protected parts are the photo's in the end. Works in bands of rows, whole photos and those
that are not in memory alike. Pure but for reading pixels; any thread.
"""

from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.core.alpha import enlarged_alpha, enlarged_alpha_rows, shown_to_networks, with_hidden_colours
from engine.core.enlarging import enlarged_rows, strips
from engine.core.errors import UsageError
from engine.core.history import edit_line
from engine.core.photo import Photo, Pixels, is_grey
from engine.core.request import AS_MADE, Finish, Result
from engine.core.sentences import said
from engine.core.stream_pixels import ComputedPixels, is_streamed
from engine.trust.colour import lock_gains, low_frequencies, low_size

_FULL = np.uint32(65535)


def finished_photo(photo: Photo, result: Result, finish: Finish = AS_MADE) -> Photo:
    """The photo to show and save: enhanced as `finish` says, alpha enlarged to fit, metadata kept, one line longer in what was done to it.

    The pixels are uint16 whatever the source was; saving decides about the depth. Fully transparent ones keep the colours they hide in a
    photo that was not enlarged. Pixels of a result that is not in memory are made when somebody reads them, and whether a grey photo
    stayed grey is then for whoever reads them all to find out. Raises UsageError for a strength the result was not made for.
    """
    finisher = Finisher.of(photo, result, finish)
    edits = (*photo.edits, edit_line(result.report, finish, result.scale))
    if is_streamed(result.enhanced):
        streamed: Any = ComputedPixels(result.enhanced.shape, np.uint16, finisher.rows)
        return replace(photo, pixels=streamed, alpha=_streamed_alpha(photo, result.scale), edits=edits)
    pixels = finisher.pixels()
    alpha = None if photo.alpha is None else enlarged_alpha(photo.alpha, pixels.shape[0] // photo.height)
    if pixels.shape[:2] == photo.pixels.shape[:2]:
        pixels = with_hidden_colours(photo, pixels)
    grey = photo.grey and all(is_grey(pixels[rows]) for rows in strips(pixels.shape[0]))
    return replace(photo, pixels=pixels, alpha=alpha, grey=grey, edits=edits)


def blend(photo: Photo, enhanced: NDArray[np.uint16], strength: float, gentle: NDArray[np.uint16] | None = None) -> NDArray[np.uint16]:
    """Between `gentle` (strength 0) and the enhanced pixels (1); without one, from the source, enlarged bicubically to the same size.

    Returns `enhanced` or `gentle` itself at their ends, a new (height, width, 3) uint16 array otherwise. Raises UsageError outside 0-1.
    """
    return Finisher(photo, enhanced, gentle, Finish(strength)).pixels()


class Finisher:
    """The finished pixels in bands, for whoever needs only a part of them."""

    def __init__(self, photo: Photo, enhanced: NDArray[np.uint16], gentle: NDArray[np.uint16] | None, finish: Finish) -> None:
        self._photo, self._enhanced, self._gentle, self._finish = photo, enhanced, gentle, finish
        self._protect = None if finish.protect is None or finish.protect.empty else finish.protect.levels.astype(np.float32)

    @classmethod
    def of(cls, photo: Photo, result: Result, finish: Finish) -> "Finisher":
        """Of a result. Raises UsageError for a strength it was not made for."""
        if result.strength not in (None, finish.strength):
            raise UsageError(
                said(
                    "This result was made for a strength of {strength:g} and cannot be finished at {wanted:g}.",
                    strength=result.strength,
                    wanted=finish.strength,
                )
            )
        return cls(photo, result.enhanced, result.gentle, finish)

    def pixels(self) -> NDArray[np.uint16]:
        """All of them, (height, width, 3); the result's own array where nothing is done to it."""
        if not self._finish.colour_lock and self._protect is None:
            if self._finish.strength == 1.0:
                return self._enhanced
            if self._finish.strength == 0.0 and self._gentle is not None:
                return self._gentle
        made = np.empty(self._enhanced.shape, np.uint16)
        for rows in strips(len(made)):
            made[rows] = self.rows(rows.start, rows.stop)
        return made

    def rows(self, top: int, bottom: int) -> NDArray[np.uint16]:
        """Those from `top` to `bottom`, of the finished picture."""
        rows, strength = slice(top, bottom), self._finish.strength
        if strength == 1.0:
            mixed = self._locked(self._enhanced, rows)
        else:
            low = self._rows_of(self._source, rows) if self._gentle is None else self._locked(self._gentle, rows)
            mixed = low if strength == 0.0 else _mixed(self._locked(self._enhanced, rows), low, np.uint32(round(strength * 65535.0)))
        if self._protect is None:
            return mixed
        kept = _stretched(self._protect, self._enhanced.shape, rows)
        weight = (kept * np.float32(257) + np.float32(0.5)).astype(np.uint32)[..., None]
        return _mixed(self._rows_of(self._origin, rows), mixed, weight) if weight.any() else mixed

    def _locked(self, pixels: NDArray[np.uint16], rows: slice) -> NDArray[np.uint16]:
        """Rows of what a method made, with the photo's own colours as far as they are locked."""
        if not self._finish.colour_lock:
            return pixels[rows]
        gains = self._gains if pixels is self._enhanced else self._gentle_gains
        values = _stretched(gains, pixels.shape, rows)
        values *= pixels[rows]
        values += np.float32(0.5)
        return np.minimum(values, np.float32(65535), out=values).astype(np.uint16)

    @cached_property
    def _gains(self) -> NDArray[np.float32]:
        return self._gains_of(self._enhanced)

    @cached_property
    def _gentle_gains(self) -> NDArray[np.float32]:
        assert self._gentle is not None
        return self._gains_of(self._gentle)

    def _gains_of(self, pixels: NDArray[np.uint16]) -> NDArray[np.float32]:
        size = low_size(self._photo.width, self._photo.height)
        return lock_gains(low_frequencies(self._photo.pixels, size), low_frequencies(pixels, size), self._finish.colour_lock)

    @cached_property
    def _source(self) -> Pixels:
        return self._shown(self._photo)

    @cached_property
    def _origin(self) -> Pixels:
        """What protected parts show."""
        return self._source if self._finish.origin is None else self._shown(self._finish.origin)

    def _shown(self, photo: Photo) -> Pixels:
        # Enlarging mixes neighbours, so what is hidden under transparent pixels must not be seen by it.
        as_it_is = is_streamed(photo.pixels) or self._enhanced.shape[:2] == photo.pixels.shape[:2]
        return photo.pixels if as_it_is else shown_to_networks(photo).pixels

    def _rows_of(self, pixels: Pixels, rows: slice) -> NDArray[np.uint16]:
        return enlarged_rows(pixels, self._enhanced.shape[0] // pixels.shape[0], rows)


def _streamed_alpha(photo: Photo, scale: int) -> Any:
    alpha = photo.alpha
    if alpha is None:
        return None
    shape = (scale * photo.height, scale * photo.width)
    return ComputedPixels(shape, np.uint16, lambda top, bottom: enlarged_alpha_rows(alpha, scale, slice(top, bottom)))


def _mixed(over: NDArray[np.uint16], under: NDArray[np.uint16], weight: Any) -> NDArray[np.uint16]:
    """weight: uint32, 0-65535, a number or (rows, width, 1); at its ends exactly the one or the other."""
    # 16.16 fixed point in unsigned 32 bits: 65535 * 65535 + rounding still fits, and no float copy of the photo is made.
    total = over.astype(np.uint32)
    total *= weight
    total += under.astype(np.uint32) * (_FULL - weight)
    total += np.uint32(32767)
    total //= _FULL
    return total.astype(np.uint16)


def _stretched(small: NDArray[np.float32], shape: tuple[int, ...], rows: slice) -> NDArray[np.float32]:
    """Rows of a small (h, w[, 3]) picture stretched bilinearly to `shape`; the same whatever the band, but for rounding."""
    import cv2

    height, width = shape[:2]
    at = np.clip((np.arange(rows.start, rows.stop) + 0.5) * (small.shape[0] / height) - 0.5, 0, small.shape[0] - 1)
    above = at.astype(np.intp)
    below = np.minimum(above + 1, small.shape[0] - 1)
    share = (at - above).astype(np.float32)[:, None]
    share = share if small.ndim == 2 else share[..., None]
    lines = np.ascontiguousarray(small[above] * (1 - share) + small[below] * share)
    return np.asarray(cv2.resize(lines, (width, len(lines)), interpolation=cv2.INTER_LINEAR), np.float32)
