"""A section of the inspect panel: what the photo's file tells, one fact a line. Shows what the inspector tells. Main thread."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.figures import moment, number, short_number, size_of
from app.i18n import tr, tr_sentence
from app.inspector import Inspector
from engine.core.history import told
from engine.inspection.facts import PhotoRecord


class FactsSection(QWidget):
    """Lines of which nothing is known are left out."""

    def __init__(self, inspector: Inspector, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)  # a form gives texts of several lines the height of one
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._texts: dict[str, str] = {}
        inspector.told.connect(self.show_record)
        inspector.left.connect(lambda: self.show_record(None))

    def show_record(self, record: PhotoRecord | None) -> None:
        for old in self.findChildren(QLabel):
            self._grid.removeWidget(old)
            old.setParent(None)
        self._texts = dict(facts_of(record) if record is not None else ())
        for row, (name, value) in enumerate(self._texts.items()):
            label, text = QLabel(name), QLabel(value)
            label.setProperty("role", "hint")
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setAccessibleName(name)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, row, 1)

    def texts(self) -> dict[str, str]:
        """What is shown."""
        return dict(self._texts)


def facts_of(record: PhotoRecord) -> list[tuple[str, str]]:
    """Name and value of everything that is known."""
    facts = [
        (tr("Pixels"), f"{record.width} × {record.height}, {number(record.width * record.height / 1e6, 1)} MP"),
        (tr("File"), _file(record)),
        (tr("Depth"), (tr("{depth} bits, grey") if record.grey else tr("{depth} bits a channel")).format(depth=record.depth)),
        (tr("Colours"), record.profile or tr("sRGB is assumed: no profile")),
        (tr("Camera"), record.camera),
        (tr("Lens"), record.lens),
        (tr("Exposure"), _exposure(record)),
        (tr("Focal length"), _focal(record)),
        (tr("Taken"), _taken(record)),
        (tr("Position"), tr("In the file") if record.position else tr("Not in the file")),
        (tr("Software"), record.software),
        ("Heliograph", "\n".join(tr_sentence(told(line)) for line in record.edits)),
    ]
    return [(name, value) for name, value in facts if value]


def _file(record: PhotoRecord) -> str:
    known = (record.format.label if record.format is not None else "", size_of(record.bytes) if record.bytes is not None else "")
    return ", ".join(word for word in known if word)


def _taken(record: PhotoRecord) -> str:
    try:
        return moment(datetime.fromisoformat(record.taken), seconds=True)
    except ValueError:  # some cameras and programs write dates of their own
        return record.taken


def _exposure(record: PhotoRecord) -> str:
    seconds, words = record.exposure, []
    if seconds:
        words.append(f"{short_number(seconds, 1) if seconds >= 0.3 else f'1/{1 / seconds:.0f}'} s")
    if record.aperture:
        words.append(f"f/{short_number(record.aperture, 1)}")
    if record.sensitivity:
        words.append(f"ISO {record.sensitivity}")
    if record.bias:
        words.append(f"{'+' if record.bias > 0 else '−'}{number(abs(record.bias), 1)} EV")
    return ", ".join(words)


def _focal(record: PhotoRecord) -> str:
    words = [f"{short_number(record.focal, 1)} mm"] if record.focal else []
    if record.focal_35:
        words.append(tr("{length} mm in 35 mm format").format(length=record.focal_35))
    return ", ".join(words)
