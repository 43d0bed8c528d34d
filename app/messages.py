"""The one door through which the user hears of anything: information, warnings, errors.

What is expected goes to the message bar; only the unexpected (an exception that is not an EngineError) becomes a crash report,
which the application shows in a dialog. Being cancelled is shown to nobody. Sentences of the engine are translated here. Main thread only.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.diagnostics import LogTail, crash_report
from app.i18n import tr_sentence
from engine.core.errors import EngineError

log = logging.getLogger(__name__)


class Severity(IntEnum):
    """How much a message matters; a lower one never pushes a higher one off the bar."""

    INFO = 0
    WARNING = 1
    ERROR = 2


@dataclass(frozen=True)
class MessageAction:
    """A button beside a message."""

    label: str
    run: Callable[[], None]


@dataclass(frozen=True)
class Message:
    """One message for the bar. hint: what would help, in a second sentence. of_photo: it means nothing once another photo is open."""

    severity: Severity
    text: str
    hint: str = ""
    actions: tuple[MessageAction, ...] = ()
    of_photo: bool = False


class Messages(QObject):
    """Signals: posted(Message) for the bar; photo_left(), those of the open photo have to go; crashed(CrashReport) to be shown in a dialog.
    facts: lines about the state of the program that
    a report is to hold; photos: files whose names it must not hold; tail: where the last lines of the log are, None where nobody keeps
    them."""

    posted = Signal(object)
    photo_left = Signal()
    crashed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.facts: Callable[[], Sequence[str]] = tuple
        self.photos: Callable[[], Sequence[Path]] = tuple
        self.tail: LogTail | None = None

    def info(self, text: str, *actions: MessageAction, of_photo: bool = False) -> None:
        self._post(Severity.INFO, text, "", actions, of_photo)

    def warning(self, text: str, hint: str = "", *actions: MessageAction, of_photo: bool = False) -> None:
        log.info("warning shown: %s %s", text, hint)
        self._post(Severity.WARNING, text, hint, actions, of_photo)

    def error(self, error: EngineError, *actions: MessageAction, of_photo: bool = False) -> None:
        """Show an expected failure in its own words; its detail goes to the log."""
        log.info("error shown: %s %s", error.message, error.detail)
        self._post(Severity.ERROR, error.message, error.hint, actions, of_photo)

    def _post(self, severity: Severity, text: str, hint: str, actions: tuple[MessageAction, ...], of_photo: bool = False) -> None:
        self.posted.emit(Message(severity, tr_sentence(text), tr_sentence(hint), actions, of_photo))

    def failure(self, error: Exception, *, of_photo: bool = False) -> None:
        """A job failed: shown when that was to be expected; the unexpected is reported by the job runner, whoever asked for the job."""
        if isinstance(error, EngineError):
            self.error(error, of_photo=of_photo)

    def unexpected(self, error: BaseException) -> None:
        """A fault of ours: log it and hand out a report that can be copied."""
        report = crash_report(error, self.facts(), self.tail.text() if self.tail is not None else "", self.photos())
        log.error("unexpected error", exc_info=error)
        self.crashed.emit(report)
