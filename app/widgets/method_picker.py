"""Picks a method by what is wrong with the photo: first the task, then a method for it, then its variant where it has several.

Made from the catalogue alone. A method without files is greyed and says why, in a line of its own and in its tool tip.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QButtonGroup, QComboBox, QGridLayout, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget

from app.catalogue import Catalogue
from engine.core.method import Method, Task

COLUMNS = 2


class MethodPicker(QWidget):
    """Signals: method_picked(str), variant_picked(str): ids; task_shown(), the methods of another task are on show, whether or not
    one of them is the chosen method.
    """

    method_picked = Signal(str)
    variant_picked = Signal(str)
    task_shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue: Catalogue | None = None
        self.task: Task | None = None
        self._method = ""
        self.task_buttons: dict[Task, QPushButton] = {}
        self.method_buttons: dict[str, QRadioButton] = {}
        self._task_group = QButtonGroup(self)
        self._method_group = QButtonGroup(self)
        self._tasks = QGridLayout()
        self._tasks.setSpacing(6)
        self._methods = QVBoxLayout()
        self._methods.setSpacing(2)
        self._variant_items = QStandardItemModel(self)
        self.variants = QComboBox()
        self.variants.setModel(self._variant_items)
        self.variants.setAccessibleName("Variant")
        self.variants.activated.connect(self._on_variant)
        self._variant_label = QLabel("Variant")
        self._variant_label.setBuddy(self.variants)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._tasks)
        column.addLayout(self._methods)
        column.addWidget(self._variant_label)
        column.addWidget(self.variants)
        self._show_variants(None)

    def set_catalogue(self, catalogue: Catalogue) -> None:
        """Offer the methods of this catalogue."""
        self._catalogue = catalogue
        _empty(self._tasks)
        self.task_buttons.clear()
        for index, task in enumerate(catalogue.tasks()):
            button = QPushButton(task.value)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(f"Task: {task.value}")
            button.clicked.connect(partial(self._on_task, task))
            self._task_group.addButton(button)
            self._tasks.addWidget(button, index // COLUMNS, index % COLUMNS)
            self.task_buttons[task] = button

    def show_choice(self, method_id: str, variant_id: str) -> None:
        """Follow a choice made elsewhere."""
        if self._catalogue is None:
            return
        method = self._catalogue.method(method_id)
        self._method = method_id
        self._show_task(method.task)
        self._show_variants(method, variant_id)

    def _show_task(self, task: Task) -> None:
        assert self._catalogue is not None
        self.task_buttons[task].setChecked(True)
        if task is not self.task:
            self.task = task
            _empty(self._methods)
            self.method_buttons.clear()
            for method in self._catalogue.methods:
                if method.task is task:
                    self._add_method(method, self._catalogue.why_not(method))
        for method_id, button in self.method_buttons.items():
            button.setChecked(method_id == self._method)
        self.task_shown.emit()

    def _add_method(self, method: Method, why_not: str | None) -> None:
        button = QRadioButton(method.name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(f"Method: {method.name}")
        button.setAccessibleDescription(why_not or method.summary)
        button.setToolTip(why_not or method.summary)
        button.setEnabled(why_not is None)
        button.clicked.connect(partial(self._on_method, method.id))
        self._method_group.addButton(button)
        self.method_buttons[method.id] = button
        words = QLabel(why_not or method.summary, wordWrap=True)
        words.setProperty("role", "warning" if why_not else "hint")
        words.setContentsMargins(24, 0, 0, 6)
        self._methods.addWidget(button)
        self._methods.addWidget(words)

    def _show_variants(self, method: Method | None, variant_id: str = "") -> None:
        several = method is not None and len(method.variants) > 1
        self.variants.setVisible(several)
        self._variant_label.setVisible(several)
        if method is None or not several or self._catalogue is None:
            return
        self.variants.clear()
        for variant in method.variants:
            self.variants.addItem(variant.name, variant.id)
            index = self.variants.count() - 1
            works = self._catalogue.variant_works(method.id, variant.id)
            self.variants.setItemData(index, variant.summary, Qt.ItemDataRole.ToolTipRole)
            self._variant_items.item(index).setEnabled(works)
        self.variants.setCurrentIndex(self.variants.findData(variant_id))

    def _on_task(self, task: Task) -> None:
        """A task picks its first method that can run; when none can, its list still shows why."""
        assert self._catalogue is not None
        self._show_task(task)
        of_task = [method for method in self._catalogue.methods if method.task is task]
        if self._method in [method.id for method in of_task]:
            return
        for method in of_task:
            if self._catalogue.why_not(method) is None:
                self.method_picked.emit(method.id)
                return

    def _on_method(self, method_id: str) -> None:
        if method_id != self._method:
            self.method_picked.emit(method_id)

    def _on_variant(self, index: int) -> None:
        self.variant_picked.emit(str(self.variants.itemData(index)))


def _empty(layout: QGridLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
