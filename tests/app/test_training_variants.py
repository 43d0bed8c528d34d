"""The page of the user's own variants in the training window, and a variant that appears when a training is exported."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.application import Application
from app.panels.training_variants import TrainingVariants
from app.panels.training_window import TrainingWindow
from engine.core.errors import UsageError
from engine.core.method import Method, Variant
from tests.helpers.dialogs import answer, press, type_name
from tests.helpers.fakes import CLASSICAL, NETWORK, FakeBackend, FakeEngine

StartApp = Callable[..., Application]
MINE = Variant("mine", "My Nokia", "24 photos of yours.", own=True, origin="strong")


class OwnEngine(FakeEngine):
    """With variants of the user's own, which come to light at `refresh`."""

    def __init__(self, *own: Variant) -> None:
        super().__init__()
        self.own = list(own)
        self.refresh()

    def refresh(self) -> None:
        self.methods: tuple[Method, ...] = (replace(NETWORK, variants=(*NETWORK.variants, *self.own)), CLASSICAL)

    def rename(self, method_id: str, variant_id: str, name: str) -> None:
        if not name:
            raise UsageError("A variant needs a name.")
        self.own = [replace(variant, name=name) if variant.id == variant_id else variant for variant in self.own]
        self.refresh()

    def delete(self, method_id: str, variant_id: str) -> None:
        self.own = [variant for variant in self.own if variant.id != variant_id]
        self.refresh()


@pytest.fixture
def engine(backend: FakeBackend) -> OwnEngine:
    backend.engine = OwnEngine(MINE)
    return backend.engine


@pytest.fixture
def application(start_app: StartApp, qtbot: QtBot, engine: OwnEngine) -> Application:
    application = start_app()
    qtbot.waitUntil(lambda: application.session.choice is not None)
    return application


@pytest.fixture
def window(application: Application) -> TrainingWindow:
    application.training.show()
    assert application.training.window is not None
    return application.training.window


@pytest.fixture
def page(window: TrainingWindow) -> TrainingVariants:
    window.show_page(window.variants)
    return window.variants


def chosen(application: Application) -> str:
    assert application.session.choice is not None
    return application.session.choice.variant


def test_own_variants_are_listed_and_stock_ones_are_not(page: TrainingVariants) -> None:
    assert page.list.count() == 1
    assert "My Nokia" in page.list.item(0).text()
    assert "24 photos of yours." in page.list.item(0).text()


def test_one_can_be_used_and_left_for_the_stock_it_came_from(page: TrainingVariants, application: Application, qtbot: QtBot) -> None:
    assert not page.stock.isEnabled()
    page.use.click()
    qtbot.waitUntil(lambda: chosen(application) == "mine")
    assert "(in use)" in page.list.item(0).text()
    page.stock.click()
    assert chosen(application) == "strong"


def test_one_can_be_renamed(page: TrainingVariants, qtbot: QtBot) -> None:
    above: list[QWidget | None] = []

    def reply(dialog: QWidget) -> None:
        above.append(dialog.parentWidget())
        type_name(" Nokia 6300 ")(dialog)

    answer(reply)
    page.rename.click()
    qtbot.waitUntil(lambda: "Nokia 6300" in page.list.item(0).text())
    assert above == [page.window()]


def test_a_name_that_is_refused_is_said_where_the_user_looks(
    page: TrainingVariants, window: TrainingWindow, application: Application, qtbot: QtBot
) -> None:
    answer(type_name("  "))
    page.rename.click()
    qtbot.waitUntil(lambda: window.bar.message is not None)
    assert window.bar.message is not None
    assert window.bar.message.text == "A variant needs a name."
    assert application.window.bar.message is None


@pytest.mark.parametrize("sure", [True, False])
def test_one_in_use_is_deleted_only_when_the_user_is_sure(
    page: TrainingVariants, application: Application, qtbot: QtBot, engine: OwnEngine, sure: bool
) -> None:
    page.use.click()
    qtbot.waitUntil(lambda: chosen(application) == "mine")
    answer(press("Delete" if sure else "Cancel"))
    page.delete.click()
    if sure:
        qtbot.waitUntil(lambda: page.list.count() == 0)
    QApplication.processEvents()
    assert chosen(application) == ("strong" if sure else "mine")
    assert bool(engine.own) is not sure


def test_one_that_is_not_in_use_is_deleted_without_a_change_of_the_choice(
    page: TrainingVariants, application: Application, qtbot: QtBot
) -> None:
    before = application.session.choice
    answer(press("Delete"))
    page.delete.click()
    qtbot.waitUntil(lambda: page.list.count() == 0)
    assert application.session.choice is before


def test_none_is_deleted_while_a_batch_may_need_it(
    page: TrainingVariants, window: TrainingWindow, application: Application, engine: OwnEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(application.batch), "running", True)
    page.delete.click()
    assert window.bar.message is not None
    assert window.bar.message.text == "The batch list is at work and may need this variant."
    assert engine.own == [MINE]
    monkeypatch.undo()


def test_a_name_is_no_markup_in_the_question(page: TrainingVariants, application: Application, engine: OwnEngine, qtbot: QtBot) -> None:
    engine.own = [replace(MINE, name="<b>Night</b>")]
    application.engine.refresh()
    qtbot.waitUntil(lambda: "<b>Night</b>" in page.list.item(0).text())
    asked: list[tuple[str, Qt.TextFormat]] = []

    def reply(dialog: QWidget) -> None:
        assert isinstance(dialog, QMessageBox)
        asked.append((dialog.text(), dialog.textFormat()))
        press("Cancel")(dialog)

    answer(reply)
    page.delete.click()
    assert asked == [("Delete “<b>Night</b>”?", Qt.TextFormat.PlainText)]


def test_a_variant_that_was_just_exported_is_found_and_used(application: Application, qtbot: QtBot, engine: OwnEngine) -> None:
    engine.own.append(Variant("new", "Fresh", "", own=True))
    assert application.session.catalogue is not None
    assert application.session.catalogue.variant(NETWORK.id, "new") is None
    application.training.use(NETWORK.id, "new")
    qtbot.waitUntil(lambda: chosen(application) == "new")
    assert application.window.bar.message is not None
    assert application.window.bar.message.text == "Fresh is in use now."
