"""Controls as somebody meets them who cannot see or has no mouse: which have no name, which cannot be reached by Tab."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTabBar,
    QToolButton,
    QWidget,
)

KINDS = (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit, QSlider, QAbstractItemView, QPlainTextEdit)


def controls_of(window: QWidget) -> list[QWidget]:
    """What can be worked below `window`, without what Qt makes for itself: editors of spin boxes, arrows of tabs, heads of
    tables, lists of boxes."""
    return [control for kind in KINDS for control in window.findChildren(kind) if _ours(control)]


def nameless(window: QWidget) -> list[str]:
    """Controls a screen reader could say nothing of but their kind."""
    return [
        f"{control} in {control.parentWidget()}"
        for control in controls_of(window)
        if not control.accessibleName() and not (isinstance(control, QAbstractButton) and control.text())
    ]


def beyond_tab(window: QWidget) -> list[str]:
    """Controls no keyboard reaches."""
    return [f"{control}" for control in controls_of(window) if not control.focusPolicy() & Qt.FocusPolicy.TabFocus]


def _ours(control: QWidget) -> bool:
    parent = control.parentWidget()
    inside = isinstance(parent, QAbstractSpinBox | QComboBox | QTabBar | QLineEdit) or isinstance(control, QHeaderView)
    names = [widget.objectName() for widget in (control, parent) if widget is not None]
    popup = parent is not None and parent.inherits("QComboBoxPrivateContainer")
    extension = isinstance(control, QToolButton) and control.inherits("QToolBarExtension")
    return not inside and not popup and not extension and not any("qt_" in name for name in names)
