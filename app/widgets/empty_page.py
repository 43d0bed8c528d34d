"""What is seen before a photo is open: where to drop one, a button, two samples to try, and at the first start three steps.

Main thread; the samples' pictures are small.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImageReader, QPainter, QPaintEvent, QPalette, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.i18n import mark, tr

THUMBNAIL = QSize(192, 128)
MARGIN = 28
STEP = 164
"""Logical pixels that the words of a step are wide."""
ROOMY = 3 * STEP + 2 * 24 + 4 * MARGIN
"""A page less wide than this shows one sample and no steps."""


@dataclass(frozen=True)
class Sample:
    """A photo to try. stem: of its file; name, words: what it shows; methods: those it is for, the best first."""

    stem: str
    name: str
    words: str
    methods: tuple[str, ...]


SAMPLES = (
    Sample("chelsea", mark("Old phone"), mark("Dull colours, noise: gets the look of a camera."), ("qat_unet", "mobile_ie")),
    Sample("rocket", mark("Night"), mark("Lost in the dark: is lifted and cleared of noise."), ("ll_unet_pp", "lime")),
)
STEPS = (
    mark("Open a photo, or drop it here."),
    mark("Drag the line to compare. Methods are at the right."),
    mark("Save. Your photo itself is never changed."),
)


class EmptyPage(QWidget):
    """Signals: open_asked(); sample_picked(Path, tuple of ids of the methods it is for)."""

    open_asked = Signal()
    sample_picked = Signal(object, object)

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
        self._samples.setSpacing(28)
        self.steps = _steps()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * MARGIN, MARGIN + 12, 2 * MARGIN, MARGIN + 12)
        column.setSpacing(14)
        column.addStretch(3)
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        column.addWidget(self.steps)
        column.addSpacing(10)
        column.addWidget(self._samples_label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._samples)
        column.addStretch(4)
        self._samples_label.hide()
        self.steps.hide()
        self.setMinimumWidth(320)
        self._first_start = False
        self._cards: list[QWidget] = []

    def show_steps(self) -> None:
        """For the first start: what one does here, in three steps."""
        self._first_start = True
        self._fit()

    def show_samples(self, samples: Sequence[Path]) -> None:
        """Offer what is known of these photos."""
        files = {path.stem: path for path in samples}
        known = [sample for sample in SAMPLES if sample.stem in files]
        self._samples.addStretch(1)
        for sample in known:
            path = files[sample.stem]
            picture = _thumbnail(path, self.devicePixelRatio())
            if not picture.isNull():
                self._cards.append(self._card(sample, path, picture))
                self._samples.addWidget(self._cards[-1])
                self._samples_label.show()
        self._samples.addStretch(1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        roomy = self.width() >= ROOMY
        self.steps.setVisible(self._first_start and roomy)
        for card in self._cards[1:]:
            card.setVisible(roomy)

    def _card(self, sample: Sample, path: Path, picture: QPixmap) -> QWidget:
        button = QToolButton(autoRaise=True)
        button.setIcon(QIcon(picture))
        button.setIconSize(THUMBNAIL)
        button.setAccessibleName(tr(sample.name))
        button.setAccessibleDescription(tr(sample.words))
        button.clicked.connect(lambda: self.sample_picked.emit(path, sample.methods))
        name, words = QLabel(tr(sample.name)), QLabel(tr(sample.words), wordWrap=True)
        name.setProperty("role", "heading")
        words.setProperty("role", "hint")
        card = QWidget()
        card.setFixedWidth(THUMBNAIL.width() + 16)
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(button)
        for label in (name, words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        column.addStretch(1)
        return card

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed frame says that things may be dropped here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.5, Qt.PenStyle.DashLine))
        painter.setOpacity(0.5)
        painter.drawRoundedRect(self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN), 10, 10)


def _steps() -> QWidget:
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(24)
    row.addStretch(1)
    for number, words in enumerate(STEPS, 1):
        label = QLabel(f"{number}. {tr(words)}", wordWrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        label.setFixedWidth(STEP)
        row.addWidget(label)
    row.addStretch(1)
    return page


def _thumbnail(path: Path, ratio: float) -> QPixmap:
    """The photo reduced and cropped to the size of a button, sharp on a screen with `ratio` device pixels to a logical one."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size, wanted = reader.size(), THUMBNAIL * ratio
    if size.isValid():
        reader.setScaledSize(size.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    picture = QPixmap.fromImage(reader.read())
    left, top = (picture.width() - wanted.width()) // 2, (picture.height() - wanted.height()) // 5  # faces are rather high up
    part = picture.copy(QRect(max(left, 0), max(top, 0), wanted.width(), wanted.height()))
    part.setDevicePixelRatio(ratio)
    return part
