"""What tests do with the whole window, and what they ask it: messages, drops, runs, pixels of the open photo."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.application import Application
from app.session import RunState
from engine.core.method import Task

StartApp = Callable[..., Application]
"""The fixture `start_app`."""


def message(application: Application) -> str:
    shown = application.window.bar.message
    return shown.text if shown is not None else ""


def drop(target: QWidget, paths: list[Path]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    drop_mime(target, mime)


def drop_mime(target: QWidget, mime: QMimeData, offered: Qt.DropAction = Qt.DropAction.CopyAction) -> list[Qt.DropAction]:
    """Returns what was answered, first when it came over the widget and then when it was let go."""
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    actions = offered | Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(20, 20), actions, mime, buttons, keys)
    let_go = QDropEvent(QPointF(20, 20), actions, mime, buttons, keys)
    for event in (enter, let_go):
        event.setDropAction(offered)
        QApplication.sendEvent(target, event)
    return [enter.dropAction(), let_go.dropAction()]


def seen(application: Application, x: int, y: int) -> np.ndarray:
    """Colour of a pixel of the open photo, one of 160 x 120, on the screen at 100 %."""
    view = application.window.view
    colour = view.grab().toImage().pixelColor((view.width() - 160) // 2 + x, (view.height() - 120) // 2 + y)
    return np.array([colour.red(), colour.green(), colour.blue()])


def done(application: Application, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: application.session.run.state is RunState.DONE)


def started(start_app: StartApp, qtbot: QtBot, *paths: Path) -> Application:
    application = start_app(*paths)
    done(application, qtbot)
    return application


def chain(application: Application, qtbot: QtBot, *tasks: Task) -> None:
    """One more step for each task, by the panel."""
    for task in tasks:
        application.window.enhance.steps.add_step(task)
    done(application, qtbot)
