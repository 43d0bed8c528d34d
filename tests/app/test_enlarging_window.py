"""The window with methods that enlarge and with strength between two sets of weights: sizes, limits, memory, what is saved."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.application import Application
from app.backend import OutputRule
from app.panels.save_dialog import SaveDialog
from app.session import Choice, RunState
from app.widgets.compare_view import ViewMode
from engine.batch.jobs import JobState
from engine.core.errors import OutOfMemoryError
from engine.core.focus import seen_region
from engine.core.photo import FileFormat
from engine.core.precision import Precision
from engine.core.request import EnhanceRequest, Result
from tests.helpers.batches import accept, batch_plan, listed, run_through
from tests.helpers.dialogs import answer
from tests.helpers.fakes import CLASSICAL, DETAIL, NETWORK, QUADRUPLE, FakeBackend, make_photo, write_fake_photo
from tests.helpers.windows import seen

StartApp = Callable[..., Application]


def choose(application: Application, qtbot: QtBot, method: str) -> Result:
    application.session.choose(method)
    return wait(application, qtbot, method)


def wait(application: Application, qtbot: QtBot, method: str, scale: int | None = None) -> Result:
    def done() -> bool:
        result = application.session.result
        return result is not None and result.report.method == method and scale in (None, result.scale)

    qtbot.waitUntil(done)
    assert application.session.result is not None
    return application.session.result


# -- sizes ---------------------------------------------------------------------------------------------------------------------


def test_a_method_that_enlarges_offers_its_sizes_and_says_what_they_make_in_pixels(opened: Application, qtbot: QtBot) -> None:
    panel = opened.window.enhance
    assert panel.size_choice.isHidden()
    choose(opened, qtbot, QUADRUPLE.id)
    assert panel.size_choice.isVisible()
    assert {size: button.text() for size, button in panel.size_choice.buttons.items()} == {2: "×2", 3: "×3", 4: "×4"}
    assert panel.size_choice.buttons[4].isChecked()
    assert panel.size_choice.pixels.text() == "640 × 480 pixels, 0.3 megapixels"
    panel.size_choice.buttons[3].click()
    assert panel.size_choice.pixels.text() == "480 × 360 pixels, 0.2 megapixels"
    assert wait(opened, qtbot, QUADRUPLE.id, 3).enhanced.shape == (360, 480, 3)
    assert "480 × 360" in opened.status.summary.text()
    choose(opened, qtbot, NETWORK.id)
    assert panel.size_choice.isHidden()


def test_the_size_last_picked_is_kept_for_other_methods_and_the_next_start(start_app: StartApp, qtbot: QtBot) -> None:
    first = start_app()
    qtbot.waitUntil(lambda: first.session.choice is not None)
    first.session.choose(QUADRUPLE.id)
    first.session.set_size(2)
    first.session.choose(CLASSICAL.id)
    assert first.session.choice is not None
    assert first.session.choice.size == 1
    first.session.choose(QUADRUPLE.id)
    assert first.session.choice.size == 2
    first.window.close()
    second = start_app()
    qtbot.waitUntil(lambda: second.session.choice is not None)
    assert second.session.choice is not None
    assert (second.session.choice.method, second.session.choice.size) == (QUADRUPLE.id, 2)


def test_an_enlarged_result_is_compared_in_its_own_pixels_and_the_divider_stays(opened: Application, qtbot: QtBot) -> None:
    view = opened.window.view
    view.zoom_actual()
    view.set_divider(0.3)
    choose(opened, qtbot, QUADRUPLE.id)
    view.zoom_actual()
    assert view.zoom == 1.0
    assert view.divider == 0.3
    assert (view.visible_region().photo_width, view.visible_region().photo_height) == (160, 120)
    image = view.grab().toImage()
    left, top = (view.width() - 640) // 2, (view.height() - 480) // 2
    view.set_mode(ViewMode.ENHANCED)
    shown = view.grab().toImage()
    source = make_photo(160, 120).pixels[100, 80].astype(float)
    wanted = np.minimum(source + 6554 / 257, 255)
    colour = shown.pixelColor(left + 322, top + 402)
    assert np.abs(np.array([colour.red(), colour.green(), colour.blue()]) - wanted).max() <= 1
    assert image.size() == shown.size()


def test_the_part_that_is_looked_at_is_asked_for_first_in_pixels_of_the_photo(opened: Application, qtbot: QtBot) -> None:
    choose(opened, qtbot, QUADRUPLE.id)
    view = opened.window.view
    view.zoom_by(16.0 / view.zoom)
    seen = view.visible_region()
    assert seen.width < 160
    opened.session.set_size(2)
    wait(opened, qtbot, QUADRUPLE.id, 2)
    requests = opened.backend.engine.requests  # type: ignore[attr-defined]
    assert seen_region(requests[-1].focus) == seen
    assert view.visible_region() == seen


def test_a_finished_run_shows_its_tiles_and_prepares_no_second_picture(
    opened: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[tuple[int, ...]] = []
    prepare = opened.presenter._prepare
    monkeypatch.setattr(opened.presenter, "_prepare", lambda pixels: (prepared.append(pixels.shape), prepare(pixels))[1])
    choose(opened, qtbot, QUADRUPLE.id)
    opened.session.set_size(2)
    wait(opened, qtbot, QUADRUPLE.id, 2)
    assert prepared == []
    with qtbot.waitSignal(opened.presenter.whole):
        opened.session.set_size(4)  # kept from before: there are no tiles of it
    assert prepared == [(480, 640, 3)]
    assert opened.window.view.visible_region().width == 160


def test_what_is_saved_has_the_size_that_was_chosen(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    choose(opened, qtbot, QUADRUPLE.id)
    opened.session.set_size(3)
    wait(opened, qtbot, QUADRUPLE.id, 3)
    opened.saver.save()
    qtbot.waitUntil(lambda: bool(backend.saved))
    assert (backend.saved[0][1].width, backend.saved[0][1].height) == (480, 360)


# -- limits --------------------------------------------------------------------------------------------------------------------


def test_a_file_too_small_for_the_result_is_said_before_the_run(start_app: StartApp, qtbot: QtBot, tmp_path: Path) -> None:
    application = start_app(write_fake_photo(tmp_path / "wide.jpg", 17000, 3))
    qtbot.waitUntil(lambda: application.session.photo is not None and application.session.choice is not None)
    application.enhancer.cancel()
    application.session.choose(QUADRUPLE.id)
    selector = application.window.enhance.size_choice
    assert "enlarged 4 times it is 68000 by 12 pixels, and JPEG ends at 65500" in selector.warning.text()
    assert "PNG and TIFF" in selector.warning.text()
    application.session.set_size(3)
    assert selector.warning.text() == ""
    application.enhancer.cancel()


def test_save_as_says_the_size_and_refuses_formats_that_are_too_small(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = SaveDialog(make_photo(5000, 3), tmp_path, "a-enhanced.jpg", OutputRule(), request=EnhanceRequest("m", size=4))
    qtbot.addWidget(dialog)
    assert dialog.pixels.text() == "20000 × 12 pixels, 0.2 megapixels"
    assert dialog.save.isEnabled()
    dialog.output.format.setCurrentIndex(dialog.output.format.findText("WebP"))
    dialog.output.format.activated.emit(dialog.output.format.currentIndex())
    assert not dialog.save.isEnabled()
    assert "WebP ends at 16383" in dialog._note.text()
    dialog.output.format.setCurrentIndex(dialog.output.format.findText("TIFF"))
    dialog.output.format.activated.emit(dialog.output.format.currentIndex())
    assert dialog.save.isEnabled()


def test_a_run_refused_for_its_memory_is_said_and_shows_the_original(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    backend.engine.fail_with = OutOfMemoryError("It needs 4.6 GB, and 2.1 GB are free.", hint="Enlarging 2 times fits.")
    with qtbot.waitSignal(opened.presenter.cleared):
        opened.session.choose(QUADRUPLE.id)
    bar = opened.window.bar
    qtbot.waitUntil(lambda: bar.message is not None and bar.message.hint == "Enlarging 2 times fits.")
    assert opened.session.run.state is RunState.FAILED
    assert opened.session.result is None


# -- strength between weights --------------------------------------------------------------------------------------------------


def test_the_slider_says_what_its_ends_mean(opened: Application, qtbot: QtBot) -> None:
    panel = opened.window.enhance
    assert (panel.low.text(), panel.high.text()) == ("Original", "Full effect")
    choose(opened, qtbot, DETAIL.id)
    assert (panel.low.text(), panel.high.text()) == ("Faithful", "More detail")
    assert panel.strength.toolTip() == "How much may be invented."
    opened.session.choose(DETAIL.id, "faithful")
    assert panel.low.text() == "Original"


@pytest.mark.parametrize("kept", [False, True])
def test_strength_mixes_the_two_results_on_the_screen_and_in_the_file(
    opened: Application, qtbot: QtBot, backend: FakeBackend, kept: bool
) -> None:
    opened.window.view.set_mode(ViewMode.ENHANCED)
    choose(opened, qtbot, DETAIL.id)
    if kept:
        choose(opened, qtbot, NETWORK.id)
        shown: list[object] = []
        opened.presenter.whole.connect(lambda layer, gentle, base: shown.append(gentle))
        opened.session.choose(DETAIL.id)
        qtbot.waitUntil(lambda: shown != [] and shown[-1] is not None)
    source = make_photo(160, 120).pixels[60, 80].astype(float)
    for percent in (0, 50, 100):
        opened.window.enhance.strength.setValue(percent)
        wanted = source + (3277 + 3277 * percent / 100) / 257
        assert np.abs(seen(opened, 80, 60) - wanted).max() <= 3  # mixed in 8 bit, and perhaps a row of the soft gradient further
    opened.window.enhance.strength.setValue(50)
    opened.saver.save()
    qtbot.waitUntil(lambda: bool(backend.saved))
    assert np.abs(backend.saved[0][1].pixels[60, 80] - (source + 3277 * 1.5 / 257)).max() <= 1


def test_gentle_tiles_are_seen_while_the_others_are_made(start_app: StartApp, qtbot: QtBot, photo: Path, backend: FakeBackend) -> None:
    application = start_app(photo)
    qtbot.waitUntil(lambda: application.session.run.state is RunState.DONE)
    application.window.view.set_mode(ViewMode.ENHANCED)
    backend.engine.gate.clear()
    with qtbot.waitSignal(application.presenter.piece):
        application.session.choose(DETAIL.id)
    source = make_photo(160, 120).pixels[100, 140].astype(float)
    assert np.abs(seen(application, 140, 100) - (source + 3277 / 257)).max() <= 2
    backend.engine.gate.set()
    wait(application, qtbot, DETAIL.id)
    assert np.abs(seen(application, 140, 100) - (source + 6554 / 257)).max() <= 2


# -- batch ---------------------------------------------------------------------------------------------------------------------


def test_the_batch_enlarges_as_chosen_and_says_its_one_strength(
    start_app: StartApp, qtbot: QtBot, tmp_path: Path, backend: FakeBackend, picture: Any
) -> None:
    application = start_app()
    qtbot.waitUntil(lambda: application.session.choice is not None)
    listed(application, qtbot, [picture.file(tmp_path / f"p{number}.jpg", 30, 40) for number in range(3)])
    jobs = run_through(application, qtbot, batch_plan(strength=0.25, choice=Choice(QUADRUPLE.id, "default", Precision.FP32, size=2)))
    assert [(request.size, request.strength) for request in backend.engine.requests] == [(2, 0.25)] * 3
    assert [job.made.size for job in jobs if job.made is not None] == [(80, 60)] * 3


def test_a_photo_of_the_batch_too_large_for_its_file_fails_before_the_run(
    start_app: StartApp, qtbot: QtBot, tmp_path: Path, backend: FakeBackend, picture: Any
) -> None:
    application = start_app()
    qtbot.waitUntil(lambda: application.session.choice is not None)
    listed(application, qtbot, [picture.file(tmp_path / "wide.jpg", 2, 5000)])
    answer(accept)
    plan = batch_plan(OutputRule(format=FileFormat.WEBP), choice=Choice(QUADRUPLE.id, "default", Precision.FP32, size=4))
    (job,) = run_through(application, qtbot, plan)
    assert job.state is JobState.FAILED
    assert "WebP ends at 16383" in job.error
    assert backend.engine.requests == []
