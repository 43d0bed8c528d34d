"""Variants of the user's own in the window: listed, chosen, renamed, deleted, and what happens when one goes. The engine is the true
one, over tiny networks."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.application import Application
from app.catalogue import Catalogue
from app.session import RunState
from engine.core.method import Task, Variant
from engine.core.precision import Precision
from engine.inference.model_store import ModelStore
from engine.inference.session import SessionPool
from engine.pipeline import Engine
from tests.helpers.dialogs import answer, press, type_name
from tests.helpers.fakes import FakeBackend, write_fake_photo
from tests.helpers.tiny_models import affine, tiny_method, write_folder
from tests.helpers.windows import message

StartApp = Callable[..., Application]
METHOD = replace(
    tiny_method(precisions=(Precision.FP32, Precision.QAT)),
    variants=(Variant("only", "Only", "For tests."), Variant("other", "Other", "For tests.")),
)
OTHER = replace(tiny_method(), id="tiny2", name="Second", task=Task.DARK)


@dataclass
class TrueEngineBackend(FakeBackend):
    """Fake photos, true engine over the model folders below `root`."""

    root: Path = Path()

    def open_engine(self) -> Engine:  # type: ignore[override]
        store = ModelStore((self.root / "own", self.root / "stock"), self.root / "own")
        return Engine(store, SessionPool(), (METHOD, OTHER))


@pytest.fixture
def backend(tmp_path: Path) -> TrueEngineBackend:
    for variant in METHOD.variants:
        write_folder(tmp_path / "stock", METHOD, dict.fromkeys(METHOD.precisions, affine(0.5)), None, variant.id)
    write_folder(tmp_path / "stock", OTHER, {Precision.FP32: affine(0.5)})
    return TrueEngineBackend(root=tmp_path)


def export(backend: TrueEngineBackend, variant: str = "my-night", name: str = "Night", gain: float = 2.0, origin: str = "other") -> Path:
    graphs = dict.fromkeys(METHOD.precisions, affine(gain))
    return write_folder(backend.root / "own", METHOD, graphs, None, variant, name=name, summary="Of the town.", origin=origin)


def ready(start_app: StartApp, qtbot: QtBot, *photos: Path) -> Application:
    application = start_app(*photos)
    qtbot.waitUntil(lambda: application.session.choice is not None)
    return application


def listed(application: Application) -> list[str]:
    """What the list of variants shows; "" is the line between stock and own."""
    variants = application.window.enhance.picker.variants
    return [variants.itemText(index) for index in range(variants.count())]


def pick(application: Application, text: str) -> None:
    """As with the mouse or the arrow keys."""
    variants = application.window.enhance.picker.variants
    index = variants.findText(text)
    assert index >= 0
    variants.setCurrentIndex(index)
    variants.activated.emit(index)


def chosen(application: Application) -> str:
    assert application.session.choice is not None
    return application.session.choice.variant


def act(application: Application, text: str) -> None:
    """An entry of the menu beside the list."""
    (action,) = [action for action in application.window.enhance.picker.own_menu.actions() if action.text() == text]
    assert action.isEnabled()
    action.trigger()


def test_own_variants_stand_below_the_stock_ones_and_say_so(start_app: StartApp, qtbot: QtBot, backend: TrueEngineBackend) -> None:
    export(backend)
    application = ready(start_app, qtbot)
    picker = application.window.enhance.picker
    assert listed(application) == ["Only", "Other", "", "Night (yours)"]
    assert picker.variants.itemData(3, Qt.ItemDataRole.ToolTipRole) == "Of the town."
    assert picker.own.isVisible()
    assert [action.isEnabled() for action in picker.own_menu.actions()] == [False] * 3
    pick(application, "Night (yours)")
    assert chosen(application) == "my-night"
    assert [action.isEnabled() for action in picker.own_menu.actions()] == [True] * 3


def test_a_long_name_does_not_push_the_panel_apart(start_app: StartApp, qtbot: QtBot, backend: TrueEngineBackend) -> None:
    export(backend, name="W" * 60)
    application = ready(start_app, qtbot)
    pick(application, "W" * 60 + " (yours)")
    panel = application.window.enhance
    qtbot.waitUntil(lambda: panel.picker.variants.width() > 0)
    for widget in (panel.picker.variants, panel.picker.own, panel.precision):
        assert widget.mapTo(panel, widget.rect().topRight()).x() < panel.width()


def test_without_own_variants_there_is_no_menu_for_them(start_app: StartApp, qtbot: QtBot) -> None:
    application = ready(start_app, qtbot)
    picker = application.window.enhance.picker
    assert listed(application) == ["Only", "Other"]
    assert picker.own.isHidden()
    picker.variants.customContextMenuRequested.emit(QPoint(1, 1))
    assert not picker.own_menu.isVisible()


def test_a_new_variant_appears_after_a_refresh_and_the_choice_stays(start_app: StartApp, qtbot: QtBot, backend: TrueEngineBackend) -> None:
    application = ready(start_app, qtbot)
    application.session.choose("tiny", "other", Precision.FP32)
    before = application.session.choice
    export(backend)
    used: list[bool] = []
    application.engine.refresh(lambda: used.append("Night (yours)" in listed(application)))
    qtbot.waitUntil(lambda: used == [True])
    assert application.session.choice is before
    assert application.window.enhance.picker.variants.currentText() == "Other"
    assert message(application) == ""


def test_a_refresh_asked_for_before_the_engine_is_open_is_done_afterwards(
    start_app: StartApp, qtbot: QtBot, backend: TrueEngineBackend
) -> None:
    backend.opening.clear()
    application = start_app()
    done: list[bool] = []
    application.engine.refresh(lambda: done.append(True))
    backend.opening.set()
    qtbot.waitUntil(lambda: done == [True])
    assert application.session.choice is not None


def test_another_method_on_show_is_offered_anew_too(start_app: StartApp, qtbot: QtBot, backend: TrueEngineBackend) -> None:
    application = ready(start_app, qtbot)
    application.session.choose("tiny2")
    shutil.rmtree(backend.root / "stock" / "tiny2")
    application.engine.refresh()
    qtbot.waitUntil(lambda: application.session.choice is not None and application.session.choice.method == "tiny")
    picker = application.window.enhance.picker
    picker.task_buttons[Task.DARK].click()
    assert not picker.methods.buttons["tiny2"].isEnabled()


def test_a_variant_gets_another_name(start_app: StartApp, qtbot: QtBot, backend: TrueEngineBackend) -> None:
    folder = export(backend)
    application = ready(start_app, qtbot)
    pick(application, "Night (yours)")
    met = answer(type_name(" Nächte <b>in</b> Wien 🌃 "))
    act(application, "Rename…")
    qtbot.waitUntil(lambda: "Nächte <b>in</b> Wien 🌃 (yours)" in listed(application))
    assert len(met) == 1
    assert chosen(application) == "my-night"
    assert application.window.enhance.picker.variants.currentText().startswith("Nächte")
    assert json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["name"] == "Nächte <b>in</b> Wien 🌃"


def test_a_name_that_is_taken_is_refused_in_words(start_app: StartApp, qtbot: QtBot, backend: TrueEngineBackend) -> None:
    export(backend)
    application = ready(start_app, qtbot)
    pick(application, "Night (yours)")
    answer(type_name("Only"))
    act(application, "Rename…")
    qtbot.waitUntil(lambda: message(application) == "Tiny has a variant called Only already.")
    assert "Night (yours)" in listed(application)


def test_a_deleted_variant_goes_after_one_question_and_its_origin_takes_over(
    start_app: StartApp, qtbot: QtBot, backend: TrueEngineBackend
) -> None:
    folder = export(backend)
    application = ready(start_app, qtbot)
    pick(application, "Night (yours)")
    met = answer(press("Delete"))
    act(application, "Delete…")
    qtbot.waitUntil(lambda: message(application) == "Night was deleted.")
    assert len(met) == 1
    assert not folder.exists()
    assert listed(application) == ["Only", "Other"]
    assert chosen(application) == "other"
    assert application.window.enhance.picker.own.isHidden()


def test_thinking_better_of_it_deletes_and_renames_nothing(start_app: StartApp, qtbot: QtBot, backend: TrueEngineBackend) -> None:
    folder = export(backend)
    application = ready(start_app, qtbot)
    pick(application, "Night (yours)")
    answer(press("Cancel"))
    act(application, "Delete…")
    answer(lambda dialog: dialog.close() and None)
    act(application, "Rename…")
    assert folder.is_dir()
    assert chosen(application) == "my-night"
    assert listed(application)[-1] == "Night (yours)"


def test_back_to_stock_chooses_what_the_variant_started_from(start_app: StartApp, qtbot: QtBot, backend: TrueEngineBackend) -> None:
    export(backend)
    export(backend, "my-scratch", "Scratch", origin="scratch")
    application = ready(start_app, qtbot)
    for text, stock in (("Night (yours)", "other"), ("Scratch (yours)", "only")):
        pick(application, text)
        act(application, "Back to stock")
        assert chosen(application) == stock
    assert listed(application)[2:] == ["", "Night (yours)", "Scratch (yours)"]


def test_nothing_is_deleted_while_a_batch_may_need_it(
    start_app: StartApp, qtbot: QtBot, backend: TrueEngineBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = export(backend)
    application = ready(start_app, qtbot)
    pick(application, "Night (yours)")
    monkeypatch.setattr(type(application.batch), "running", True)
    act(application, "Delete…")
    assert "batch list is at work" in message(application)
    assert folder.is_dir()
    monkeypatch.undo()


def test_a_remembered_variant_that_is_gone_is_said_at_the_next_start(start_app: StartApp, qtbot: QtBot, backend: TrueEngineBackend) -> None:
    folder = export(backend)
    application = ready(start_app, qtbot)
    pick(application, "Night (yours)")
    application.close()
    application = ready(start_app, qtbot)
    assert chosen(application) == "my-night"
    assert message(application) == ""
    application.close()
    shutil.rmtree(folder)
    application = ready(start_app, qtbot)
    assert chosen(application) == "only"
    assert message(application) == "The variant my-night is no longer there; Only is used instead."


def test_a_damaged_folder_is_said_once_and_the_window_goes_on(start_app: StartApp, qtbot: QtBot, backend: TrueEngineBackend) -> None:
    folder = export(backend)
    (folder / "manifest.json").write_text("{")
    application = ready(start_app, qtbot)
    assert message(application) == "The manifest of model folder my-night cannot be read."
    application.window.bar.dismiss()
    done: list[bool] = []
    application.engine.refresh(lambda: done.append(True))
    qtbot.waitUntil(lambda: done == [True])
    assert message(application) == ""


def test_a_variant_removed_by_hand_is_told_and_leaves_the_list(start_app: StartApp, qtbot: QtBot, backend: TrueEngineBackend) -> None:
    folder = export(backend)
    application = ready(start_app, qtbot)
    pick(application, "Night (yours)")
    shutil.rmtree(folder)
    answer(type_name("Day"))
    act(application, "Rename…")
    qtbot.waitUntil(lambda: listed(application) == ["Only", "Other"])
    assert "Night is not there any more." in message(application)
    assert chosen(application) == "only"


def test_the_open_photo_shows_the_weights_that_were_exported_anew(
    start_app: StartApp, qtbot: QtBot, backend: TrueEngineBackend, tmp_path: Path
) -> None:
    export(backend, gain=0.5)
    application = ready(start_app, qtbot, write_fake_photo(tmp_path / "a.jpg", 64, 48))
    pick(application, "Night (yours)")
    session = application.session
    qtbot.waitUntil(lambda: session.run.state is RunState.DONE, timeout=20_000)
    assert session.result is not None
    dark = session.result.enhanced.mean()
    export(backend, gain=1.0)
    application.engine.refresh()
    qtbot.waitUntil(lambda: session.result is not None and session.result.enhanced.mean() > 1.8 * dark, timeout=20_000)
    kept = session.result
    application.engine.rename("tiny", "my-night", "Day", application.messages)
    qtbot.waitUntil(lambda: "Day (yours)" in listed(application))
    assert session.result is kept, "another name is no reason to run again"


def test_the_catalogue_falls_back_to_a_stock_variant_that_works(backend: TrueEngineBackend) -> None:
    export(backend)
    (backend.root / "stock" / "tiny" / "other" / "manifest.json").unlink()
    catalogue = Catalogue.of(backend.open_engine())
    stock = catalogue.stock("tiny", "my-night")
    assert stock is not None
    assert stock.id == "only"
    assert catalogue.weights["tiny", "my-night"] not in ("", catalogue.weights["tiny", "only"])
