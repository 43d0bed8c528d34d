"""The methods for one task, to choose one of: few of them each with its summary, many as a short list above one description.

The description follows mouse and keyboard and keeps its height, so that no row moves while one looks along the list. A method that
cannot run is greyed and says why in a line of its own. Knows nothing of catalogues. Main thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import tr
from app.widgets.plain_text import plain_tip

MANY = 3
"""From so many methods on, summaries of all of them would make a wall of text."""

INDENT = 24


@dataclass(frozen=True)
class MethodRow:
    """One method as it is listed. why_not: why it cannot run, None when it can."""

    id: str
    name: str
    summary: str
    why_not: str | None = None


class MethodList(QWidget):
    """Signals: picked(str), the id of the method that was clicked."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._words: dict[str, QLabel] = {}
        self.description = QStackedWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.description)

    def show_rows(self, rows: Sequence[MethodRow]) -> None:
        """List these and no others; none of them is checked."""
        self._clear()
        many = len(rows) >= MANY
        self.description = QStackedWidget()
        for row in rows:
            self._column.addWidget(self._button(row))
            words = _words(row)
            if many and row.why_not is None:
                words.setAlignment(Qt.AlignmentFlag.AlignTop)
                words.setContentsMargins(0, 6, 0, 0)  # not below the last row's name, as if it were that one's alone
                self._words[row.id] = words
                self.description.addWidget(words)
            else:
                self._column.addWidget(words)
        self._column.addWidget(self.description)
        self.description.setVisible(bool(self._words))

    def check(self, method_id: str | None) -> None:
        """Mark this one as chosen, or none where it is not listed."""
        # An exclusive group would keep the last one checked.
        self._group.setExclusive(False)
        for listed, button in self.buttons.items():
            button.setChecked(listed == method_id)
        self._group.setExclusive(True)
        self._describe_chosen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A look at a row, by mouse or keyboard, describes it; afterwards the chosen one is described again."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._describe(next((name for name, button in self.buttons.items() if button is watched), ""))
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self._describe_chosen()
        return super().eventFilter(watched, event)

    def _button(self, row: MethodRow) -> QRadioButton:
        button = QRadioButton(row.name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(tr("Method: {name}").format(name=row.name))
        button.setAccessibleDescription(row.why_not or row.summary)
        button.setToolTip(plain_tip(row.why_not or row.summary))
        button.setEnabled(row.why_not is None)
        button.clicked.connect(partial(self._on_clicked, row.id))
        button.installEventFilter(self)
        self._group.addButton(button)
        self.buttons[row.id] = button
        return button

    def _on_clicked(self, method_id: str, checked: bool = False) -> None:
        self.picked.emit(method_id)

    def _describe(self, method_id: str) -> None:
        if method_id in self._words:
            self.description.setCurrentWidget(self._words[method_id])

    def _describe_chosen(self) -> None:
        self._describe(next((name for name, button in self.buttons.items() if button.isChecked()), next(iter(self._words), "")))

    def _clear(self) -> None:
        self.buttons.clear()
        self._words.clear()
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _words(row: MethodRow) -> QLabel:
    words = QLabel(row.why_not or row.summary, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    words.setProperty("role", "warning" if row.why_not else "hint")
    words.setContentsMargins(INDENT, 0, 0, 6)
    return words
