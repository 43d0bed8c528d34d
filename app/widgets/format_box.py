"""A drop-down of file formats, with "as the source" on top. What needs a library that is not here is greyed and says so."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.i18n import tr, tr_sentence
from engine.core.extras import Extra
from engine.core.photo import WRITABLE, FileFormat

NEEDED = {FileFormat.JXL: Extra.JXL}
"""Formats whose library not everybody installs."""


class FormatBox(QComboBox):
    """Signals: format_picked(FileFormat or None), None for the source's own."""

    format_picked = Signal(object)

    def __init__(self, current: FileFormat | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Format"))
        self.addItem(tr("As the source"))
        self._formats: list[FileFormat | None] = [None, *WRITABLE]
        for known in WRITABLE:
            self.addItem(known.label)
        self._grey_missing()
        self.setCurrentIndex(self._formats.index(current))
        self.activated.connect(lambda index: self.format_picked.emit(self._formats[index]))

    @property
    def format(self) -> FileFormat | None:
        return self._formats[self.currentIndex()]

    def _grey_missing(self) -> None:
        for known, extra in NEEDED.items():
            index, missing = self._formats.index(known), extra.missing
            if missing:
                self.model().item(index).setEnabled(False)  # type: ignore[attr-defined]
                self.setItemData(index, tr_sentence(missing), Qt.ItemDataRole.ToolTipRole)
