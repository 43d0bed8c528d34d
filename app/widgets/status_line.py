"""The line at the bottom: facts about the photo, the last run or the one going on, the zoom. Follows session and viewer."""

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QColorSpace
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.catalogue import Catalogue
from app.i18n import tr, tr_sentence
from app.session import RunState, Session
from app.widgets.progress_strip import ProgressStrip
from engine.core.photo import Photo
from engine.core.request import Result
from engine.core.sentences import said
from engine.edit.edit import Edit


class StatusLine(QWidget):
    """Owns the progress strip, so that a run that starts or ends never moves the picture.

    Signals: training_asked(), the note about a training was pressed.
    """

    training_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.facts = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.summary = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.summary.setProperty("role", "hint")
        self.training = QPushButton()
        self.training.setAccessibleName(tr("Training in the background"))
        self.training.setToolTip(tr("Show the training"))
        self.training.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.training.clicked.connect(self.training_asked)
        self.training.hide()
        self.progress = ProgressStrip()
        self.zoom = QLabel()
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.zoom.setMinimumWidth(self.zoom.fontMetrics().horizontalAdvance("1600 %"))
        self.zoom.setToolTip(tr("Zoom: device pixels per pixel of the result"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 4)
        row.setSpacing(16)
        row.addWidget(self.facts, 1)
        row.addWidget(self.summary)
        row.addWidget(self.training)
        row.addWidget(self.progress)
        row.addWidget(self.zoom)
        # As high as with the strip's button in it, whether that is shown or not.
        self.setFixedHeight(max(self.progress.sizeHint().height(), 28) + 8)
        session.photo_changed.connect(self._show_photo)
        session.result_changed.connect(self._show_run)
        session.run_changed.connect(self._show_run)
        self._show_photo()
        self._show_run()

    def set_zoom(self, zoom: float) -> None:
        self.zoom.setText(f"{zoom * 100:.0f} %" if self._session.photo is not None else "")

    def set_training(self, words: str) -> None:
        """How a training in the background stands; "" when there is none."""
        self.training.setText(words)
        self.training.setVisible(bool(words))

    def set_loading(self, name: str) -> None:
        """A photo of that name is being decoded; "" when that is over."""
        if name:
            self.facts.setText(tr("Opening {name}…").format(name=name))
        else:
            self._show_photo()

    def _show_photo(self) -> None:
        photo = self._session.photo
        self.facts.setText(photo_facts_text(photo.name, photo.photo) if photo else tr("No photo is open"))
        if photo is None:
            self.zoom.clear()

    def _show_run(self) -> None:
        run, result = self._session.run, self._session.result
        if run.active:
            self.progress.show_progress(run.fraction, run.stage)
            self.summary.hide()
            return
        self.progress.finish()
        words = {RunState.CANCELLED: tr("Cancelled"), RunState.FAILED: tr("Not enhanced")}.get(run.state, "")
        self.summary.setText(result_text(result, self._session.edit, self._session.catalogue) if result is not None else words)
        self.summary.show()


def photo_facts_text(name: str, photo: Photo) -> str:
    """Name, size, depth and colour profile in one line."""
    colour = tr("grey") if photo.grey else profile_name(photo.metadata.icc)
    size = f"{photo.width} × {photo.height}"
    facts = said(
        "{name}   ·   {size}   ·   {megapixels:.1f} MP   ·   {depth} bit   ·   {colour}",
        name=name,
        size=size,
        megapixels=photo.megapixels,
        depth=photo.depth,
        colour=colour,
    )
    return tr_sentence(facts)


def profile_name(icc: bytes | None) -> str:
    """The profile's own description; sRGB is assumed where there is none."""
    if icc is None:
        return tr("sRGB (no profile)")
    space = QColorSpace.fromIccProfile(QByteArray(icc))
    return space.description() or tr("own colour profile")


def result_text(result: Result, edit: Edit, catalogue: Catalogue | None) -> str:
    """Size where it is another, precision or how many steps, time and the provider by the name the settings menu uses."""
    report, (height, width), steps = result.report, result.enhanced.shape[:2], len(edit.active)
    labels = {provider.id: tr(provider.label) for provider in catalogue.providers} if catalogue else {}
    size = f"{width} × {height}   ·   " if edit.scale != 1 else ""
    label = report.precision.label if steps == 1 else tr("{number} steps").format(number=steps)
    ran = labels.get(report.provider, report.provider)
    return tr_sentence(said("{size}{label} in {seconds:.1f} s on {value}", size=size, label=label, seconds=report.seconds, value=ran))
