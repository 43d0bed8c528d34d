"""Every text that a window holds for somebody to read or hear: labels, buttons, choices, menus, tables, tips and names."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTabBar, QWidget

GETTERS = (
    *("text", "toolTip", "accessibleName", "accessibleDescription", "windowTitle", "placeholderText", "title", "suffix", "prefix"),
    *("specialValueText", "statusTip", "whatsThis"),
)
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def texts_of(window: QWidget) -> set[str]:
    """Of the window and all that is in it, in sight or not."""
    found: set[str] = set()
    for widget in (window, *window.findChildren(QWidget)):
        found.update(_read(widget))
        if isinstance(widget, QComboBox):
            found.update(widget.itemText(row) for row in range(widget.count()))
        elif isinstance(widget, QTabBar):
            found.update(widget.tabText(tab) for tab in range(widget.count()))
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            found.update(_listed(widget.model(), QModelIndex()))
    for action in window.findChildren(QAction):
        found.update((action.text(), action.toolTip()))
    return {text.strip() for text in found if text.strip()}


def _read(widget: QWidget) -> Iterator[str]:
    for getter in GETTERS:
        read = getattr(widget, getter, None)
        if callable(read):
            yield str(read())


def _listed(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for column in range(columns):
        heading = model.headerData(column, Qt.Orientation.Horizontal)
        yield heading if isinstance(heading, str) else ""
    for row in range(model.rowCount(parent)):
        for column in range(columns):
            index = model.index(row, column, parent)
            values = [index.data(role) for role in ROLES]
            yield from (value for value in values if isinstance(value, str))
        yield from _listed(model, model.index(row, 0, parent))
