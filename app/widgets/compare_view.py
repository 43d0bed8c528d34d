"""The before/after view as the user meets it: divider, pan, zoom, keys and dropped files.

Owns how mouse, touchpad, keys and drops move the picture that compare_canvas.py paints. Does not own the window's shortcuts.
Main thread. Everything another part of the application needs of the view is imported from here.
"""

from __future__ import annotations

from enum import Enum
from math import cos, radians, sin

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
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

from app.widgets import compare_overlay as overlay
from app.widgets.compare_canvas import CompareCanvas
from app.widgets.compare_layout import PLACES, Grid, Place, ViewMode
from app.widgets.compare_marks import CanvasTool, Overlay, prepare_overlay, selected
from app.widgets.compare_picture import Exhibit, Kind
from app.widgets.drops import is_welcome, local_paths, take_copy
from app.widgets.pyramid import Layer, Patch, prepare_layer, prepare_mask, prepare_patch
from engine.core.method import Region

__all__ = [
    "PLACES",
    "CanvasTool",
    "CompareView",
    "Exhibit",
    "Grid",
    "Kind",
    "Layer",
    "Overlay",
    "Patch",
    "Place",
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

ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class Hand(Enum):
    """What the pressed button is doing."""

    DIVIDER = "divider"
    KNOB = "knob"
    PAN = "pan"
    SELECT = "select"
    DRAW = "draw"
    HOLD = "hold"


class CompareView(CompareCanvas):
    """Drag the divider, the small handle that turns it, or the photo; the wheel zooms, a double click is 100 %, Shift selects.

    Arrow keys move the divider across its line (Shift: in big steps, Home and End: to the edges), or the photo. Space or the right button
    held down shows the original; while a tool is set the left button draws, and Space held down or the middle button moves the photo.
    """

    files_dropped = Signal(list)
    """list[Path] of files and folders dropped on the view."""

    picture_dropped = Signal(QMimeData)
    """A picture was, with no file to it: out of a browser. Lasts no longer than it is told."""

    cursor_moved = Signal(object)
    """Where the pointer is, (x, y) in pixels of the original with fractions; None when it has left the photo."""

    menu_asked = Signal(object, QPoint)
    """The label of this Place was clicked: a menu may open at that point of the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hand: Hand | None = None
        self._from = QPointF()
        self._pressed_at = QPointF()
        self._pane_at = QPointF()
        self._hover: QPointF | None = None
        self._space_pans = False
        self.setMouseTracking(True)
        self.setAcceptDrops(True)

    def _grips(self, point: QPointF) -> Hand | None:
        """Which handle lies under a point."""
        line = self._divider_line()
        if line is None:
            return None
        knob = self._knob(line)
        if knob is not None and (point - knob).manhattanLength() <= GRAB_DISTANCE + 4:
            return Hand.KNOB
        ratio = self._ratio()
        return Hand.DIVIDER if line.distance(point.x() * ratio, point.y() * ratio) <= GRAB_DISTANCE * ratio else None

    def _label_at(self, point: QPointF) -> tuple[Place, overlay.Label] | None:
        labels = self._labels() if self._menus else []
        return next(((place, label) for place, label in labels if label.menu and label.plate(self.font()).contains(point)), None)

    def menu_point(self, place: Place) -> QPoint:
        """Where on the screen a menu about a place belongs: below its label, in the middle of the view where it has none."""
        for one, label in self._labels():
            if one is place:
                plate = label.plate(self.font())
                return self.mapToGlobal((plate.topLeft() if label.bottom else plate.bottomLeft()).toPoint())
        return self.mapToGlobal(self.rect().center())

    # -- for others ---------------------------------------------------------------------------------------------------------

    @property
    def overlay(self) -> Overlay | None:
        """What lies over the enhanced side."""
        return self._marks.over_result.overlay

    @property
    def box(self) -> Region | None:
        """What is framed as measured."""
        return self._marks.box

    def set_box(self, region: Region | None) -> None:
        """Frame what is measured under the pointer, or nothing."""
        if region != self._marks.box:
            self._marks.box = region
            self.update()

    def set_overlay(self, overlay: Overlay | None, original: Overlay | None = None) -> None:
        """Lay this over the enhanced side and `original` over the photo itself, until others or None come."""
        self._marks.lay_over(overlay, original)
        self.update()

    def set_tool(self, tool: CanvasTool | None) -> None:
        """Give the left button to this tool, until another one or None comes."""
        if self._hand is Hand.DRAW:
            self._let_go()
        self._marks.tool = tool
        self._space_pans = False
        self.setCursor(Qt.CursorShape.CrossCursor if tool is not None else Qt.CursorShape.ArrowCursor)
        self.update()

    # -- mouse and pen ------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        button, point = event.button(), event.position()
        left = button is Qt.MouseButton.LeftButton
        self._from = self._pressed_at = point
        if self._viewport is None or self._hand is not None:
            return
        label = self._label_at(point)
        if label is not None and button is not Qt.MouseButton.MiddleButton:
            self.menu_asked.emit(label[0], self.menu_point(label[0]))
        elif button is Qt.MouseButton.RightButton:
            self._hand = Hand.HOLD
            self.show_original(True)
        elif left and self._marks.tool is not None and not self._space_pans:
            self._draw_from(point, 1.0)
        elif left and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._take(Hand.SELECT, point)
        elif left or button is Qt.MouseButton.MiddleButton:
            self._take((self._grips(point) if left else None) or Hand.PAN, point)
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

    def _take(self, hand: Hand, point: QPointF) -> None:
        """Something is dragged from here on, in the pane where it was taken."""
        self._hand = hand
        x, y = self._pane_point(point)
        self._pane_at = point * self._ratio() - QPointF(x, y)

    def _dragged_point(self, point: QPointF) -> tuple[float, float] | None:
        """As `photo_point`, in the pane where the drag began, however far it goes."""
        if self._viewport is None:
            return None
        inside = point * self._ratio() - self._pane_at
        x, y = self._viewport.to_photo(inside.x(), inside.y())
        return x / self._picture.scale, y / self._picture.scale

    def _draw_from(self, point: QPointF, pressure: float) -> None:
        place = self.photo_point(point)
        if self._marks.tool is not None and place is not None:
            self._take(Hand.DRAW, point)
            self._marks.tool.press(*place, pressure)

    def _drag_to(self, point: QPointF, pressure: float) -> None:
        """The pressed button has moved there."""
        viewport, place, line = self._viewport, self._dragged_point(point), self._divider_line()
        if viewport is None or place is None or self._hand is None:
            return
        at = point * self._ratio()
        if self._hand is Hand.DIVIDER:
            self._move_divider(self._layout.divider.through(viewport, at.x(), at.y()))
        elif self._hand is Hand.KNOB and line is not None:
            self._move_divider(self._layout.divider.towards(viewport, line.middle, at.x(), at.y()))
        elif self._hand is Hand.PAN:
            moved = (point - self._from) * self._ratio()
            self.pan(moved.x(), moved.y())
        elif self._hand is Hand.DRAW and self._marks.tool is not None:
            self._marks.tool.move(*place, pressure)
        elif self._hand is Hand.SELECT and (point - self._pressed_at).manhattanLength() > CLICK_DISTANCE:
            first, times = self._dragged_point(self._pressed_at) or place, self._picture.scale
            width, height = self._picture.size
            self.set_selection(selected(first, place, width // times, height // times))
        self._from = point

    def _let_go(self) -> None:
        if self._hand is Hand.DRAW and self._marks.tool is not None:
            self._marks.tool.release()
        if self._hand is Hand.HOLD:
            self.show_original(False)
        self._hand = None

    def _tell_cursor(self, point: QPointF | None) -> None:
        self._follow(point)
        place = self.photo_point(point) if point is not None else None
        if place is not None:
            width, height = (side / self._picture.scale for side in self._picture.size)
            place = place if 0 <= place[0] < width and 0 <= place[1] < height else None
        if place != self._marks.cursor:
            self._marks.cursor = place
            if self._marks.tool is not None:
                self.update()
            self.cursor_moved.emit(place)

    def _follow(self, point: QPointF | None) -> None:
        """The loupe goes where the pointer is, and stays where it has left the view."""
        if point is None or point == self._hover:
            return
        before = self._loupe_area()
        self._hover = point
        if self._loupe.on:
            for area in (before, self._loupe_area()):
                self.update(area.adjusted(-4, -4, 4, 4).toAlignedRect())

    def _pointer(self) -> QPointF:
        return self._hover if self._hover is not None else super()._pointer()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if event.button() is not Qt.MouseButton.LeftButton or self._grips(point) or self._label_at(point) or self._marks.tool is not None:
            return
        if self.zoom != 1.0:
            self.zoom_actual(point)
        elif self._viewport is not None:
            self.zoom_fit(enlarge=self._viewport.fit_zoom > 1.0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels, angle = event.pixelDelta().y(), event.angleDelta().y()
        steps = pixels / TRACKPAD_PIXELS if pixels else angle / 120
        if steps and self._loupe.on and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.strengthen_loupe(1 if steps > 0 else -1)
        elif steps and self._viewport is not None:
            self.zoom_by(WHEEL_STEP**steps, event.position())
        event.accept()

    def _show_cursor(self, point: QPointF) -> None:
        shape = Qt.CursorShape.ArrowCursor
        view, grip = self._viewport, self._grips(point) if self._hand is None else self._hand
        if self._hand is Hand.SELECT or (self._marks.tool is not None and self._hand is not Hand.PAN and not self._space_pans):
            shape = Qt.CursorShape.CrossCursor
        elif self._hand is None and self._label_at(point) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif grip is Hand.KNOB:
            shape = Qt.CursorShape.SizeAllCursor
        elif grip is Hand.DIVIDER:
            shape = Qt.CursorShape.SplitHCursor if abs(cos(radians(self.divider_angle))) > 0.7 else Qt.CursorShape.SplitVCursor
        elif view is not None and (view.photo_width * view.zoom > view.width or view.photo_height * view.zoom > view.height):
            shape = Qt.CursorShape.OpenHandCursor if self._hand is None else Qt.CursorShape.ClosedHandCursor
        self.setCursor(shape)

    # -- keys ---------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, big = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Space and self._marks.tool is not None:
            self._space_pans = True
        elif key == Qt.Key.Key_Space:
            self.show_original(True)
        elif key == Qt.Key.Key_Escape and self._marks.selection is not None:
            self.set_selection(None)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._divider_line() is not None:
            self.set_divider(0.0 if key == Qt.Key.Key_Home else 1.0)
        elif key in ARROWS:
            self._on_arrow(*ARROWS[Qt.Key(key)], KEY_BIG_STEP if big else KEY_STEP)
        else:
            super().keyPressEvent(event)

    def _on_arrow(self, dx: int, dy: int, step: float) -> None:
        """Across the divider's line it moves the divider, along it, or where there is none, the photo."""
        angle = radians(self.divider_angle)
        across = (dx, cos(angle)) if abs(cos(angle)) >= abs(sin(angle)) else (dy, sin(angle))
        if across[0] and self._divider_line() is not None:
            self.set_divider(self.divider + (across[0] if across[1] > 0 else -across[0]) * step)
        elif self._viewport is not None:
            self.pan(-dx * self._viewport.width * KEY_PAN, -dy * self._viewport.height * KEY_PAN)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._space_pans = False
                self.show_original(False)
        else:
            super().keyReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_welcome(event.mimeData()):
            take_copy(event)
            self._set_dropping(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_dropping(False)
        take_copy(event)
        paths = local_paths(event.mimeData())
        if paths:
            self.files_dropped.emit(paths)
        else:
            self.picture_dropped.emit(event.mimeData())

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
