"""A question above a window, which waits for its answer. Owns how such questions look, not what is asked. Main thread."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def agreed(window: QWidget, title: str, words: str, yes: str, *, more: str = "", no: str = "", destroys: bool = False) -> bool:
    """Whether the button `yes` was pressed; the other one is the default. more: what follows from it. no: the other button, "" for Cancel.
    destroys: whether `yes` gives something up for good."""
    box = QMessageBox(QMessageBox.Icon.Question, title, words, parent=window)
    box.setTextFormat(Qt.TextFormat.PlainText)  # names are no markup
    box.setInformativeText(more)
    wanted = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole if destroys else QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(no, QMessageBox.ButtonRole.RejectRole) if no else box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    box.deleteLater()
    return box.clickedButton() is wanted
