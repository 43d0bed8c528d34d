"""Picks a method by what is wrong with the photo: first the task, then a method for it, then its variant where it has several.

Made from the catalogue alone. A method that serves two tasks stands under both, each time with its variants for that one.
Variants of the user's own stand below the stock ones, and a menu beside them offers what can be done with them; who asked, does it.
"""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.catalogue import Catalogue
from app.i18n import tr, tr_sentence
from app.widgets.method_list import MethodList, MethodRow
from app.widgets.plain_text import plain_tip
from engine.core.method import Method, Task

COLUMNS = 2


class MethodPicker(QWidget):
    """Signals: method_picked(str, str), ids of a method and its first variant for the task; variant_picked(str), its id; task_shown(), the
    methods of another task are on show, whether or not one of them is the chosen method; rename_asked(), delete_asked(), stock_asked():
    what is to become of the chosen variant, which is one of the user's own.
    """

    method_picked = Signal(str, str)
    variant_picked = Signal(str)
    task_shown = Signal()
    rename_asked = Signal()
    delete_asked = Signal()
    stock_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue: Catalogue | None = None
        self.task: Task | None = None
        self._method = ""
        self._variant = ""
        self.task_buttons: dict[Task, QPushButton] = {}
        self._task_group = QButtonGroup(self)
        self._tasks = QGridLayout()
        self._tasks.setSpacing(6)
        self.methods = MethodList()
        self.methods.picked.connect(self._on_method)
        self._variant_items = QStandardItemModel(self)
        self.variants = QComboBox()
        self.variants.setModel(self._variant_items)
        self.variants.setAccessibleName(tr("Variant"))
        # A long name is cut short in the list; it must not push the panel's edge away.
        self.variants.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.variants.setMinimumContentsLength(12)
        self.variants.activated.connect(self._on_variant)
        self._variant_label = QLabel(tr("Variant"))
        self._variant_label.setBuddy(self.variants)
        self._make_own_menu()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._tasks)
        column.addWidget(self.methods)
        column.addWidget(self._variant_label)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.variants, 1)
        row.addWidget(self.own)
        column.addLayout(row)
        self._show_variants(None)

    def _make_own_menu(self) -> None:
        """The menu of the user's own variants: behind a button, and under the right mouse button on the list."""
        self.own_menu = QMenu(self)
        for text, asked in (
            (tr("Rename…"), self.rename_asked),
            (tr("Delete…"), self.delete_asked),
            (tr("Back to stock"), self.stock_asked),
        ):
            self.own_menu.addAction(text).triggered.connect(lambda _=False, asked=asked: asked.emit())
        self.own = QToolButton()
        self.own.setText("…")
        self.own.setProperty("role", "more")
        self.own.setAccessibleName(tr("Rename or delete your own variant"))
        self.own.setToolTip(tr("Rename or delete this variant of yours, or go back to the stock one"))
        self.own.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.own.setMenu(self.own_menu)
        self.own.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.variants.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.variants.customContextMenuRequested.connect(self._on_context_menu)

    def _on_context_menu(self, place: QPoint) -> None:
        if not self.own.isHidden():
            self.own_menu.popup(self.variants.mapToGlobal(place))

    def set_catalogue(self, catalogue: Catalogue) -> None:
        """Offer the methods of this catalogue; what was shown of an older one goes with `show_choice`."""
        self._catalogue = catalogue
        self.task = None
        _empty(self._tasks)
        self.task_buttons.clear()
        for index, task in enumerate(catalogue.tasks()):
            button = QPushButton(tr(task.value))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(tr("Task: {value}").format(value=tr(task.value)))
            button.clicked.connect(partial(self._on_task, task))
            self._task_group.addButton(button)
            self._tasks.addWidget(button, index // COLUMNS, index % COLUMNS)
            self.task_buttons[task] = button

    def show_choice(self, method_id: str, variant_id: str) -> None:
        """Follow a choice made elsewhere."""
        if self._catalogue is None:
            return
        self._method, self._variant = method_id, variant_id
        self._show_task(self._catalogue.task(method_id, variant_id))

    def _show_task(self, task: Task) -> None:
        assert self._catalogue is not None
        self.task_buttons[task].setChecked(True)
        if task is not self.task:
            self.task = task
            self.methods.show_rows([self._row(method, task) for method in self._catalogue.methods_for(task)])
            self._put_in_order()
        shown = self._shows_choice
        self.methods.check(self._method if shown else None)
        self._show_variants(self._catalogue.method(self._method) if shown else None)
        self.task_shown.emit()

    def _put_in_order(self) -> None:
        """What is made anew comes last of all in the window to the Tab key, unless it is told its place."""
        before: QWidget | None = self
        while before is not None and before.focusPolicy() is Qt.FocusPolicy.NoFocus:  # Qt takes no other for an order
            before = before.previousInFocusChain()
        if before is None:
            return
        for one, following in pairwise((before, *self.task_buttons.values(), *self.methods.buttons.values())):
            QWidget.setTabOrder(one, following)

    @property
    def _shows_choice(self) -> bool:
        """Whether the methods on show are those for what the chosen variant is for."""
        return self._catalogue is not None and self._method != "" and self._catalogue.task(self._method, self._variant) is self.task

    def _row(self, method: Method, task: Task) -> MethodRow:
        assert self._catalogue is not None
        summary = method.summary if len(method.tasks) == 1 else method.variants_for(task)[0].summary
        return MethodRow(method.id, tr(method.name), tr_sentence(summary), self._catalogue.why_not(method, task))

    def _show_variants(self, method: Method | None) -> None:
        """Those of the chosen method that are for the task on show; none for None."""
        offered = method.variants_for(self.task) if method is not None and self.task is not None else ()
        several = len(offered) > 1
        self.variants.setVisible(several)
        self._variant_label.setVisible(several)
        own = [variant.id for variant in offered if variant.own]
        self.own.setVisible(bool(own))
        for action in self.own_menu.actions():
            action.setEnabled(self._variant in own)
        if method is None or not several or self._catalogue is None:
            return
        self.variants.clear()
        first_own = own[0] if own else None
        for variant in offered:
            if variant.id == first_own:
                self.variants.insertSeparator(self.variants.count())
            self.variants.addItem(tr("{name} (yours)").format(name=variant.name) if variant.own else tr(variant.name), variant.id)
            index = self.variants.count() - 1
            works = self._catalogue.variant_works(method.id, variant.id)
            self.variants.setItemData(index, plain_tip(tr_sentence(variant.summary)), Qt.ItemDataRole.ToolTipRole)
            self._variant_items.item(index).setEnabled(works)
        self.variants.setCurrentIndex(self.variants.findData(self._variant))

    def _on_task(self, task: Task) -> None:
        """A task picks its first method that can run; when none can, its list still shows why."""
        assert self._catalogue is not None
        self._show_task(task)
        if self._shows_choice:
            return
        for method in self._catalogue.methods_for(task):
            if self._pick(method, task):
                return

    def _on_method(self, method_id: str) -> None:
        assert self._catalogue is not None
        assert self.task is not None
        if method_id != self._method or not self._shows_choice:
            self._pick(self._catalogue.method(method_id), self.task)

    def _pick(self, method: Method, task: Task) -> bool:
        """Ask for the method; False where it has no variant for that task that runs."""
        assert self._catalogue is not None
        variant = self._catalogue.first_working(method, task)
        if variant is not None:
            self.method_picked.emit(method.id, variant.id)
        return variant is not None

    def _on_variant(self, index: int) -> None:
        self.variant_picked.emit(str(self.variants.itemData(index)))


def _empty(layout: QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
