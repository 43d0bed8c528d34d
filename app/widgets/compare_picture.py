"""What the comparison shows: the photo, its enhanced layer, the gentle one beneath, previews of both, and their images in the pane.

Owns layers and images; knows nothing of where they lie in the widget or of the user. Tiles come in pixels of the result. Main thread.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColorTransform

from app.widgets.compare_layout import Side
from app.widgets.pyramid import DONE, Bytes, Layer, Patch, empty_layer, put_tile
from app.widgets.sampling import Content, Rect, best_level
from app.widgets.side_image import SideImage
from app.widgets.viewport import Viewport


class ComparePicture:
    """scale: how many times as wide and high as the photo everything is shown; 1 without an enhanced layer."""

    def __init__(self, background: tuple[int, int, int]) -> None:
        self._background = background
        self._alpha: tuple[Bytes, ...] | None = None
        self._transform: QColorTransform | None = None
        self._images: dict[Side, SideImage] = {}
        self._low: SideImage | None = None
        self.original: Layer | None = None
        self.after: Layer | None = None
        self.gentle: Layer | None = None
        self.scale = 1
        self.previews: tuple[Patch, ...] = ()

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels of the result; (0, 0) without a photo."""
        return (self.original.width * self.scale, self.original.height * self.scale) if self.original is not None else (0, 0)

    @property
    def growing(self) -> bool:
        """Whether tiles may still come."""
        return self.after is not None and self.after.finished is not None

    @property
    def arrived(self) -> bool:
        """Whether every tile of a growing picture has come."""
        layers = [layer for layer in (self.after, self.gentle) if layer is not None]
        # The coarsest level is full only when all below is.
        return self.growing and all(layer.finished is not None and int(layer.finished[-1].min()) == DONE for layer in layers)

    def set_photo(self, original: Layer | None, alpha: tuple[Bytes, ...] | None, transform: QColorTransform | None) -> None:
        """Another photo; what was enhanced goes with the old one."""
        self.original, self._alpha, self._transform = original, alpha, transform
        self.clear()

    def begin(self, scale: int, *, gentle: bool) -> None:
        """Empty layers for tiles to come. Raises ValueError without a photo or for a scale below 1."""
        if self.original is None or scale < 1:
            raise ValueError("An enhanced layer needs a photo and a scale of at least 1.")
        self.after = self.gentle = None  # the old ones go before the new ones take memory
        width, height = self.original.width * scale, self.original.height * scale
        self._show(empty_layer(width, height), empty_layer(width, height) if gentle else None, scale)

    def put(self, left: int, top: int, pixels: NDArray[np.uint16], *, gentle: bool) -> None:
        """A finished tile of a growing picture; a gentle one stands for the enhanced one too until that comes. ValueError outside."""
        assert self.after is not None
        put_tile(self.after, left, top, pixels)
        if gentle and self.gentle is not None:
            put_tile(self.gentle, left, top, pixels)

    def finish(self) -> None:
        """Nothing more comes: what remembers which tiles have come is given back."""
        assert self.after is not None
        self._show(replace(self.after, finished=None), replace(self.gentle, finished=None) if self.gentle else None, self.scale)

    def add_preview(self, patch: Patch) -> None:
        """Show this where no tile has come yet; denser ones lie over others. Gone with whatever is shown next."""
        patches = sorted((*self.previews, patch), key=lambda one: one.density)
        self._show(self.after, self.gentle, self.scale, tuple(patches))

    def drop_previews(self) -> None:
        self._show(self.after, self.gentle, self.scale)

    def shows_preview(self, viewport: Viewport) -> bool:
        """Whether something of what is in sight is a preview: there is one of it, and not every tile in sight has come."""
        if self.after is None or self.after.finished is None:
            return False
        finished, seen = self.after.finished, viewport.visible()
        if not any(patch.meets(seen, self.scale) for patch in self.previews):
            return False
        index = best_level(viewport.zoom, len(finished))
        cell = 2**index
        rows = slice(seen.top // cell, -(-(seen.top + seen.height) // cell))
        columns = slice(seen.left // cell, -(-(seen.left + seen.width) // cell))
        return int(finished[index][rows, columns].min()) < DONE

    def set_enhanced(self, after: Layer, gentle: Layer | None) -> None:
        """Whole layers. Raises ValueError unless they have the same size, a whole multiple of the photo's."""
        original = self.original
        if original is None:
            raise ValueError("An enhanced layer needs a photo.")
        scale = max(1, round(after.width / original.width))
        for layer in (after, gentle or after):
            if (layer.width, layer.height) != (original.width * scale, original.height * scale):
                raise ValueError(f"{layer.width} x {layer.height} is no multiple of {original.width} x {original.height}.")
        self._show(after, gentle, scale)

    def clear(self) -> None:
        """Back to the photo alone."""
        self._show(None, None, 1)

    def image(self, side: Side) -> SideImage:
        return self._images[side]

    @property
    def beneath(self) -> SideImage:
        """What the enhanced picture is mixed with."""
        return self._low or self._images[Side.BEFORE]

    def refresh(self, rect: Rect) -> None:
        """Tiles have changed what is shown in `rect` of the pane."""
        self._images[Side.AFTER].refresh_part(rect)
        if self._low is not None:
            self._low.refresh_part(rect)

    def refine(self, sides: Iterable[Side], *, mixed: bool) -> bool:
        """Make these smooth; whether that changes anything. mixed: what lies beneath is seen too."""
        images = [self._images[side] for side in sides if side in self._images]
        if mixed and self._images:
            images.append(self.beneath)
        changed = [image.refine() for image in images]  # every one of them, not only up to the first that does
        return any(changed)

    def _show(self, after: Layer | None, gentle: Layer | None, scale: int, previews: tuple[Patch, ...] = ()) -> None:
        self.after, self.gentle, self.scale, self.previews = after, gentle, scale, previews
        self._images, self._low = {}, None
        if self.original is None:
            return
        before = Content(self.original, None, scale, alpha=self._alpha)
        enhanced = Content(self.original, after, scale, after is None, self._alpha, previews)
        self._images = {Side.BEFORE: self._image(before), Side.AFTER: self._image(enhanced)}
        if gentle is not None:
            self._low = self._image(replace(enhanced, after=gentle))

    def _image(self, content: Content) -> SideImage:
        return SideImage(content, self._transform, self._background)
