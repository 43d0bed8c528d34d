"""The column left of the picture where things are looked at and not changed: sections that fold, one under the other.

Owns headings, folding and scrolling. What stands in a section belongs to whoever adds it; showing the column is the window's. Main thread.
"""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import tr
from app.widgets.column_scroll import ColumnScroll
from engine.core.paths import resources_dir

NARROWEST, WIDEST, USUAL = 260, 560, 320
"""Width of the column, logical pixels."""

MARK = 12
"""Side of the small arrow before a heading."""


class Section(QWidget):
    """A heading that folds what is beneath it. Signals: folded(bool), after the user (or a program) has folded or opened it."""

    folded = Signal(bool)

    def __init__(self, title: str, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = body
        self.head = QPushButton(title)
        self.head.setProperty("role", "section")
        self.head.setCheckable(True)
        self.head.setChecked(True)
        self.head.setAutoDefault(False)
        self.head.setIconSize(QSize(MARK, MARK))
        self.head.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.head.toggled.connect(self._on_toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        self._frame = QWidget()
        inner = QVBoxLayout(self._frame)
        inner.setContentsMargins(16, 6, 16, 14)
        inner.addWidget(body)
        column.addWidget(self._frame)
        self._describe(open_=True)

    @property
    def is_open(self) -> bool:
        return self.head.isChecked()

    def set_open(self, open_: bool) -> None:
        self.head.setChecked(open_)

    def _on_toggled(self, open_: bool) -> None:
        self._frame.setVisible(open_)
        self._describe(open_)
        self.folded.emit(not open_)

    def _describe(self, open_: bool) -> None:
        mark = "down" if open_ else "right"
        self.head.setIcon(QIcon(str(resources_dir() / "themes" / "marks" / f"{mark}.svg")))
        self.head.setAccessibleDescription(tr("Open") if open_ else tr("Folded"))


class InspectPanel(QWidget):
    """Sections in the order they were added. Signals: shown(bool), the column has come or gone."""

    shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(WIDEST)
        self.setAccessibleName(tr("Inspect"))
        self.sections: dict[str, Section] = {}
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 6, 0, 6)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._scroll = ColumnScroll(body, NARROWEST)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def add_section(self, title: str, widget: QWidget, *, opened: bool = True) -> Section:
        """Put `widget` under a heading below what is there; the same title twice is the programmer's mistake (ValueError)."""
        if title in self.sections:
            raise ValueError(f"There is a section {title!r} already.")
        section = Section(title, widget)
        section.set_open(opened)
        self.sections[title] = section
        self._column.insertWidget(self._column.count() - 1, section)
        return section

    def setVisible(self, visible: bool) -> None:
        was = not self.isHidden()
        super().setVisible(visible)
        if visible != was:
            self.shown.emit(visible)

    def reveal(self, section: Section) -> None:
        """Open it and scroll to it."""
        section.set_open(True)
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(section))  # once it is laid out

    def sizeHint(self) -> QSize:
        return QSize(USUAL, 400)
