"""The window: where things stand, menus and toolbar made of the action table, and drops anywhere. Layout only, no decisions.

The parts are built by application.py and handed in; the window tells it by signals what happened to itself. Main thread.
"""

import base64
import binascii
from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.actions import ActionId, ActionSet, Menu
from app.i18n import tr
from app.panels.batch_panel import BatchPanel
from app.panels.enhance_panel import EnhancePanel
from app.panels.inspect_panel import NARROWEST, USUAL, WIDEST, InspectPanel
from app.widgets.compare_view import CompareView
from app.widgets.drops import is_welcome, local_paths, take_copy
from app.widgets.empty_page import EmptyPage
from app.widgets.message_bar import MessageBar
from app.widgets.status_line import StatusLine

TOOLBAR: tuple[tuple[ActionId, ...], ...] = (
    (ActionId.OPEN, ActionId.SAVE),
    (ActionId.UNDO, ActionId.REDO),
    (ActionId.DIVIDER, ActionId.SIDE_BY_SIDE, ActionId.ORIGINAL, ActionId.ENHANCED),
    (ActionId.GRID, ActionId.BLINK, ActionId.DIFFERENCE, ActionId.LOUPE),
    (ActionId.FIT, ActionId.ACTUAL, ActionId.ZOOM_OUT, ActionId.ZOOM_IN),
    (ActionId.INSPECT, ActionId.BATCH),
)
ONLY_ICON = frozenset(
    {
        ActionId.UNDO,
        ActionId.REDO,
        ActionId.GRID,
        ActionId.BLINK,
        ActionId.DIFFERENCE,
        ActionId.LOUPE,
        ActionId.FIT,
        ActionId.ZOOM_IN,
        ActionId.ZOOM_OUT,
    }
)
DEFAULT_SIZE = QSize(1280, 800)
MINIMUM_SIZE = QSize(980, 600)
BATCH_HEIGHT = 250
HANDLE = 5
"""Logical pixels to take hold of between two columns."""


class MainWindow(QMainWindow):
    """Signals: first_painted(), once; files_dropped(list[Path]); picture_dropped(QMimeData), no longer than it is told;
    original_held(bool), the key that shows the original went down or up; closing(), the window is about to go.
    """

    first_painted = Signal()
    files_dropped = Signal(list)
    picture_dropped = Signal(QMimeData)
    original_held = Signal(bool)
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Heliograph")
        self.setMinimumSize(MINIMUM_SIZE)
        self.resize(DEFAULT_SIZE)
        self.setAcceptDrops(True)
        self._painted = False
        self._batch_was_shown = self._inspect_was_shown = self._film_was_shown = False
        self._inspect_width = USUAL
        self._wordy: list[QToolButton] = []
        self._words_need = 0
        self._upright, self._flat = _line(QFrame.Shape.VLine), _line(QFrame.Shape.HLine)
        self.may_close = lambda: True
        self.empty = EmptyPage()
        self.view = CompareView()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.view)
        self.stage = QWidget()
        self.stage_column = QVBoxLayout(self.stage)
        self.stage_column.setContentsMargins(0, 0, 0, 0)
        self.stage_column.setSpacing(0)
        self.stage_column.addWidget(self.pages)
        self.bar = MessageBar(self.stage)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.setChildrenCollapsible(False)
        self.columns.setHandleWidth(HANDLE)

    def fill(self, enhance: EnhancePanel, batch: BatchPanel, status: StatusLine, inspect: InspectPanel) -> None:
        """Put the parts in their places."""
        self.enhance, self.batch, self.status, self.inspect = enhance, batch, status, inspect
        self.columns.addWidget(inspect)
        self.columns.addWidget(self.stage)
        self.columns.setStretchFactor(0, 0)
        self.columns.setStretchFactor(1, 1)
        inspect.hide()
        self.split.addWidget(self.columns)
        self.split.addWidget(batch)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        batch.hide()
        rows = QHBoxLayout()
        rows.setSpacing(0)
        rows.addWidget(self.split, 1)
        rows.addWidget(self._upright)
        rows.addWidget(enhance)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(rows, 1)
        column.addWidget(self._flat)
        column.addWidget(status)
        self.setCentralWidget(body)

    def set_actions(self, actions: ActionSet) -> None:
        """Make menus and toolbar."""
        self.menus: dict[Menu, QMenu] = {menu: self.menuBar().addMenu(tr(menu.value)) for menu in Menu}
        for record in actions.records:
            if record.separator:
                self.menus[record.menu].addSeparator()
            self.menus[record.menu].addAction(actions[record.id])
        self.toolbar = QToolBar(tr("Tools"))
        self.toolbar.setObjectName("tools")
        self.toolbar.setMovable(False)
        self.toolbar.setIconSize(QSize(20, 20))
        self.toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for number, group in enumerate(TOOLBAR):
            if number:
                self.toolbar.addSeparator()
            self._add_tools(actions, group)
        self.addToolBar(self.toolbar)

    def set_film(self, film: QWidget) -> None:
        """Put the strip of photos below the viewer."""
        self.film = film
        self.stage_column.addWidget(film)

    def show_photo(self, shown: bool) -> None:
        """The viewer, or the empty page."""
        self.pages.setCurrentWidget(self.view if shown else self.empty)
        if shown:
            self.view.setFocus()

    def show_batch(self, shown: bool) -> None:
        if shown and self.batch.isHidden():
            self.batch.show()
            if self.split.sizes()[1] < BATCH_HEIGHT // 2:
                height = self.split.height()
                self.split.setSizes([max(height - BATCH_HEIGHT, 1), BATCH_HEIGHT])
        elif not shown:
            self.batch.hide()

    def toggle_batch(self) -> None:
        self.show_batch(self.batch.isHidden())

    @property
    def inspect_width(self) -> int:
        """Of the inspect panel when it is, or was last, on the screen."""
        return self._inspect_width if self.inspect.isHidden() else self.columns.sizes()[0]

    def set_inspect_width(self, width: int) -> None:
        """For the next time it is shown; kept within what it can be."""
        self._inspect_width = min(max(width, NARROWEST), WIDEST)

    def show_inspect(self, shown: bool) -> None:
        if shown and self.inspect.isHidden():
            self.inspect.show()
            self.columns.setSizes([self._inspect_width, max(self.columns.width() - self._inspect_width, 1)])
        elif not shown and not self.inspect.isHidden():
            self._inspect_width = self.inspect_width
            self.inspect.hide()

    def toggle_inspect(self) -> None:
        self.show_inspect(self.inspect.isHidden())

    def toggle_full_screen(self) -> None:
        """Full screen shows the photo and nothing else."""
        full = not self.isFullScreen()
        if full:
            self._batch_was_shown = not self.batch.isHidden()
            self._inspect_was_shown = not self.inspect.isHidden()
            self._film_was_shown = not self.film.isHidden()
        for widget in (self.menuBar(), self.toolbar, self.enhance, self.status, self._upright, self._flat):
            widget.setVisible(not full)
        self.batch.setVisible(not full and self._batch_was_shown)
        self.film.setVisible(not full and self._film_was_shown)
        self.show_inspect(not full and self._inspect_was_shown)
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def geometry_text(self) -> tuple[str, str]:
        """Place and splits as text for the settings."""
        return _encode(self.saveGeometry()), _encode(self.split.saveState())

    def restore_geometry_text(self, geometry: str, splits: str) -> None:
        """What `geometry_text` gave; nonsense is ignored."""
        if geometry:
            self.restoreGeometry(_decode(geometry))
        if splits:
            self.split.restoreState(_decode(splits))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wordy:
            self._fit_tools()

    def _fit_tools(self) -> None:
        """Where there is no room for their words, tools are icons alone; none of them may hide behind an arrow."""
        if not self._words_need:
            if self.toolbar.sizeHint().width() <= self.width():
                return
            self._words_need = self.toolbar.sizeHint().width()
        with_words = self.width() >= self._words_need
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if with_words else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self._wordy:
            button.setToolButtonStyle(style)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_welcome(event.mimeData()):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        take_copy(event)
        paths = local_paths(event.mimeData())
        if paths:
            self.files_dropped.emit(paths)
        else:
            self.picture_dropped.emit(event.mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backslash and not event.isAutoRepeat():
            self.original_held.emit(True)
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.toggle_full_screen()
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backslash and not event.isAutoRepeat():
            self.original_held.emit(False)
        super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _add_tools(self, actions: ActionSet, group: Iterable[ActionId]) -> None:
        for action_id in group:
            self.toolbar.addAction(actions[action_id])
            button = self.toolbar.widgetForAction(actions[action_id])
            if isinstance(button, QToolButton):
                if action_id not in ONLY_ICON:
                    self._wordy.append(button)
                    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
                button.setAccessibleName(actions[action_id].text().replace("&", "").rstrip("…"))
                # Tab reaches it; a click leaves the keys with the picture.
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def _line(shape: QFrame.Shape) -> QFrame:
    line = QFrame()
    line.setFrameShape(shape)
    line.setProperty("role", "line")
    line.setFixedWidth(1) if shape is QFrame.Shape.VLine else line.setFixedHeight(1)
    return line


def _encode(data: QByteArray) -> str:
    return base64.b64encode(data.data()).decode("ascii")


def _decode(text: str) -> QByteArray:
    try:
        return QByteArray(base64.b64decode(text, validate=True))
    except binascii.Error:
        return QByteArray()
