"""A row of small pictures, one of them current: the photos among which the open one stands.

Shows and lets choose; where pictures come from is a function it is given. Main thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.i18n import tr
from app.timers import once_after
from app.widgets.plain_text import plain_tip

SIDE = 84
"""Logical pixels of a picture's longer side."""

MARGIN = 6
PICK_DELAY_MS = 150
"""After the last arrow key: whoever runs along the strip does not want every photo opened."""

LOOK_DELAY_MS = 40

Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractListModel):
    def __init__(self, image: Callable[[Path], QImage | None], parent: QObject) -> None:
        super().__init__(parent)
        self._image = image
        self.paths: list[Path] = []

    def set_paths(self, paths: Sequence[Path]) -> None:
        self.beginResetModel()
        self.paths = list(paths)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.paths)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.paths):
            return None
        path = self.paths[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            return self._image(path)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return path.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(path.name)
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(SIDE + 2 * MARGIN, SIDE + 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        rect, image = option.rect, index.data(Qt.ItemDataRole.DecorationRole)  # type: ignore[attr-defined]
        place = QRect(rect.left() + MARGIN, rect.top() + MARGIN, SIDE, SIDE)
        palette = view.palette() if isinstance(view, QWidget) else QPalette()
        painter.save()
        if isinstance(image, QImage):
            size = (image.size() / painter.device().devicePixelRatio()).scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio)
            seen = QRect(0, 0, size.width(), size.height())
            seen.moveCenter(place.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(seen, image)
            place = seen
        else:
            painter.fillRect(place, palette.color(QPalette.ColorRole.Button))
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, SIDE - 8)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)
        if isinstance(view, QAbstractItemView) and view.currentIndex() == index:
            focused = view.hasFocus()
            accent = palette.color(QPalette.ColorRole.Accent)
            painter.setPen(QPen(accent if focused else QColor(accent.red(), accent.green(), accent.blue(), 170), 3 if focused else 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(-2, -2, 1, 1))
        painter.restore()


class FilmStrip(QListView):
    """image: the picture of a file as far as there is one. Signals: picked(Path), the user goes to another photo; seen_changed(list[Path]),
    what is in sight has no pictures yet, the middle first.
    """

    picked = Signal(object)
    seen_changed = Signal(list)

    def __init__(self, image: Callable[[Path], QImage | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False  # setting the model already asks for it
        self._model = _Model(image, self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedHeight(SIDE + 2 * MARGIN + self.horizontalScrollBar().sizeHint().height())
        self.setAccessibleName(tr("Film strip"))
        self.setAccessibleDescription(tr("Photos beside the open one; arrow keys go from one to the next."))
        self._pick_timer = once_after(self, PICK_DELAY_MS, self._pick)
        self._look_timer = once_after(self, LOOK_DELAY_MS, self._look)
        self.horizontalScrollBar().valueChanged.connect(lambda value: self._look_timer.start())
        self.clicked.connect(lambda index: self._pick())

    @property
    def paths(self) -> list[Path]:
        return self._model.paths

    def set_paths(self, paths: Sequence[Path]) -> None:
        """Other photos; none of them is current."""
        if list(paths) != self._model.paths:
            self._model.set_paths(paths)
            self._look_timer.start()

    def set_current(self, path: Path | None) -> None:
        """Mark the open photo, without asking for it."""
        row = self._model.paths.index(path) if path in self._model.paths else -1
        self._quiet = True
        self.setCurrentIndex(self._model.index(row))
        self._quiet = False
        self._pick_timer.stop()
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        self._look_timer.start()

    def show_image(self, path: Path) -> None:
        """There is a picture of it now."""
        if path in self._model.paths:
            self.update(self._model.index(self._model.paths.index(path)))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._quiet and current.isValid():
            self._pick_timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, last = self.currentIndex().row(), len(self._model.paths) - 1
        steps = {Qt.Key.Key_Left: row - 1, Qt.Key.Key_Right: row + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if event.key() in steps and last >= 0:
            self.setCurrentIndex(self._model.index(min(last, max(0, steps[Qt.Key(event.key())]))))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick()
        else:
            event.ignore()  # letters are the window's keys, not a search for a name

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look_timer.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _pick(self) -> None:
        self._pick_timer.stop()
        index = self.currentIndex()
        if index.isValid():
            self.picked.emit(self._model.paths[index.row()])

    def _look(self) -> None:
        """Ask for what is in sight, from the middle outwards, and a little beyond."""
        if not self._model.paths or not self.isVisible():
            return
        width, step = self.viewport().width(), SIDE + 2 * MARGIN
        first = self.horizontalScrollBar().value() // step
        last = min(len(self._model.paths), first + width // step + 2)
        middle = (first + last) / 2
        rows = sorted(range(max(0, first - 4), min(len(self._model.paths), last + 4)), key=lambda row: abs(row - middle))
        self.seen_changed.emit([self._model.paths[row] for row in rows])
