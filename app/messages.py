"""The one door through which the user hears of anything: information, warnings, errors.

What is expected goes to the message bar; only the unexpected (an exception that is not an EngineError) becomes a crash report,
which the application shows in a dialog. Being cancelled is shown to nobody. Main thread only.
"""

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QObject, Signal

from app import __version__
from app.i18n import tr
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
    """One message for the bar. hint: what would help, in a second sentence."""

    severity: Severity
    text: str
    hint: str = ""
    actions: tuple[MessageAction, ...] = ()


class Messages(QObject):
    """Signals: posted(Message) for the bar; crashed(str) with a report to be shown in a dialog."""

    posted = Signal(object)
    crashed = Signal(str)

    def info(self, text: str, *actions: MessageAction) -> None:
        self.posted.emit(Message(Severity.INFO, text, actions=actions))

    def warning(self, text: str, hint: str = "", *actions: MessageAction) -> None:
        log.info("warning shown: %s %s", text, hint)
        self.posted.emit(Message(Severity.WARNING, text, hint, actions))

    def error(self, error: EngineError, *actions: MessageAction) -> None:
        """Show an expected failure in its own words; its detail goes to the log."""
        log.info("error shown: %s %s", error.message, error.detail)
        self.posted.emit(Message(Severity.ERROR, error.message, error.hint, actions))

    def failure(self, error: Exception) -> None:
        """A job failed: shown when that was to be expected; the unexpected is reported by the job runner, whoever asked for the job."""
        if isinstance(error, EngineError):
            self.error(error)

    def unexpected(self, error: BaseException) -> None:
        """A fault of ours: log it and hand out a report that can be copied."""
        report = crash_report(error)
        log.error("unexpected error\n%s", report)
        self.crashed.emit(report)


def crash_report(error: BaseException) -> str:
    """What somebody needs who is to mend it: versions, system, traceback. No file contents, no settings."""
    qt = sys.modules.get("PySide6")
    lines = [
        tr("Heliograph {value}").format(value=__version__),
        tr("Python {value} on {value1}").format(value=platform.python_version(), value1=platform.platform()),
        tr("PySide6 {value}").format(value=getattr(qt, "__version__", "?")),
        "",
        "".join(traceback.format_exception(error)).rstrip(),
    ]
    detail = getattr(error, "detail", "")
    return "\n".join(lines + (["", detail] if detail else []))
