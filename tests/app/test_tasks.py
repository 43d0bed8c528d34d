"""A method that serves two tasks: where it stands in the picker, with which variants, and what is said of it."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.application import Application
from app.catalogue import Catalogue
from app.widgets.method_picker import MethodPicker
from engine.core.method import Method, Task, Variant
from engine.core.precision import Precision
from tests.helpers.fakes import CLASSICAL, HEAVY, INSTANT, NETWORK, FakeBackend, FakeEngine

StartApp = Callable[..., Application]
MINE = Variant("mine", "Mine", "Of the town.", own=True, origin="look", task=Task.PHONE_LOOK)
METHODS = (NETWORK, CLASSICAL, HEAVY, replace(INSTANT, variants=(*INSTANT.variants, MINE)))


class TwoTasks(FakeEngine):
    """broken: (method id, variant id) that cannot run."""

    methods: tuple[Method, ...] = METHODS
    broken: tuple[tuple[str, str], ...] = ()

    def offer(self, method_id: str, variant: str | None = None) -> dict[Precision, str | None]:
        if (method_id, variant) in self.broken:
            return {Precision.FP32: "Its files are damaged."}
        return dict(super().offer(method_id, variant))


@pytest.fixture
def application(start_app: StartApp, qtbot: QtBot, backend: FakeBackend) -> Application:
    backend.engine = TwoTasks()
    application = start_app()
    qtbot.waitUntil(lambda: application.session.choice is not None)
    return application


def listed(picker: MethodPicker) -> list[str]:
    """The variants offered, "" for the line above one's own."""
    if picker.variants.isHidden():
        return []
    return [picker.variants.itemText(index) for index in range(picker.variants.count())]


def chosen(application: Application) -> tuple[str, str]:
    choice = application.session.choice
    assert choice is not None
    return choice.method, choice.variant


def test_a_method_stands_under_each_of_its_tasks_with_the_variants_for_it(application: Application) -> None:
    picker = application.window.enhance.picker
    picker.task_buttons[Task.DARK].click()
    assert list(picker.methods.buttons) == [HEAVY.id, INSTANT.id]
    picker.methods.buttons[INSTANT.id].click()
    assert chosen(application) == (INSTANT.id, "night")
    assert listed(picker) == ["Night", "Dusk"]
    assert picker.own.isHidden()
    picker.task_buttons[Task.PHONE_LOOK].click()
    assert list(picker.methods.buttons) == [NETWORK.id, INSTANT.id]
    assert chosen(application) == (NETWORK.id, "plain"), "a task picks its first method, for what was chosen is for another"
    picker.methods.buttons[INSTANT.id].click()
    assert chosen(application) == (INSTANT.id, "look")
    assert listed(picker) == ["Look", "", "Mine (yours)"]
    assert picker.methods.buttons[INSTANT.id].isChecked()


def test_a_variant_chosen_elsewhere_shows_its_own_task(application: Application) -> None:
    picker = application.window.enhance.picker
    application.session.choose(INSTANT.id, "mine")
    assert picker.task is Task.PHONE_LOOK
    assert picker.task_buttons[Task.PHONE_LOOK].isChecked()
    application.session.choose(INSTANT.id, "dusk")
    assert picker.task is Task.DARK
    assert picker.variants.currentText() == "Dusk"
    assert application.window.enhance.precision.isVisible()


def test_under_each_task_a_method_says_what_it_does_there(application: Application) -> None:
    picker = application.window.enhance.picker
    said = {}
    for task in (Task.DARK, Task.PHONE_LOOK):
        picker.task_buttons[task].click()
        said[task] = picker.methods.buttons[INSTANT.id].accessibleDescription()
    assert said == {Task.DARK: "For dark photos.", Task.PHONE_LOOK: "For photos of old phones."}


def test_a_method_that_runs_for_one_of_its_tasks_only_is_greyed_under_the_other(
    start_app: StartApp, qtbot: QtBot, backend: FakeBackend
) -> None:
    backend.engine = TwoTasks()
    backend.engine.broken = ((INSTANT.id, "look"), (INSTANT.id, "mine"), (INSTANT.id, "night"))
    application = start_app()
    qtbot.waitUntil(lambda: application.session.choice is not None)
    picker = application.window.enhance.picker
    picker.task_buttons[Task.PHONE_LOOK].click()
    assert not picker.methods.buttons[INSTANT.id].isEnabled()
    assert picker.methods.buttons[INSTANT.id].toolTip() == "Its files are damaged."
    picker.task_buttons[Task.DARK].click()
    picker.methods.buttons[INSTANT.id].click()
    assert chosen(application) == (INSTANT.id, "dusk"), "the first for that task that runs"


def test_the_way_back_to_stock_stays_with_the_task() -> None:
    unknown = replace(MINE, origin="")
    engine = TwoTasks()
    engine.methods = (replace(INSTANT, variants=(*INSTANT.variants, unknown)),)
    stock = Catalogue.of(engine).stock(INSTANT.id, "mine")
    assert stock is not None
    assert stock.id == "look"


def test_the_command_line_says_what_each_variant_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    from app.cli.reports import list_methods
    from engine.inference.model_store import ModelStore

    assert list_methods((INSTANT, HEAVY), ModelStore(()), as_json=True) == 0
    instant, heavy = json.loads(capsys.readouterr().out)
    assert (instant["tasks"], instant["instant"]) == (["Phone look", "Dark"], True)
    assert [variant["task"] for variant in instant["variants"]] == ["Dark", "Dark", "Phone look"]
    assert (heavy["tasks"], heavy["instant"]) == (["Dark"], False)
    assert list_methods((INSTANT, HEAVY), ModelStore(()), as_json=False) == 0
    said = capsys.readouterr().out
    assert "Fake instant (for: phone look, dark)" in said
    assert "--variant look  Look, for phone look: " in said
    assert "--variant default  Default: " in said, "a method with one task says it once"
