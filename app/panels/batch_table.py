"""The batch queue as a table model whose rows can be dragged, and the bar drawn under the state of a photo at work.

Reads the queue; a drag becomes a call of `move`. Main thread.
"""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.batch import ACTIVE, BatchQueue
from app.figures import number
from app.i18n import mark, tr, tr_sentence
from app.theme import colours_now
from app.widgets.plain_text import plain_tip
from engine.batch.jobs import Job, JobState

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
MIME = "application/x-heliograph-rows"
STATE_WORDS = {
    JobState.LISTED: mark("Not started"),
    JobState.WAITING: mark("Waiting"),
    JobState.RUNNING: mark("Enhancing"),
    JobState.SAVING: mark("Saving"),
    JobState.DONE: mark("Done"),
    JobState.FAILED: mark("Failed"),
    JobState.SKIPPED: mark("Left out"),
}
STATE_ROOM = 16
"""Logical pixels beside the words of a state."""
SHARE_ROLE = Qt.ItemDataRole.UserRole


class BatchColumn(Enum):
    """Columns from left to right."""

    PHOTO = 0
    SIZE = 1
    STATE = 2
    METHOD = 3
    REASON = 4
    OUTCOME = 5

    @property
    def title(self) -> str:
        return (tr("Photo"), tr("Size"), tr("State"), tr("Method"), tr("Reason"), tr("Result"))[self.value]

    @property
    def pixels(self) -> int:
        """Width to begin with; 0 takes what is left."""
        return (180, 104, 92, 140, 160, 0)[self.value]


class BatchTable(QAbstractTableModel):
    """One row per job, in the queue's order."""

    def __init__(self, queue: BatchQueue, method_name: Callable[[Job], str], parent: QObject | None = None) -> None:
        """method_name: what is done to a photo, in a few words."""
        super().__init__(parent)
        self._queue = queue
        self._method_name = method_name
        self._rows = len(queue.jobs)
        queue.entries_changed.connect(self._on_entries_changed)
        queue.entry_changed.connect(self._on_entry_changed)
        queue.progressed.connect(self._on_entry_changed)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(BatchColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return BatchColumn(section).title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._queue.jobs):
            return None
        job, column = self._queue.jobs[index.row()], BatchColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(job, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(job, column))
        if role == Qt.ItemDataRole.ForegroundRole and column is BatchColumn.STATE:
            return _colour_of(job.state)
        if role == SHARE_ROLE and column is BatchColumn.STATE:
            return self._queue.fractions.get(job.id, 0.0) if job.state in ACTIVE else None
        return None

    # ------------------------------------------------------------------------------------------------------------- dragging

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        data = QMimeData()
        data.setData(MIME, QByteArray(",".join(str(self._queue.jobs[row].id) for row in rows).encode()))
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if not data.hasFormat(MIME) or action is not Qt.DropAction.MoveAction:
            return False
        moved = [int(number) for number in bytes(data.data(MIME).data()).decode().split(",")]
        row = parent.row() if row < 0 and parent.isValid() else row
        behind = [job.id for job in self._queue.jobs[row:] if job.id not in moved] if row >= 0 else []
        self._queue.move(moved, behind[0] if behind else None)
        return False  # the rows move when the journal says so; the view is not to remove any by itself

    # --------------------------------------------------------------------------------------------------------------- inside

    def _on_entries_changed(self) -> None:
        self.beginResetModel()
        self._rows = len(self._queue.jobs)
        self.endResetModel()

    def _on_entry_changed(self, number: int) -> None:
        row = self._queue.row(number)
        if row is not None:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(BatchColumn) - 1))

    def _text(self, job: Job, column: BatchColumn) -> str:
        if column is BatchColumn.PHOTO:
            return job.source.name
        if column is BatchColumn.SIZE:
            size = job.size or self._queue.sizes.get(job.id)
            return f"{size[0]} × {size[1]}" if size else ""
        if column is BatchColumn.STATE:
            saving = job.state is JobState.RUNNING and self._queue.fractions.get(job.id, 0.0) >= 1.0
            return tr(STATE_WORDS[JobState.SAVING if saving else job.state])
        if column is BatchColumn.METHOD:
            return self._method_name(job)
        if column is BatchColumn.REASON:
            return tr_sentence(job.order.reason)
        return _outcome(job)

    def _tip(self, job: Job, column: BatchColumn) -> str:
        if column is BatchColumn.PHOTO:
            return "\n".join([str(job.source), tr("Double-click shows it above")])
        if column is BatchColumn.METHOD:
            return _in_full(job) if job.state is not JobState.LISTED else tr("Settled when the batch starts")
        if column is BatchColumn.REASON:
            return tr_sentence(job.order.reason)
        if column is BatchColumn.OUTCOME and job.state is JobState.DONE:
            return "\n".join(filter(None, [str(job.output), _note(job), tr("Double-click shows it in its folder")]))
        if column is BatchColumn.OUTCOME and job.state is JobState.WAITING:
            return str(job.folder / job.name)
        return self._text(job, column)


class ShareDelegate(QStyledItemDelegate):
    """Draws a thin bar under the state, filled to the photo's share; nothing for those that are not at work."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        share = index.data(SHARE_ROLE)
        if share is None:
            return
        rect: QRect = option.rect.adjusted(6, 0, -10, 0)  # type: ignore[attr-defined]
        bar = QRect(rect.left(), rect.bottom() - 4, rect.width(), 3)
        palette: QPalette = option.palette  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(bar, 1.5, 1.5)
        painter.setBrush(palette.color(QPalette.ColorRole.Accent))
        painter.drawRoundedRect(QRect(bar.left(), bar.top(), round(bar.width() * share), bar.height()), 1.5, 1.5)
        painter.restore()


def make_table(model: BatchTable) -> QTableView:
    """The view of it: whole rows, dragged to other places."""
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(tr("Batch list"))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
    table.setDefaultDropAction(Qt.DropAction.MoveAction)
    table.setDragDropOverwriteMode(False)
    table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(26)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setMinimumSectionSize(90)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column in BatchColumn:
        header.setSectionResizeMode(column.value, QHeaderView.ResizeMode.Interactive if column.pixels else QHeaderView.ResizeMode.Stretch)
        if column.pixels:
            table.setColumnWidth(column.value, column.pixels)
    words = max(table.fontMetrics().horizontalAdvance(tr(word)) for word in STATE_WORDS.values())
    table.setColumnWidth(BatchColumn.STATE.value, max(BatchColumn.STATE.pixels, words + STATE_ROOM))
    table.setItemDelegateForColumn(BatchColumn.STATE.value, ShareDelegate(table))
    return table


def _colour_of(state: JobState) -> QColor | None:
    """Of the word for a state, where it is more than the usual."""
    colours = colours_now()
    found = {JobState.DONE: colours.good, JobState.FAILED: colours.bad, JobState.SKIPPED: colours.accent_bright}.get(state)
    return None if found is None else QColor(found)


def _outcome(job: Job) -> str:
    if job.state is JobState.DONE:
        return " · ".join(filter(None, [job.output.name if job.output else "", _note(job)]))
    if job.state is JobState.LISTED:
        return ""
    return tr_sentence(job.error or job.note) or job.name


def _note(job: Job) -> str:
    return " ".join(tr_sentence(note) for note in (job.note, *(job.made.notes if job.made is not None else ()))).strip()


def _in_full(job: Job) -> str:
    request, made = job.order.request, job.made
    precision = made.precision if made is not None and job.state is JobState.DONE else request.precision
    steps = job.order.edit.steps if job.order.edit is not None else (request,)
    lines = [f"{step.method} {step.variant or ''}".strip() for step in steps]
    lines += [
        tr("Precision: {name}").format(name=precision.label),
        tr("Strength: {share}").format(share=f"{100 * job.order.strength:.0f} %"),
    ]
    if request.size not in (None, 1):
        lines.append(tr("Enlarged {times} times").format(times=request.size))
    if made is not None and job.state is JobState.DONE:
        lines.append(tr("{seconds} s on {provider}").format(seconds=number(made.seconds, 1), provider=made.provider))
    return "\n".join(lines)
