"""The page of the user's own variants in the training window, and a variant that appears when a training is exported."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.application import Application
from app.panels.training_variants import TrainingVariants
from engine.core.errors import UsageError
from engine.core.method import Method, Variant
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
def page(application: Application, qtbot: QtBot) -> TrainingVariants:
    page = TrainingVariants(application.session, application.engine)
    qtbot.addWidget(page)
    page.use_asked.connect(application.training.use)
    page.show()
    return page


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


def test_one_can_be_renamed(page: TrainingVariants, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (" Nokia 6300 ", True))
    page.rename.click()
    qtbot.waitUntil(lambda: "Nokia 6300" in page.list.item(0).text())


@pytest.mark.parametrize("sure", [True, False])
def test_one_in_use_is_deleted_only_when_the_user_is_sure(
    page: TrainingVariants, application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, engine: OwnEngine, sure: bool
) -> None:
    page.use.click()
    qtbot.waitUntil(lambda: chosen(application) == "mine")
    answer = QMessageBox.StandardButton.Yes if sure else QMessageBox.StandardButton.No
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answer)
    page.delete.click()
    if sure:
        qtbot.waitUntil(lambda: page.list.count() == 0)
    QApplication.processEvents()
    assert chosen(application) == ("strong" if sure else "mine")
    assert bool(engine.own) is not sure


def test_a_variant_that_was_just_exported_is_found_and_used(application: Application, qtbot: QtBot, engine: OwnEngine) -> None:
    engine.own.append(Variant("new", "Fresh", "", own=True))
    assert application.session.catalogue is not None
    assert application.session.catalogue.variant(NETWORK.id, "new") is None
    application.training.use(NETWORK.id, "new")
    qtbot.waitUntil(lambda: chosen(application) == "new")
    assert application.window.bar.message is not None
    assert application.window.bar.message.text == "Fresh is in use now."
