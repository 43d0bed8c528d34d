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
from engine.batch.jobs import Collision, JobState, NewJob

LONG = 1800.0
"""Seconds from which on somebody may want to think again."""
ANSWERS = (
    (Collision.UNIQUE, "Number the new files"),
    (Collision.SKIP, "Leave those photos out"),
    (Collision.OVERWRITE, "Replace the earlier results; originals are never replaced"),
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
        self.setWindowTitle("Before the batch starts")
        self.setMinimumWidth(540)
        self._flight = flight
        found = flight.found
        waiting = len(found.of(JobState.WAITING))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.setSpacing(12)
        heading = QLabel("1 photo will be enhanced." if waiting == 1 else f"{waiting} photos will be enhanced.")
        heading.setProperty("role", "heading")
        column.addWidget(heading)
        column.addLayout(self._figures())
        self.answers = QButtonGroup(self)
        if flight.plan.collision is None and found.there:
            self._add_answers(column)
        elif found.replaced:
            column.addWidget(_warning(f"{_photos(found.replaced)} replace an earlier result of the same name."))
        if not found.fits:
            column.addWidget(
                _warning("The disk will hardly do. Where it is full the batch stops; nothing is lost, and it can go on later.")
            )
        for state, title in ((JobState.FAILED, "cannot be done"), (JobState.SKIPPED, "left out")):
            self._add_list(column, found.of(state), title)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = self.buttons.addButton("Start", QDialogButtonBox.ButtonRole.AcceptRole)
        self.start.setDefault(True)
        self.start.setEnabled(waiting > 0 or bool(found.jobs))
        self.start.setText("Start" if waiting else "Put in the list")
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
        form.addRow("Pixels", QLabel(f"{found.megapixels:,.0f} megapixels" if found.megapixels >= 1 else "less than 1 megapixel"))
        form.addRow("Time", QLabel("known after the first photo" if seconds is None else time_words(seconds)))
        form.addRow("Results", QLabel(f"about {size_words(found.output_bytes)}; the disk has {size_words(found.free_bytes)}"))
        return form

    def _add_answers(self, column: QVBoxLayout) -> None:
        there = self._flight.found.there
        words = "For 1 photo there is a file of the result's name already:" if there == 1 else ""
        column.addWidget(_warning(words or f"For {there} photos there is a file of the result's name already:"))
        for number, (_, text) in enumerate(ANSWERS):
            button = QRadioButton(text)
            button.setChecked(number == 0)
            self.answers.addButton(button, number)
            column.addWidget(button)

    def _add_list(self, column: QVBoxLayout, jobs: tuple[NewJob, ...], title: str) -> None:
        if not jobs:
            return
        label = _warning(f"{_photos(len(jobs))} {title}:")
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
    return f"{span_words(seconds)}, until about {until}"


def span_words(seconds: float) -> str:
    """A length of time, no more exact than it can be."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"about {max(1, round(seconds))} s"
    return f"about {minutes} min" if minutes < 90 else f"about {minutes // 60} h {minutes % 60} min"


def size_words(count: int) -> str:
    if count >= 1e9:
        return f"{count / 1e9:,.1f} GB"
    return f"{count / 1e6:,.0f} MB" if count >= 1e6 else "less than 1 MB"


def _line(job: NewJob) -> str:
    return job.said if job.said.startswith(job.source.name) else f"{job.source.name}: {job.said}"


def _photos(count: int) -> str:
    return "1 photo" if count == 1 else f"{count} photos"


def _warning(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True)
    label.setProperty("role", "warning")
    return label
