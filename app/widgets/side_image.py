"""One side of the comparison as it is on the screen: an image of the pane, kept up to date with as little work as possible.

Re-renders everything after a zoom, scrolls and fills the edges after a pan, redraws a rectangle after a tile, does nothing for a
moving divider. Main thread.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QColorTransform, QImage

from app.qt_image import Screen, blank_image, screen_pixels, to_screen
from app.widgets.sampling import Content, Rect, compose, decorate, has_fast_way
from app.widgets.viewport import Viewport

_MANY_RECTS = 12


class SideImage:
    """The pane's image of one `Content`, made when it is asked for."""

    def __init__(self, content: Content, transform: QColorTransform | None, background: tuple[int, int, int]) -> None:
        self._content = content
        self._transform = transform
        self._background = background[::-1]
        self._image: QImage | None = None
        self._viewport: Viewport | None = None
        self._stale: list[Rect] = []
        self._smooth = False

    def image(self, viewport: Viewport) -> QImage:
        """The pane as it looks now, in device pixels. Not to be kept: the next call may change it."""
        if self._image is None or self._viewport is None or not _can_scroll(self._viewport, viewport):
            self._image = blank_image(viewport.width, viewport.height)
            self._image.fill(0xFF000000 | self._background[2] << 16 | self._background[1] << 8 | self._background[0])
            self._smooth = False
            self._stale = [viewport.photo_rect]
        elif self._viewport.origin != viewport.origin:
            self._scroll(viewport)
        self._viewport = viewport
        if self._stale:
            screen = screen_pixels(self._image)
            for rect in self._stale:
                self._render(screen, rect)
            self._stale = []
        return self._image

    def refresh_part(self, rect: Rect) -> None:
        """What the content shows in `rect` (of the pane as last drawn) has changed."""
        if self._viewport is None:
            return
        rect = _common(rect, self._viewport.photo_rect)
        if rect[0] < rect[2] and rect[1] < rect[3]:
            self._stale.append(rect)
        if len(self._stale) > _MANY_RECTS:
            lefts, tops, rights, bottoms = zip(*self._stale, strict=True)
            self._stale = [(min(lefts), min(tops), max(rights), max(bottoms))]

    def refine(self) -> bool:
        """Redraw with the smooth filter once nothing moves; False when the picture is as good as it gets."""
        if self._viewport is None or self._smooth or not self._coarse():
            return False
        self._smooth = True
        self._stale = [self._viewport.photo_rect]
        return True

    def _coarse(self) -> bool:
        assert self._viewport is not None
        zoom, content = self._viewport.zoom, self._content
        if content.after is None:
            return has_fast_way(zoom, len(content.original.levels))
        return has_fast_way(zoom / content.scale, len(content.after.levels))

    def _render(self, screen: Screen, rect: Rect) -> None:
        assert self._viewport is not None
        left, top, right, bottom = rect
        if left >= right or top >= bottom:
            return
        rgb, unfinished = compose(self._content, self._viewport, rect, smooth=self._smooth)
        part = to_screen(rgb, self._transform)
        pixels = screen_pixels(part)
        decorate(pixels, unfinished, self._content, self._viewport, rect, smooth=self._smooth)
        screen[top:bottom, left:right] = pixels

    def _scroll(self, viewport: Viewport) -> None:
        """Move what is drawn and mark the uncovered edges."""
        assert self._viewport is not None
        assert self._image is not None
        dx, dy = viewport.origin[0] - self._viewport.origin[0], viewport.origin[1] - self._viewport.origin[1]
        left, top, right, bottom = seen = viewport.photo_rect
        if abs(dx) >= right - left or abs(dy) >= bottom - top:
            self._stale = [seen]
            return
        screen = screen_pixels(self._image)
        to = (left + max(0, dx), top + max(0, dy), right + min(0, dx), bottom + min(0, dy))
        screen[to[1] : to[3], to[0] : to[2]] = screen[to[1] - dy : to[3] - dy, to[0] - dx : to[2] - dx]
        stale = [_common((r[0] + dx, r[1] + dy, r[2] + dx, r[3] + dy), seen) for r in self._stale]
        if dx:
            stale.append((left, top, to[0], bottom) if dx > 0 else (to[2], top, right, bottom))
        if dy:
            stale.append((left, top, right, to[1]) if dy > 0 else (left, to[3], right, bottom))
        self._stale = stale


def _can_scroll(old: Viewport, new: Viewport) -> bool:
    # The seen part of the photo must keep its place in the pane, else background would have to be uncovered too.
    return replace(old, left=new.left, top=new.top) == new and old.photo_rect == new.photo_rect


def _common(one: Rect, other: Rect) -> Rect:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
