"""The fourth page of the training window: the user's own variants; rename, delete, use, go back to stock.

Reads the session's catalogue, changes through the engine's lane. Main thread.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from app.engine_start import EngineStart
from app.session import Session
from app.widgets.text_button import TextButton
from engine.core.method import Method, Variant

Own = tuple[Method, Variant]
NOTHING = "No variant of your own yet. Train one and export it; it will stand here and in the method picker."


class TrainingVariants(QWidget):
    """Signals: use_asked(str, str), method and variant to be chosen in the photo window."""

    use_asked = Signal(str, str)

    def __init__(self, session: Session, start: EngineStart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._start = start
        self._own: list[Own] = []
        self.list = QListWidget()
        self.list.setAccessibleName("My own variants")
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.currentRowChanged.connect(self._show_buttons)
        self._nothing = QLabel(NOTHING, wordWrap=True)
        self._nothing.setProperty("role", "hint")
        self.use = TextButton("Use it now", "Choose it for the photo that is open")
        self.stock = TextButton("Back to stock", "Choose the stock weights that this variant started from")
        self.rename = TextButton("Rename…", "Give it another name")
        self.delete = TextButton("Delete…", "Remove it for good")
        self.use.clicked.connect(self._on_use)
        self.stock.clicked.connect(self._on_stock)
        self.rename.clicked.connect(self._on_rename)
        self.delete.clicked.connect(self._on_delete)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.use, self.stock, self.rename, self.delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        column.addStretch(0)
        session.catalogue_changed.connect(self._fill)
        session.choice_changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        catalogue, row = self._session.catalogue, self.list.currentRow()
        self._own = [(method, variant) for method in catalogue.methods for variant in method.variants if variant.own] if catalogue else []
        choice = self._session.choice
        self.list.clear()
        for method, variant in self._own:
            used = choice is not None and (choice.method, choice.variant) == (method.id, variant.id)
            item = QListWidgetItem(f"{variant.name}{'   (in use)' if used else ''}\n{method.name} · {variant.summary}")
            item.setToolTip(variant.summary)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(row, 0), len(self._own) - 1))
        self.list.setVisible(bool(self._own))
        self._nothing.setVisible(not self._own)
        self._show_buttons()

    def _chosen(self) -> Own | None:
        row = self.list.currentRow()
        return self._own[row] if 0 <= row < len(self._own) else None

    def _show_buttons(self) -> None:
        chosen, catalogue, choice = self._chosen(), self._session.catalogue, self._session.choice
        works = chosen is not None and catalogue is not None and catalogue.variant_works(chosen[0].id, chosen[1].id)
        used = chosen is not None and choice is not None and (choice.method, choice.variant) == (chosen[0].id, chosen[1].id)
        self.use.setEnabled(works and not used)
        self.stock.setEnabled(used)
        for button in (self.rename, self.delete):
            button.setEnabled(chosen is not None)

    def _on_use(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.use_asked.emit(chosen[0].id, chosen[1].id)

    def _on_stock(self) -> None:
        if (chosen := self._chosen()) is not None:
            self._leave(*chosen)

    def _on_rename(self) -> None:
        if (chosen := self._chosen()) is None:
            return
        method, variant = chosen
        name, given = QInputDialog.getText(self, "Rename variant", "Name of the variant:", text=variant.name)
        if given and name.strip() and name.strip() != variant.name:
            self._start.rename(method.id, variant.id, name.strip())

    def _on_delete(self) -> None:
        if (chosen := self._chosen()) is None:
            return
        method, variant = chosen
        words = f"Delete {variant.name}? What was learnt is lost; photos made with it stay as they are."
        buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No
        if QMessageBox.question(self, "Delete variant", words, buttons, QMessageBox.StandardButton.No) == QMessageBox.StandardButton.Yes:
            self._leave(method, variant)
            self._start.delete(method.id, variant.id, lambda: None)

    def _leave(self, method: Method, variant: Variant) -> None:
        """Choose the stock weights where this variant is the one chosen."""
        choice, catalogue = self._session.choice, self._session.catalogue
        if choice is None or catalogue is None or (choice.method, choice.variant) != (method.id, variant.id):
            return
        stock = catalogue.stock(method.id, variant.id)
        if stock is not None:
            self._session.choose(method.id, stock.id, choice.precision)
