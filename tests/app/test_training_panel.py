"""The training window beside the whole photo window: from the choice of photos to the new variant in the picker. The training
process is a real one that trains nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from app.actions import ActionId
from app.application import Application
from app.jobs.training_watch import Outcome
from app.panels.training_data_form import Profile, Source
from app.panels.training_samples import Pair
from app.panels.training_window import TrainingWindow
from app.settings import SettingsStore
from engine.core.errors import TrainingError
from engine.core.photo import FileFormat, Photo
from engine.core.training_plan import DataLayout, DegradationKind, StartFrom
from engine.core.training_run import Verb
from tests.helpers.controls import beyond_tab, controls_of, nameless
from tests.helpers.fake_training import VARIANT, Mode
from tests.helpers.fake_training_door import NO_TORCH, FakeDoor
from tests.helpers.fakes import NETWORK, FakeBackend

PATIENCE = 90_000


class PictureBackend(FakeBackend):
    """Reads real pictures too: those that the training process writes."""

    def read(self, path: Path) -> Photo:
        if path.suffix == ".png":
            with Image.open(path) as picture:
                return Photo(np.asarray(picture.convert("RGB")), format=FileFormat.PNG, source=path)
        return super().read(path)


@pytest.fixture
def door() -> Iterator[FakeDoor]:
    door = FakeDoor()
    yield door
    door.gate.set()
    door.end()


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, tmp_path: Path, door: FakeDoor) -> Iterator[Callable[[], Application]]:
    """`start()` shows the photo window; calling it again is a second start of the program."""
    made: list[Application] = []

    def start() -> Application:
        application = Application(qapp, PictureBackend(), SettingsStore(tmp_path / "config" / "settings.json"), door)
        made.append(application)
        application.start()
        qtbot.waitUntil(lambda: application.session.catalogue is not None)
        return application

    yield start
    for application in made:
        application.close()
        application.window.deleteLater()
        application.deleteLater()
    qapp.processEvents()


@pytest.fixture
def good(tmp_path: Path) -> Path:
    folder = tmp_path / "good photos"
    folder.mkdir()
    return folder


def opened(application: Application, qtbot: QtBot) -> TrainingWindow:
    """The training window, ready, opened as the user does."""
    application.actions[ActionId.TRAIN].trigger()
    window = application.training.window
    assert window is not None
    qtbot.waitUntil(lambda: application.training.trainer.ready and bool(application.training.trainer.methods), timeout=PATIENCE)
    return window


def without_torch(start: Callable[[], Application], door: FakeDoor) -> tuple[Application, TrainingWindow]:
    door.python = NO_TORCH
    application = start()
    application.training.show()
    assert application.training.window is not None
    return application, application.training.window


def checked(application: Application, qtbot: QtBot, good: Path) -> TrainingWindow:
    window = opened(application, qtbot)
    window.setup.data.good.set_path(good)
    window.setup.check.click()
    qtbot.waitUntil(lambda: window.setup.start.isEnabled(), timeout=PATIENCE)
    return window


def outcome(application: Application) -> Outcome:
    return application.training.trainer.watch.state.outcome


def trained(application: Application, qtbot: QtBot, good: Path) -> TrainingWindow:
    window = checked(application, qtbot, good)
    window.setup.start.click()
    qtbot.waitUntil(lambda: outcome(application) is Outcome.DONE, timeout=PATIENCE)
    return window


# -- torch missing ------------------------------------------------------------------------------------------------------------


def test_without_torch_the_window_says_so_and_offers_to_install_it(start: Callable[[], Application], qtbot: QtBot, door: FakeDoor) -> None:
    application, window = without_torch(start, door)
    qtbot.waitUntil(window.environment.install.isVisible)
    assert window.environment.words.text() == NO_TORCH.reason
    assert "420 MB" in window.environment.install.text()
    assert not window.setup.check.isEnabled()
    window.environment.install.click()
    qtbot.waitUntil(lambda: window.environment.bar.value() == 500)
    door.gate.set()
    qtbot.waitUntil(window.environment.isHidden)
    assert application.training.trainer.ready


def test_installing_can_be_cancelled_and_tried_again(start: Callable[[], Application], qtbot: QtBot, door: FakeDoor) -> None:
    application, window = without_torch(start, door)
    qtbot.waitUntil(window.environment.install.isVisible)
    window.environment.install.click()
    qtbot.waitUntil(window.environment.cancel.isVisible)
    window.environment.cancel.click()
    qtbot.waitUntil(window.environment.install.isVisible)
    assert not application.training.trainer.ready


def test_a_python_of_the_users_is_taken_and_remembered(
    start: Callable[[], Application], qtbot: QtBot, door: FakeDoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    application, window = without_torch(start, door)
    qtbot.waitUntil(window.environment.own.isVisible)
    mine = tmp_path / "bin" / "python"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(mine), ""))
    window.environment.own.click()
    qtbot.waitUntil(lambda: application.training.trainer.ready)
    assert door.chosen[-1] == mine
    application.close()
    again = start()
    assert again.settings.current.training_python == mine


# -- setting up ---------------------------------------------------------------------------------------------------------------


def test_only_methods_that_can_be_trained_are_offered(start: Callable[[], Application], qtbot: QtBot, door: FakeDoor) -> None:
    window = opened(start(), qtbot)
    qtbot.waitUntil(lambda: window.setup.method.count() == 1)
    assert window.setup.method.currentData() == NETWORK.id
    assert [window.setup.weights.itemData(index) for index in range(window.setup.weights.count())] == ["plain", "strong", None]


def test_the_plan_holds_what_was_answered(start: Callable[[], Application], qtbot: QtBot, good: Path) -> None:
    setup = opened(start(), qtbot).setup
    with pytest.raises(ValueError, match="Choose the folder of your good photos"):
        setup.plan()
    setup.data.good.set_path(good)
    setup.name.setText("Nokia 6300")
    setup.presets[0].click()
    setup.data.kind.setCurrentIndex(setup.data.kind.findData(DegradationKind.LOW_LIGHT))
    setup.data.held_out.setValue(3)
    setup.weights.setCurrentIndex(2)
    setup.options.toggle.click()
    steps = setup.options.controls["steps"]
    assert isinstance(steps, QLineEdit)
    steps.setText("500")
    plan = setup.plan()
    assert plan.options == {"steps": "500"}
    assert (plan.name, plan.minutes, plan.start, plan.variant) == ("Nokia 6300", 5.0, StartFrom.SCRATCH, None)
    assert (plan.data.layout, plan.data.folder, plan.data.held_out) == (DataLayout.PHOTOS, good, 3)
    assert plan.data.degradation is DegradationKind.LOW_LIGHT
    assert setup.data.profile.isHidden()


def test_the_check_shows_findings_pairs_and_time_before_anything_is_trained(
    start: Callable[[], Application], qtbot: QtBot, good: Path, door: FakeDoor
) -> None:
    window = checked(start(), qtbot, good)
    found = window.setup.found
    qtbot.waitUntil(lambda: found.pages.currentWidget() is found.sheet, timeout=PATIENCE)
    assert "noise 2 to 6 of 255" in found.legend.text()
    assert "12 steps in 20 minutes" in found.estimate.text()
    assert door.verbs == [Verb.CHECK]


def test_another_answer_asks_for_another_check(start: Callable[[], Application], qtbot: QtBot, good: Path) -> None:
    window = checked(start(), qtbot, good)
    window.setup.minutes.setValue(77)
    assert not window.setup.start.isEnabled()
    assert window.setup.why.text() == "Check the data first; then start."
    assert window.setup.found.estimate.text() == ""


def test_a_process_that_cannot_be_started_is_told_where_the_user_looks(
    start: Callable[[], Application], qtbot: QtBot, good: Path, door: FakeDoor
) -> None:
    application = start()
    window = opened(application, qtbot)
    window.setup.data.good.set_path(good)
    door.fail_start = TrainingError("The training process cannot be started: no room.", hint="Free some.")
    window.setup.check.click()
    qtbot.waitUntil(lambda: window.bar.message is not None, timeout=PATIENCE)
    assert window.bar.message is not None
    assert (window.bar.message.text, window.bar.message.hint) == (door.fail_start.message, "Free some.")
    assert application.window.bar.message is None
    door.fail_start = None
    assert window.setup.check.isEnabled()


def test_unfit_data_cannot_be_trained_on(start: Callable[[], Application], qtbot: QtBot, good: Path, door: FakeDoor) -> None:
    door.mode = Mode.UNFIT
    window = opened(start(), qtbot)
    window.setup.data.good.set_path(good)
    window.setup.check.click()
    qtbot.waitUntil(lambda: "cannot be trained on" in window.setup.why.text(), timeout=PATIENCE)
    assert not window.setup.start.isEnabled()


def test_measuring_a_phone_leads_to_its_profile(
    start: Callable[[], Application], qtbot: QtBot, good: Path, tmp_path: Path, door: FakeDoor
) -> None:
    setup = opened(start(), qtbot).setup
    phone = tmp_path / "Nokia"
    phone.mkdir()
    setup.data.good.set_path(good)
    setup.data.profile.setCurrentIndex(setup.data.profile.findData(Profile.MEASURE))
    with pytest.raises(ValueError, match="Measure your phone first"):
        setup.plan()
    setup.data.phone_side.set_path(phone)
    setup.data.measure.click()
    qtbot.waitUntil(lambda: setup.data.profile.currentData() is Profile.FILE)
    assert setup.plan().data.profile == door.tools[0][2]
    assert "blur 0.9 px" in setup.tools.words.text()


def test_real_pairs_beside_made_ones_are_part_of_the_plan_and_come_back_with_it(
    start: Callable[[], Application], qtbot: QtBot, good: Path, tmp_path: Path
) -> None:
    form = opened(start(), qtbot).setup.data
    form.good.set_path(good)
    assert form.plan().pairs is None
    form.real_pairs.set_path(tmp_path / "gone")
    with pytest.raises(ValueError, match="There is no folder"):
        form.plan()
    pairs = tmp_path / "pairs"
    pairs.mkdir()
    form.real_pairs.set_path(pairs)
    plan = form.plan()
    assert plan.pairs == pairs
    form.real_pairs.set_path(None)
    form.show_plan(plan)
    assert form.real_pairs.path == pairs


def test_pairs_are_aligned_first_and_then_learnt_from(start: Callable[[], Application], qtbot: QtBot, tmp_path: Path) -> None:
    setup = opened(start(), qtbot).setup
    for name in ("phone", "camera"):
        (tmp_path / name).mkdir()
    setup.data.source.setCurrentIndex(setup.data.source.findData(Source.PAIRS))
    setup.data.phone.set_path(tmp_path / "phone")
    setup.data.camera.set_path(tmp_path / "camera")
    setup.tools.align_to(tmp_path / "out")
    qtbot.waitUntil(lambda: setup.data.phone.path == tmp_path / "out" / "aligned" / "phone")
    data = setup.plan().data
    assert (data.layout, data.target) == (DataLayout.PAIRS, tmp_path / "out" / "aligned" / "camera")


# -- training -----------------------------------------------------------------------------------------------------------------


def test_curves_and_pictures_come_while_it_learns(start: Callable[[], Application], qtbot: QtBot, good: Path) -> None:
    application = start()
    window = trained(application, qtbot, good)
    page = window.training
    assert len(page.loss.points) == 12
    assert len(page.psnr.points) == 12
    assert page.psnr.reference is not None
    assert page.psnr.reference.value == 21.77
    samples = page.samples
    qtbot.waitUntil(lambda: samples.pages.currentWidget() is samples.view, timeout=PATIENCE)
    assert samples.time.value() == samples.time.maximum() == 11
    assert samples.photo.count() == 2
    samples.time.setValue(0)
    samples.pair.setCurrentIndex(samples.pair.findData(Pair.NOW_TARGET))
    assert samples.time.value() == 0


def test_pause_resume_and_stop_are_obeyed_and_a_stopped_run_goes_on(
    start: Callable[[], Application], qtbot: QtBot, good: Path, door: FakeDoor
) -> None:
    door.steps, door.delay = 80, 0.02
    application = start()
    window = checked(application, qtbot, good)
    window.setup.start.click()
    page = window.training
    qtbot.waitUntil(page.pause.isEnabled, timeout=PATIENCE)
    assert window.pages.currentWidget() is page
    page.pause.click()
    qtbot.waitUntil(lambda: outcome(application) is Outcome.PAUSED, timeout=PATIENCE)
    assert page.headline.text() == "Paused. The state is saved."
    assert not page.pause.isEnabled()
    page.resume.click()
    qtbot.waitUntil(lambda: outcome(application) is Outcome.RUNNING, timeout=PATIENCE)
    page.stop.click()
    qtbot.waitUntil(lambda: outcome(application) is Outcome.STOPPED, timeout=PATIENCE)
    page.resume.click()
    qtbot.waitUntil(lambda: outcome(application) is Outcome.DONE, timeout=PATIENCE)
    assert door.verbs == [Verb.CHECK, Verb.TRAIN, Verb.TRAIN]


def test_a_crash_leaves_the_window_usable_and_says_why(start: Callable[[], Application], qtbot: QtBot, good: Path, door: FakeDoor) -> None:
    application = start()
    window = checked(application, qtbot, good)
    door.mode = Mode.CRASHES
    window.setup.start.click()
    qtbot.waitUntil(lambda: outcome(application) is Outcome.CRASHED, timeout=PATIENCE)
    assert "MemoryError" in window.training.detail.text()
    assert application.window.isVisible()
    door.mode = Mode.BETTER
    assert window.training.resume.isEnabled()
    window.training.resume.click()
    qtbot.waitUntil(lambda: outcome(application) is Outcome.DONE, timeout=PATIENCE)


def test_a_training_outlives_the_program_and_is_picked_up_again(
    start: Callable[[], Application], qtbot: QtBot, good: Path, door: FakeDoor
) -> None:
    door.steps, door.delay = 3000, 0.02
    application = start()
    window = checked(application, qtbot, good)
    window.setup.start.click()
    qtbot.waitUntil(lambda: application.status.training.isVisible(), timeout=PATIENCE)
    # Only then has the process said who it is; a program that starts before that finds nobody.
    qtbot.waitUntil(lambda: application.training.trainer.runs()[0].process() is not None, timeout=PATIENCE)
    window.close()
    shown = application.window.bar.message
    assert shown is not None
    assert shown.text == "The training goes on in the background, also when Heliograph is closed."
    application.close()
    assert door.children[-1].poll() is None
    again = start()
    qtbot.waitUntil(lambda: again.status.training.text().startswith("Training goes on:"), timeout=PATIENCE)
    again.status.training.click()
    later = again.training.window
    assert later is not None
    assert later.isVisible()
    assert later.pages.currentWidget() is later.training
    assert later.setup.plan().data.folder == good
    later.training.stop.click()
    qtbot.waitUntil(lambda: outcome(again) is Outcome.STOPPED, timeout=PATIENCE)
    assert not again.status.training.isVisible()


def test_the_photo_window_works_while_training_goes_on(start: Callable[[], Application], qtbot: QtBot, good: Path, door: FakeDoor) -> None:
    door.steps, door.delay = 3000, 0.02
    application = start()
    window = checked(application, qtbot, good)
    window.setup.start.click()
    qtbot.waitUntil(lambda: outcome(application) is Outcome.RUNNING, timeout=PATIENCE)
    photo = good / "a.jpg"
    photo.write_text("64 48")
    application.opener.open_paths([photo])
    qtbot.waitUntil(lambda: application.session.result is not None, timeout=PATIENCE)


# -- the end ------------------------------------------------------------------------------------------------------------------


def test_better_is_said_with_figures_and_export_leads_to_the_variant_in_use(
    start: Callable[[], Application], qtbot: QtBot, good: Path
) -> None:
    application = start()
    window = trained(application, qtbot, good)
    result = window.result
    assert window.pages.currentWidget() is result
    assert result.verdict.text() == "Better than the weights it started from: +0.62 dB on average over 4 held-out photos."
    result.finish.click()
    qtbot.waitUntil(lambda: result.use.isVisible(), timeout=PATIENCE)
    assert application.session.choice is not None
    assert application.session.choice.variant != VARIANT
    result.use.click()
    qtbot.waitUntil(lambda: application.session.choice is not None and application.session.choice.variant == VARIANT, timeout=PATIENCE)


def test_not_better_is_said_and_it_may_be_kept_anyway_or_thrown_away(
    start: Callable[[], Application], qtbot: QtBot, good: Path, door: FakeDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    door.mode = Mode.NOT_BETTER
    application = start()
    result = trained(application, qtbot, good).result
    assert result.verdict.text().startswith("Not better than the weights it started from: −0.03 dB")
    assert result.finish.text() == "Keep it anyway: quantise and export"
    assert result.finish.isEnabled()
    root = application.training.trainer.watch.folder
    assert root is not None
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    result.discard.click()
    assert not root.root.exists()
    assert application.training.trainer.watch.folder is None


def test_the_end_of_a_training_is_told_in_the_photo_window(
    start: Callable[[], Application], qtbot: QtBot, good: Path, door: FakeDoor
) -> None:
    door.steps, door.delay = 60, 0.02
    application = start()
    window = checked(application, qtbot, good)
    window.setup.start.click()
    qtbot.waitUntil(lambda: outcome(application) is Outcome.RUNNING, timeout=PATIENCE)
    window.close()
    qtbot.waitUntil(lambda: outcome(application) is Outcome.DONE, timeout=PATIENCE)
    shown = application.window.bar.message
    assert shown is not None
    assert shown.text.startswith("Training is done. Better than the weights it started from: +0.62 dB")
    shown.actions[0].run()
    assert window.isVisible()


def test_a_run_that_was_only_checked_makes_room_for_another(start: Callable[[], Application], qtbot: QtBot, good: Path) -> None:
    application = start()
    window = checked(application, qtbot, good)
    assert window.run.count() == 1
    window.new.click()
    assert window.run.count() == 0
    assert application.training.trainer.runs() == []


# -- by keyboard --------------------------------------------------------------------------------------------------------------


def test_every_control_can_be_reached_by_keyboard_and_has_a_name(start: Callable[[], Application], qtbot: QtBot) -> None:
    window = opened(start(), qtbot)
    for page in range(window.pages.count()):
        window.pages.setCurrentIndex(page)
        assert controls_of(window)
        assert nameless(window) == []
        assert beyond_tab(window) == []
