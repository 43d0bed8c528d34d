"""Before a batch starts: what is said and asked, names that are taken, trees that keep their shape, Auto and rules, and its options."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.application import Application
from app.backend import OutputRule
from app.panels.batch_options import BatchOptions
from app.panels.batch_preflight import PreflightDialog
from app.panels.batch_table import BatchColumn
from app.settings import BatchDeed, NameTaken, Settings
from engine.batch.jobs import Collision, JobState
from engine.core.photo import FileFormat
from engine.core.photo_io import read_photo
from engine.core.precision import Precision
from engine.core.protect import ProtectMask
from engine.edit.edit import Edit, Step
from engine.edit.sidecar import Place, SideCars
from tests.helpers.batches import accept, batch_plan, listed, run_through, states
from tests.helpers.dialogs import answer
from tests.helpers.fakes import CLASSICAL, DOUBLE, NETWORK, FakeBackend, FakeProvider
from tests.helpers.windows import drop, message

StartApp = Callable[..., Application]
DONE, FAILED, SKIPPED, LISTED = JobState.DONE, JobState.FAILED, JobState.SKIPPED, JobState.LISTED


@pytest.fixture
def tree(tmp_path: Path, picture: Any) -> Path:
    """a.jpg and, in a folder inside, b.png."""
    folder = tmp_path / "photos"
    picture.file(folder / "a.jpg", seed=1)
    picture.file(folder / "day two" / "b.png", seed=2)
    return folder


@pytest.fixture
def application(start_app: StartApp, qtbot: QtBot) -> Application:
    made = start_app()
    qtbot.waitUntil(lambda: made.session.choice is not None)
    return made


def reject(dialog: Any) -> None:
    dialog.reject()


def test_a_dropped_folder_keeps_its_tree_in_the_output_folder(application: Application, qtbot: QtBot, tree: Path, tmp_path: Path) -> None:
    application.window.show_batch(True)
    drop(application.batch_panel, [tree])
    qtbot.waitUntil(lambda: len(application.batch.jobs) == 2)
    assert application.session.photo is None
    jobs = run_through(application, qtbot, batch_plan(OutputRule(tmp_path / "out", "{name}")))
    assert [job.output for job in jobs] == [tmp_path / "out" / "a.jpg", tmp_path / "out" / "day two" / "b.png"]
    assert message(application) == "2 of 2 photos done."


def test_results_of_an_earlier_run_are_not_done_again(application: Application, qtbot: QtBot, tree: Path) -> None:
    application.window.show_batch(True)
    drop(application.batch_panel, [tree])
    qtbot.waitUntil(lambda: len(application.batch.jobs) == 2)
    run_through(application, qtbot)
    application.batch.clear()
    qtbot.waitUntil(lambda: not application.batch.jobs)
    drop(application.batch_panel, [tree])
    qtbot.waitUntil(lambda: len(application.batch.jobs) == 2)
    assert message(application) == "2 earlier results are left out of the list."


def test_what_cannot_be_read_is_said_before_the_start_and_thinking_again_changes_nothing(
    application: Application, qtbot: QtBot, tree: Path, backend: FakeBackend
) -> None:
    (tree / "c.jpg").write_bytes(b"")
    listed(application, qtbot, [tree / "a.jpg", tree / "c.jpg"])
    met = answer(reject)
    application.batch_panel.start.click()
    qtbot.waitUntil(lambda: bool(met) and not application.batches.look.active)
    (dialog,) = met
    assert isinstance(dialog, PreflightDialog)
    assert dialog.findChildren(QPlainTextEdit)[0].toPlainText() == "c.jpg is empty."
    assert states(application) == [LISTED, LISTED]
    answer(accept)
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        application.batch_panel.start.click()
    assert states(application) == [DONE, FAILED]


@pytest.mark.parametrize(
    ("collision", "state", "name", "content"),
    [
        (Collision.UNIQUE, DONE, "a-enhanced-2.jpg", "precious"),
        (Collision.SKIP, SKIPPED, None, "precious"),
        (Collision.OVERWRITE, DONE, "a-enhanced.jpg", ""),
    ],
)
def test_names_that_are_taken_are_asked_about_and_the_answer_holds(
    application: Application, qtbot: QtBot, tree: Path, collision: Collision, state: JobState, name: str | None, content: str
) -> None:
    taken = tree / "a-enhanced.jpg"
    taken.write_text("precious")
    listed(application, qtbot, [tree / "a.jpg"])

    def reply(dialog: Any) -> None:
        dialog.answers.button(list(Collision).index(collision)).click()
        dialog.accept()

    answer(reply)
    (job,) = run_through(application, qtbot, batch_plan(collision=None))
    assert (job.state, job.output.name if job.output else None) == (state, name)
    assert (taken.read_bytes() == b"precious") == bool(content)


def test_an_original_is_never_replaced_whatever_is_answered(application: Application, qtbot: QtBot, tree: Path) -> None:
    before = (tree / "a.jpg").read_bytes()
    listed(application, qtbot, [tree / "a.jpg"])
    application.batches.begin(batch_plan(OutputRule(None, "{name}"), collision=Collision.OVERWRITE))
    qtbot.waitUntil(lambda: "originals are never replaced" in message(application))
    assert states(application) == [LISTED]
    assert (tree / "a.jpg").read_bytes() == before


def test_rules_decide_photo_by_photo_and_say_which(
    application: Application, qtbot: QtBot, tree: Path, tmp_path: Path, backend: FakeBackend
) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text(f'[[rule]]\nmatch = "*.png"\nmethod = "{CLASSICAL.id}"\nstrength = 0.5\n[[rule]]\nmatch = "a*"\nskip = true\n')
    listed(application, qtbot, [tree / "a.jpg", tree / "day two" / "b.png"])
    jobs = run_through(application, qtbot, batch_plan(deed=BatchDeed.RULES, rules=rules))
    assert [(job.state, job.note, job.order.reason) for job in jobs] == [(SKIPPED, "Rule 2 leaves it out.", ""), (DONE, "", "Rule 1.")]
    assert [(request.method, request.strength) for request in backend.engine.requests] == [(CLASSICAL.id, 0.5)]
    assert not application.batch_panel.table.isColumnHidden(BatchColumn.REASON.value)
    assert application.batch_panel.model.index(1, BatchColumn.REASON.value).data() == "Rule 1."


def test_rules_may_name_a_method_that_has_no_choice_of_provider(
    application: Application, qtbot: QtBot, tree: Path, tmp_path: Path, backend: FakeBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backend.engine, "providers", lambda: (FakeProvider("cuda", "NVIDIA", True),))
    monkeypatch.setattr(backend.engine, "methods", (NETWORK, replace(CLASSICAL, solver=lambda: pytest.fail("it ran"))), raising=False)
    rules = tmp_path / "rules.toml"
    rules.write_text(f'[[rule]]\nmatch = "*.png"\nmethod = "{CLASSICAL.id}"\n')
    listed(application, qtbot, [tree / "a.jpg", tree / "day two" / "b.png"])
    jobs = run_through(application, qtbot, replace(batch_plan(deed=BatchDeed.RULES, rules=rules), provider="cuda"))
    assert [(job.state, job.order.request.provider) for job in jobs] == [(DONE, "cuda"), (DONE, None)]


def test_auto_chooses_by_a_look_at_the_photo_and_says_why(application: Application, qtbot: QtBot, tmp_path: Path, picture: Any) -> None:
    listed(application, qtbot, [picture.file(tmp_path / "small.png", 60, 80)])
    (job,) = run_through(application, qtbot, batch_plan(deed=BatchDeed.AUTO))
    assert (job.state, job.order.request.size) == (DONE, 2)
    assert "It is small: 0.00 megapixels." in job.order.reason


def test_a_wrong_file_of_rules_is_told_in_words_and_nothing_begins(
    application: Application, qtbot: QtBot, tree: Path, tmp_path: Path
) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text('[[rule]]\nmagic = "yes"\n')
    listed(application, qtbot, [tree / "a.jpg"])
    application.batches.begin(batch_plan(deed=BatchDeed.RULES, rules=rules))
    qtbot.waitUntil(lambda: "Rule 1 of rules.toml has 'magic', which means nothing" in message(application))
    assert states(application) == [LISTED]


def test_the_look_before_the_start_can_be_cancelled(
    application: Application, qtbot: QtBot, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed(application, qtbot, [tree / "a.jpg"])
    application.batches.begin(batch_plan())
    assert application.batch_panel.pause.text() == "Cancel"
    application.batch_panel.pause.click()
    qtbot.waitUntil(lambda: not application.batches.look.active)
    assert states(application) == [LISTED]
    assert application.batch_panel.start.isVisibleTo(application.batch_panel)


def test_the_options_are_remembered_and_used_by_start(
    application: Application, qtbot: QtBot, tree: Path, tmp_path: Path, backend: FakeBackend
) -> None:
    def reply(dialog: Any) -> None:
        assert isinstance(dialog, BatchOptions)
        dialog.places.button(1).click()
        dialog.folder.set_path(tmp_path / "out")
        dialog.template.line.setText("{method}-{name}")
        dialog.output.format.setCurrentIndex(dialog.output.format.findText("PNG"))
        dialog.output.strip.setChecked(True)
        dialog.taken.setCurrentIndex(1)
        dialog.accept()

    answer(reply)
    application.batch_panel.output.options.click()
    current = application.settings.current
    assert (current.template, current.output_format, current.private_data) == ("{method}-{name}", FileFormat.PNG, False)
    assert current.name_taken is NameTaken.SKIP
    listed(application, qtbot, [tree / "a.jpg"])
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        application.batch_panel.start.click()
    (job,) = application.batch.jobs
    assert job.output == tmp_path / "out" / "fake_net-a.png"
    assert (job.order.private, job.order.collision) == (False, Collision.SKIP)


def test_options_that_cannot_work_cannot_be_used(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = BatchOptions(Settings(), lambda rule: rule.template.replace("{name}", "IMG_1"))
    qtbot.addWidget(dialog)
    assert dialog.use.isEnabled()
    dialog.template.line.setText("{nothing}")
    assert not dialog.use.isEnabled()
    dialog.template.line.setText("{name}")
    dialog.deeds.button(3).click()
    assert not dialog.use.isEnabled()
    dialog.rules.set_path(tmp_path / "rules.toml")
    assert dialog.use.isEnabled()
    assert dialog.changes["batch_deed"] is BatchDeed.RULES


def test_all_steps_of_the_open_photo_are_done_to_each_and_the_file_says_so(
    application: Application, qtbot: QtBot, tree: Path, tmp_path: Path, backend: FakeBackend
) -> None:
    steps = (Step(NETWORK.id, "plain", Precision.QAT, strength=0.5), Step(DOUBLE.id, "default", size=2))
    application.session.set_edit(Edit(steps))
    application.settings.change(output_folder=tmp_path / "out", template="{name}_{method}{scale}")
    listed(application, qtbot, [tree / "day two" / "b.png"])
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        application.batch_panel.start.click()
    (job,) = application.batch.jobs
    assert [(request.method, request.strength) for request in backend.engine.requests] == [(NETWORK.id, 0.5), (DOUBLE.id, 1.0)]
    assert job.output == tmp_path / "out" / "b_fake_double_x2.png"
    result = read_photo(job.output)
    assert (result.width, result.height, result.depth) == (128, 96, 8)
    xmp = (result.metadata.xmp or b"").decode()
    assert f"Heliograph: {NETWORK.id} plain, " in xmp
    assert f"Heliograph: {DOUBLE.id} default, " in xmp
    assert application.batch_panel.model.index(0, BatchColumn.METHOD.value).data() == "2 steps, Fake doubling last"


def test_a_batch_of_steps_that_are_all_off_is_refused_in_words(application: Application, qtbot: QtBot, tree: Path) -> None:
    application.session.set_edit(Edit((Step(NETWORK.id, "plain", on=False),)))
    listed(application, qtbot, [tree / "a.jpg"])
    application.batch_panel.start.click()
    assert message(application) == "All steps are switched off."


def test_photos_of_one_list_may_be_given_different_things_to_be_done(
    application: Application, qtbot: QtBot, tree: Path, tmp_path: Path, backend: FakeBackend
) -> None:
    jobs = listed(application, qtbot, [tree / "a.jpg", tree / "day two" / "b.png"])
    application.session.choose(DOUBLE.id)
    application.batch_panel.settle_asked.emit({jobs[1].id})
    qtbot.waitUntil(lambda: states(application) == [LISTED, JobState.WAITING])
    assert application.batch_panel.start.text() == "Start"
    application.session.choose(NETWORK.id)
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        application.batch_panel.start.click()
    assert [(job.state, job.order.request.method) for job in application.batch.jobs] == [(DONE, NETWORK.id), (DONE, DOUBLE.id)]


def test_each_photo_is_done_as_it_was_edited_and_the_others_as_chosen(
    application: Application, qtbot: QtBot, tree: Path, tmp_path: Path, backend: FakeBackend, picture: Any
) -> None:
    third = picture.file(tree / "c.png", seed=3)
    application.opener.show(tree / "a.jpg")
    qtbot.waitUntil(lambda: application.session.result is not None)
    application.session.set_edit(Edit((Step(DOUBLE.id, "default", size=2, strength=0.5),)))
    mask = ProtectMask(np.full((48, 64), 255, np.uint8))
    SideCars(lambda: Place.BESIDE, "1").write(third, Edit((Step(NETWORK.id, "plain", Precision.FP32),), mask), 0)
    application.settings.change(batch_deed=BatchDeed.KEPT, output_folder=tmp_path / "out")
    listed(application, qtbot, [tree / "a.jpg", tree / "day two" / "b.png", third])
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        application.batch_panel.start.click()
    jobs = application.batch.jobs
    assert [(job.order.request.method, job.order.strength, job.order.reason) for job in jobs] == [
        (DOUBLE.id, 0.5, "As it was edited."),
        (DOUBLE.id, 0.5, ""),
        (NETWORK.id, 1.0, "As it was edited."),
    ]
    assert [job.state for job in jobs] == [DONE] * 3
    assert jobs[2].output is not None
    np.testing.assert_array_equal(read_photo(jobs[2].output).pixels, read_photo(third).pixels)  # all of it is protected
