"""How many times as wide and high the result is to be, where a method offers several sizes; and what that makes in pixels."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.figures import number
from app.i18n import tr
from app.widgets.precision_selector import join_buttons


class SizeSelector(QWidget):
    """Signals: size_picked(int)."""

    size_picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[int, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self.pixels = QLabel(wordWrap=True)
        self.pixels.setProperty("role", "hint")
        self.warning = QLabel(wordWrap=True)
        self.warning.setProperty("role", "warning")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._row)
        column.addWidget(self.pixels)
        column.addWidget(self.warning)

    def show_sizes(self, sizes: tuple[int, ...], current: int) -> None:
        """Offer these; a single one needs no button."""
        if sizes != tuple(self.buttons):
            self._build(sizes)
        for size, button in self.buttons.items():
            button.setChecked(size == current)
            button.setVisible(len(sizes) > 1)

    def show_result(self, width: int, height: int, warning: str) -> None:
        """What comes of the open photo, in pixels (0 without one), and why that cannot be saved as things are."""
        self.pixels.setText(pixels_text(width, height))
        self.pixels.setVisible(bool(width))
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))

    def _build(self, sizes: tuple[int, ...]) -> None:
        for button in self.buttons.values():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for size in sizes:
            button = QPushButton(f"×{size}")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(tr("Enlarge {size} times").format(size=size))
            button.setToolTip(tr("{size} times as wide and high, {value} times as many pixels").format(size=size, value=size * size))
            button.clicked.connect(partial(self.size_picked.emit, size))
            self._group.addButton(button)
            self._row.addWidget(button, 1)
            self.buttons[size] = button
        join_buttons(list(self.buttons.values()))


def pixels_text(width: int, height: int) -> str:
    """ "16000 × 12000 pixels, 192 megapixels"."""
    megapixels = width * height / 1e6
    millions = number(megapixels, 0 if megapixels >= 10 else 1)
    return tr("{width} × {height} pixels, {millions} megapixels").format(width=width, height=height, millions=millions)
