"""The batch list under the picture: the table, its buttons, where results go, and the progress of the whole.

Reads the queue and asks by signals for what it cannot do itself. Main thread.
"""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.batch import BatchQueue, BatchState
from app.panels.batch_table import BatchColumn, BatchTable, ShareDelegate
from app.saver import show_in_folder
from app.settings import SettingsStore
from app.widgets.format_box import FormatBox
from app.widgets.progress_strip import time_left

STEPS = 1000


class BatchPanel(QWidget):
    """Signals: start_asked(); add_asked(); show_asked(Path), a photo is to be seen."""

    start_asked = Signal()
    add_asked = Signal()
    show_asked = Signal(object)

    def __init__(self, queue: BatchQueue, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._queue = queue
        self._settings = settings
        self.ready = False
        self.model = BatchTable(queue, self)
        self.table = self._make_table()
        self._invitation = QLabel("Drop several photos or a folder here, or press Add…")
        self._invitation.setProperty("role", "hint")
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._invitation.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        QVBoxLayout(self.table.viewport()).addWidget(self._invitation)
        self.add = self._button("Add…", "Add photos to the list", self.add_asked.emit)
        self.start = self._button("Start", "Enhance everything that waits, with the method chosen at the right", self.start_asked.emit)
        self.cancel = self._button("Cancel", "Stop the whole list at once", queue.cancel)
        self.retry = self._button("Retry failed", "Put failed and cancelled photos back in line", self._on_retry)
        self.remove = self._button("Remove", "Take the selected lines out of the list", self._on_remove)
        self.clear = self._button("Clear", "Empty the list", queue.clear)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, STEPS)
        self.bar.setFixedHeight(6)
        self.bar.setProperty("role", "thin")
        self.bar.setMinimumWidth(140)
        self.bar.setAccessibleName("Progress of the whole list")
        self.summary = QLabel()
        self.folder = QComboBox()
        self.folder.setAccessibleName("Output folder")
        self.folder.activated.connect(self._on_folder)
        self.suffix = QLineEdit(settings.current.template)
        self.suffix.setAccessibleName("Behind the name")
        self.suffix.setToolTip("What is put behind each photo's name")
        self.suffix.setFixedWidth(110)
        self.suffix.editingFinished.connect(self._on_suffix)
        self.format = FormatBox(settings.current.output_format)
        self.format.format_picked.connect(lambda chosen: settings.change(output_format=chosen))
        self._tick = QTimer(self, interval=500)
        self._tick.timeout.connect(self._show_total)
        self._lay_out()
        self._show_folder()
        queue.entries_changed.connect(self.refresh)
        queue.entry_changed.connect(self.refresh)
        queue.running_changed.connect(self._on_running)
        self.table.selectionModel().selectionChanged.connect(self.refresh)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.refresh()

    def set_ready(self, ready: bool) -> None:
        """Whether a method is chosen, so that Start makes sense."""
        self.ready = ready
        self.refresh()

    def refresh(self) -> None:
        """Make buttons and summary fit the queue."""
        queue = self._queue
        self._invitation.setVisible(not queue.entries)
        self.start.setEnabled(self.ready and not queue.running and queue.count(BatchState.WAITING) > 0)
        self.cancel.setEnabled(queue.running)
        self.retry.setEnabled(queue.count(BatchState.FAILED, BatchState.CANCELLED) > 0)
        self.remove.setEnabled(bool(self.table.selectionModel().selectedRows()))
        self.clear.setEnabled(bool(queue.entries) and not queue.running)
        for control in (self.folder, self.suffix, self.format):
            control.setEnabled(not queue.running)
        self._show_total()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName("Batch list")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(26)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in BatchColumn:
            stretch = column in (BatchColumn.PHOTO, BatchColumn.OUTCOME)
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Fixed
            table.horizontalHeader().setSectionResizeMode(column.value, mode)
            if not stretch:
                table.setColumnWidth(column.value, column.pixels)
        table.setItemDelegateForColumn(BatchColumn.PROGRESS.value, ShareDelegate(table))
        table.doubleClicked.connect(self._on_double_click)
        return table

    def _button(self, text: str, tip: str, run: object) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(f"Batch: {text.rstrip('…')}")
        button.clicked.connect(lambda: run())  # type: ignore[operator]
        return button

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.start, self.cancel, self.add, self.retry, self.remove, self.clear):
            buttons.addWidget(button)
        buttons.addSpacing(16)
        buttons.addWidget(self.summary)
        buttons.addSpacing(8)
        buttons.addWidget(self.bar, 1)
        buttons.addStretch(1)
        rule = QHBoxLayout()
        rule.setSpacing(6)
        for text, control, stretch in (("Save to", self.folder, 1), ("Name ending", self.suffix, 0), ("Format", self.format, 0)):
            label = QLabel(text)
            label.setBuddy(control)
            rule.addWidget(label)
            rule.addWidget(control, stretch)
            rule.addSpacing(10)
        rule.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(buttons)
        column.addWidget(self.table, 1)
        column.addLayout(rule)

    def _on_double_click(self, index: QModelIndex) -> None:
        entry = self._queue.entries[index.row()]
        if index.column() == BatchColumn.OUTCOME.value and entry.output is not None:
            show_in_folder(entry.output)
        else:
            self.show_asked.emit(entry.path)

    def _on_current(self, index: QModelIndex) -> None:
        """Walking through the list shows the photos; during a run a double click is needed, for each one shown takes time from it."""
        if index.isValid() and not self._queue.running:
            self.show_asked.emit(self._queue.entries[index.row()].path)

    def _on_retry(self) -> None:
        self._queue.retry_failed()
        if not self._queue.running:
            self.start_asked.emit()

    def _on_remove(self) -> None:
        rows = [index.row() for index in self.table.selectionModel().selectedRows()]
        self._queue.remove({self._queue.entries[row].id for row in rows})

    def _on_running(self) -> None:
        if self._queue.running:
            self._tick.start()
        else:
            self._tick.stop()
        self.refresh()

    def _show_total(self) -> None:
        queue = self._queue
        done, failed = queue.count(BatchState.DONE), queue.count(BatchState.FAILED)
        words = f"{done} of {len(queue.entries)} done" + (f", {failed} failed" if failed else "")
        self.bar.setVisible(queue.running)
        if queue.running:
            total = queue.total()
            self.bar.setValue(round(total.fraction * STEPS))
            if total.seconds_left is not None:
                words += f" · {time_left(total.seconds_left)}"
        self.summary.setText(words)

    def _show_folder(self) -> None:
        chosen = self._settings.current.output_folder
        self.folder.clear()
        self.folder.addItem("Beside each photo", None)
        if chosen is not None:
            self.folder.addItem(str(chosen), str(chosen))
        self.folder.addItem("Choose a folder…", "")
        self.folder.setCurrentIndex(1 if chosen is not None else 0)
        self.folder.setToolTip(str(chosen) if chosen else "Each result is saved beside its source")

    def _on_folder(self, index: int) -> None:
        data = self.folder.itemData(index)
        if data == "":
            start = self._settings.current.output_folder or self._settings.current.last_folder or Path.home()
            data = QFileDialog.getExistingDirectory(self, "Output folder", str(start)) or self._settings.current.output_folder
        self._settings.change(output_folder=Path(data) if data else None)
        self._show_folder()

    def _on_suffix(self) -> None:
        self._settings.change(template=self.suffix.text().strip())
