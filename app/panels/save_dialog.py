"""Save as: name, folder, format and everything else about the enhanced photo's file. Never suggests the source's own name.

Only asks; the saver saves.
"""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.backend import OutputRule
from app.i18n import tr, tr_sentence
from app.widgets.output_form import OutputForm
from app.widgets.size_selector import pixels_text
from app.widgets.template_row import TemplateRow
from engine.core.photo import LARGER_FORMATS, Photo
from engine.core.request import EnhanceRequest


class SaveDialog(QDialog):
    """After `exec` is accepted: `target`, `rule` and `remember` hold the answer."""

    def __init__(
        self,
        photo: Photo,
        folder: Path,
        name: str,
        rule: OutputRule,
        parent: QWidget | None = None,
        request: EnhanceRequest | None = None,
    ) -> None:
        """photo: the source; request: what was done to it, for names and for how large it is; None is nothing that changes either."""
        super().__init__(parent)
        self._request = request or EnhanceRequest("enhanced")
        self._scale = self._request.size or 1
        self._photo = photo
        self._rule = rule
        self.setWindowTitle(tr("Save as"))
        self.setMinimumWidth(560)
        self.pixels = QLabel(pixels_text(self._scale * photo.width, self._scale * photo.height))
        self.name = QLineEdit(name)
        self.name.setAccessibleName(tr("File name"))
        self.folder = QLineEdit(str(folder))
        self.folder.setAccessibleName(tr("Folder"))
        self.browse = QPushButton(tr("Browse…"))
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._on_browse)
        self.output = OutputForm(rule, photo.format, photo.depth, self)
        self.template = TemplateRow(rule.template, self._named)
        self.template.line.setToolTip(tr("Changes the name above; kept for later with the box below") + "\n" + self.template.line.toolTip())
        self.remember_box = QCheckBox(tr("Use these options for later saves and the batch list too"))
        self._note = QLabel(wordWrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = self.buttons.addButton(tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.output.format_picked.connect(self._on_format)
        self.output.changed.connect(self._judge)
        self.template.changed.connect(self._on_template)
        self.name.textChanged.connect(self._judge)
        self.folder.textChanged.connect(self._judge)
        self._judge()
        self.name.setFocus()
        self.name.setSelection(0, len(Path(name).stem))

    @property
    def target(self) -> Path:
        return Path(self.folder.text()).expanduser() / self.name.text().strip()

    @property
    def rule(self) -> OutputRule:
        chosen = self.output.rule
        return replace(chosen, template=self.template.template) if self.template.valid else chosen

    @property
    def remember(self) -> bool:
        return self.remember_box.isChecked()

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.folder, 1)
        where.addWidget(self.browse)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        form.setVerticalSpacing(10)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Folder"), where)
        form.addRow(tr("Size"), self.pixels)
        self.output.add_to(form)
        form.addRow(tr("Template"), self.template)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.remember_box)
        column.addWidget(self._note)
        column.addWidget(self.buttons)

    def _named(self, template: str) -> str:
        name = self._photo.source.name if self._photo.source is not None else "pasted.png"
        return replace(self.output.rule, template=template).name_for(name, self._photo.format, self._request)

    def _on_format(self) -> None:
        written = self.output.written
        if written is not None:
            self.name.setText(f"{Path(self.name.text()).stem}{written.suffixes[0]}")
        self.template.refresh()

    def _on_template(self) -> None:
        if self.template.valid:
            self.name.setText(self._named(self.template.template))
        self._judge()

    def _on_browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Folder"), self.folder.text())
        if folder:
            self.folder.setText(folder)

    def _judge(self) -> None:
        """Say what pressing the button will do."""
        target = self.target
        named = bool(self.name.text().strip())
        exists = named and target.is_file()
        source = self._photo.source
        on_source = exists and source is not None and source.exists() and target.samefile(source)
        too_small = self.rule.why_too_small(self._photo, self._scale)
        self.save.setEnabled(named and not too_small)
        self.save.setText(tr("Replace") if exists else tr("Save"))
        self._note.setProperty("role", "warning" if exists or too_small else "hint")
        self._note.style().polish(self._note)
        if too_small:
            self._note.setText(f"{tr_sentence(too_small)} {tr_sentence(LARGER_FORMATS)}")
        elif on_source:
            self._note.setText(tr("This is the source itself: the original photo will be gone."))
        elif exists:
            self._note.setText(tr("A file of this name exists and will be replaced."))
        elif self.rule.private:
            self._note.setText(tr("Colour profile, dates, places and camera data are kept."))
        else:
            self._note.setText(tr("Colour profile, dates, lens and exposure are kept."))
