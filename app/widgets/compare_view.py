"""The before/after view as the user meets it: divider, pan, zoom, keys and dropped files.

Owns how mouse, touchpad, keys and drops move the picture that compare_canvas.py paints. Does not own the window's shortcuts.
Main thread. Everything another part of the application needs of the view is imported from here.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.widgets.compare_canvas import CompareCanvas
from app.widgets.compare_layout import ViewMode
from app.widgets.pyramid import Layer, Patch, prepare_layer, prepare_mask, prepare_patch
from app.widgets.viewport import divider_fraction

__all__ = ["CompareView", "Layer", "Patch", "ViewMode", "prepare_layer", "prepare_mask", "prepare_patch"]

GRAB_DISTANCE = 9
"""Logical pixels on either side of the divider where it can be taken."""

KEY_STEP, KEY_BIG_STEP = 0.01, 0.1
KEY_PAN = 0.1
WHEEL_STEP = 1.25
TRACKPAD_PIXELS = 60
"""Trackpad pixels that zoom as far as one notch of a wheel."""


class CompareView(CompareCanvas):
    """Drag the divider, drag the photo, turn the wheel to zoom, double click for 100 %.

    Left and Right move the divider (Shift: in big steps, Home and End: to the edges), or the photo where there is no divider; Up
    and Down move the photo. Space held down shows the original.
    """

    files_dropped = Signal(list)
    """list[Path] of files and folders dropped on the view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grabbed_divider = False
        self._pan_from: QPointF | None = None
        self.setMouseTracking(True)
        self.setAcceptDrops(True)

    def _near_divider(self, point: QPointF) -> bool:
        x = self._divider_x()
        return x is not None and abs(point.x() - x / self._ratio()) <= GRAB_DISTANCE

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._near_divider(event.position()):
            self._grabbed_divider = True
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton) and self._viewport is not None:
            self._pan_from = event.position()
        self._show_cursor(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._viewport is not None and self._grabbed_divider:
            self.set_divider(divider_fraction(self._viewport, point.x() * self._ratio()))
        elif self._viewport is not None and self._pan_from is not None:
            moved = (point - self._pan_from) * self._ratio()
            self._pan_from = point
            self.pan(moved.x(), moved.y())
        self._show_cursor(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed_divider, self._pan_from = False, None
        self._show_cursor(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._near_divider(event.position()):
            return
        if self.zoom != 1.0:
            self.zoom_actual(event.position())
        elif self._viewport is not None:
            self.zoom_fit(enlarge=self._viewport.fit_zoom > 1.0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels, angle = event.pixelDelta().y(), event.angleDelta().y()
        steps = pixels / TRACKPAD_PIXELS if pixels else angle / 120
        if steps and self._viewport is not None:
            self.zoom_by(WHEEL_STEP**steps, event.position())
        event.accept()

    def _show_cursor(self, point: QPointF) -> None:
        shape = Qt.CursorShape.ArrowCursor
        view = self._viewport
        if self._grabbed_divider or (self._pan_from is None and self._near_divider(point)):
            shape = Qt.CursorShape.SplitHCursor
        elif view is not None and (view.photo_width * view.zoom > view.width or view.photo_height * view.zoom > view.height):
            shape = Qt.CursorShape.OpenHandCursor if self._pan_from is None else Qt.CursorShape.ClosedHandCursor
        self.setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, big = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        arrows = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        if key == Qt.Key.Key_Space:
            self.show_original(True)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._divider_x() is not None:
            self.set_divider(0.0 if key == Qt.Key.Key_Home else 1.0)
        elif key in arrows:
            dx, dy = arrows[Qt.Key(key)]
            if dx and self._divider_x() is not None:
                self.set_divider(self._divider + dx * (KEY_BIG_STEP if big else KEY_STEP))
            else:
                width, height = self._pane_size()
                self.pan(-dx * width * KEY_PAN, -dy * height * KEY_PAN)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.show_original(False)
        else:
            super().keyReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _paths(event):
            event.acceptProposedAction()
            self._set_dropping(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_dropping(False)
        paths = _paths(event)
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def _set_dropping(self, on: bool) -> None:
        self._dropping = on
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_by(1.0 + event.value(), event.position())
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.show_original(False)  # the key's release will go to somebody else
        self.update()


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
