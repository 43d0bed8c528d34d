"""A line for the template of file names, with a menu of its fields and the name it makes of an example. Main thread."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from app.i18n import tr, tr_sentence
from engine.batch.naming import FIELDS, check_template
from engine.core.errors import UsageError


class TemplateRow(QWidget):
    """Signals: changed(), it says something else."""

    changed = Signal()

    def __init__(self, template: str, example: Callable[[str], str], parent: QWidget | None = None) -> None:
        """example: the name that a template which can work makes."""
        super().__init__(parent)
        self._example = example
        self.line = QLineEdit(template)
        self.line.setAccessibleName(tr("Template of the names"))
        self.line.setToolTip("\n".join(f"{{{field}}}: {tr(meaning)}" for field, meaning in FIELDS.items()))
        self.fields = QToolButton()
        self.fields.setText(tr("Insert"))
        self.fields.setAccessibleName(tr("Insert a field into the template"))
        self.fields.setToolTip(tr("Put in what changes from photo to photo"))
        self.fields.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.fields.setProperty("popupMode", "InstantPopup")
        menu = QMenu(self.fields)
        for field, meaning in FIELDS.items():
            menu.addAction(f"{{{field}}}\t{tr(meaning)}").triggered.connect(lambda *_, text=field: self.line.insert(f"{{{text}}}"))
        self.fields.setMenu(menu)
        self._note = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._note.setProperty("role", "hint")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self.fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self._note)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._on_changed)
        self.refresh()

    @property
    def template(self) -> str:
        return self.line.text().strip()

    @property
    def valid(self) -> bool:
        """Whether names can be made of it."""
        return not self._fault()

    def refresh(self) -> None:
        """Show the example again: what it is made of may have changed."""
        fault = self._fault()
        self._note.setProperty("role", "warning" if fault else "hint")
        self._note.style().polish(self._note)
        self._note.setText(fault or tr("Example: {value}").format(value=self._example(self.template)))

    def _fault(self) -> str:
        try:
            check_template(self.template)
        except UsageError as error:
            return tr_sentence(error.message)
        return ""

    def _on_changed(self) -> None:
        self.refresh()
        self.changed.emit()
