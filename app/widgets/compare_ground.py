"""Where the photo lies in a widget: zoom, place and panes, what is in sight, and what is told of it after a pause.

Owns picture, layout and viewport. What the picture holds is compare_stage.py's. Main thread.
"""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.timers import once_after
from app.widgets.compare_layout import Layout, Part, Place
from app.widgets.compare_picture import ComparePicture
from app.widgets.viewport import Viewport
from engine.core.method import Region

BACKGROUND = (46, 46, 46)
"""Grey around the photo, the same in every theme: a light surround makes photos look darker than they are."""

FOCUS_DELAY_MS = 150


class CompareGround(QWidget):
    """A picture at a zoom and a place.

    Zoom is in device pixels per pixel of the result: 1.0 shows every pixel of the enhanced photo as one pixel of the screen, and the
    original, where it is smaller, enlarged bicubically to the same pixels. Without an enhanced layer the original is the result.
    """

    focus_changed = Signal()
    """The visible part or the zoom changed, some 150 ms ago."""
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = ComparePicture(BACKGROUND)
        self._layout = Layout()
        self._viewport: Viewport | None = None
        self._fitted = True
        self._fit_enlarges = False
        self._holding = False
        self._last_focus: tuple[Region, float] | None = None
        self._focus_timer = once_after(self, FOCUS_DELAY_MS, self._tell_focus)

    # -- zoom and place ----------------------------------------------------------------------------------------------------

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

    def seen_bare(self) -> bool:
        """Whether some of what is seen of the result has neither a tile nor a preview as sharp as the screen."""
        return self._viewport is not None and self._picture.bare(self._viewport)

    def photo_point(self, point: QPointF) -> tuple[float, float] | None:
        """The pixel of the original under a point of the widget, with fractions; None without a photo. May lie outside the photo."""
        if self._viewport is None:
            return None
        x, y = self._viewport.to_photo(*self._pane_point(point))
        return x / self._picture.scale, y / self._picture.scale

    def sizeHint(self) -> QSize:
        return QSize(960, 640)

    # -- geometry ----------------------------------------------------------------------------------------------------------

    def _ratio(self) -> float:
        return self.devicePixelRatioF()

    def _device_size(self) -> tuple[int, int]:
        return max(1, round(self.width() * self._ratio())), max(1, round(self.height() * self._ratio()))

    def _parts(self) -> list[Part]:
        if self._viewport is None:
            return []
        second = self._picture.filled(Place.SECOND)
        return self._layout.parts(*self._device_size(), self._viewport, second=second, original_only=self._holding)

    def _pane_point(self, around: QPointF | None) -> tuple[float, float]:
        """A widget point in device pixels of the pane it lies in; the pane's middle for None."""
        size = self._device_size()
        width, height = self._layout.pane_size(*size)
        if around is None:
            return width / 2, height / 2
        x, y = around.x() * self._ratio(), around.y() * self._ratio()
        panes = self._layout.panes(*size)
        left = max((left for left, _ in panes if left <= x), default=0)
        top = max((top for start, top in panes if top <= y and start == left), default=0)
        return x - left, y - top

    def _zoom_to(self, zoom: float, around: QPointF | None) -> None:
        if self._viewport is not None:
            self._fitted = False
            self._move_to(self._viewport.zoomed(zoom, *self._pane_point(around)))

    def _relayout(self) -> None:
        """The pane's size, the photo or the fitting changed."""
        if self._picture.original is not None:
            width, height = self._layout.pane_size(*self._device_size())
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
        self._focus_timer.start()
        zoomed = old is None or old.zoom != viewport.zoom
        self._on_moved(zoomed=zoomed)
        if zoomed:
            self.zoom_changed.emit(viewport.zoom)

    def _on_moved(self, *, zoomed: bool) -> None:
        """Something else is in sight; for whoever shows it."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._relayout()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:  # moved to another screen
            self._relayout()
        return super().event(event)

    def _update_device(self, left: int, top: int, right: int, bottom: int) -> None:
        ratio = self._ratio()
        x, y = floor(left / ratio), floor(top / ratio)
        if right > left and bottom > top:
            self.update(QRect(x, y, ceil(right / ratio) - x, ceil(bottom / ratio) - y))

    def _tell_focus(self) -> None:
        focus = (self.visible_region(), self.zoom)
        if focus != self._last_focus:
            self._last_focus = focus
            self.focus_changed.emit()
