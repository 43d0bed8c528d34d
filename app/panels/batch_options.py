"""The options of the batch list: what is done, where results go, how they are called and written, and names that are taken. Only asks."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.backend import OutputRule
from app.i18n import mark, tr
from app.settings import BatchDeed, NameTaken, Settings
from app.widgets.folder_row import FolderRow
from app.widgets.output_form import OutputForm
from app.widgets.template_row import TemplateRow

SCROLL_BAR = 24
BELOW = 120
"""Logical pixels that notes and buttons take."""
DEEDS = (
    (BatchDeed.CHOICE, mark("What is chosen at the right, for every photo")),
    (BatchDeed.KEPT, mark("Each photo as it was edited; the others as chosen at the right")),
    (BatchDeed.AUTO, mark("Auto: a look at each photo chooses the method and says why")),
    (BatchDeed.RULES, mark("By rules in a file; where none fits, as chosen at the right")),
)
TAKEN = (
    (NameTaken.NUMBER, mark("Number the new file")),
    (NameTaken.SKIP, mark("Leave the photo out")),
    (NameTaken.ASK, mark("Ask before the start")),
    (NameTaken.REPLACE, mark("Replace the earlier result")),
)


class BatchOptions(QDialog):
    """After `exec` is accepted `changes` holds the settings that were picked, by name."""

    def __init__(self, settings: Settings, name_for: Callable[[OutputRule], str], parent: QWidget | None = None) -> None:
        """name_for: what a rule makes of the name of an example."""
        super().__init__(parent)
        self.setWindowTitle(tr("Options of the batch list"))
        self.setMinimumWidth(580)
        self._name_for = name_for
        self.deeds = QButtonGroup(self)
        for deed, text in DEEDS:
            button = QRadioButton(tr(text))
            button.setChecked(settings.batch_deed is deed)
            self.deeds.addButton(button, [one for one, _ in DEEDS].index(deed))
        self.rules = FolderRow(tr("File of rules"), f"{tr('Rules')} (*.toml);;{tr('All files')} (*)")
        self.rules.set_path(settings.batch_rules)
        self.places = QButtonGroup(self)
        for number, text in enumerate((tr("Beside each photo"), tr("Into a folder, where folders keep their tree"))):
            button = QRadioButton(text)
            button.setChecked((settings.output_folder is not None) == bool(number))
            self.places.addButton(button, number)
        self.folder = FolderRow(tr("Output folder"))
        self.folder.set_path(settings.output_folder)
        self.output = OutputForm(OutputRule.of(settings), parent=self)
        self.template = TemplateRow(settings.template, self._example)
        self.taken = QComboBox()
        self.taken.setAccessibleName(tr("Where a name is taken"))
        self.taken.addItems([tr(text) for _, text in TAKEN])
        self.taken.setCurrentIndex([one for one, _ in TAKEN].index(settings.name_taken))
        self.taken.setToolTip(tr("Originals are never replaced"))
        self._note = QLabel(wordWrap=True)
        self._note.setProperty("role", "warning")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use = self.buttons.addButton(tr("Use"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.use.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.deeds.idClicked.connect(self._judge)
        self.places.idClicked.connect(self._judge)
        for changed in (self.rules.changed, self.folder.changed, self.template.changed, self.output.changed):
            changed.connect(self._judge)
        self._judge()

    @property
    def changes(self) -> dict[str, object]:
        rule = replace(self.output.rule, template=self.template.template)
        folder = self.folder.path if self.places.checkedId() else None
        return {
            **rule.as_settings(),
            "batch_deed": DEEDS[self.deeds.checkedId()][0],
            "batch_rules": self.rules.path,
            "output_folder": folder.absolute() if folder is not None else None,
            "name_taken": TAKEN[self.taken.currentIndex()][0],
        }

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        form.setVerticalSpacing(9)
        form.addRow(tr("What is done"), self.deeds.button(0))
        for number in range(1, len(DEEDS)):
            form.addRow("", self.deeds.button(number))
        form.addRow("", self.rules)
        form.addRow(tr("Save"), self.places.button(0))
        form.addRow("", self.places.button(1))
        form.addRow("", self.folder)
        form.addRow(tr("Names"), self.template)
        form.addRow(tr("If a name is taken"), self.taken)
        self.output.add_to(form)
        self._body = QWidget()
        self._body.setLayout(form)
        # A low screen must not push the buttons off its edge.
        self._area = QScrollArea(widgetResizable=True)
        self._area.setWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.setSpacing(12)
        column.addWidget(self._area, 1)
        column.addWidget(self._note)
        column.addWidget(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """How wide its words are is known only now, in the theme's letters and the window's language."""
        super().showEvent(event)
        needed = self._body.sizeHint()
        self._area.setMinimumWidth(needed.width() + SCROLL_BAR)
        screen = self.screen().availableGeometry().height()
        self.resize(self.minimumSizeHint().width(), min(needed.height() + BELOW, screen - BELOW))

    def _example(self, template: str) -> str:
        return self._name_for(replace(self.output.rule, template=template))

    def _judge(self, *_: object) -> None:
        """Grey what does not count, and say what is missing."""
        by_rules = DEEDS[self.deeds.checkedId()][0] is BatchDeed.RULES
        into_folder = bool(self.places.checkedId())
        self.rules.setVisible(by_rules)
        self.folder.setVisible(into_folder)
        if self.template.valid:
            self.template.refresh()
        missing = ""
        if by_rules and self.rules.path is None:
            missing = tr("Choose the file of rules.")
        elif into_folder and self.folder.path is None:
            missing = tr("Choose the folder for the results.")
        self._note.setText(missing)
        self._note.setVisible(bool(missing))
        self.use.setEnabled(self.template.valid and not missing)
