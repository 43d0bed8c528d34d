"""Faithfulness in the window: the lock and the brush are seen at once and saved as seen, maps follow, tile borders are checked."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions import ActionId
from app.application import Application
from app.panels.trust_panel import Lay
from app.session import RunState
from app.widgets.compare_view import CompareView, ViewMode
from engine.core.photo import to_depth
from engine.core.protect import ProtectMask
from engine.finishing import finished_photo
from tests.helpers.fakes import FakeBackend
from tests.helpers.viewer import mouse

Kind = QMouseEvent.Type


@pytest.fixture
def trusted(opened: Application, qtbot: QtBot) -> Application:
    """The result alone on the screen, the column on the left open, everything measured."""
    opened.window.toggle_inspect()
    opened.window.view.set_mode(ViewMode.ENHANCED)
    qtbot.waitUntil(lambda: opened.trust._lows is not None)
    return opened


def place(view: CompareView, x: float, y: float) -> tuple[float, float]:
    """Where on the widget a pixel of the photo is."""
    viewport, ratio = view._viewport, view.devicePixelRatioF()
    assert viewport is not None
    zoom = viewport.zoom
    return (viewport.origin[0] + x * zoom) / ratio, (viewport.origin[1] + y * zoom) / ratio


def stroke(view: CompareView, *points: tuple[float, float]) -> None:
    mouse(view, Kind.MouseButtonPress, *place(view, *points[0]))
    for point in points[1:]:
        mouse(view, Kind.MouseMove, *place(view, *point))
    mouse(view, Kind.MouseButtonRelease, *place(view, *points[-1]), pressed=False)


def pixel(view: CompareView, x: float, y: float) -> np.ndarray:
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    at_x, at_y = place(view, x + 0.5, y + 0.5)
    colour = image.pixelColor(int(at_x * view.devicePixelRatioF()), int(at_y * view.devicePixelRatioF()))
    return np.array([colour.red(), colour.green(), colour.blue()])


def photo_pixel(application: Application, x: int, y: int) -> np.ndarray:
    assert application.session.photo is not None
    return application.session.photo.photo.pixels[y, x].astype(int)


def protected(application: Application) -> ProtectMask | None:
    return application.session.edit.protect


def test_a_stroke_keeps_the_photo_there_is_seen_while_it_is_drawn_and_undone_as_one(trusted: Application, qtbot: QtBot) -> None:
    view, trust = trusted.window.view, trusted.trust
    assert np.abs(pixel(view, 80, 60) - photo_pixel(trusted, 80, 60)).max() > 15
    trusted.actions[ActionId.PROTECT].trigger()
    trust.show_lay(Lay.NOTHING)
    trust.tool.set_size(0.1)  # of 160 pixels
    trust.tool.set_hardness(0.9)
    mouse(view, Kind.MouseButtonPress, *place(view, 60, 60))
    mouse(view, Kind.MouseMove, *place(view, 100, 60))
    assert protected(trusted) is None
    assert np.abs(pixel(view, 72, 60) - photo_pixel(trusted, 72, 60)).max() <= 1  # before the button is let go
    assert np.abs(pixel(view, 72, 100) - photo_pixel(trusted, 72, 100)).max() > 15
    mouse(view, Kind.MouseButtonRelease, *place(view, 100, 60), pressed=False)
    assert protected(trusted) is not None
    assert trust.protect.share.text().endswith("% of the photo stays as it was.")
    stack = trusted.darkroom.undo_stack
    assert [stack.text(index) for index in range(stack.count())] == ["Protect"]
    stroke(view, (30.0, 100.0), (40.0, 100.0))
    assert stack.count() == 2
    stack.undo()
    assert np.abs(pixel(view, 35, 100) - photo_pixel(trusted, 35, 100)).max() > 15
    assert np.abs(pixel(view, 72, 60) - photo_pixel(trusted, 72, 60)).max() <= 1
    stack.undo()
    assert protected(trusted) is None
    assert np.abs(pixel(view, 72, 60) - photo_pixel(trusted, 72, 60)).max() > 15
    stack.redo()
    assert np.abs(pixel(view, 72, 60) - photo_pixel(trusted, 72, 60)).max() <= 1


def test_erasing_inverting_and_clearing(trusted: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    view, trust = trusted.window.view, trusted.trust
    trust.take_brush(True)
    trust.show_lay(Lay.NOTHING)
    trust.tool.set_size(0.1)
    trust.invert()  # everything
    assert np.abs(pixel(view, 80, 60) - photo_pixel(trusted, 80, 60)).max() <= 1
    monkeypatch.setattr(QApplication, "keyboardModifiers", lambda: Qt.KeyboardModifier.AltModifier)
    stroke(view, (80.0, 60.0))
    monkeypatch.undo()
    assert np.abs(pixel(view, 80, 60) - photo_pixel(trusted, 80, 60)).max() > 15
    assert np.abs(pixel(view, 20, 20) - photo_pixel(trusted, 20, 20)).max() <= 1
    trust.protect.invert.click()
    assert np.abs(pixel(view, 80, 60) - photo_pixel(trusted, 80, 60)).max() <= 1
    assert np.abs(pixel(view, 20, 20) - photo_pixel(trusted, 20, 20)).max() > 15
    trust.protect.clear.click()
    assert protected(trusted) is None
    assert not trust.protect.clear.isEnabled()


def test_keys_change_the_brush(trusted: Application) -> None:
    tool, actions = trusted.trust.tool, trusted.actions
    size, hardness = tool.size, tool.hardness
    actions[ActionId.BRUSH_LARGER].trigger()
    actions[ActionId.BRUSH_HARDER].trigger()
    assert tool.size > size
    assert tool.hardness > hardness
    assert trusted.trust.protect.hardness.value() == round(100 * tool.hardness)
    actions[ActionId.BRUSH_SMALLER].trigger()
    assert abs(tool.size - size) < 1e-9


def test_the_brush_is_put_down_with_the_photo_and_its_film_goes_with_it(trusted: Application, qtbot: QtBot, tmp_path: Path) -> None:
    trust = trusted.trust
    trust.take_brush(True)
    assert trust.faith.lay.currentData() is Lay.PROTECTED
    qtbot.waitUntil(lambda: trusted.window.view.overlay is not None)
    trust.take_brush(False)
    assert trust.faith.lay.currentData() is Lay.NOTHING
    assert trusted.window.view.overlay is None


def test_the_lock_is_seen_at_once_brings_the_drift_down_and_is_saved_as_seen(trusted: Application, qtbot: QtBot) -> None:
    view, trust, session = trusted.window.view, trusted.trust, trusted.session
    qtbot.waitUntil(lambda: trust.faith.drift.text().startswith("Drift: ΔE"))
    free, before = trust.faith.colours.text(), pixel(view, 120, 30)
    trust.faith.lock.setValue(100)
    assert session.finish.colour_lock == 1.0
    assert not np.array_equal(pixel(view, 120, 30), before)
    qtbot.waitUntil(lambda: trust.faith.colours.text() != free)
    assert session.photo is not None
    assert session.result is not None
    saved = to_depth(finished_photo(session.photo.photo, session.result, session.finish).pixels, 8)
    for x, y in ((120, 30), (20, 100), (80, 60)):
        assert np.abs(pixel(view, x, y) - saved[y, x].astype(int)).max() <= 2
    assert trusted.session.run.state is RunState.DONE  # nothing ran again


@pytest.mark.parametrize("lay", [Lay.DRIFT, Lay.DETAIL, Lay.PROTECTED])
def test_every_map_lies_over_the_photo_and_goes_again(trusted: Application, qtbot: QtBot, lay: Lay) -> None:
    trust, view = trusted.trust, trusted.window.view
    trust.faith.lay.setCurrentIndex(trust.faith.lay.findData(lay))
    qtbot.waitUntil(lambda: view.overlay is not None)
    assert not trust.faith.legend.isHidden()
    trust.faith.lay.setCurrentIndex(0)
    assert view.overlay is None
    assert trust.faith.legend.isHidden()


def test_a_map_and_the_clipping_take_turns(trusted: Application, qtbot: QtBot) -> None:
    trust = trusted.trust
    trusted.inspect.toggle_clipping()
    trust.show_lay(Lay.PROTECTED)
    assert not trusted.inspect.histogram.clipping.isChecked()
    trusted.inspect.toggle_clipping()
    assert trust.lay is Lay.NOTHING
    assert trust.faith.lay.currentData() is Lay.NOTHING


def test_tile_borders_are_checked_in_words_and_another_result_voids_them(trusted: Application, qtbot: QtBot) -> None:
    trust = trusted.trust
    trust.seams.check.click()
    qtbot.waitUntil(lambda: trust.seams.words.text().endswith("No seam."))
    assert trust.lay is Lay.SEAMS
    assert trust.seams.check.text() == "Check &tile borders"
    trusted.session.choose("fake_classic")
    assert trust.seams.words.text() == ""


def test_a_check_can_be_cancelled(trusted: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    trust = trusted.trust
    backend.engine.gate.clear()
    trust.check()
    qtbot.waitUntil(lambda: trust.seams.check.text() == "Cancel the check")
    trust.seams.check.click()
    assert trust.seams.check.text() == "Check &tile borders"
    backend.engine.gate.set()
    qtbot.wait(50)
    assert trust.seams.words.text() == ""


def test_strength_is_remembered_for_each_method(
    trusted: Application, qtbot: QtBot, start_app: Callable[..., Application], photo: Path
) -> None:
    session = trusted.session
    session.set_strength(0.3)
    session.choose("fake_classic")
    assert session.strength == 1.0
    session.set_strength(0.6)
    session.choose("fake_net")
    assert session.strength == 0.3
    session.choose("fake_classic")
    assert session.strength == 0.6
    assert trusted.settings.current.strengths == {"fake_net": 0.3, "fake_classic": 0.6}
