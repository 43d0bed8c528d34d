"""The instant preview in the window: there before the run, gone with it, never anything but something to look at."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.actions import ActionId
from app.application import Application
from app.candidate import Source, Stand
from app.session import Choice, RunState
from app.widgets.compare_view import PLACES, Place, ViewMode
from engine.core.errors import InferenceError, OutOfMemoryError
from engine.core.focus import seen_region
from engine.core.method import Method
from engine.core.photo import Photo
from engine.core.precision import Precision
from engine.core.progress import Progress
from engine.core.request import EnhanceRequest, Preview, Result
from tests.helpers.batches import batch_plan, listed, run_through
from tests.helpers.fakes import CLASSICAL, DETAIL, HEAVY, INSTANT, NETWORK, FakeBackend, FakeEngine, make_photo, write_fake_photo

StartApp = Callable[..., Application]
HEAVIEST = "fake_heaviest"
PLACE = (100, 140)
"""Row and column of the photo: outside the first tile."""


class PreviewEngine(FakeEngine):
    """Heavy methods for two tasks that have an instant one, and others that have none."""

    methods: tuple[Method, ...] = (
        HEAVY,
        replace(HEAVY, id="fake_heavier", name="Fake heavier"),
        replace(HEAVY, id=HEAVIEST, name="Fake heaviest"),
        CLASSICAL,
        DETAIL,
        INSTANT,
        NETWORK,
    )


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend(PreviewEngine())


@pytest.fixture
def halted(start_app: StartApp, qtbot: QtBot, photo: Path, backend: FakeBackend) -> Application:
    """The enhanced side alone; the run of the heavy method stands still before its first tile is told."""
    backend.engine.gate.clear()
    application = start_app(photo)
    application.window.view.set_mode(ViewMode.ENHANCED)
    qtbot.waitUntil(lambda: len(backend.engine.requests) == 1 and application.session.run.state is RunState.RUNNING)
    qtbot.waitUntil(lambda: application.window.view.previewing)
    return application


def seen(application: Application, row: int = PLACE[0], column: int = PLACE[1]) -> np.ndarray:
    """Colour of a pixel of the open photo on the screen, at 100 %."""
    view = application.window.view
    colour = view.grab().toImage().pixelColor((view.width() - 160) // 2 + column, (view.height() - 120) // 2 + row)
    return np.array([colour.red(), colour.green(), colour.blue()])


def brighter(by: int, row: int = PLACE[0], column: int = PLACE[1]) -> np.ndarray:
    """The fake photo's colour there, made brighter by so many thousandths: 100 is the run's, 200 the preview's."""
    return np.minimum(make_photo(160, 120).pixels[row, column].astype(float) + 0.255 * by, 255)


def shows(application: Application, by: int) -> bool:
    return bool(np.abs(seen(application) - brighter(by)).max() <= 2)


def done(application: Application, qtbot: QtBot) -> None:
    application.backend.engine.gate.set()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: application.session.run.state is RunState.DONE)


# -- it comes and goes ---------------------------------------------------------------------------------------------------------


def test_a_preview_is_seen_before_the_first_tile_and_the_result_takes_its_place(
    start_app: StartApp, qtbot: QtBot, photo: Path, backend: FakeBackend
) -> None:
    backend.engine.gate.clear()
    application = start_app(photo)
    order: list[str] = []
    application.enhancer.preview.connect(lambda picture: order.append("preview"))
    application.enhancer.tile.connect(lambda *tile: order.append("tile"))
    application.window.view.set_mode(ViewMode.ENHANCED)
    qtbot.waitUntil(lambda: "tile" in order)
    assert order == ["preview", "tile"]
    assert shows(application, 200)
    assert np.abs(seen(application, 20, 20) - brighter(100, 20, 20)).max() <= 2, "the first tile has come"
    assert application.window.view.previewing
    done(application, qtbot)
    assert shows(application, 100)
    assert not application.window.view.previewing


def test_it_is_made_of_what_is_seen_and_then_of_the_whole(halted: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    assert len(backend.engine.previews) == 1, "the whole photo is in sight"
    done(halted, qtbot)
    view = halted.window.view
    view.zoom_by(16.0 / view.zoom)
    part = view.visible_region()
    backend.engine.previews.clear()
    halted.session.choose("fake_heavier")
    qtbot.waitUntil(lambda: len(backend.engine.previews) == 2)
    first, second = (seen_region(request.focus) for request in backend.engine.previews)
    assert first == part
    assert second is not None
    assert (second.width, second.height) == (160, 120)


def test_looking_closer_during_a_run_brings_a_sharp_preview_of_that_place_between_two_tiles(
    start_app: StartApp, qtbot: QtBot, tmp_path: Path, backend: FakeBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = backend.engine
    whole = engine.preview

    def coarse(photo: Photo, request: EnhanceRequest, room: int, *rest: Any) -> Preview | None:
        """As from afar: a quarter as dense where the whole photo is asked for."""
        made = whole(photo, request, room, *rest)
        return made if made is None or made.width < photo.width else replace(made, pixels=made.pixels[::4, ::4])

    monkeypatch.setattr(engine, "preview", coarse)
    engine.gate.clear()
    application = start_app(write_fake_photo(tmp_path / "large.jpg", 1600, 1200))
    view = application.window.view
    view.set_mode(ViewMode.ENHANCED)
    qtbot.waitUntil(lambda: len(engine.requests) == 1 and view.previewing)
    assert len(engine.previews) == 1
    view.zoom_actual()
    view.pan(-400, -300)
    seen = view.visible_region()
    with qtbot.waitSignal(view.focus_changed, timeout=3000):
        pass
    engine.gate.set()
    qtbot.waitUntil(lambda: application.session.run.state is RunState.DONE)
    assert [request.focus for request in engine.previews[1:]] == [seen], "one, and of what is seen"
    assert not view.previewing


def test_it_knows_the_variant_and_the_provider_that_are_chosen(
    start_app: StartApp, qtbot: QtBot, photo: Path, backend: FakeBackend
) -> None:
    application = start_app(photo)
    application.settings.change(provider="cpu")
    qtbot.waitUntil(lambda: application.session.run.state is RunState.DONE)
    backend.engine.previews.clear()
    application.session.choose(NETWORK.id, "strong")
    qtbot.waitUntil(lambda: bool(backend.engine.previews))
    (asked,) = backend.engine.previews
    assert (asked.method, asked.variant, asked.provider) == (NETWORK.id, "strong", "cpu")


# -- it is never in the way ----------------------------------------------------------------------------------------------------


def test_cancelling_takes_it_away(halted: Application, qtbot: QtBot) -> None:
    halted.status.progress.cancel_button.click()
    assert halted.session.run.state is RunState.CANCELLED
    assert not halted.window.view.previewing
    assert not shows(halted, 200)


def test_cancelling_before_any_tile_has_come_gives_the_original_back(
    start_app: StartApp, qtbot: QtBot, photo: Path, backend: FakeBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    enhance = backend.engine.enhance

    def halting(photo: Photo, request: EnhanceRequest, progress: Progress, *listeners: object) -> Result:
        while not backend.engine.gate.wait(0.005):
            progress.check_cancelled()
        return enhance(photo, request, progress, *listeners)  # type: ignore[arg-type]

    monkeypatch.setattr(backend.engine, "enhance", halting)
    backend.engine.gate.clear()
    application = start_app(photo)
    application.window.view.set_mode(ViewMode.ENHANCED)
    qtbot.waitUntil(lambda: application.window.view.previewing)
    application.enhancer.cancel()
    assert shows(application, 0)


def test_a_preview_not_done_yet_goes_with_the_run_that_is_cancelled(
    start_app: StartApp, qtbot: QtBot, photo: Path, backend: FakeBackend
) -> None:
    backend.engine.preview_gate.clear()
    application = start_app(photo)
    shown: list[object] = []
    application.enhancer.preview.connect(shown.append)
    qtbot.waitUntil(lambda: bool(backend.engine.previews))
    application.enhancer.cancel()
    backend.engine.preview_gate.set()
    qtbot.waitUntil(lambda: application.runner.live() == ())
    assert shown == []
    assert backend.engine.requests == [], "nor does the run begin"


def test_another_method_gets_a_preview_of_its_own_and_the_older_one_is_dropped(
    start_app: StartApp, qtbot: QtBot, photo: Path, backend: FakeBackend
) -> None:
    backend.engine.preview_gate.clear()
    backend.engine.gate.clear()
    application = start_app(photo)
    shown: list[object] = []
    application.enhancer.preview.connect(shown.append)
    qtbot.waitUntil(lambda: len(backend.engine.previews) == 1)
    application.session.choose(NETWORK.id)
    qtbot.waitUntil(lambda: len(backend.engine.previews) == 2)
    assert shown == []
    backend.engine.preview_gate.set()
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert [request.method for request in backend.engine.previews] == [HEAVY.id, NETWORK.id]
    assert [request.method for request in backend.engine.requests] == [NETWORK.id] or not backend.engine.requests


def test_choosing_another_method_takes_the_older_preview_away_at_once(halted: Application) -> None:
    halted.session.choose(NETWORK.id)
    assert not halted.window.view.previewing, "it was made for another task"
    assert not shows(halted, 200)


@pytest.mark.parametrize("method", [INSTANT.id, CLASSICAL.id, DETAIL.id])
def test_a_method_without_a_preview_takes_the_older_one_away(halted: Application, qtbot: QtBot, backend: FakeBackend, method: str) -> None:
    backend.engine.previews.clear()
    halted.session.choose(method)
    qtbot.waitUntil(lambda: bool(backend.engine.requests) and backend.engine.requests[-1].method == method)
    qtbot.waitUntil(lambda: not halted.window.view.previewing)
    assert backend.engine.previews == []


def test_another_photo_takes_it_away(halted: Application, qtbot: QtBot, backend: FakeBackend, tmp_path: Path) -> None:
    backend.engine.preview_gate.clear()
    halted.opener.open_paths([write_fake_photo(tmp_path / "other.jpg")])
    qtbot.waitUntil(lambda: halted.session.photo is not None and halted.session.photo.name == "other.jpg")
    assert not halted.window.view.previewing
    backend.engine.preview_gate.set()
    done(halted, qtbot)


def test_a_result_kept_from_before_needs_no_preview(halted: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    done(halted, qtbot)
    halted.session.choose(CLASSICAL.id)
    qtbot.waitUntil(lambda: halted.session.run.state is RunState.DONE)
    backend.engine.previews.clear()
    halted.session.choose(HEAVY.id)
    qtbot.waitUntil(lambda: halted.session.run.state is RunState.DONE)
    assert backend.engine.previews == []


@pytest.mark.parametrize("error", [InferenceError("The instant model is damaged."), ZeroDivisionError("a fault of ours")])
def test_a_preview_that_fails_is_not_spoken_of_and_the_run_goes_on(
    start_app: StartApp, qtbot: QtBot, photo: Path, backend: FakeBackend, error: Exception
) -> None:
    backend.engine.fail_preview_with = error
    application = start_app(photo)
    unexpected: list[object] = []
    application.runner.unexpected.connect(unexpected.append)
    qtbot.waitUntil(lambda: application.session.run.state is RunState.DONE)
    assert backend.engine.previews != []
    assert unexpected == []
    assert application.window.bar.message is None


def test_a_run_that_is_refused_leaves_the_original_and_no_preview(halted: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    backend.engine.fail_with = OutOfMemoryError("It needs 4.6 GB.")
    with qtbot.waitSignal(halted.enhancer.preview):
        halted.session.choose("fake_heavier")
    qtbot.waitUntil(lambda: halted.session.run.state is RunState.FAILED)
    assert not halted.window.view.previewing
    assert shows(halted, 0)


# -- it is no result -----------------------------------------------------------------------------------------------------------


def test_it_can_not_be_saved(halted: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    assert shows(halted, 200)
    assert halted.session.result is None
    assert not halted.window.enhance.save.isEnabled()
    assert not halted.actions[ActionId.SAVE].isEnabled()
    halted.saver.save()
    done(halted, qtbot)
    halted.saver.save()
    qtbot.waitUntil(lambda: bool(backend.saved))
    assert len(backend.saved) == 1
    wanted = np.minimum(make_photo(160, 120).pixels.astype(float) + 25.5, 255)
    assert np.abs(backend.saved[0][1].pixels - wanted).max() <= 1, "what the chosen method made"


def test_the_batch_list_never_uses_it(start_app: StartApp, qtbot: QtBot, tmp_path: Path, backend: FakeBackend, picture: Any) -> None:
    application = start_app()
    qtbot.waitUntil(lambda: application.session.choice is not None)
    listed(application, qtbot, [picture.file(tmp_path / f"{number}.jpg", 30, 40) for number in range(3)])
    run_through(application, qtbot, batch_plan(choice=Choice(HEAVY.id, "default", Precision.FP32)))
    assert len(backend.engine.requests) == 3
    assert backend.engine.previews == []


# -- switching it off ----------------------------------------------------------------------------------------------------------


def test_switching_it_off_takes_it_away_at_once_and_is_remembered(
    halted: Application, qtbot: QtBot, start_app: StartApp, photo: Path, backend: FakeBackend
) -> None:
    action = halted.actions[ActionId.PREVIEW]
    assert action.isChecked()
    action.trigger()
    assert not action.isChecked()
    assert not halted.window.view.previewing
    assert halted.session.run.active, "the run goes on"
    done(halted, qtbot)
    halted.window.close()
    backend.engine.previews.clear()
    again = start_app(photo)
    qtbot.waitUntil(lambda: again.session.run.state is RunState.DONE)
    assert backend.engine.previews == []
    assert not again.actions[ActionId.PREVIEW].isChecked()


# -- candidates of a comparison ------------------------------------------------------------------------------------------------


def place_seen(application: Application, place: Place) -> np.ndarray:
    """The colour that the pixel of the photo at PLACE has in a pane, at 100 %."""
    view = application.window.view
    left, top = view.layout_now.panes(view.width(), view.height())[PLACES.index(place)]
    width, height = view.layout_now.pane_size(view.width(), view.height())
    colour = view.grab().toImage().pixelColor(left + (width - 160) // 2 + PLACE[1], top + (height - 120) // 2 + PLACE[0])
    return np.array([colour.red(), colour.green(), colour.blue()])


def place_done(application: Application, place: Place) -> bool:
    exhibit = application.window.view.exhibit(place)
    return exhibit is not None and exhibit.layer is not None and exhibit.layer.finished is None


def test_candidates_show_a_preview_until_their_tiles_come_one_for_all_that_are_for_the_same_task(
    start_app: StartApp, qtbot: QtBot, photo: Path, backend: FakeBackend
) -> None:
    application = start_app(photo)
    qtbot.waitUntil(lambda: application.session.run.state is RunState.DONE)
    backend.engine.previews.clear()
    backend.engine.gate.clear()
    view, candidates = application.window.view, application.compare.candidates
    for method in ("fake_heavier", HEAVIEST):
        candidates.add(Stand(Source.METHOD, method, "default", Precision.FP32))

    def previewed(place: Place) -> bool:
        return bool(np.abs(place_seen(application, place) - brighter(200)).max() <= 2)

    qtbot.waitUntil(lambda: previewed(Place.THIRD) and previewed(Place.FOURTH))
    badges = {place: label.badge for place, label in view._labels()}
    assert badges[Place.FOURTH] == "Preview · Waiting"
    assert badges[Place.THIRD].startswith("Preview")
    assert [request.method for request in backend.engine.previews] == ["fake_heavier"]
    backend.engine.gate.set()
    qtbot.waitUntil(lambda: all(place_done(application, place) for place in (Place.THIRD, Place.FOURTH)))
    assert np.abs(place_seen(application, Place.FOURTH) - brighter(100)).max() <= 2
    assert {label.badge for _, label in view._labels()} == {""}


def test_a_candidate_that_fails_keeps_no_preview(start_app: StartApp, qtbot: QtBot, photo: Path, backend: FakeBackend) -> None:
    application = start_app(photo)
    qtbot.waitUntil(lambda: application.session.run.state is RunState.DONE)
    backend.engine.fail_with = InferenceError("It does not work.")
    application.compare.candidates.add(Stand(Source.METHOD, "fake_heavier", "default", Precision.FP32))
    qtbot.waitUntil(lambda: any(label.badge == "Not enhanced" for _, label in application.window.view._labels()))
    exhibit = application.window.view.exhibit(Place.THIRD)
    assert exhibit is not None
    assert exhibit.previews == ()
