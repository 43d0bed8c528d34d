"""A section of the inspect panel: what the photo's file tells, one fact a line. Shows what the inspector tells. Main thread."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from app.i18n import tr
from app.inspector import Inspector
from engine.inspection.facts import PhotoRecord


class FactsSection(QWidget):
    """Lines of which nothing is known are left out."""

    def __init__(self, inspector: Inspector, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(10)
        self._form.setVerticalSpacing(4)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._texts: dict[str, str] = {}
        inspector.told.connect(self.show_record)
        inspector.left.connect(lambda: self.show_record(None))

    def show_record(self, record: PhotoRecord | None) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        self._texts = dict(facts_of(record) if record is not None else ())
        for name, value in self._texts.items():
            label, text = QLabel(name), QLabel(value)
            label.setProperty("role", "hint")
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setAccessibleName(name)
            self._form.addRow(label, text)

    def texts(self) -> dict[str, str]:
        """What is shown."""
        return dict(self._texts)


def facts_of(record: PhotoRecord) -> list[tuple[str, str]]:
    """Name and value of everything that is known."""
    facts = [
        (tr("Pixels"), f"{record.width} × {record.height}, {record.width * record.height / 1e6:.1f} MP"),
        (tr("File"), _file(record)),
        (tr("Depth"), (tr("{depth} bits, grey") if record.grey else tr("{depth} bits a channel")).format(depth=record.depth)),
        (tr("Colours"), record.profile or tr("sRGB is assumed: no profile")),
        (tr("Camera"), record.camera),
        (tr("Lens"), record.lens),
        (tr("Exposure"), _exposure(record)),
        (tr("Focal length"), _focal(record)),
        (tr("Taken"), record.taken),
        (tr("Position"), tr("In the file") if record.position else tr("Not in the file")),
        (tr("Software"), record.software),
        ("Heliograph", "\n".join(line.removeprefix("Heliograph: ") for line in record.edits)),
    ]
    return [(name, value) for name, value in facts if value]


def _file(record: PhotoRecord) -> str:
    size = f"{record.bytes / 1e6:.1f} MB" if record.bytes is not None and record.bytes >= 100_000 else ""
    if record.bytes is not None and not size:
        size = f"{record.bytes / 1e3:.1f} kB"
    return ", ".join(word for word in (record.format.label if record.format is not None else "", size) if word)


def _exposure(record: PhotoRecord) -> str:
    seconds, words = record.exposure, []
    if seconds:
        words.append(f"{seconds:g} s" if seconds >= 0.3 else f"1/{1 / seconds:.0f} s")
    if record.aperture:
        words.append(f"f/{record.aperture:g}")
    if record.sensitivity:
        words.append(f"ISO {record.sensitivity}")
    if record.bias:
        words.append(f"{record.bias:+.1f} EV")
    return ", ".join(words)


def _focal(record: PhotoRecord) -> str:
    words = [f"{record.focal:g} mm"] if record.focal else []
    if record.focal_35:
        words.append(tr("{length} mm in 35 mm format").format(length=record.focal_35))
    return ", ".join(words)
