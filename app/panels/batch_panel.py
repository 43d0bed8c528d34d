"""The batch list under the picture: the table, its buttons and keys, what is asked for, and the progress of the whole.

Reads the queue, changes its order and its lines, and asks by signals for everything else. Main thread.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QIcon, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.batch import ACTIVE, AHEAD, BatchQueue, BatchTotal
from app.figures import keys_text
from app.i18n import mark, tr, tr_n
from app.panels.batch_output import BatchOutput
from app.panels.batch_table import BatchColumn, BatchTable, make_table
from app.saver import show_in_folder
from app.widgets.drops import local_paths, take_copy
from app.widgets.plain_text import plain_tip
from app.widgets.progress_strip import time_left
from app.widgets.text_button import TextButton
from engine.batch.jobs import Job, JobState

STEPS = 1000
NARROW = 760
"""Logical pixels below which the sizes are left out."""
MOVES = (
    ("move_top", mark("To the top"), "Ctrl+Home"),
    ("move_up", mark("Up"), "Ctrl+Up"),
    ("move_down", mark("Down"), "Ctrl+Down"),
    ("move_bottom", mark("To the end"), "Ctrl+End"),
)
"""Icon, words, key."""


class BatchPanel(QWidget):
    """Signals: start_asked(); pause_asked(), or give up the look before the start; add_asked(); add_folder_asked(); watch_asked();
    dropped(list[Path]); retry_asked(); again_asked(set[int]), lines to be settled anew; settle_asked(set[int]),
    lines to get what is chosen now; report_asked(); show_asked(Path), a photo is to be
    seen."""

    start_asked = Signal()
    pause_asked = Signal()
    add_asked = Signal()
    add_folder_asked = Signal()
    watch_asked = Signal()
    dropped = Signal(list)
    retry_asked = Signal()
    again_asked = Signal(set)
    settle_asked = Signal(set)
    report_asked = Signal()
    show_asked = Signal(object)

    def __init__(self, queue: BatchQueue, output: BatchOutput, method_name: Callable[[Job], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._queue = queue
        self.output = output
        self.ready = False
        self._looking = self._word = self._whole = ""
        self._total: BatchTotal | None = None
        self._shown_ids: list[int] = []
        self._kept: tuple[set[int], int | None] = (set(), None)
        self.model = BatchTable(queue, method_name, self)
        self.table = make_table(self.model)
        self.table.doubleClicked.connect(self._on_double_click)
        self.table.customContextMenuRequested.connect(self._on_menu)
        self._invitation = QLabel(tr("Drop photos or folders here, or press Add"))
        self._invitation.setProperty("role", "hint")
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._invitation.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        QVBoxLayout(self.table.viewport()).addWidget(self._invitation)
        self._make_buttons()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, STEPS)
        self.bar.setFixedHeight(4)
        self.bar.setProperty("role", "thin")
        self.bar.setAccessibleName(tr("Progress of the whole list"))
        self.summary = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._tick = QTimer(self, interval=500)
        self._tick.timeout.connect(queue.ask_total)
        queue.totalled.connect(self._on_total)
        self._make_actions()
        self._lay_out()
        queue.entries_changed.connect(self._on_entries)
        queue.entry_changed.connect(self.refresh)
        queue.running_changed.connect(self._on_running)
        self.model.modelAboutToBeReset.connect(self._keep_selection)
        self.table.selectionModel().selectionChanged.connect(self.refresh)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.refresh()

    # ------------------------------------------------------------------------------------------------------------- from outside

    def set_ready(self, ready: bool) -> None:
        """Whether a method is chosen, so that Start makes sense."""
        self.ready = ready
        self.refresh()

    def set_looking(self, words: str) -> None:
        """What the look before the start is at; "" when it is over."""
        self._looking = words
        self.refresh()

    def set_word(self, words: str) -> None:
        """Something to be said beside the totals, such as an estimate or a watched folder."""
        self._word = words
        self._show_total()

    def set_watched(self, words: str, folder: Path | None) -> None:
        """What is to be said of a watched folder, and which it is."""
        self.watch.setText(tr("Watch a folder…") if folder is None else tr("Stop watching {folder}").format(folder=folder.name))
        self.set_word(words)

    def set_icons(self, find: Callable[[str], QIcon]) -> None:
        """Give the buttons their pictures."""
        pictures = [(button, name, tr(text)) for button, (name, text, _) in zip(self.moves, MOVES, strict=True)]
        for button, name, text in (*pictures, (self.remove, "remove", tr("Remove"))):
            button.setIcon(find(name))
            if button.icon().isNull():
                button.setText(text)

    def selected(self) -> list[Job]:
        """Selected lines, in their order."""
        return [self._queue.jobs[row] for row in sorted(index.row() for index in self.table.selectionModel().selectedRows())]

    def refresh(self) -> None:
        """Make buttons and summary fit the queue."""
        queue, chosen = self._queue, self.table.selectionModel().hasSelection()
        self._invitation.setVisible(not queue.jobs)
        going = queue.running or bool(self._looking)
        self.start.setVisible(not going)
        self.start.setText(tr("Resume") if queue.resting and queue.count(JobState.WAITING) else tr("Start"))
        self.start.setEnabled(self.ready and queue.count(*AHEAD, *ACTIVE) > 0)
        self.start.show_primary(self.start.isEnabled())
        self.pause.setVisible(going)
        self.pause.setText(tr("Pausing…") if queue.pausing else tr("Pause") if queue.running else tr("Cancel"))
        self.pause.setEnabled(not queue.pausing)
        self.retry.setVisible(queue.count(JobState.FAILED) > 0)
        self.remove.setEnabled(chosen)
        for button in self.moves:
            button.setEnabled(chosen and len(queue.jobs) > 1)
        self.clear.setEnabled(bool(queue.jobs) and not going)
        self.clear_done.setEnabled(queue.count(JobState.DONE, JobState.SKIPPED) > 0)
        self.report.setEnabled(any(job.state.ended for job in queue.jobs))
        self.table.setColumnHidden(BatchColumn.REASON.value, not any(job.order.reason for job in queue.jobs))
        self._show_total()

    # --------------------------------------------------------------------------------------------------------------- making it

    def _make_buttons(self) -> None:
        self.start = TextButton(tr("Start"), tr("Enhance everything that waits"), tr("Batch: start"))
        self.start.clicked.connect(self.start_asked)
        pause = tr("What is being enhanced waits again, what is being saved is finished")
        self.pause = TextButton(tr("Pause"), pause, tr("Batch: pause"))
        self.pause.clicked.connect(self.pause_asked)
        self.add = _menu_button(tr("Add"), tr("Add photos to the list"), tr("Batch: add"))
        menu = QMenu(self.add)
        menu.addAction(tr("Photos…"), self.add_asked.emit)
        menu.addAction(tr("A folder with all below it…"), self.add_folder_asked.emit)
        menu.addSeparator()
        self.watch = menu.addAction(tr("Watch a folder…"), self.watch_asked.emit)
        self.watch.setToolTip(tr("Photos are enhanced as they come into it"))
        menu.setToolTipsVisible(True)
        self.add.setMenu(menu)
        self.moves = [_move_button(tr(text), key) for _, text, key in MOVES]
        self.retry = TextButton(
            tr("Retry failed"), tr("Put failed photos back in line, to be done as they were meant"), tr("Batch: retry failed")
        )
        self.retry.clicked.connect(self.retry_asked)
        self.remove = QToolButton()
        self.remove.setToolTip(tr("Take the selected lines out of the list (Del in the list)"))
        self.remove.setAccessibleName(tr("Batch: remove"))
        self.remove.clicked.connect(self._on_remove)
        self.more = _menu_button(tr("More"), tr("Clear the list, report"), tr("Batch: more"))
        menu = QMenu(self.more)
        self.clear_done = menu.addAction(tr("Clear what is done or left out"), self._queue.clear_done)
        self.clear = menu.addAction(tr("Clear the list"), self._queue.clear)
        menu.addSeparator()
        self.report = menu.addAction(tr("Report of this batch"), self.report_asked.emit)
        self.more.setMenu(menu)

    def _make_actions(self) -> None:
        """Keys that count while the list has the focus, in its menu as well."""
        moves = (self._to_top, self._up, self._down, self._to_end)
        self._move_actions = [self._action(tr(text), key, run) for (_, text, key), run in zip(MOVES, moves, strict=True)]
        for button, run in zip(self.moves, moves, strict=True):
            button.clicked.connect(lambda *_, run=run: run())
        self._show = self._action(tr("Show the photo"), "Return", lambda: self._show_path(lambda job: job.source))
        self._show_result = self._action(tr("Show the result"), "Shift+Return", lambda: self._show_path(lambda job: job.output))
        self._show_folder = self._action(tr("Show in folder"), "Ctrl+Return", self._on_folder)
        self._again = self._action(
            tr("Do again as chosen at the start"), "", lambda: self.again_asked.emit({job.id for job in self.selected()})
        )
        self._settle = self._action(tr("Do these as chosen now"), "", lambda: self.settle_asked.emit({job.id for job in self.selected()}))
        self._leave = self._action(tr("Leave out"), "", lambda: self._queue.leave_out({job.id for job in self.selected()}))
        self._take = self._action(tr("Remove"), "Del", self._on_remove)

    def _action(self, text: str, key: str, run: Callable[[], object]) -> QAction:
        action = QAction(text, self.table)
        if key:
            action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda *_: run())
        self.table.addAction(action)
        return action

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.start, self.pause, self.add, *self.moves, self.remove, self.retry, self.more):
            buttons.addWidget(button)
            if button in (self.add, self.remove):
                buttons.addSpacing(4)
        buttons.addSpacing(4)
        buttons.addWidget(self.summary, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addLayout(buttons)
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.output)

    # ---------------------------------------------------------------------------------------------------------------- the lines

    def _to_top(self) -> None:
        self._move_before(0)

    def _to_end(self) -> None:
        self._move_before(len(self._queue.jobs))

    def _up(self) -> None:
        rows = self._chosen_rows()
        if rows:
            self._move_before(max(0, rows[0] - 1))

    def _down(self) -> None:
        rows = self._chosen_rows()
        if rows:
            self._move_before(rows[-1] + 2)

    def _chosen_rows(self) -> list[int]:
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def _move_before(self, row: int) -> None:
        """Put the selected lines before the one that stands at `row` now."""
        moved = [job.id for job in self.selected()]
        rest = [job.id for job in self._queue.jobs[row:] if job.id not in moved]
        if moved:
            self._queue.move(moved, rest[0] if rest else None)

    def _on_remove(self) -> None:
        self._queue.remove({job.id for job in self.selected()})

    def _show_path(self, which: Callable[[Job], Path | None]) -> None:
        path = which(self.selected()[0]) if self.selected() else None
        if path is not None:
            self.show_asked.emit(path)

    def _on_folder(self) -> None:
        chosen = self.selected()
        if chosen:
            show_in_folder(chosen[0].output or chosen[0].source)

    def _on_menu(self, place: QPoint) -> None:
        chosen = self.selected()
        if not chosen:
            return
        first = chosen[0]
        self._show_result.setEnabled(first.state is JobState.DONE)
        self._settle.setEnabled(any(job.state is JobState.LISTED for job in chosen))
        self._again.setEnabled(any(job.state not in (*ACTIVE, JobState.LISTED) for job in chosen))
        self._leave.setEnabled(any(not job.state.ended and job.state is not JobState.SAVING for job in chosen))
        menu = QMenu(self.table)
        menu.addActions([self._show, self._show_result, self._show_folder])
        menu.addSeparator()
        menu.addActions(self._move_actions)
        menu.addSeparator()
        menu.addActions([self._settle, self._again, self._leave, self._take])
        menu.exec(self.table.viewport().mapToGlobal(place))
        menu.deleteLater()
        for action in (self._show_result, self._settle, self._again, self._leave):
            action.setEnabled(True)  # for their keys

    def _on_double_click(self, index: QModelIndex) -> None:
        job = self._queue.jobs[index.row()]
        if index.column() == BatchColumn.OUTCOME.value and job.output is not None:
            show_in_folder(job.output)
        else:
            self.show_asked.emit(job.source)

    def _on_current(self, index: QModelIndex) -> None:
        """Walking through the list shows the photos; during a run a double click is needed, for each one shown takes time from it."""
        if index.isValid() and not self._queue.running:
            self.show_asked.emit(self._queue.jobs[index.row()].source)

    def _keep_selection(self) -> None:
        """The rows are about to be told anew; those selected stay so wherever they are then."""
        current = self.table.currentIndex().row()
        rows = range(len(self._shown_ids))
        chosen = {self._shown_ids[index.row()] for index in self.table.selectionModel().selectedRows() if index.row() in rows}
        self._kept = (chosen, self._shown_ids[current] if current in rows else None)

    def _on_entries(self) -> None:
        selection, model = QItemSelection(), self.table.selectionModel()
        chosen, current = self._kept
        model.blockSignals(True)  # nobody has walked anywhere
        for row, job in enumerate(self._queue.jobs):
            if job.id in chosen:
                selection.select(self.model.index(row, 0), self.model.index(row, self.model.columnCount() - 1))
            if job.id == current:
                model.setCurrentIndex(self.model.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        model.blockSignals(False)
        self._shown_ids = [job.id for job in self._queue.jobs]
        self.table.viewport().update()
        self.refresh()

    # --------------------------------------------------------------------------------------------------------------- the whole

    def _on_running(self) -> None:
        self._total = None
        self.bar.setValue(0)
        self._tick.start() if self._queue.running else self._tick.stop()
        self.refresh()

    def _on_total(self, total: BatchTotal) -> None:
        self._total = total
        self._show_total()

    def _show_total(self) -> None:
        queue = self._queue
        done, failed = queue.count(JobState.DONE), queue.count(JobState.FAILED)
        words = [tr("{done} of {photos} done").format(done=done, photos=len(queue.jobs))] if queue.jobs else []
        self.bar.setVisible(queue.running)
        if queue.running and self._total is not None:
            self.bar.setValue(round(self._total.fraction * STEPS))
            if self._total.seconds_left is not None and not queue.pausing:
                words.append(time_left(self._total.seconds_left))
        elif queue.resting and queue.count(JobState.WAITING):
            words.append(tr("paused"))
        if failed:
            words.append(tr_n("%n failed", failed))
        self._whole = self._looking or " · ".join(filter(None, [*words, self._word]))
        self._elide()

    def _elide(self) -> None:
        shown = self.summary.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.summary.width(), 40))
        self.summary.setText(shown)
        self.summary.setToolTip(plain_tip(self._whole))
        self.summary.setAccessibleName(self._whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow list does without what matters least."""
        super().resizeEvent(event)
        self.table.setColumnHidden(BatchColumn.SIZE.value, self.width() < NARROW)
        self._elide()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_paths(event.mimeData()):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        paths = local_paths(event.mimeData())
        if paths:
            take_copy(event)
            self.dropped.emit(paths)


def _menu_button(text: str, tip: str, name: str) -> TextButton:
    button = TextButton(text, tip, name)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button


def _move_button(text: str, key: str) -> QToolButton:
    button = QToolButton()
    button.setToolTip(tr("{move} ({key} in the list)").format(move=text, key=keys_text(key)))
    button.setAccessibleName(tr("Batch: move: {move}").format(move=text))
    return button
