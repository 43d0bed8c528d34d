"""Three sections of the inspect panel: how faithful the result is, what stays as it was, and whether tiles show.

They show what the trust desk tells them and hand on what the user does; they compute nothing. Main thread.
"""

from __future__ import annotations

import math
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSlider, QVBoxLayout, QWidget

from app.i18n import mark, tr, tr_sentence
from app.protect_tool import LARGEST, SMALLEST
from app.trust_colours import DETAIL, DRIFT, PROTECTED, SEAMS, Legend
from engine.core.sentences import said

if TYPE_CHECKING:
    from engine.trust.colour import Drift

SIZE_STEPS = 100


class Lay(Enum):
    """What can be laid over the photo; the value is what the choice says."""

    NOTHING = mark("Nothing")
    DRIFT = mark("Colour drift")
    DETAIL = mark("Added detail")
    PROTECTED = mark("Protected area")
    SEAMS = mark("Tile borders")


def legend(lay: Lay) -> Legend | None:
    """How its colours are read."""
    return {
        Lay.DRIFT: Legend(DRIFT, tr("ΔE 0"), "5", "10"),
        Lay.DETAIL: Legend(DETAIL, tr("half the contrast"), tr("same"), tr("twice")),
        Lay.PROTECTED: Legend(PROTECTED, tr("changed"), "", tr("as it was")),
        Lay.SEAMS: Legend(SEAMS, tr("0 of 255"), "4", "8"),
    }.get(lay)


class LegendBar(QWidget):
    """The colours of what is laid over the photo, with what they mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._legend: Legend | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(12 + self.fontMetrics().height())
        self.hide()

    def show_legend(self, shown: Legend | None) -> None:
        self._legend = shown
        self.setVisible(shown is not None)
        if shown is not None:
            words = (shown.low, shown.middle, shown.high)
            self.setAccessibleName(tr("Legend: {words}").format(words=", ".join(word for word in words if word)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._legend is None:
            return
        stops, painter, bar = self._legend.stops, QPainter(self), QRectF(0, 0, self.width(), 8)
        first, last = stops[0][0], stops[-1][0]
        gradient = QLinearGradient(bar.left(), 0, bar.right(), 0)
        for value, (red, green, blue, alpha) in stops:
            gradient.setColorAt((value - first) / (last - first), QColor(red, green, blue, alpha))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(128, 128, 128))
        painter.drawRoundedRect(bar, 2, 2)
        painter.setBrush(gradient)
        painter.drawRoundedRect(bar, 2, 2)
        painter.setPen(self.palette().windowText().color())
        below = QRectF(0, 11, self.width(), self.height() - 11)
        places = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        for words, place in zip((self._legend.low, self._legend.middle, self._legend.high), places, strict=True):
            painter.drawText(below, place, words)
        painter.end()


class FaithSection(QWidget):
    """Colour drift and its lock, and what is laid over the photo. Signals: lock_asked(0-1), lay_asked(Lay)."""

    lock_asked = Signal(float)
    lay_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drift = QLabel()
        self.colours = QLabel()
        for label in (self.drift, self.colours):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.colours.setProperty("role", "hint")
        self.lock = _slider(100)
        self.lock.setToolTip(tr("Gives the photo's own colours back; brightness and detail stay as they were made"))
        self.lock.valueChanged.connect(self._on_lock)
        self._percent = QLabel("0 %")
        self.lay = QComboBox()
        self.lay.setToolTip(tr("Colours the enhanced side of the photo"))
        for one in Lay:
            self.lay.addItem(tr(one.value), one)
        self.lay.currentIndexChanged.connect(lambda _: self.lay_asked.emit(self.lay.currentData()))
        self.legend = LegendBar()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.drift, 0, 0, 1, 2)
        grid.addWidget(self.colours, 1, 0, 1, 2)
        grid.addWidget(_named(tr("Colour &lock"), self.lock), 2, 0, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self._percent, 2, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.lock, 3, 0, 1, 2)
        grid.addWidget(_named(tr("Show on the &photo"), self.lay), 4, 0, 1, 2, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.lay, 5, 0, 1, 2)
        grid.addWidget(self.legend, 6, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        for row in (2, 4):
            grid.setRowMinimumHeight(row, self.fontMetrics().height() + 8)
        self.show_drift(None)

    def show_drift(self, drift: Drift | None) -> None:
        if drift is None:
            self.drift.setText(tr("Colour drift shows when the result is there."))
            self.colours.setText("")
        else:
            self.drift.setText(tr_sentence(said("Drift: ΔE {mean:.1f} on average, {most:.1f} at most", mean=drift.mean, most=drift.most)))
            alone = said(
                "In colour alone, which the lock gives back: {mean:.1f} and {most:.1f}", mean=drift.colour_mean, most=drift.colour_most
            )
            self.colours.setText(tr_sentence(alone))
        self.colours.setVisible(drift is not None)

    def show_lock(self, lock: float, *, usable: bool) -> None:
        percent = round(100 * lock)
        with QSignalBlocker(self.lock):
            self.lock.setValue(percent)
        self._percent.setText(tr("{percent} %").format(percent=percent))
        self.lock.setEnabled(usable)

    def show_lay(self, lay: Lay, *, usable: bool) -> None:
        with QSignalBlocker(self.lay):
            self.lay.setCurrentIndex(self.lay.findData(lay))
        self.lay.setEnabled(usable)
        self.legend.show_legend(legend(lay) if usable else None)

    def _on_lock(self, percent: int) -> None:
        self._percent.setText(tr("{percent} %").format(percent=percent))
        self.lock_asked.emit(percent / 100)


class ProtectSection(QWidget):
    """The brush and what it has painted. Signals: brush_asked(on), erase_asked(on), size_asked(part of the photo's longer side),
    hardness_asked(0-1), clear_asked(), invert_asked()."""

    brush_asked = Signal(bool)
    erase_asked = Signal(bool)
    size_asked = Signal(float)
    hardness_asked = Signal(float)
    clear_asked = Signal()
    invert_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.brush = _button(tr("&Brush"), tr("Paint what is to stay as it was (B)"), checkable=True)
        self.erase = _button(tr("&Erase"), tr("Take away what was painted (Alt while painting)"), checkable=True)
        self.brush.toggled.connect(self.brush_asked)
        self.erase.toggled.connect(self.erase_asked)
        self.radius, self.hardness = _slider(SIZE_STEPS), _slider(100)
        self.radius.setToolTip(tr("Size of the brush ([ and ])"))
        self.hardness.setToolTip(tr("How much of the brush is full (Shift+[ and Shift+])"))
        self.radius.valueChanged.connect(lambda step: self.size_asked.emit(_size_of(step)))
        self.hardness.valueChanged.connect(lambda percent: self.hardness_asked.emit(percent / 100))
        self.clear = _button(tr("&Clear"), tr("Protect nothing"))
        self.invert = _button(tr("In&vert"), tr("Protect what is not, and only that"))
        self.clear.clicked.connect(self.clear_asked)
        self.invert.clicked.connect(self.invert_asked)
        self.share = QLabel()
        self.share.setWordWrap(True)
        self.share.setProperty("role", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(_row(self.brush, self.erase))
        column.addWidget(_named(tr("Brush &size"), self.radius))
        column.addWidget(self.radius)
        column.addWidget(_named(tr("&Hardness"), self.hardness))
        column.addWidget(self.hardness)
        column.addLayout(_row(self.invert, self.clear))
        column.addWidget(self.share)

    def show_tool(self, size: float, hardness: float, *, erase: bool) -> None:
        with QSignalBlocker(self.radius), QSignalBlocker(self.hardness), QSignalBlocker(self.erase):
            self.radius.setValue(_step_of(size))
            self.hardness.setValue(round(100 * hardness))
            self.erase.setChecked(erase)

    def show_state(self, *, photo: bool, brush: bool, share: float) -> None:
        """photo: one is open; brush: it is in hand; share: how much of the photo is protected."""
        with QSignalBlocker(self.brush):
            self.brush.setChecked(brush)
        for widget in (self.brush, self.erase, self.radius, self.hardness, self.invert):
            widget.setEnabled(photo)
        self.clear.setEnabled(photo and share > 0)
        if share > 0:
            percent = f"{100 * share:.0f}" if share >= 0.01 else tr("less than 1")
            self.share.setText(tr("{percent} % of the photo stays as it was.").format(percent=percent))
        else:
            self.share.setText(tr("Paint over what must not change."))


class SeamSection(QWidget):
    """The check of tile borders. Signals: check_asked(), cancel_asked()."""

    check_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = False
        self.check = _button("", tr("Runs the photo again with tiles that end elsewhere, and compares"))
        self.check.clicked.connect(lambda: (self.cancel_asked if self._running else self.check_asked).emit())
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.check)
        column.addWidget(self.words)
        self.show_state("", usable=False, running=False)

    def show_state(self, words: str, *, usable: bool, running: bool) -> None:
        self._running = running
        self.check.setText(tr("Cancel the check") if running else tr("Check &tile borders"))
        self.check.setEnabled(usable or running)
        self.words.setText(words)
        self.words.setVisible(bool(words))


def _slider(most: int) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(0, most)
    return slider


def _button(text: str, hint: str, *, checkable: bool = False) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(hint)
    button.setCheckable(checkable)
    button.setAutoDefault(False)
    return button


def _named(text: str, buddy: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(buddy)
    buddy.setAccessibleName(text.replace("&", ""))
    return label


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget, 1)
    return row


def _size_of(step: int) -> float:
    """The slider is even in how many times as large, not in how many pixels more."""
    return float(SMALLEST * (LARGEST / SMALLEST) ** (step / SIZE_STEPS))


def _step_of(size: float) -> int:
    return round(SIZE_STEPS * math.log(size / SMALLEST) / math.log(LARGEST / SMALLEST))
