"""Batches that an earlier session, or the command line, left undone: finds them, says how they stand, asks before one is forgotten."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from engine.batch.jobs import JobState
from engine.batch.journal import Journal, JournalError, found_journals


@dataclass(frozen=True)
class Undone:
    """One of them. left: photos that are still to be done."""

    path: Path
    photos: int
    done: int
    failed: int
    left: int

    @property
    def words(self) -> str:
        photos = "1 photo" if self.photos == 1 else f"{self.photos} photos"
        failed = f", {self.failed} failed" if self.failed else ""
        return f"A batch of {photos} was not finished: {self.done} done{failed}, {self.left} left."


def undone(folder: Path) -> list[Undone]:
    """The newest first; without those that somebody works on and those that cannot be read. Blocks."""
    found = []
    for path in found_journals(folder):
        with contextlib.suppress(JournalError), Journal.open(path) as journal:
            counts = journal.counts()
            left = sum(count for state, count in counts.items() if not state.ended)
            if left:
                found.append(Undone(path, sum(counts.values()), counts[JobState.DONE], counts[JobState.FAILED], left))
    return found


def may_forget(window: QWidget, batch: Undone) -> bool:
    """Ask above `window` whether what is left of a batch may be forgotten."""
    box = QMessageBox(QMessageBox.Icon.Question, "Forget the batch", f"Forget the {batch.left} photos that are left?", parent=window)
    if batch.left == 1:
        box.setText("Forget the photo that is left?")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText("Photos and results stay as they are. What was still to be done, and the report, are gone.")
    drop = box.addButton("Forget", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    box.deleteLater()
    return box.clickedButton() is drop
