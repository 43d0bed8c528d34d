"""The presets one has kept: apply, rename, delete, import from a file and export to one. Asks the desk to do it. Main thread."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QInputDialog, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from app.i18n import tr, tr_sentence
from engine.edit.presets import ENDING, Preset, Shelf


class Keeper(Protocol):
    """Who has the presets."""

    shelf: Shelf
    shelf_changed: SignalInstance

    def words(self, preset: Preset) -> str: ...

    def apply(self, preset: Preset) -> None: ...

    def rename(self, preset: Preset, name: str) -> None: ...

    def delete(self, preset: Preset) -> None: ...

    def export(self, preset: Preset, target: Path) -> None: ...

    def take_in(self, path: Path) -> None: ...


class PresetsDialog(QDialog):
    """The list, and what can be done with the chosen one."""

    def __init__(self, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.setWindowTitle(tr("Presets"))
        self.resize(460, 340)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Presets"))
        self.list.setSpacing(3)
        self.words = QLabel(wordWrap=True)
        self.words.setProperty("role", "hint")
        self.problems = QLabel(wordWrap=True)
        self.problems.setProperty("role", "warning")
        for label in (self.words, self.problems):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.apply = self._button(tr("Apply"), tr("Do with the open photo what the preset says"), self._on_apply)
        self.rename = self._button(tr("Rename…"), tr("Give it another name"), self._on_rename)
        self.delete = self._button(tr("Delete"), tr("Remove it; the message that says so brings it back"), self._on_delete)
        self.export = self._button(tr("Export…"), tr("Write it to a file that others can use"), self._on_export)
        self.take_in = self._button(tr("Import…"), tr("Take in a file that somebody else made"), self._on_import)
        self.close_ = self._button(tr("Close"), "", self.accept)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_chosen)
        self.list.itemDoubleClicked.connect(self._on_apply)
        keeper.shelf_changed.connect(self._show_shelf)
        self._show_shelf()

    @property
    def chosen(self) -> Preset | None:
        presets, row = self._keeper.shelf.presets, self.list.currentRow()
        return presets[row] if 0 <= row < len(presets) else None

    def _lay_out(self) -> None:
        buttons = QVBoxLayout()
        buttons.setSpacing(6)
        for button in (self.apply, self.rename, self.delete, self.export, self.take_in):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.words)
        left.addWidget(self.problems)
        row = QHBoxLayout(self)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addLayout(buttons)

    def _button(self, text: str, tip: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        button.clicked.connect(lambda: act())
        return button

    def _show_shelf(self) -> None:
        shelf, row = self._keeper.shelf, self.list.currentRow()
        self.list.clear()
        self.list.addItems([preset.name for preset in shelf.presets])
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        self.problems.setText("\n".join(tr_sentence(problem) for problem in shelf.problems))
        self.problems.setVisible(bool(shelf.problems))
        self._show_chosen()

    def _show_chosen(self, row: int = 0) -> None:
        preset = self.chosen
        for button in (self.apply, self.rename, self.delete, self.export):
            button.setEnabled(preset is not None)
        if preset is None:
            self.words.setText(tr("An edit becomes a preset with “Keep as preset”. Dropping a preset's file on the window applies it."))
        else:
            self.words.setText(self._keeper.words(preset))

    def _on_apply(self, *_: object) -> None:
        if self.chosen is not None:
            self._keeper.apply(self.chosen)

    def _on_rename(self) -> None:
        preset = self.chosen
        if preset is not None:
            name, given = QInputDialog.getText(self, tr("Rename preset"), tr("Name of the preset:"), text=preset.name)
            if given and name.strip() != preset.name:
                self._keeper.rename(preset, name)

    def _on_delete(self) -> None:
        if self.chosen is not None:
            self._keeper.delete(self.chosen)

    def _on_export(self) -> None:
        preset = self.chosen
        if preset is not None:
            name, _ = QFileDialog.getSaveFileName(self, tr("Export the preset"), str(Path.home() / (preset.name + ENDING)), f"*{ENDING}")
            if name:
                self._keeper.export(preset, Path(name) if name.endswith(ENDING) else Path(name + ENDING))

    def _on_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Import a preset"), str(Path.home()), f"*{ENDING}")
        if name:
            self._keeper.take_in(Path(name))
