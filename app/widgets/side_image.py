"""One side of the comparison as it is on the screen: an image of the pane, kept up to date with as little work as possible.

Everything is stale after a zoom, the edges after a pan, a rectangle after a tile; only what is about to be painted is rendered, so
the half behind the divider costs nothing until the divider uncovers it, strip by strip. Main thread.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QRegion

from app.qt_image import Screen, blank_image, screen_pixels
from app.widgets.renderers import Renderer
from app.widgets.sampling import Rect
from app.widgets.viewport import Viewport


class SideImage:
    """The pane's image of what a renderer makes, made when it is asked for."""

    def __init__(self, renderer: Renderer, background: tuple[int, int, int]) -> None:
        self._renderer = renderer
        self._background = background[::-1]
        self._image: QImage | None = None
        self._viewport: Viewport | None = None
        self._stale = QRegion()
        self._smooth = False

    def image(self, viewport: Viewport, needed: Rect) -> QImage:
        """The pane in device pixels, up to date inside `needed`. Not to be kept: the next call may change it."""
        if self._image is None or self._viewport is None or not _can_scroll(self._viewport, viewport):
            self._image = blank_image(viewport.width, viewport.height)
            self._image.fill(0xFF000000 | self._background[2] << 16 | self._background[1] << 8 | self._background[0])
            self._smooth = False
            self._stale = _region(viewport.photo_rect)
        elif self._viewport.origin != viewport.origin:
            self._scroll(viewport)
        self._viewport = viewport
        due = self._stale.intersected(_region(needed))
        if not due.isEmpty():
            self._stale = self._stale.subtracted(due)
            screen = screen_pixels(self._image)
            for rect in cast(Iterable[QRect], due):  # it can be iterated, though its stubs do not say so
                self._render(screen, (rect.left(), rect.top(), rect.right() + 1, rect.bottom() + 1))
        return self._image

    def refresh_part(self, rect: Rect) -> None:
        """What the content shows in `rect` (of the pane as last drawn) has changed."""
        if self._viewport is not None:
            self._stale = self._stale.united(_region(rect).intersected(_region(self._viewport.photo_rect)))

    def refresh(self) -> None:
        """What the content shows has changed everywhere."""
        if self._viewport is not None:
            self.refresh_part(self._viewport.photo_rect)

    def refine(self) -> bool:
        """Redraw with the smooth filter once nothing moves; False when the picture is as good as it gets."""
        if self._viewport is None or self._smooth or not self._renderer.coarse(self._viewport):
            return False
        self._smooth = True
        self._stale = _region(self._viewport.photo_rect)
        return True

    def _render(self, screen: Screen, rect: Rect) -> None:
        assert self._viewport is not None
        left, top, right, bottom = rect
        part = self._renderer.render(self._viewport, rect, smooth=self._smooth)
        screen[top:bottom, left:right] = screen_pixels(part)

    def _scroll(self, viewport: Viewport) -> None:
        """Move what is drawn and mark the uncovered edges."""
        assert self._viewport is not None
        assert self._image is not None
        dx, dy = viewport.origin[0] - self._viewport.origin[0], viewport.origin[1] - self._viewport.origin[1]
        left, top, right, bottom = viewport.photo_rect
        seen = _region(viewport.photo_rect)
        if abs(dx) >= right - left or abs(dy) >= bottom - top:
            self._stale = seen
            return
        screen = screen_pixels(self._image)
        to = (left + max(0, dx), top + max(0, dy), right + min(0, dx), bottom + min(0, dy))
        screen[to[1] : to[3], to[0] : to[2]] = screen[to[1] - dy : to[3] - dy, to[0] - dx : to[2] - dx]
        uncovered = seen.subtracted(_region(to))
        self._stale = self._stale.translated(dx, dy).intersected(seen).united(uncovered)


def _can_scroll(old: Viewport, new: Viewport) -> bool:
    # The seen part of the photo must keep its place in the pane, else background would have to be uncovered too.
    return replace(old, left=new.left, top=new.top) == new and old.photo_rect == new.photo_rect


def _region(rect: Rect) -> QRegion:
    left, top, right, bottom = rect
    return QRegion(QRect(left, top, right - left, bottom - top))
