"""Editing like in a darkroom: chains in the window and undo of everything; over a fake engine that adds 0.1 a step."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.actions import ActionId
from app.application import Application
from app.session import RunState
from engine.core.method import Task
from engine.core.precision import Precision
from engine.core.protect import ProtectMask
from tests.helpers.fakes import (
    CLASSICAL,
    DETAIL,
    DOUBLE,
    HEAVY,
    INSTANT,
    NETWORK,
    FakeBackend,
    FakeEngine,
    make_photo,
    write_fake_photo,
)
from tests.helpers.windows import StartApp, chain, done, started

STEP = 6554
"""What the fake engine adds to every value, of 65535."""


def methods(application: Application) -> list[str]:
    return [step.method for step in application.session.edit.steps]


# -- chains --------------------------------------------------------------------------------------------------------------------


def test_one_step_looks_as_simple_as_ever(opened: Application, qtbot: QtBot) -> None:
    panel = opened.window.enhance.steps
    assert not panel.list.isVisible()
    assert not panel.heading.isVisible()
    assert panel.add.isVisible()
    chain(opened, qtbot, Task.TONE)
    assert panel.list.isVisible()
    assert [panel.list.item(row).text() for row in range(panel.list.count())] == ["1  Fake network", "2  Fake curve"]
    panel.remove.click()
    assert not panel.list.isVisible()
    assert methods(opened) == [NETWORK.id]


def test_the_whole_chain_is_shown_and_saved(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    chain(opened, qtbot, Task.TONE, Task.SMALL)
    assert methods(opened) == [NETWORK.id, CLASSICAL.id, DOUBLE.id]
    opened.saver.save()
    qtbot.waitUntil(lambda: bool(backend.saved))
    saved = backend.saved[0][1]
    assert (saved.width, saved.height) == (320, 240)
    source = make_photo(160, 120).pixels[60, 80].astype(float)
    assert np.abs(saved.pixels[120, 160] - (source + 3 * STEP / 257)).max() <= 2


def test_a_new_step_stands_before_a_last_one_that_enlarges(opened: Application, qtbot: QtBot) -> None:
    chain(opened, qtbot, Task.SMALL, Task.TONE)
    assert methods(opened) == [NETWORK.id, CLASSICAL.id, DOUBLE.id]
    assert opened.session.current == 1


def test_changing_the_last_step_runs_only_that_one(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    chain(opened, qtbot, Task.TONE)
    backend.engine.requests.clear()
    opened.session.set_param("tiles", 3)
    done(opened, qtbot)
    assert [request.method for request in backend.engine.requests] == [CLASSICAL.id]
    backend.engine.requests.clear()
    opened.session.work_on(0)
    opened.session.set_precision(Precision.FP32)
    done(opened, qtbot)
    assert [request.method for request in backend.engine.requests] == [NETWORK.id, CLASSICAL.id]


def test_picking_a_step_runs_nothing_and_shows_its_controls(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    chain(opened, qtbot, Task.TONE)
    backend.engine.requests.clear()
    result = opened.session.result
    opened.session.set_strength(0.5)
    opened.window.enhance.steps.list.setCurrentRow(0)
    assert opened.session.choice is not None
    assert opened.session.choice.method == NETWORK.id
    assert opened.window.enhance.strength.value() == 100
    assert opened.window.view.mix == 0.5, "the last step's, whichever one works on"
    assert opened.session.result is result
    assert backend.engine.requests == []


def test_an_early_step_is_named_while_it_runs(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    backend.engine.gate.clear()
    opened.window.enhance.steps.add_step(Task.TONE)
    opened.session.work_on(0)
    opened.session.set_precision(Precision.FP32)
    qtbot.waitUntil(lambda: opened.session.run.stage == "Step 1 of 2: Fake network")
    backend.engine.gate.set()
    done(opened, qtbot)


@pytest.mark.parametrize("kept", [False, True])
def test_the_last_steps_strength_mixes_with_what_it_started_from(opened: Application, qtbot: QtBot, kept: bool) -> None:
    """On the screen at 100 %: half of the second step over all of the first. 8 bit, and perhaps a row of the gradient further."""
    with qtbot.waitSignal(opened.presenter.based):
        opened.window.enhance.steps.add_step(Task.TONE)
    done(opened, qtbot)
    if kept:
        opened.session.set_param("tiles", 3)
        done(opened, qtbot)
        with qtbot.waitSignal(opened.presenter.whole):
            opened.session.set_param("tiles", 8)
        done(opened, qtbot)
    opened.session.set_strength(0.5)
    view = opened.window.view
    opened.actions[ActionId.ENHANCED].trigger()
    colour = view.grab().toImage().pixelColor((view.width() - 160) // 2 + 80, (view.height() - 120) // 2 + 60)
    wanted = make_photo(160, 120).pixels[60, 80].astype(float) + 1.5 * STEP / 257
    assert np.abs(np.array([colour.red(), colour.green(), colour.blue()]) - wanted).max() <= 3


def test_the_instant_preview_is_of_the_step_one_works_on(start_app: StartApp, qtbot: QtBot, photo: Path, backend: FakeBackend) -> None:
    backend.engine.methods = (*FakeEngine.methods, HEAVY, INSTANT)
    application = started(start_app, qtbot, photo)
    chain(application, qtbot, Task.TONE, Task.DARK)
    backend.engine.previews.clear()
    application.session.choose(NETWORK.id, "strong")  # over what the two steps before have made, which is kept
    done(application, qtbot)
    application.session.work_on(0)
    application.session.choose(HEAVY.id)
    done(application, qtbot)
    assert [(request.method, request.variant) for request in backend.engine.previews] == [(NETWORK.id, "strong"), (HEAVY.id, "default")]


def test_with_every_step_off_there_is_the_photo_and_nothing_to_save(opened: Application, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.presenter.cleared):
        opened.window.enhance.steps.switch(0, on=False)
    qtbot.waitUntil(lambda: opened.session.run.state is RunState.IDLE)
    assert opened.session.result is None
    assert not opened.window.enhance.save.isEnabled()


def test_the_list_is_worked_by_keyboard_and_mouse(opened: Application, qtbot: QtBot) -> None:
    chain(opened, qtbot, Task.TONE, Task.DETAIL)
    steps = opened.window.enhance.steps.list
    QTest.keyClick(steps, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert methods(opened) == [NETWORK.id, DETAIL.id, CLASSICAL.id]
    assert opened.session.current == 1
    QTest.keyClick(steps, Qt.Key.Key_Space)
    assert [step.on for step in opened.session.edit.steps] == [True, False, True]
    QTest.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, pos=steps.eye_at(0).center())
    assert [step.on for step in opened.session.edit.steps] == [False, False, True]
    assert opened.session.current == 1, "an eye is no choice of what to work on"
    QTest.keyClick(steps, Qt.Key.Key_Delete)
    assert methods(opened) == [NETWORK.id, CLASSICAL.id]


# -- undo ----------------------------------------------------------------------------------------------------------------------


CHANGES: dict[str, Callable[[Application], None]] = {
    "Method: Fake detail": lambda app: app.session.choose(DETAIL.id),
    "Variant: Strong": lambda app: app.session.choose(NETWORK.id, "strong", Precision.QAT),
    "Precision: FP32": lambda app: app.session.set_precision(Precision.FP32),
    "Strength: 40 %": lambda app: app.session.set_strength(0.4),
    "Colour lock: 30 %": lambda app: app.session.set_colour_lock(0.3),
    "Add step: Fake curve": lambda app: app.window.enhance.steps.add_step(Task.TONE),
    "Switch off: Fake network": lambda app: app.window.enhance.steps.switch(0, on=False),
    "Protect": lambda app: app.session.set_protect(ProtectMask(np.full((3, 4), 9, np.uint8))),
}


@pytest.mark.parametrize("text", CHANGES)
def test_every_change_is_undone_and_done_again_exactly(opened: Application, text: str) -> None:
    before = opened.session.edit
    CHANGES[text](opened)
    after = opened.session.edit
    assert after != before
    stack = opened.darkroom.undo_stack
    assert [stack.text(index) for index in range(stack.count())] == [text]
    opened.actions[ActionId.UNDO].trigger()
    assert opened.session.edit == before
    opened.actions[ActionId.REDO].trigger()
    assert opened.session.edit == after


def test_removing_moving_size_and_parameters_are_undone_too(opened: Application, qtbot: QtBot) -> None:
    chain(opened, qtbot, Task.TONE, Task.SMALL)
    steps = opened.window.enhance.steps
    states = [opened.session.edit]
    opened.session.work_on(1)
    for change in (
        lambda: opened.session.set_param("tiles", 3),
        lambda: steps.move_step(1, 0),
        lambda: opened.session.choose("fake_quadruple", size=3),
        lambda: opened.session.set_size(2),
        lambda: steps.remove_step(2),
    ):
        change()
        states.append(opened.session.edit)
    for state in reversed(states[:-1]):
        while opened.session.edit != state:
            assert opened.darkroom.undo_stack.canUndo()
            opened.darkroom.undo_stack.undo()
    assert methods(opened) == [NETWORK.id, CLASSICAL.id, DOUBLE.id]


def test_a_drag_of_a_slider_is_one_line_and_back_where_it_was_none(opened: Application) -> None:
    slider, stack = opened.window.enhance.strength, opened.darkroom.undo_stack
    for percents in ((90, 70), (60, 40), (30, 40)):
        slider.setSliderDown(True)
        for percent in percents:
            slider.setValue(percent)
        slider.setSliderDown(False)
    assert [stack.text(index) for index in range(stack.count())] == ["Strength: 70 %", "Strength: 40 %"]


def test_the_history_is_a_menu_in_which_one_can_go_anywhere(opened: Application) -> None:
    start = opened.session.edit
    opened.session.set_strength(0.4)
    opened.session.set_precision(Precision.FP32)
    menu = opened.edits.history_menu
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["As opened", "Strength: 40 %", "Precision: FP32"]
    assert [action.isChecked() for action in menu.actions()] == [False, False, True]
    menu.actions()[0].trigger()
    assert opened.session.edit == start
    assert opened.actions[ActionId.REDO].text() == "&Redo: Strength: 40 %"


def test_undo_brings_back_a_step_with_the_weights_there_are_now(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    opened.session.choose(NETWORK.id, "strong", Precision.QAT)
    backend.engine.weights = lambda method, variant=None: "trained anew"  # type: ignore[method-assign]
    with qtbot.waitSignal(opened.session.catalogue_changed):
        opened.engine.refresh()
    opened.darkroom.undo_stack.undo()
    assert [(step.variant, step.weights) for step in opened.session.edit.steps] == [("plain", "trained anew")]


def test_every_photo_has_a_history_of_its_own(start_app: StartApp, qtbot: QtBot, tmp_path: Path) -> None:
    first, second = write_fake_photo(tmp_path / "a.jpg"), write_fake_photo(tmp_path / "b.jpg")
    application = started(start_app, qtbot, first)
    application.session.set_protect(ProtectMask(np.full((3, 4), 9, np.uint8)))
    application.session.set_strength(0.4)
    edit, stack = application.session.edit, application.darkroom.undo_stack
    application.opener.show(second)
    qtbot.waitUntil(lambda: application.session.photo is not None and application.session.photo.name == "b.jpg")
    assert application.session.edit == edit.shared, "what one did last goes on, but a mask is one photo's"
    assert not application.darkroom.undo_stack.canUndo()
    application.session.set_strength(0.2)
    application.opener.show(first)
    qtbot.waitUntil(lambda: application.session.photo is not None and application.session.photo.name == "a.jpg")
    assert application.session.edit == edit
    assert application.darkroom.undo_stack is stack
    application.darkroom.undo_stack.setIndex(0)
    assert application.session.strength == 1.0
