"""The whole life of the desktop program: from the command line to the exit code, and where exceptions go that nobody caught.

What the window consists of is `app.application`'s affair. Main thread.
"""

import logging
import signal
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from app import __version__, i18n
from app.application import Application
from app.backend import EngineBackend
from app.diagnostics import LogTail
from app.messages import Messages
from app.settings import SettingsStore, default_path

log = logging.getLogger(__name__)


def run(paths: list[Path]) -> int:
    """Open the window with these photos or folders; returns the exit code when it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop would not let Python see Ctrl+C
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("Heliograph")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName("heliograph")
    settings = SettingsStore(default_path())
    i18n.install(qt, settings.current.language)  # before the first widget is made
    application = Application(qt, EngineBackend(), settings)
    application.messages.tail = keep_log()
    install_hooks(application.messages)
    application.start(paths)
    code = qt.exec()
    application.close()
    # Widgets go before the QApplication does; left to the interpreter's own order, Qt may crash on the way out.
    application.window.deleteLater()
    application.deleteLater()
    qt.processEvents()
    sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
    return code


def keep_log() -> LogTail:
    """The last lines of the log are kept for crash reports; warnings go to the terminal as before."""
    tail, terminal = LogTail(), logging.StreamHandler()
    terminal.setLevel(logging.WARNING)
    for owner in (logging.getLogger("app"), logging.getLogger("engine")):
        owner.setLevel(logging.INFO)
        owner.addHandler(tail)
        owner.addHandler(terminal)
    return tail


def install_hooks(messages: Messages) -> None:
    """Exceptions nobody caught: on the main thread a crash report, on others a line in the log."""

    def on_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
        else:
            messages.unexpected(error)

    def on_thread(args: threading.ExceptHookArgs) -> None:
        log.error("a thread failed", exc_info=args.exc_value)

    sys.excepthook = on_main
    threading.excepthook = on_thread
