"""The before/after picture: one photo, its enhanced layer, the divider, zoom and place.

Owns how it is shown and paints it. Does not own photos or runs, and does not listen to the user: that is compare_view.py. Main
thread; only `prepare_layer` may be called on a worker. Geometry is in viewport.py, layers are in compare_picture.py, pixels in
sampling.py and side_image.py.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.qt_image import screen_transform
from app.widgets import compare_overlay as overlay
from app.widgets.compare_layout import Part, Side, ViewMode, description, pane_width, parts
from app.widgets.compare_marks import Marks
from app.widgets.compare_picture import ComparePicture
from app.widgets.pyramid import Bytes, Layer, Patch, prepare_layer, prepare_mask
from app.widgets.viewport import Viewport, divider_position
from engine.core.method import Region
from engine.core.photo import Pixels

BACKGROUND = (46, 46, 46)
"""Grey around the photo, the same in every theme: a light surround makes photos look darker than they are."""

FOCUS_DELAY_MS = 150
REFINE_DELAY_MS = 80
_TILE_MARGIN = 3
"""Device pixels around a tile whose smoothed colours it changes."""


class CompareCanvas(QWidget):
    """Shows a photo and its enhanced layer at the same zoom and place; `CompareView` lets the user move through it.

    Zoom is in device pixels per pixel of the result: 1.0 shows every pixel of the enhanced photo as one pixel of the screen, and the
    original, where it is smaller, enlarged bicubically to the same pixels. Without an enhanced layer the original is the result.
    """

    focus_changed = Signal()
    """The visible part or the zoom changed, some 150 ms ago."""
    zoom_changed = Signal(float)
    mode_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = ComparePicture(BACKGROUND)
        self._marks = Marks()
        self._viewport: Viewport | None = None
        self._fitted = True
        self._fit_enlarges = False
        self._mode = ViewMode.SPLIT
        self._divider = 0.5
        self._mix = 1.0
        self._holding = False
        self._dropping = False
        self._previewing = False
        self._names = {Side.BEFORE: self.tr("Before"), Side.AFTER: self.tr("After")}
        self._badge = self.tr("Preview")
        self._last_focus: tuple[Region, float] | None = None
        self._focus_timer = self._timer(FOCUS_DELAY_MS, self._tell_focus)
        self._refine_timer = self._timer(REFINE_DELAY_MS, self._refine)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(160, 120)
        self.setAccessibleName(self.tr("Photo, before and after"))
        self._describe()

    # -- what is shown -----------------------------------------------------------------------------------------------------

    def set_photo(
        self,
        pixels: Pixels | Layer | None,
        icc: bytes | None = None,
        *,
        keep_view: bool = False,
        alpha: Pixels | tuple[Bytes, ...] | None = None,
    ) -> None:
        """Show another original and forget the enhanced layer; None clears the view.

        pixels: (height, width, 3) uint8 or uint16, or the layer a worker prepared. alpha: (height, width), or its `prepare_mask`.
        keep_view: stay at the same zoom and relative place.
        """
        layer = _layer(pixels)
        self._picture.set_photo(layer, prepare_mask(alpha) if isinstance(alpha, np.ndarray) else alpha, screen_transform(icc))
        old = self._viewport
        if layer is None:
            self._viewport = None
        elif old is not None and keep_view:
            self._move_to(old.with_photo(layer.width, layer.height))
        else:
            self._fitted, self._fit_enlarges, self._viewport = True, False, None
        self._show_anew()
        self._relayout()
        self._focus_timer.start()

    def begin_enhanced(self, scale: int, gentle: bool = False) -> None:
        """An empty enhanced layer, `scale` times as dense as the original, for tiles to come.

        gentle: another one beneath it, which is what the enhanced one is mixed with. What has not arrived shows the original dimmed
        and hatched. Raises ValueError without a photo or for a scale below 1.
        """
        self._picture.begin(scale, gentle=gentle)
        self._show_anew()

    def update_enhanced(self, left: int, top: int, pixels: NDArray[np.uint16]) -> None:
        """A finished tile, in pixels of the OUTPUT. Nothing happens without a layer begun: the tile of a run given up.

        Raises ValueError when the tile does not lie inside the layer.
        """
        self._put(left, top, pixels, gentle=False)

    def update_gentle(self, left: int, top: int, pixels: NDArray[np.uint16]) -> None:
        """A finished tile of the layer beneath, which is shown for the enhanced one until that one's tile comes. As above."""
        self._put(left, top, pixels, gentle=True)

    def show_preview(self, patch: Patch) -> None:
        """What may be looked at until tiles come; a badge says what it is while any of it is in sight. Denser ones lie over others.

        Nothing happens without a layer begun. It goes as tiles come, and for good when the layer is finished, replaced or cleared.
        """
        if self._picture.growing:
            self._picture.add_preview(patch)
            self._show_anew()

    def drop_preview(self) -> None:
        """Show no preview any more: the run that was to take its place does not come."""
        if self._picture.previews:
            self._picture.drop_previews()
            self._show_anew()

    @property
    def previewing(self) -> bool:
        """Whether something of what is in sight is a preview."""
        return self._previewing

    def enhanced_arrived(self) -> bool:
        """Whether tiles have filled the layers begun: nothing but `finish_enhanced` is needed then."""
        return self._picture.arrived

    def finish_enhanced(self) -> None:
        """No more tiles come, and those that came are the whole photo."""
        if self._picture.growing:
            self._picture.finish()
            self._show_anew()

    def set_enhanced(self, pixels: NDArray[np.uint16] | Layer, gentle: NDArray[np.uint16] | Layer | None = None) -> None:
        """The whole enhanced layer, and what lies beneath. Raises ValueError unless their size is a whole multiple of the photo's."""
        after = _layer(pixels)
        assert after is not None
        self._picture.set_enhanced(after, _layer(gentle))
        self._show_anew()

    def clear_enhanced(self) -> None:
        """Back to the original alone."""
        self._picture.clear()
        self._show_anew()

    def set_names(self, before: str, after: str) -> None:
        """What the corners call the two pictures."""
        self._names = {Side.BEFORE: before, Side.AFTER: after}
        self.update()

    def show_original(self, on: bool) -> None:
        """Show the original everywhere for as long as this is on, without changing the mode."""
        if on != self._holding:
            self._holding = on
            self.update()

    @property
    def mix(self) -> float:
        """How much of the enhanced layer is shown over what lies beneath, 0 to 1."""
        return self._mix

    def set_mix(self, fraction: float) -> None:
        """Mix the enhanced layer with what lies beneath while painting: as cheap as a repaint, whatever the size of the photo."""
        fraction = min(1.0, max(0.0, fraction))
        if fraction != self._mix:
            self._mix = fraction
            self.update()

    # -- how it is shown ---------------------------------------------------------------------------------------------------

    @property
    def mode(self) -> ViewMode:
        return self._mode

    def set_mode(self, mode: ViewMode) -> None:
        if mode is not self._mode:
            self._mode = mode
            self._relayout()
            self._describe()
            self.mode_changed.emit(mode)

    @property
    def divider(self) -> float:
        """Where the divider stands, 0 to 1 of the seen part of the photo."""
        return self._divider

    def set_divider(self, fraction: float) -> None:
        """Move the divider; only the strip it passes is painted again."""
        fraction = min(1.0, max(0.0, fraction))
        before = self._divider_x()
        self._divider = fraction
        after = self._divider_x()
        if before is not None and after is not None and before != after:
            reach = ceil((overlay.GRIP_RADIUS + 2) * self._ratio())
            self._update_device(min(before, after) - reach, 0, max(before, after) + reach, self._device_size()[1])
            if self._refine_timer.isActive():
                self._refine_timer.start()  # not in the middle of a drag
        self._describe()

    @property
    def zoom(self) -> float:
        """Device pixels per pixel of the result; 1.0 without a photo."""
        return self._viewport.zoom if self._viewport else 1.0

    def zoom_fit(self, *, enlarge: bool = False) -> None:
        """The whole photo, also after the view is resized; a small photo stays at 100 % unless `enlarge`."""
        self._fitted, self._fit_enlarges = True, enlarge
        self._relayout()

    def zoom_actual(self, around: QPointF | None = None) -> None:
        """100 %: one pixel of the result is one device pixel. around: a point of the widget that keeps its place."""
        self._zoom_to(1.0, around)

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        """Zoom around a point of the widget, by default its middle. A step that would pass over 100 % stops there."""
        old, new = self.zoom, self.zoom * factor
        passes = min(old, new) < 0.999 and max(old, new) > 1.001 and 0.5 <= factor <= 2.0
        self._zoom_to(1.0 if passes else new, around)

    def pan(self, dx: float, dy: float) -> None:
        """Move the photo by device pixels."""
        if self._viewport is not None:
            self._move_to(self._viewport.panned(dx, dy))

    def visible_region(self) -> Region:
        """The part of the original that is seen; of size 0 without a photo."""
        if self._viewport is None:
            return Region(0, 0, 0, 0, 0, 0)
        seen, scale = self._viewport.visible(), self._picture.scale
        left, top = seen.left // scale, seen.top // scale
        right, bottom = -(-(seen.left + seen.width) // scale), -(-(seen.top + seen.height) // scale)
        return Region(left, top, right - left, bottom - top, seen.photo_width // scale, seen.photo_height // scale)

    def seen_pixels(self) -> int:
        """How many device pixels the seen part of the photo takes; 0 without a photo."""
        if self._viewport is None:
            return 0
        left, top, right, bottom = self._viewport.photo_rect
        return max(0, right - left) * max(0, bottom - top)

    def sizeHint(self) -> QSize:
        return QSize(960, 640)

    # -- geometry ----------------------------------------------------------------------------------------------------------

    def _ratio(self) -> float:
        return self.devicePixelRatioF()

    def _device_size(self) -> tuple[int, int]:
        return max(1, round(self.width() * self._ratio())), max(1, round(self.height() * self._ratio()))

    def _pane_size(self) -> tuple[int, int]:
        width, height = self._device_size()
        return pane_width(self._mode, width), height

    def _divider_x(self) -> int | None:
        """Device column of the divider, None while there is none."""
        if self._viewport is None or self._mode is not ViewMode.SPLIT or self._picture.after is None or self._holding:
            return None
        return divider_position(self._viewport, self._divider)

    def _parts(self) -> list[Part]:
        width, _ = self._device_size()
        return parts(self._mode, width, self._divider_x(), has_after=self._picture.after is not None, original_only=self._holding)

    def _pane_point(self, around: QPointF | None) -> tuple[float, float]:
        """A widget point in device pixels of the pane it lies in; the pane's middle for None."""
        pane, height = self._pane_size()
        if around is None:
            return pane / 2, height / 2
        x, y = around.x() * self._ratio(), around.y() * self._ratio()
        starts = [part.pane for part in self._parts() if part.pane <= x]
        return x - max(starts, default=0), y

    def _zoom_to(self, zoom: float, around: QPointF | None) -> None:
        if self._viewport is not None:
            self._fitted = False
            self._move_to(self._viewport.zoomed(zoom, *self._pane_point(around)))

    def _relayout(self) -> None:
        """The pane's size, the photo or the fitting changed."""
        if self._picture.original is not None:
            width, height = self._pane_size()
            old = self._viewport or Viewport(width, height, *self._picture.size).fitted()
            if (old.photo_width, old.photo_height) != self._picture.size:
                old = old.denser(*self._picture.size)  # the result has more or fewer pixels than what was shown
            new = old.resized(width, height)
            self._move_to(new.fitted(enlarge=self._fit_enlarges) if self._fitted else new)
        self.update()

    def _move_to(self, viewport: Viewport) -> None:
        old, self._viewport = self._viewport, viewport
        if old == viewport:
            return
        self.update()
        self._look_for_preview()
        self._refine_timer.start()
        self._focus_timer.start()
        if old is None or old.zoom != viewport.zoom:
            self._describe()
            self.zoom_changed.emit(viewport.zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._relayout()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:  # moved to another screen
            self._relayout()
        return super().event(event)

    # -- painting ----------------------------------------------------------------------------------------------------------

    def _show_anew(self) -> None:
        """Other layers are shown than before."""
        view = self._viewport
        if view is not None and (view.photo_width, view.photo_height) != self._picture.size:
            self._relayout()
        self._refine_timer.start()
        self._look_for_preview()
        self._describe()
        self.update()

    def _look_for_preview(self) -> None:
        """Whether what is in sight has become a preview, or ceased to be one."""
        shown = self._viewport is not None and self._picture.shows_preview(self._viewport)
        if shown != self._previewing:
            self._previewing = shown
            self._describe()
            self.update()

    def _put(self, left: int, top: int, pixels: NDArray[np.uint16], *, gentle: bool) -> None:
        if not self._picture.growing or self._viewport is None:
            return
        self._picture.put(left, top, pixels, gentle=gentle)
        height, width = pixels.shape[:2]
        x0, y0, x1, y1 = self._viewport.to_pane(left, top, left + width, top + height)
        if x0 >= x1 or y0 >= y1:
            return
        rect = (x0 - _TILE_MARGIN, y0 - _TILE_MARGIN, x1 + _TILE_MARGIN, y1 + _TILE_MARGIN)
        self._picture.refresh(rect)
        for part in self._parts():
            if part.side is Side.AFTER:
                self._update_device(max(part.left, part.pane + rect[0]), rect[1], min(part.right, part.pane + rect[2]), rect[3])
        self._look_for_preview()

    def _update_device(self, left: int, top: int, right: int, bottom: int) -> None:
        ratio = self._ratio()
        x, y = floor(left / ratio), floor(top / ratio)
        self.update(QRect(x, y, ceil(right / ratio) - x, ceil(bottom / ratio) - y))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(*BACKGROUND))
        viewport = self._viewport
        if viewport is None:
            overlay.paint_invitation(painter, QRectF(self.rect()), self.tr("Drop photos or a folder here"))
        else:
            self._paint_pictures(painter, viewport, event.rect())
            self._paint_labels(painter)
            x = self._divider_x()
            if x is not None:
                _, top, _, bottom = (edge / self._ratio() for edge in viewport.photo_rect)
                overlay.paint_divider(painter, x / self._ratio(), top, bottom, focused=self.hasFocus())
        if self._dropping:
            overlay.paint_drop_frame(painter, QRectF(self.rect()))
        painter.end()

    def _paint_pictures(self, painter: QPainter, viewport: Viewport, dirty: QRect) -> None:
        ratio = self._ratio()
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)  # from here on in device pixels, so that pictures are copied and never resampled
        left, right = floor(dirty.left() * ratio), ceil((dirty.right() + 1) * ratio)
        top, bottom = floor(dirty.top() * ratio), min(viewport.height, ceil((dirty.bottom() + 1) * ratio))
        for part in self._parts():
            start, end = max(part.left, left), min(part.right, right)
            if start < end and top < bottom:
                source = QRect(start - part.pane, top, end - start, bottom - top)
                target, seen = QRect(start, top, end - start, bottom - top), (source.left(), top, source.left() + source.width(), bottom)
                if part.side is Side.AFTER and self._mix < 1.0:
                    painter.drawImage(target, self._picture.beneath.image(viewport, seen), source)
                    painter.setOpacity(self._mix)
                painter.drawImage(target, self._picture.image(part.side).image(viewport, seen), source)
                painter.setOpacity(1.0)
                if part.side is Side.AFTER and (over := self._marks.overlay_image(viewport, self._picture.scale)) is not None:
                    painter.drawImage(target, over, source)
        self._marks.paint(painter, viewport, self._picture.scale, {part.pane for part in self._parts()})
        painter.restore()

    def _paint_labels(self, painter: QPainter) -> None:
        if self._picture.after is None and self._mode is not ViewMode.SIDE_BY_SIDE:
            return
        ratio, height = self._ratio(), float(self.height())
        split = self._divider_x() is not None
        for part in self._parts():
            after = part.side is Side.AFTER
            text = self._names[part.side]
            seen = QRectF(part.left / ratio, 0, (part.right - part.left) / ratio, height)
            pane = QRectF(self.rect()) if split else seen
            painter.save()
            painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
            overlay.paint_label(painter, self.font(), pane, text, self._badge if after and self._previewing else "", right=split and after)
            painter.restore()

    def _refine(self) -> None:
        if self._picture.refine({part.side for part in self._parts()}, mixed=self._mix < 1.0):
            self.update()

    # -- telling others ----------------------------------------------------------------------------------------------------

    def _timer(self, delay_ms: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(delay_ms)
        timer.timeout.connect(then)
        return timer

    def _tell_focus(self) -> None:
        focus = (self.visible_region(), self.zoom)
        if focus != self._last_focus:
            self._last_focus = focus
            self.focus_changed.emit()

    def _describe(self) -> None:
        """Keep what a screen reader says about the view true."""
        shown = self._picture.original is not None
        words = description(self.tr, self._mode, self._divider, self.zoom, previewing=self._previewing)
        self.setAccessibleDescription(words if shown else self.tr("No photo is open."))


def _layer(pixels: Pixels | Layer | None) -> Layer | None:
    return pixels if pixels is None or isinstance(pixels, Layer) else prepare_layer(pixels)
