"""What is worth knowing before a batch starts: photos that cannot be read, names that are taken, room on the disk, time. Only asks."""

import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.batch_look import Flight
from app.figures import number
from app.i18n import mark, tr, tr_n, tr_sentence
from engine.batch.jobs import Collision, JobState, NewJob
from engine.core.sentences import said_n

LONG = 1800.0
"""Seconds from which on somebody may want to think again."""
ANSWERS = (
    (Collision.UNIQUE, mark("Number the new files")),
    (Collision.SKIP, mark("Leave those photos out")),
    (Collision.OVERWRITE, mark("Replace the earlier results; originals are never replaced")),
)
_NAMED = 200
"""Lines that are shown of each kind."""


def worth_asking(flight: Flight) -> bool:
    """Whether there is anything to be said before the start."""
    found = flight.found
    ask = flight.plan.collision is None and found.there > 0
    return bool(ask or found.replaced or found.of(JobState.FAILED) or not found.fits or (flight.seconds or 0.0) >= LONG)


class PreflightDialog(QDialog):
    """After it was accepted `collision` is the answer for names that are taken."""

    def __init__(self, flight: Flight, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Before the batch starts"))
        self.setMinimumWidth(540)
        self._flight = flight
        found = flight.found
        waiting = len(found.of(JobState.WAITING))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.setSpacing(12)
        heading = QLabel(tr_n("%n photos will be enhanced.", waiting))
        heading.setProperty("role", "heading")
        column.addWidget(heading)
        column.addLayout(self._figures())
        self.answers = QButtonGroup(self)
        if flight.plan.collision is None and found.there:
            self._add_answers(column)
        elif found.replaced:
            column.addWidget(_warning(tr_n("%n photos replace an earlier result of the same name.", found.replaced)))
        if not found.fits:
            column.addWidget(
                _warning(tr("The disk will hardly do. Where it is full the batch stops; nothing is lost, and it can go on later."))
            )
        failed, skipped = found.of(JobState.FAILED), found.of(JobState.SKIPPED)
        self._add_list(column, failed, tr_n("%n photos cannot be done:", len(failed)))
        self._add_list(column, skipped, tr_n("%n photos are left out:", len(skipped)))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = self.buttons.addButton(tr("Start"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.start.setDefault(True)
        self.start.setEnabled(waiting > 0 or bool(found.jobs))
        self.start.setText(tr("Start") if waiting else tr("Put in the list"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)

    @property
    def collision(self) -> Collision:
        number = self.answers.checkedId()
        return ANSWERS[number][0] if number >= 0 else self._flight.plan.collision or Collision.UNIQUE

    def _figures(self) -> QFormLayout:
        found, seconds = self._flight.found, self._flight.seconds
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.setVerticalSpacing(4)
        many = said_n("{number} megapixel", "{number} megapixels", round(found.megapixels), number=number(found.megapixels))
        form.addRow(tr("Pixels"), QLabel(tr_sentence(many) if found.megapixels >= 1 else tr("less than 1 megapixel")))
        form.addRow(tr("Time"), QLabel(tr("known after the first photo") if seconds is None else time_words(seconds)))
        room = tr("about {needed}; the disk has {free}").format(needed=size_words(found.output_bytes), free=size_words(found.free_bytes))
        form.addRow(tr("Results"), QLabel(room))
        return form

    def _add_answers(self, column: QVBoxLayout) -> None:
        there = self._flight.found.there
        column.addWidget(_warning(tr_n("For %n photos there is a file of the result's name already:", there)))
        for place, (_, text) in enumerate(ANSWERS):
            button = QRadioButton(tr(text))
            button.setChecked(place == 0)
            self.answers.addButton(button, place)
            column.addWidget(button)

    def _add_list(self, column: QVBoxLayout, jobs: tuple[NewJob, ...], title: str) -> None:
        if not jobs:
            return
        label = _warning(title)
        text = QPlainTextEdit("\n".join(_line(job) for job in jobs[:_NAMED]))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(label.text())
        text.setFixedHeight(min(120, 26 + 18 * len(jobs)))
        label.setBuddy(text)
        column.addWidget(label)
        column.addWidget(text)


def time_words(seconds: float) -> str:
    """ "about 2 h 10 min, until 19:40"."""
    until = time.strftime("%H:%M", time.localtime(time.time() + seconds))
    return tr("{length}, until about {time}").format(length=span_words(seconds), time=until)


def span_words(seconds: float) -> str:
    """A length of time, no more exact than it can be."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return tr("about {seconds} s").format(seconds=max(1, round(seconds)))
    if minutes < 90:
        return tr("about {minutes} min").format(minutes=minutes)
    return tr("about {hours} h {minutes} min").format(hours=minutes // 60, minutes=minutes % 60)


def size_words(count: int) -> str:
    if count >= 1e9:
        return f"{number(count / 1e9, 1)} GB"
    return f"{number(count / 1e6)} MB" if count >= 1e6 else tr("less than 1 MB")


def _line(job: NewJob) -> str:
    words = tr_sentence(job.said)
    return words if words.startswith(job.source.name) else f"{job.source.name}: {words}"


def _warning(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", "warning")
    return label
