"""The fourth page of the training window: the user's own variants; rename, delete, use, go back to stock.

Reads the session's catalogue; what is done with a variant is `OwnVariants`' affair. Main thread.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import mark, tr, tr_sentence
from app.own_variants import OwnVariants
from app.session import Session
from app.widgets.plain_text import plain_tip
from app.widgets.text_button import TextButton
from engine.core.method import Method, Variant

Own = tuple[Method, Variant]
NOTHING = mark("No variant of your own yet. Train one and export it; it will stand here and in the method picker.")


class TrainingVariants(QWidget):
    """Signals: use_asked(str, str), method and variant to be chosen in the photo window."""

    use_asked = Signal(str, str)

    def __init__(self, session: Session, variants: OwnVariants, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._own: list[Own] = []
        self.list = QListWidget()
        self.list.setAccessibleName(tr("My own variants"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.currentRowChanged.connect(self._show_buttons)
        self._nothing = QLabel(tr(NOTHING), wordWrap=True)
        self._nothing.setProperty("role", "hint")
        self.use = TextButton(tr("Use it now"), tr("Choose it for the photo that is open"))
        self.stock = TextButton(tr("Back to stock"), tr("Choose the stock weights that this variant started from"))
        self.rename = TextButton(tr("Rename…"), tr("Give it another name"))
        self.delete = TextButton(tr("Delete…"), tr("Remove it for good"))
        self.use.clicked.connect(self._on_use)
        for button, act in ((self.stock, variants.use_stock), (self.rename, variants.rename), (self.delete, variants.delete)):
            button.clicked.connect(partial(self._act, act))
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
            item = QListWidgetItem(f"{variant.name}{tr('   (in use)') if used else ''}\n{tr(method.name)} · {tr_sentence(variant.summary)}")
            item.setToolTip(plain_tip(tr_sentence(variant.summary)))
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

    def _act(self, act: Callable[[str, Variant], None]) -> None:
        if (chosen := self._chosen()) is not None:
            act(chosen[0].id, chosen[1])
