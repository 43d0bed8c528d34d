"""The list of keyboard shortcuts, made from the table of actions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget


class ShortcutsDialog(QDialog):
    """rows: what a key does, and the key."""

    def __init__(self, rows: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(5)
        half = (len(rows) + 1) // 2
        for number, (text, keys) in enumerate(rows):
            row, column = number % half, 3 * (number // half)
            key = QLabel(keys)
            key.setProperty("role", "hint")
            key.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(QLabel(text), row, column)
            grid.addWidget(key, row, column + 1)
        grid.setColumnMinimumWidth(2, 28)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(20, 18, 20, 14)
        column_layout.setSpacing(14)
        column_layout.addLayout(grid)
        column_layout.addWidget(buttons)
