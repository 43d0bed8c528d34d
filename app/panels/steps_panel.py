"""What is done to the photo, one step after another: the list at the top of the panel, quiet while there is only one.

Writes the steps and which of them one works on into the session and follows it; the panels below edit that one. Presets are others'
business: this only has the button. Main thread.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.catalogue import Catalogue
from app.edit_words import step_name
from app.i18n import tr, tr_sentence
from app.session import Choice, Session
from app.widgets.step_list import StepList, StepRow
from engine.core.method import Task
from engine.core.params import resolve
from engine.edit.edit import MOST_STEPS, Step

FindIcon = Callable[[str], QIcon]


class StepsPanel(QWidget):
    """`presets` is a button whose menu others fill."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.heading = QLabel(tr("Steps"))
        self.heading.setProperty("role", "heading")
        self.list = StepList()
        self.add = _button(tr("Add step"), tr("One more method, over what the steps so far have made"))
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setMenu(QMenu(self.add))
        self.add.menu().aboutToShow.connect(self._fill_add)
        self.presets = _button(tr("Presets"), tr("Edits kept under a name"))
        self.presets.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.up = _button("", tr("Move this step up (Alt+Up)"), tr("Move step up"))
        self.down = _button("", tr("Move this step down (Alt+Down)"), tr("Move step down"))
        self.remove = _button("", tr("Remove this step (Delete)"), tr("Remove step"))
        self._lay_out()
        self._connect()
        self._show_steps()

    def set_icons(self, find: FindIcon) -> None:
        """Give the buttons their pictures."""
        for button, name in ((self.add, "add"), (self.up, "move_up"), (self.down, "move_down"), (self.remove, "remove")):
            button.setIcon(find(name))
        self.list.set_icons(find("eye"), find("eye_off"))

    def add_step(self, task: Task) -> None:
        """The first method for that task that runs, behind the last step; but before a last one that enlarges, for what comes after it has
        more pixels to work on."""
        session, catalogue = self._session, self._session.catalogue
        step = first_step(task, catalogue) if catalogue is not None else None
        if step is None or len(session.edit.steps) >= MOST_STEPS:
            return
        step = replace(step, strength=session.strength_for(step.method))
        steps = session.edit.steps
        index = len(steps) - 1 if steps and steps[-1].size > 1 and step.size == 1 else len(steps)
        session.set_edit(session.edit.inserted(index, step), index)
        self.list.setFocus()

    def remove_step(self, index: int) -> None:
        """All but the only one can go."""
        session = self._session
        if len(session.edit.steps) > 1:
            current = session.current - (session.current > index or session.current == len(session.edit.steps) - 1)
            session.set_edit(session.edit.without(index), current)

    def move_step(self, index: int, to: int) -> None:
        """Make one step number `to`; it stays the one to work on if it is."""
        session = self._session
        if index == to or not 0 <= to < len(session.edit.steps):
            return
        order = list(range(len(session.edit.steps)))
        order.insert(to, order.pop(index))
        session.set_edit(session.edit.moved(index, to), order.index(session.current))

    def switch(self, index: int, on: bool) -> None:
        """Switch a step on or off."""
        edit = self._session.edit
        self._session.set_edit(edit.with_step(index, replace(edit.steps[index], on=on)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.add)
        head.addWidget(self.presets)
        tools = QHBoxLayout()
        tools.setSpacing(2)
        tools.addStretch(1)
        for button in (self.up, self.down, self.remove):
            tools.addWidget(button)
        self.tools = QWidget()
        self.tools.setLayout(tools)
        tools.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addWidget(self.tools)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        session = self._session
        session.edit_changed.connect(self._show_steps)
        session.catalogue_changed.connect(self._show_steps)
        self.list.picked.connect(session.work_on)
        self.list.switched.connect(self.switch)
        self.list.moved.connect(self.move_step)
        self.list.removed.connect(self.remove_step)
        self.up.clicked.connect(lambda: self.move_step(session.current, session.current - 1))
        self.down.clicked.connect(lambda: self.move_step(session.current, session.current + 1))
        self.remove.clicked.connect(lambda: self.remove_step(session.current))

    def _show_steps(self) -> None:
        session, steps = self._session, self._session.edit.steps
        several = len(steps) > 1
        self.heading.setVisible(several)
        self.list.setVisible(several)
        self.tools.setVisible(several)
        self.add.setEnabled(bool(steps) and len(steps) < MOST_STEPS)
        self.presets.setEnabled(bool(steps))
        self.up.setEnabled(session.current > 0)
        self.down.setEnabled(session.current < len(steps) - 1)
        self.list.show_rows([step_row(step, session.catalogue) for step in steps], session.current)

    def _fill_add(self) -> None:
        """What is wrong with the photo, in the picker's words."""
        catalogue, menu = self._session.catalogue, self.add.menu()
        menu.clear()
        for task in catalogue.tasks() if catalogue is not None else ():
            action = menu.addAction(tr(task.value))
            action.setEnabled(first_step(task, catalogue) is not None)
            action.triggered.connect(partial(self._on_add, task))

    def _on_add(self, task: Task, checked: bool = False) -> None:
        self.add_step(task)


def first_step(task: Task, catalogue: Catalogue | None) -> Step | None:
    """The step with the first method for that task that can run, as it is by default; None where none can."""
    for method in catalogue.methods_for(task) if catalogue is not None else ():
        variant = catalogue.first_working(method, task) if catalogue is not None else None
        precision = catalogue.precision(method.id, variant.id) if variant is not None and catalogue is not None else None
        if variant is not None and precision is not None and catalogue is not None:
            weights = catalogue.weights.get((method.id, variant.id), "")
            choice = Choice(method.id, variant.id, precision, resolve(method.params, {}), weights, method.scale)
            return choice.over(Step(method.id, variant.id))
    return None


def step_row(step: Step, catalogue: Catalogue | None) -> StepRow:
    """How a step is listed: its method, and what is chosen of it where there is a choice."""
    name = step_name(step, catalogue)
    details: list[str] = []
    reason = ""
    if catalogue is not None:
        method, variant = catalogue.method(step.method), catalogue.variant(step.method, step.variant)
        if len(method.variants) > 1:
            details.append(tr(variant.name) if variant is not None else step.variant)
        if len(method.precisions) > 1:
            details.append(step.precision.label)
        reason = tr_sentence(catalogue.offer(step.method, step.variant).get(step.precision) or "")
    if step.size > 1:
        details.append(f"×{step.size}")
    if step.strength < 1.0:
        details.append(tr("{percent} %").format(percent=round(100 * step.strength)))
    return StepRow(name, " · ".join(details), step.on, reason)


def _button(text: str, tip: str, name: str = "") -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(name or text)
    button.setProperty("role", "more")
    style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if text else Qt.ToolButtonStyle.ToolButtonIconOnly
    button.setToolButtonStyle(style)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
