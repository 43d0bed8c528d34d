"""The before/after view as the user meets it: divider, pan, zoom, keys and dropped files.

Owns how mouse, touchpad, keys and drops move the picture that compare_canvas.py paints. Does not own the window's shortcuts.
Main thread. Everything another part of the application needs of the view is imported from here.
"""

from __future__ import annotations

from enum import Enum
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
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.widgets.compare_canvas import CompareCanvas
from app.widgets.compare_layout import ViewMode
from app.widgets.compare_marks import CanvasTool, Overlay, prepare_overlay, selected
from app.widgets.pyramid import Bytes, Layer, Patch, prepare_layer, prepare_mask, prepare_patch
from app.widgets.viewport import divider_fraction
from engine.core.method import Region
from engine.core.photo import Pixels

__all__ = [
    "CanvasTool",
    "CompareView",
    "Layer",
    "Overlay",
    "Patch",
    "ViewMode",
    "prepare_layer",
    "prepare_mask",
    "prepare_overlay",
    "prepare_patch",
]

GRAB_DISTANCE = 9
"""Logical pixels on either side of the divider where it can be taken."""

KEY_STEP, KEY_BIG_STEP = 0.01, 0.1
KEY_PAN = 0.1
WHEEL_STEP = 1.25
TRACKPAD_PIXELS = 60
"""Trackpad pixels that zoom as far as one notch of a wheel."""

CLICK_DISTANCE = 3
"""Logical pixels that a click may stray."""


class Hand(Enum):
    """What the pressed button is doing."""

    DIVIDER = "divider"
    PAN = "pan"
    SELECT = "select"
    DRAW = "draw"


class CompareView(CompareCanvas):
    """Drag the divider, drag the photo, turn the wheel to zoom, double click for 100 %, drag with Shift to select.

    Left and Right move the divider (Shift: in big steps, Home and End: to the edges), or the photo where there is no divider; Up
    and Down move the photo. Space held down shows the original; while a tool is set the left button draws, and Space held down or the
    middle button moves the photo.
    """

    files_dropped = Signal(list)
    """list[Path] of files and folders dropped on the view."""

    cursor_moved = Signal(object)
    """Where the pointer is, (x, y) in pixels of the original with fractions; None when it has left the photo."""

    selection_changed = Signal(object)
    """The selected Region of the original, or None. Dragged with Shift held; Esc or a click clears it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hand: Hand | None = None
        self._from = QPointF()
        self._pressed_at = QPointF()
        self._space_pans = False
        self.setMouseTracking(True)
        self.setAcceptDrops(True)

    def _near_divider(self, point: QPointF) -> bool:
        x = self._divider_x()
        return x is not None and abs(point.x() - x / self._ratio()) <= GRAB_DISTANCE

    # -- for others ---------------------------------------------------------------------------------------------------------

    def set_overlay(self, overlay: Overlay | None) -> None:
        """Lay this over the enhanced side, until another one or None comes."""
        self._marks.overlay = overlay
        self.update()

    def set_tool(self, tool: CanvasTool | None) -> None:
        """Give the left button to this tool, until another one or None comes."""
        if self._hand is Hand.DRAW:
            self._let_go()
        self._marks.tool = tool
        self._space_pans = False
        self.setCursor(Qt.CursorShape.CrossCursor if tool is not None else Qt.CursorShape.ArrowCursor)
        self.update()

    @property
    def selection(self) -> Region | None:
        """The selected part of the original."""
        return self._marks.selection

    def set_selection(self, region: Region | None) -> None:
        """Select this part, or nothing."""
        if region != self._marks.selection:
            self._marks.selection = region
            self.update()
            self.selection_changed.emit(region)

    def set_photo(
        self,
        pixels: Pixels | Layer | None,
        icc: bytes | None = None,
        *,
        keep_view: bool = False,
        alpha: Pixels | tuple[Bytes, ...] | None = None,
    ) -> None:
        """As the canvas does; what was selected and laid over went with the old photo."""
        self._marks.overlay = None
        super().set_photo(pixels, icc, keep_view=keep_view, alpha=alpha)
        self.set_selection(None)

    # -- mouse and pen ------------------------------------------------------------------------------------------------------

    def photo_point(self, point: QPointF) -> tuple[float, float] | None:
        """The pixel of the original under a point of the widget, with fractions; None without a photo. May lie outside the photo."""
        if self._viewport is None:
            return None
        x, y = self._viewport.to_photo(*self._pane_point(point))
        return x / self._picture.scale, y / self._picture.scale

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        point = self._from = self._pressed_at = event.position()
        if self._viewport is None or not (left or event.button() is Qt.MouseButton.MiddleButton):
            return
        if left and self._marks.tool is not None and not self._space_pans:
            self._draw_from(point, 1.0)
        elif left and shift:
            self._hand = Hand.SELECT
        elif left and self._near_divider(point):
            self._hand = Hand.DIVIDER
        else:
            self._hand = Hand.PAN
        self._show_cursor(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        self._drag_to(point, 1.0)
        self._tell_cursor(point)
        self._show_cursor(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        moved = (event.position() - self._pressed_at).manhattanLength()
        if self._hand in (Hand.PAN, Hand.SELECT) and moved <= CLICK_DISTANCE and event.button() is Qt.MouseButton.LeftButton:
            self.set_selection(None)
        self._let_go()
        self._show_cursor(event.position())

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen draws with its pressure; everything else it does comes again as a mouse."""
        kind, tool = event.type(), self._marks.tool
        drawing = self._hand is Hand.DRAW
        if tool is None or self._viewport is None or not (drawing or kind == QEvent.Type.TabletPress):
            event.ignore()
            return
        if kind == QEvent.Type.TabletPress:
            self._draw_from(event.position(), event.pressure())
        elif kind == QEvent.Type.TabletMove:
            self._drag_to(event.position(), event.pressure())
        else:
            self._let_go()
        self._tell_cursor(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        self._tell_cursor(None)

    def _draw_from(self, point: QPointF, pressure: float) -> None:
        place = self.photo_point(point)
        if self._marks.tool is not None and place is not None:
            self._hand = Hand.DRAW
            self._marks.tool.press(*place, pressure)

    def _drag_to(self, point: QPointF, pressure: float) -> None:
        """The pressed button has moved there."""
        viewport, place = self._viewport, self.photo_point(point)
        if viewport is None or place is None or self._hand is None:
            return
        if self._hand is Hand.DIVIDER:
            self.set_divider(divider_fraction(viewport, point.x() * self._ratio()))
        elif self._hand is Hand.PAN:
            moved = (point - self._from) * self._ratio()
            self.pan(moved.x(), moved.y())
        elif self._hand is Hand.DRAW and self._marks.tool is not None:
            self._marks.tool.move(*place, pressure)
        elif self._hand is Hand.SELECT and (point - self._pressed_at).manhattanLength() > CLICK_DISTANCE:
            width, height = self._picture.size
            first = self.photo_point(self._pressed_at) or place
            self.set_selection(selected(first, place, width // self._picture.scale, height // self._picture.scale))
        self._from = point

    def _let_go(self) -> None:
        if self._hand is Hand.DRAW and self._marks.tool is not None:
            self._marks.tool.release()
        self._hand = None

    def _tell_cursor(self, point: QPointF | None) -> None:
        place = self.photo_point(point) if point is not None else None
        if place is not None:
            width, height = (side / self._picture.scale for side in self._picture.size)
            place = place if 0 <= place[0] < width and 0 <= place[1] < height else None
        if place != self._marks.cursor:
            self._marks.cursor = place
            if self._marks.tool is not None:
                self.update()
            self.cursor_moved.emit(place)

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
        if self._hand is Hand.SELECT or (self._marks.tool is not None and self._hand is not Hand.PAN and not self._space_pans):
            shape = Qt.CursorShape.CrossCursor
        elif self._hand is Hand.DIVIDER or (self._hand is None and self._near_divider(point)):
            shape = Qt.CursorShape.SplitHCursor
        elif view is not None and (view.photo_width * view.zoom > view.width or view.photo_height * view.zoom > view.height):
            shape = Qt.CursorShape.OpenHandCursor if self._hand is None else Qt.CursorShape.ClosedHandCursor
        self.setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, big = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        arrows = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        if key == Qt.Key.Key_Space and self._marks.tool is not None:
            self._space_pans = True
        elif key == Qt.Key.Key_Space:
            self.show_original(True)
        elif key == Qt.Key.Key_Escape and self._marks.selection is not None:
            self.set_selection(None)
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
                self._space_pans = False
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
        escape = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and self._marks.selection is not None:
            event.accept()  # clears the selection first; only then it is the window's
            return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_by(1.0 + event.value(), event.position())
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.show_original(False)  # the key's release will go to somebody else
        self._space_pans = False
        self.update()


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
