"""The line under the batch list: what is done, where results go, and the door to all options. Writes into the settings. Main thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QLabel, QWidget

from app.backend import OutputRule
from app.i18n import mark, tr
from app.panels.batch_options import BatchOptions
from app.settings import BatchDeed, SettingsStore
from app.widgets.elided_label import ElidedLabel
from app.widgets.plain_text import plain_tip
from app.widgets.text_button import TextButton

DEEDS = (
    (BatchDeed.CHOICE, mark("As chosen")),
    (BatchDeed.KEPT, mark("Own edits")),
    (BatchDeed.AUTO, mark("Auto")),
    (BatchDeed.RULES, mark("Rules")),
)
CHOOSE = ""


class BatchOutput(QWidget):
    """Signals: changed(), another setting."""

    changed = Signal()

    def __init__(self, settings: SettingsStore, name_for: Callable[[OutputRule], str], parent: QWidget | None = None) -> None:
        """name_for: what a rule makes of the name of an example."""
        super().__init__(parent)
        self._settings = settings
        self._name_for = name_for
        self.deed = QComboBox()
        self.deed.setAccessibleName(tr("What is done"))
        self.deed.setToolTip(tr("What happens to each photo of the list"))
        self.deed.addItems([tr(text) for _, text in DEEDS])
        self.deed.activated.connect(self._on_deed)
        self.folder = QComboBox()
        self.folder.setAccessibleName(tr("Output folder"))
        self.folder.setMinimumContentsLength(14)
        self.folder.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.folder.activated.connect(self._on_folder)
        self.example = ElidedLabel()
        self.example.setProperty("role", "hint")
        self.options = TextButton(tr("Options…"), tr("Names, format, quality, metadata, taken names, rules"), tr("Batch: options"))
        self.options.clicked.connect(self.ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for text, control, stretch in ((tr("Do"), self.deed, 0), (tr("Save to"), self.folder, 2)):
            label = QLabel(text)
            label.setBuddy(control)
            row.addWidget(label)
            row.addWidget(control, stretch)
            row.addSpacing(8)
        row.addWidget(self.example, 3)
        row.addWidget(self.options)
        self.refresh()

    def refresh(self) -> None:
        """Show the settings as they are."""
        current = self._settings.current
        self.deed.setCurrentIndex([deed for deed, _ in DEEDS].index(current.batch_deed))
        chosen = current.output_folder
        self.folder.clear()
        self.folder.addItem(tr("Beside each photo"), None)
        if chosen is not None:
            self.folder.addItem(str(chosen), str(chosen))
        self.folder.addItem(tr("Choose a folder…"), CHOOSE)
        self.folder.setCurrentIndex(1 if chosen is not None else 0)
        self.folder.setToolTip(plain_tip(str(chosen)) if chosen else tr("Each result is saved beside its photo"))
        name = self._name_for(OutputRule.of(current))
        self.example.setText(name)
        self.example.setToolTip(plain_tip(tr("How results are called: {name}").format(name=name)))

    def ask(self) -> bool:
        """Open all options; whether they were used."""
        dialog = BatchOptions(self._settings.current, self._name_for, self.window())
        used = dialog.exec() == QDialog.DialogCode.Accepted
        if used:
            self._settings.change(**dialog.changes)
        dialog.deleteLater()
        self.refresh()
        if used:
            self.changed.emit()
        return used

    def _on_deed(self, index: int) -> None:
        deed = DEEDS[index][0]
        if deed is BatchDeed.RULES and self._settings.current.batch_rules is None:
            start = str(self._settings.current.last_folder or Path.home())
            name, _ = QFileDialog.getOpenFileName(self, tr("File of rules"), start, f"{tr('Rules')} (*.toml);;{tr('All files')} (*)")
            if not name:
                self.refresh()
                return
            self._settings.change(batch_rules=Path(name))
        self._settings.change(batch_deed=deed)
        self.changed.emit()

    def _on_folder(self, index: int) -> None:
        data = self.folder.itemData(index)
        if data == CHOOSE:
            start = self._settings.current.output_folder or self._settings.current.last_folder or Path.home()
            data = QFileDialog.getExistingDirectory(self, tr("Output folder"), str(start)) or self._settings.current.output_folder
        self._settings.change(output_folder=Path(data) if data else None)
        self.refresh()
        self.changed.emit()
