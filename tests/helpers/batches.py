"""The batch list of a window over a fake engine: true photos, the list with its journal, and the two ends of a run, for tests."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from app.application import Application
from app.backend import OutputRule
from app.batch_look import BatchPlan
from app.session import Choice
from engine.batch.jobs import Job, JobState
from engine.batch.plan import Found
from engine.core.precision import Precision
from tests.helpers.fakes import NETWORK


def batch_plan(rule: OutputRule | None = None, strength: float = 1.0, **said: Any) -> BatchPlan:
    return BatchPlan(said.pop("choice", Choice(NETWORK.id, "plain", Precision.QAT)), strength, None, rule or OutputRule(), **said)


def listed(application: Application, qtbot: QtBot, photos: Sequence[Path | Found]) -> list[Job]:
    """Put photos into the list and wait for their lines."""
    before = len(application.batch.jobs)
    application.batch.add([photo if isinstance(photo, Found) else Found(photo) for photo in photos])
    qtbot.waitUntil(lambda: len(application.batch.jobs) >= before + len(photos))
    return application.batch.jobs


def run_through(application: Application, qtbot: QtBot, plan: BatchPlan | None = None) -> list[Job]:
    """Start, and wait for the end."""
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        application.batches.begin(plan or batch_plan())
    return application.batch.jobs


def accept(dialog: Any) -> None:
    """The answer to a dialog: what stands in it is right."""
    dialog.accept()


def states(application: Application) -> list[JobState]:
    return [job.state for job in application.batch.jobs]


def press(application: Application, label: str) -> None:
    """The button of the message that is shown."""
    shown = application.window.bar.message
    assert shown is not None
    next(action for action in shown.actions if action.label == label).run()
