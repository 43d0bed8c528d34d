"""The list of everything the keyboard and the mouse can do, in groups, with a field to search it. Main thread."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QLabel, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.i18n import tr


@dataclass(frozen=True)
class ShortcutRow:
    """What a key does: the heading it stands under, the words, the keys."""

    group: str
    text: str
    keys: str


def view_rows() -> list[ShortcutRow]:
    """What the picture and the film strip do by themselves."""
    picture, strip, batch = tr("In the picture"), tr("In the film strip"), tr("In the batch list")
    return [
        ShortcutRow(picture, tr("See the original while held"), tr("Space, \\ or the right mouse button")),
        ShortcutRow(picture, tr("Move the divider, or the photo"), tr("Arrow keys, or drag")),
        ShortcutRow(picture, tr("Move the divider in big steps"), tr("Shift+arrow keys")),
        ShortcutRow(picture, tr("Move the divider to an edge"), tr("Home and End")),
        ShortcutRow(picture, tr("Turn the divider"), tr("Drag its small handle")),
        ShortcutRow(picture, tr("Zoom"), tr("Mouse wheel")),
        ShortcutRow(picture, tr("Fit or 100 %"), tr("Double click")),
        ShortcutRow(picture, tr("Stronger or weaker loupe"), tr("Ctrl+mouse wheel")),
        ShortcutRow(picture, tr("Select a part to measure"), tr("Shift+drag")),
        ShortcutRow(picture, tr("Clear the selection"), tr("Esc, or a click")),
        ShortcutRow(picture, tr("Move the photo while a brush is in hand"), tr("Space+drag, or the middle button")),
        ShortcutRow(strip, tr("The photo before or after"), tr("← →")),
        ShortcutRow(strip, tr("The first or the last photo"), tr("Home and End")),
        ShortcutRow(batch, tr("Show the photo"), tr("Enter, or double click")),
        ShortcutRow(batch, tr("Show the result"), tr("Shift+Enter")),
        ShortcutRow(batch, tr("Show in folder"), tr("Ctrl+Enter")),
        ShortcutRow(batch, tr("Move lines up or down"), tr("Ctrl+↑ and Ctrl+↓, or drag")),
        ShortcutRow(batch, tr("Move lines to the top or the end"), tr("Ctrl+Home and Ctrl+End")),
        ShortcutRow(batch, tr("Remove lines"), tr("Del")),
    ]


class ShortcutsDialog(QDialog):
    """rows: all there is, in order; those of one group stand together."""

    def __init__(self, rows: Sequence[ShortcutRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search for a command or a key"))
        self.search.setAccessibleName(tr("Search shortcuts"))
        self.search.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("Keyboard shortcuts"))
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(12)
        self.tree.setItemsExpandable(False)
        self.tree.setStyleSheet("QTreeView::branch { image: none; border-image: none; } QTreeView::item { padding: 3px 2px; }")
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        self.nothing = QLabel(tr("No command or key is called that."))
        self.nothing.setProperty("role", "hint")
        self.nothing.hide()
        self._groups: dict[str, QTreeWidgetItem] = {}
        self._rows: list[QTreeWidgetItem] = []
        self._fill(rows)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        for part in (self.search, self.nothing, self.tree, buttons):
            column.addWidget(part)
        self.search.textChanged.connect(self._on_search)
        self.resize(QSize(620, 680))
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys in the search field go through what was found; Enter closes nothing."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and self.search.hasFocus():
            self.tree.setFocus()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def found(self) -> list[tuple[str, str]]:
        """The rows in sight: words and keys."""
        return [(row.text(0), row.text(1)) for row in self._rows if not row.isHidden()]

    def _fill(self, rows: Sequence[ShortcutRow]) -> None:
        groups = self._groups
        for row in rows:
            if row.group not in groups:
                heading = QTreeWidgetItem(self.tree, [row.group])
                font = heading.font(0)
                font.setBold(True)
                heading.setFont(0, font)
                heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
                groups[row.group] = heading
            item = QTreeWidgetItem(groups[row.group], [row.text, row.keys])
            self._rows.append(item)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.tree.expandAll()

    def _on_search(self, text: str) -> None:
        """What is found has the text in its words, its keys or its group's heading."""
        wanted = text.strip().casefold()
        for heading, group in self._groups.items():
            rows = [row for row in self._rows if row.parent() is group]
            for row in rows:
                row.setHidden(not any(wanted in words.casefold() for words in (row.text(0), row.text(1), heading)))
            group.setHidden(all(row.isHidden() for row in rows))
        self.nothing.setVisible(not self.found())
