"""Controls as somebody meets them who cannot see or has no mouse: which have no name, which cannot be reached by Tab."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QSlider,
    QTabBar,
    QToolButton,
    QWidget,
)

from app.widgets.elided_label import ElidedLabel

KINDS = (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit, QSlider, QAbstractItemView, QPlainTextEdit)
WORDY = (QLabel, QAbstractButton, QComboBox, QLineEdit, QSlider)


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


def unreached(window: QWidget) -> list[str]:
    """Controls in sight at which one never comes by pressing Tab over and over; of buttons that exclude each other one is enough, for
    arrow keys go on from there. The window has to be active."""
    wanted = [control for control in controls_of(window) if control.isVisible() and control.isEnabled()]
    met: set[QWidget] = set()
    for _ in range(3 * len(wanted) + 20):
        at = QApplication.focusWidget()
        if at is not None:
            met.add(at)
        QTest.keyClick(at or window, Qt.Key.Key_Tab)
    return [
        f"{control} {control.accessibleName()} {control.text() if isinstance(control, QAbstractButton) else ''}"
        for control in wanted
        if control not in met and control.focusProxy() not in met and not met & set(_companions(control))
    ]


def cut_off(window: QWidget) -> list[str]:
    """Words and controls in sight that have less room than they need, or stick out of a column that does not scroll sideways."""
    found = []
    for part in window.findChildren(QWidget):
        if not part.isVisible() or not isinstance(part, WORDY) or "qt_" in part.objectName() or isinstance(part, ElidedLabel):
            continue
        words = part.text() if isinstance(part, QLabel | QAbstractButton) else part.accessibleName()
        wraps = isinstance(part, QLabel) and part.wordWrap()
        # A label whose text is shortened by its owner asks for no room of its own.
        shortened = part.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored
        if not wraps and not shortened and part.width() < part.minimumSizeHint().width():
            found.append(f"{words}: {part.width()} of {part.minimumSizeHint().width()} pixels")
        body = part.parentWidget()
        while body is not None and body is not window:
            area = body.parentWidget().parentWidget() if body.parentWidget() is not None else None
            if isinstance(area, QScrollArea) and area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
                right = part.mapTo(body, QPoint(part.width(), 0)).x()
                if right > area.viewport().width():
                    found.append(f"{words}: ends at {right}, the column at {area.viewport().width()}")
            body = body.parentWidget()
    return found


def _companions(control: QWidget) -> list[QWidget]:
    if not isinstance(control, QAbstractButton):
        return []
    group = control.group()
    if group is not None:
        return list(group.buttons()) if group.exclusive() else []
    if not control.autoExclusive() or control.parentWidget() is None:
        return []
    return [other for other in control.parentWidget().findChildren(QAbstractButton) if other.autoExclusive()]


def _ours(control: QWidget) -> bool:
    parent = control.parentWidget()
    inside = isinstance(parent, QAbstractSpinBox | QComboBox | QTabBar | QLineEdit) or isinstance(control, QHeaderView)
    names = [widget.objectName() for widget in (control, parent) if widget is not None]
    popup = parent is not None and parent.inherits("QComboBoxPrivateContainer")
    extension = isinstance(control, QToolButton) and control.inherits("QToolBarExtension")
    return not inside and not popup and not extension and not any("qt_" in name for name in names)
