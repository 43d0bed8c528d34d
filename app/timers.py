"""Timers that ring once, some time after they were started last: how quick changes are gathered into one. Main thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def once_after(owner: QObject, delay_ms: int, then: Callable[[], None]) -> QTimer:
    """A timer of `owner`, not started yet."""
    timer = QTimer(owner, singleShot=True, interval=delay_ms)
    timer.timeout.connect(then)
    return timer
