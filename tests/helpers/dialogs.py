"""The user's part in a dialog that waits for an answer, for tests of the window."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox, QWidget


def answer(reply: Callable[[QWidget], None]) -> list[QWidget]:
    """Answer the next dialog; the list holds it once that has happened."""
    met: list[QWidget] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(10, look)
        else:
            met.append(dialog)
            reply(dialog)

    QTimer.singleShot(0, look)
    return met


def type_name(name: str) -> Callable[[QWidget], None]:
    def reply(dialog: QWidget) -> None:
        assert isinstance(dialog, QInputDialog)
        dialog.setTextValue(name)
        dialog.accept()

    return reply


def press(text: str) -> Callable[[QWidget], None]:
    def reply(dialog: QWidget) -> None:
        assert isinstance(dialog, QMessageBox)
        (button,) = [button for button in dialog.buttons() if button.text().replace("&", "") == text]
        button.click()

    return reply
