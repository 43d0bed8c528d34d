"""A line for a folder or a file with a button to choose it; takes one that is dropped on it as well. Main thread."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.i18n import tr
from app.widgets.drops import local_paths, take_copy


class FolderRow(QWidget):
    """name: what is asked for, also for screen readers; filters: makes it a line for a file of that kind. Signals: changed()."""

    changed = Signal()

    def __init__(self, name: str, filters: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._filters = name, filters
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(tr("Choose a file…") if filters else tr("Choose a folder, or drop it here…"))
        self.line.textChanged.connect(lambda text: self.changed.emit())
        self.browse = QPushButton(tr("Browse…"))
        self.browse.setAutoDefault(False)
        self.browse.setAccessibleName(tr("Browse: {name}").format(name=name))
        self.browse.clicked.connect(self._on_browse)
        self.setAcceptDrops(True)
        self.line.setAcceptDrops(False)  # it would take the dropped path as a text
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self.browse)

    @property
    def path(self) -> Path | None:
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def set_path(self, path: Path | None) -> None:
        self.line.setText(str(path) if path is not None else "")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_paths(event.mimeData()):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        take_copy(event)
        path = local_paths(event.mimeData())[0]
        self.set_path(path.parent if path.is_file() and not self._filters else path)

    def _on_browse(self) -> None:
        start = str(self.path or Path.home())
        if self._filters:
            name, _ = QFileDialog.getOpenFileName(self, self._name, start, self._filters)
        else:
            name = QFileDialog.getExistingDirectory(self, self._name, start)
        if name:
            self.set_path(Path(name))
