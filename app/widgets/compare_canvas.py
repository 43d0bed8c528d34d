"""Paints the comparison: what stands in its places by the mode, with divider, labels, overlay, selection and loupe above it.

Owns mode and divider, blinking and the loupe. Does not listen to the user: that is compare_view.py; photo, zoom and place are
compare_stage.py's, what stands where is compare_layout.py's. Main thread.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor

from PySide6.QtCore import QPointF, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPainterPath, QPaintEvent, QPolygonF, QShowEvent
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.widgets import compare_overlay as overlay
from app.widgets.compare_ground import BACKGROUND, FOCUS_DELAY_MS
from app.widgets.compare_layout import Layout, Part, Place, ViewMode
from app.widgets.compare_loupe import Loupe
from app.widgets.compare_picture import Kind
from app.widgets.compare_stage import REFINE_DELAY_MS, CompareStage
from app.widgets.divider import STEP, Divider, Line
from app.widgets.viewport import Viewport

__all__ = ["BACKGROUND", "FOCUS_DELAY_MS", "REFINE_DELAY_MS", "CompareCanvas"]

KNOB_AT = 64.0
"""Logical pixels from the divider's grip to the handle that turns it."""


class CompareCanvas(CompareStage):
    """The comparison as it is seen; `CompareView` lets the user move through it."""

    mode_changed = Signal(object)
    layout_changed = Signal()
    """Something of mode, arrangement, gain, blinking or loupe has changed; not the divider."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loupe = Loupe()
        self._dropping = False
        self._badge = tr("Preview")
        self._notes: dict[Place, str] = {}
        self._menus = False
        self._blink_timer = QTimer(self)
        self._blink_timer.timeout.connect(self._blink)
        self._describe()

    # -- how it is shown ---------------------------------------------------------------------------------------------------

    @property
    def layout_now(self) -> Layout:
        """How it is shown, all of it."""
        return self._layout

    @property
    def mode(self) -> ViewMode:
        return self._layout.mode

    def set_mode(self, mode: ViewMode) -> None:
        self._lay_out(replace(self._layout, mode=mode))

    def set_count(self, count: int) -> None:
        """How many candidates the grid shows, 2 to 4."""
        self._lay_out(replace(self._layout, count=min(4, max(2, count))))

    def turn(self) -> None:
        """Lay the sides the other way round: the divider upright or level, panes beside or above each other."""
        self._lay_out(self._layout.turned())

    def adjust(self, steps: int) -> None:
        """A stronger difference or a slower blink, whichever is seen; weaker and quicker for a negative number."""
        self._lay_out(self._layout.adjusted(steps))

    def set_gain(self, gain: int) -> None:
        """How many times the difference is enlarged, 1 to 32."""
        self._lay_out(replace(self._layout, gain=min(32, max(1, gain))))

    def set_blink(self, milliseconds: int) -> None:
        """How long each side is seen while they blink, 200 to 2000."""
        self._lay_out(replace(self._layout, blink=min(2000, max(200, milliseconds))))

    @property
    def divider(self) -> float:
        """Where the divider stands, 0 to 1 of the seen part of the photo."""
        return self._layout.divider.fraction

    @property
    def divider_angle(self) -> float:
        """Degrees clockwise from upright, 0 to 360."""
        return self._layout.divider.angle

    def set_divider(self, fraction: float) -> None:
        """Move the divider; where it is upright or level only the strip it passes is painted again."""
        self._move_divider(self._layout.divider.moved(fraction))

    def turn_divider(self, degrees: float) -> None:
        """Turn it clockwise by so many degrees about the middle of its line."""
        line = self._divider_line()
        turned = self._layout.divider.turned(self._layout.divider.angle + degrees)
        if line is not None and self._viewport is not None:
            turned = turned.through(self._viewport, *line.middle)
        self._move_divider(turned)

    def turn_divider_step(self, steps: int) -> None:
        """To the next multiple of 15 degrees, so many times; a negative number turns back."""
        now = self.divider_angle / STEP
        self.turn_divider(((floor(now) if steps > 0 else ceil(now)) + steps) * STEP - self.divider_angle)

    def show_original(self, on: bool) -> None:
        """Show the original everywhere for as long as this is on, without changing the mode."""
        if on != self._holding:
            self._holding = on
            self.update()

    @property
    def loupe(self) -> bool:
        """Whether the loupe is seen."""
        return self._loupe.on

    @property
    def loupe_power(self) -> int:
        return self._loupe.power

    def set_loupe(self, on: bool) -> None:
        self._loupe.on = on
        self.layout_changed.emit()
        self.update()

    def strengthen_loupe(self, steps: int) -> None:
        """1:1, 2:1, 4:1 or 8:1: so many steps up or down."""
        self._loupe.stronger(steps)
        self.layout_changed.emit()
        self.update()

    def set_menus(self, on: bool) -> None:
        """Whether labels say that they can be clicked."""
        self._menus = on
        self.update()

    def set_note(self, place: Place, note: str) -> None:
        """A word about what stands in a place, below its label; "" for none."""
        if self._notes.get(place, "") != note:
            self._notes[place] = note
            self.update()

    def _lay_out(self, layout: Layout) -> None:
        old, self._layout = self._layout, layout
        if layout == old:
            return
        if layout.gain != old.gain:
            self._picture.set_gain(layout.gain)
        self._relayout()
        self._refine_timer.start()
        self._set_blinking()
        self._describe()
        if layout.mode is not old.mode:
            self.mode_changed.emit(layout.mode)
        self.layout_changed.emit()

    def _move_divider(self, divider: Divider) -> None:
        before, old = self._divider_line(), self._layout.divider
        self._layout = replace(self._layout, divider=divider)
        after = self._divider_line()
        if before is not None and after is not None and divider != old:
            if divider.slanted or divider.angle != old.angle:
                self.update()
            else:
                reach = ceil((overlay.GRIP_RADIUS + 2) * self._ratio())
                xs, ys = zip(before.start, before.end, after.start, after.end, strict=True)
                self._update_device(floor(min(xs)) - reach, floor(min(ys)) - reach, ceil(max(xs)) + reach, ceil(max(ys)) + reach)
            if self._refine_timer.isActive():
                self._refine_timer.start()  # not in the middle of a drag
        self._describe()

    # -- blinking ----------------------------------------------------------------------------------------------------------

    def _set_blinking(self) -> None:
        wanted = self._layout.mode is ViewMode.BLINK and self.isVisible()
        if not wanted:
            self._blink_timer.stop()
        elif not self._blink_timer.isActive() or self._blink_timer.interval() != self._layout.blink:
            self._blink_timer.start(self._layout.blink)

    def _blink(self) -> None:
        if not self._holding:
            self._layout = replace(self._layout, second=not self._layout.second)
            self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._set_blinking()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._set_blinking()

    # -- geometry ----------------------------------------------------------------------------------------------------------

    def _divider_line(self) -> Line | None:
        """The divider in device pixels of the widget; None where there is none."""
        two_sides = self._layout.mode is ViewMode.DIVIDER and self._picture.filled(Place.SECOND) and not self._holding
        return self._layout.divider.line(self._viewport) if two_sides and self._viewport is not None else None

    def _knob(self, line: Line) -> QPointF | None:
        """The handle that turns the divider, in logical pixels; None where the line is too short for one."""
        ratio = self._ratio()
        length = (QPointF(*line.end) - QPointF(*line.start)).manhattanLength() / ratio
        return QPointF(*line.along(KNOB_AT * ratio)) / ratio if length > 2.6 * KNOB_AT else None

    def _labels(self) -> list[tuple[Place, overlay.Label]]:
        """What the corners say, and of which place."""
        parts, places = self._parts(), self._layout.places
        alone = len(parts) == 1
        if not parts or (alone and not self._picture.filled(Place.SECOND)):
            return []
        whole = QRectF(self.rect())
        if alone and parts[0].place is Place.DIFFERENCE:
            return [(place, self._label(place, whole, right=place is Place.SECOND)) for place in places]
        if self._layout.shown == 1 and not alone:
            return [(part.place, self._side_label(part, whole)) for part in parts]
        return [(part.place, self._label(part.place, self._logical(part.rect))) for part in parts]

    def _side_label(self, part: Part, whole: QRectF) -> overlay.Label:
        """In the corner of the widget that lies deepest on this side of the divider; cut off where the other side begins."""
        layout = self._layout
        angle = layout.divider.angle if layout.mode is ViewMode.DIVIDER else 90.0 if layout.stacked else 0.0
        across, down = (
            (1 if angle < 90 or angle > 270 else -1 if 90 < angle < 270 else 0),
            (1 if 0 < angle < 180 else -1 if angle > 180 else 0),
        )
        if part.place is Place.FIRST:
            across, down = -across, -down
        polygon = QPolygonF(self._logical(part.rect))
        if part.corners is not None and self._viewport is not None:
            side = layout.divider.sides(self._viewport, whole=True)[part.place is Place.SECOND]
            polygon = QPolygonF([QPointF(x, y) / self._ratio() for x, y in side])
        return self._label(part.place, whole, right=across > 0, bottom=down > 0, clip=polygon)

    def _label(
        self, place: Place, pane: QRectF, *, right: bool = False, bottom: bool = False, clip: QPolygonF | None = None
    ) -> overlay.Label:
        exhibit = self.exhibit(place)
        preview = exhibit is not None and self._viewport is not None and self._picture.shows_preview(self._viewport, exhibit)
        text = self.name_of(place) if place is not Place.ORIGINAL else self._names[Kind.ORIGINAL]
        badges = [self._badge if preview else "", self._notes.get(place, "")]
        return overlay.Label(
            text, pane, " · ".join(filter(None, badges)), right, bottom, self._menus and place in self._layout.places, clip
        )

    def _logical(self, rect: tuple[int, int, int, int]) -> QRectF:
        ratio = self._ratio()
        return QRectF(QPointF(rect[0], rect[1]) / ratio, QPointF(rect[2], rect[3]) / ratio)

    # -- painting ----------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            self._paint(painter, event.rect())
        finally:
            painter.end()  # one that is left open by a fault takes the program with it

    def _paint(self, painter: QPainter, dirty: QRect) -> None:
        painter.fillRect(dirty, QColor(*BACKGROUND))
        viewport = self._viewport
        if viewport is None:
            overlay.paint_invitation(painter, QRectF(self.rect()), tr("Drop photos or a folder here"))
        else:
            self._paint_pictures(painter, viewport, dirty)
            for _, label in self._labels():
                overlay.paint_label(painter, self.font(), label)
            line = self._divider_line()
            if line is not None:
                start, end = (QPointF(*point) / self._ratio() for point in (line.start, line.end))
                overlay.paint_divider(painter, start, end, angle=self.divider_angle, knob=self._knob(line), focused=self.hasFocus())
            if self._loupe.on:
                self._paint_loupe(painter, viewport)
        if self._dropping:
            overlay.paint_drop_frame(painter, QRectF(self.rect()))

    def _paint_pictures(self, painter: QPainter, viewport: Viewport, dirty: QRect) -> None:
        ratio = self._ratio()
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)  # from here on in device pixels, so that pictures are copied and never resampled
        edges = (
            floor(dirty.left() * ratio),
            floor(dirty.top() * ratio),
            ceil((dirty.right() + 1) * ratio),
            ceil((dirty.bottom() + 1) * ratio),
        )
        parts = self._parts()
        for number, part in enumerate(parts):
            (left, top), (right, bottom) = (max(part.rect[i], edges[i]) for i in (0, 1)), (min(part.rect[i], edges[i]) for i in (2, 3))
            if left < right and top < bottom:
                # The first one may cover all: what belongs to others is painted over it, and clipping costs more than painting.
                self._paint_part(painter, viewport, part, QRect(left, top, right - left, bottom - top), clipped=number > 0)
        self._marks.paint(painter, viewport, self._picture.scale, {part.pane for part in parts})
        painter.restore()

    def _paint_part(self, painter: QPainter, viewport: Viewport, part: Part, target: QRect, *, clipped: bool) -> None:
        """target: what of it is to be painted, in device pixels of the widget."""
        source = target.translated(-part.pane[0], -part.pane[1])
        seen = (source.left(), source.top(), source.left() + source.width(), source.top() + source.height())
        painter.save()
        if part.corners is not None and clipped:
            path = QPainterPath()
            path.addPolygon(QPolygonF([QPointF(*corner) for corner in part.corners]))
            painter.setClipPath(path)
        if part.place is Place.DIFFERENCE:
            painter.drawImage(target, self._picture.difference.image(viewport, seen), source)
        else:
            shown = self._picture.shown(part.place)
            if shown.low is not None and self.mix < 1.0:
                painter.drawImage(target, shown.low.image(viewport, seen), source)
                painter.setOpacity(self.mix)
            painter.drawImage(target, shown.high.image(viewport, seen), source)
            painter.setOpacity(1.0)
            exhibit = self.exhibit(part.place)
            kind = exhibit.kind if exhibit is not None and self._picture.filled(part.place) else Kind.ORIGINAL
            laid = {Kind.RESULT: self._marks.over_result, Kind.ORIGINAL: self._marks.over_photo}.get(kind)
            over = laid.image(viewport, self._picture.scale) if laid is not None else None
            if over is not None:
                painter.drawImage(target, over, source)
        painter.restore()

    def _paint_loupe(self, painter: QPainter, viewport: Viewport) -> None:
        """At the pointer, at the middle of the view where there is none; not while it points beside the photo."""
        scale, ratio = self._picture.scale, self._ratio()
        place = self.photo_point(self._pointer())
        if place is None or not (0 <= place[0] * scale <= viewport.photo_width and 0 <= place[1] * scale <= viewport.photo_height):
            return
        places = [place for place in self._layout.places if self._picture.filled(place)]
        shown = [(self.name_of(one), self._picture.shown(one).renderer) for one in places]
        area = self._loupe_area()
        point = (place[0] * scale, place[1] * scale)
        self._loupe.paint(painter, self.font(), area, shown, viewport, point, ratio, QColor(*BACKGROUND))

    def _loupe_area(self) -> QRectF:
        pointer = self._pointer()
        panes = sum(self._picture.filled(place) for place in self._layout.places)
        return self._loupe.area(pointer.x(), pointer.y(), panes, QRectF(self.rect()))

    def _pointer(self) -> QPointF:
        """Where the pointer is, or the middle of the first pane."""
        return self._logical((0, 0, *self._layout.pane_size(*self._device_size()))).center()
