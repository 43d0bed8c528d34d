"""Save as: name, folder, format, quality and depth of the enhanced photo, and how large it is. Never suggests the source's own name.

Only asks; the saver saves.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.backend import OutputRule
from app.widgets.format_box import FormatBox
from app.widgets.size_selector import pixels_text
from engine.core.photo import LARGER_FORMATS, FileFormat, Photo

DEPTHS = (None, 8, 16)


class SaveDialog(QDialog):
    """After `exec` is accepted: `target`, `rule` and `remember` hold the answer."""

    def __init__(self, photo: Photo, folder: Path, name: str, rule: OutputRule, parent: QWidget | None = None, scale: int = 1) -> None:
        """photo: the source; scale: how many times as wide and high the result is."""
        super().__init__(parent)
        self._scale = scale
        self.pixels = QLabel(pixels_text(scale * photo.width, scale * photo.height))
        self.setWindowTitle("Save as")
        self.setMinimumWidth(520)
        self._photo = photo
        self._rule = rule
        self.name = QLineEdit(name)
        self.name.setAccessibleName("File name")
        self.folder = QLineEdit(str(folder))
        self.folder.setAccessibleName("Folder")
        self.browse = QPushButton("Browse…")
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._on_browse)
        self.format = FormatBox(rule.format)
        self.quality = QSlider(Qt.Orientation.Horizontal)
        self.quality_box = QSpinBox()
        for control in (self.quality, self.quality_box):
            control.setRange(1, 100)
            control.setValue(rule.quality)
            control.setAccessibleName("Quality" if control is self.quality else "Quality, number")
        self.quality_box.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.quality_box.setFixedWidth(self.browse.sizeHint().width())
        self.quality.valueChanged.connect(self.quality_box.setValue)
        self.quality_box.valueChanged.connect(self.quality.setValue)
        self.bits = QComboBox()
        self.bits.addItems([f"As the photo ({photo.depth} bit)", "8 bit", "16 bit"])
        self.bits.setAccessibleName("Depth")
        self.bits.setCurrentIndex(DEPTHS.index(rule.depth))
        self.remember_box = QCheckBox("Use these options for later saves and the batch list too")
        self._note = QLabel(wordWrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = self.buttons.addButton("Save", QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.format.format_picked.connect(self._on_format)
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
        return OutputRule(self._rule.folder, self._rule.suffix, self.format.format, self.quality.value(), DEPTHS[self.bits.currentIndex()])

    @property
    def remember(self) -> bool:
        return self.remember_box.isChecked()

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.folder, 1)
        where.addWidget(self.browse)
        quality = QHBoxLayout()
        quality.setSpacing(8)
        quality.addWidget(self.quality, 1)
        quality.addWidget(self.quality_box)
        self._form = QFormLayout()
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._form.setVerticalSpacing(10)
        self._form.addRow("Name", self.name)
        self._form.addRow("Folder", where)
        self._form.addRow("Size", self.pixels)
        self._form.addRow("Format", self.format)
        self._form.addRow("Quality", quality)
        self._form.addRow("Depth", self.bits)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.setSpacing(12)
        column.addLayout(self._form)
        column.addWidget(self.remember_box)
        column.addWidget(self._note)
        column.addWidget(self.buttons)

    def _format(self) -> FileFormat | None:
        chosen = self.format.format or self._photo.format
        return chosen.saved_as if chosen is not None else None

    def _on_format(self) -> None:
        chosen = self._format()
        if chosen is not None:
            self.name.setText(f"{Path(self.name.text()).stem}{chosen.suffixes[0]}")
        self._judge()

    def _on_browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Folder", self.folder.text())
        if folder:
            self.folder.setText(folder)

    def _judge(self) -> None:
        """Say what pressing the button will do, and grey what the format does not have."""
        chosen, target = self._format(), self.target
        self.quality.setEnabled(chosen is not None and chosen.lossy)
        self.quality_box.setEnabled(chosen is not None and chosen.lossy)
        self.bits.setEnabled(chosen is not None and chosen.deep)
        named = bool(self.name.text().strip())
        exists = named and target.is_file()
        source = self._photo.source
        on_source = exists and source is not None and source.exists() and target.samefile(source)
        too_small = self.rule.why_too_small(self._photo, self._scale)
        self.save.setEnabled(named and not too_small)
        self.save.setText("Replace" if exists else "Save")
        self._note.setProperty("role", "warning" if exists or too_small else "hint")
        self._note.style().polish(self._note)
        if too_small:
            self._note.setText(f"{too_small} {LARGER_FORMATS}")
        elif on_source:
            self._note.setText("This is the source itself: the original photo will be gone.")
        elif exists:
            self._note.setText("A file of this name exists and will be replaced.")
        else:
            self._note.setText("Colour profile, date and camera data are kept.")
