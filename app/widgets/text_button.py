"""A push button that leaves room for its text in bold, which is how the theme writes the one that is the next step to take."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget


class TextButton(QPushButton):
    """name: for screen readers, where the text alone says too little."""

    def __init__(self, text: str = "", tip: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        self.setToolTip(tip)
        if name:
            self.setAccessibleName(name)

    def show_primary(self, primary: bool) -> None:
        """Make it look like the next step, or like any other."""
        if self.isDefault() != primary:
            self.setDefault(primary)
            self.style().polish(self)

    def sizeHint(self) -> QSize:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        size = super().sizeHint()
        return QSize(size.width() + max(0, more) + 4, size.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
