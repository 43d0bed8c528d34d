"""What is seen before a photo is open: where to drop one, a button, and samples to try."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImageReader, QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.i18n import tr

THUMBNAIL = QSize(168, 112)
MARGIN = 28


class EmptyPage(QWidget):
    """Signals: open_asked(); sample_picked(Path)."""

    open_asked = Signal()
    sample_picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel(tr("Drop photos here"))
        title.setProperty("role", "title")
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        title.setFont(font)
        words = QLabel(tr("One photo opens at once. Several photos or a folder go to the batch list.\nCtrl+V pastes from the clipboard."))
        words.setProperty("role", "hint")
        self.open = QPushButton(tr("Open…"))
        self.open.setDefault(True)
        self.open.setMinimumWidth(140)
        self.open.setAccessibleName(tr("Open photos"))
        self.open.clicked.connect(self.open_asked)
        self._samples_label = QLabel(tr("or try a sample"))
        self._samples_label.setProperty("role", "hint")
        self._samples = QHBoxLayout()
        self._samples.setSpacing(12)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(3)
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(18)
        column.addWidget(self._samples_label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._samples)
        column.addStretch(4)
        self._samples_label.hide()

    def show_samples(self, samples: Sequence[Path]) -> None:
        """Offer these photos, at most three."""
        self._samples.addStretch(1)
        for path in samples[:3]:
            picture = _thumbnail(path)
            if picture.isNull():
                continue
            button = QToolButton(autoRaise=True)
            button.setIcon(QIcon(picture))
            button.setIconSize(THUMBNAIL)
            button.setToolTip(tr("Open the sample {stem}").format(stem=path.stem))
            button.setAccessibleName(tr("Sample {stem}").format(stem=path.stem))
            button.clicked.connect(lambda checked=False, path=path: self.sample_picked.emit(path))
            self._samples.addWidget(button)
            self._samples_label.show()
        self._samples.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed frame says that things may be dropped here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.5, Qt.PenStyle.DashLine))
        painter.setOpacity(0.5)
        painter.drawRoundedRect(self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN), 10, 10)


def _thumbnail(path: Path) -> QPixmap:
    """The photo reduced and cropped to the size of a button."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    picture = QPixmap.fromImage(reader.read())
    left, top = (picture.width() - THUMBNAIL.width()) // 2, (picture.height() - THUMBNAIL.height()) // 5  # faces are rather high up
    return picture.copy(max(left, 0), max(top, 0), THUMBNAIL.width(), THUMBNAIL.height())
