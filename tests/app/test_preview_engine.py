"""The instant preview in the window over the true engine, whose networks are tiny: what is seen is what its instant network makes."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.application import Application
from app.session import RunState
from app.widgets.compare_view import ViewMode
from engine.core.method import Method, Task, Variant
from engine.core.photo import Photo
from engine.core.precision import Precision
from engine.core.progress import Progress
from engine.core.request import EnhanceRequest, Result
from engine.inference.model_store import ModelStore
from engine.inference.session import SessionPool
from engine.pipeline import Engine
from tests.helpers.fakes import FakeBackend
from tests.helpers.tiny_models import add_code, affine, constant, mean_code, tiny_method, write_folder

StartApp = Callable[..., Application]
SLOW = replace(tiny_method(), id="slow", task=Task.DARK)
QUICK = replace(tiny_method(halo=2, variants=(Variant("night", "Night", ""),)), id="quick", task=Task.DARK, instant=True)
PATIENCE = 90_000
"""Milliseconds: how fast a network is here is measured before its first run, and a busy machine measures slowly."""

LEFT, RIGHT = 60, 100
PREVIEWED, ENHANCED = (LEFT + 47.5, RIGHT + 47.5), (LEFT * 2, RIGHT * 2)
"""The instant network's code is what lies between the photo's mean, 80, and the middle, 127.5; the slow one doubles."""


class HaltingEngine(Engine):
    """A run does not begin before `gate` is set."""

    gate: threading.Event

    def enhance(self, photo: Photo, request: EnhanceRequest, progress: Progress, *listeners: object) -> Result:  # type: ignore[override]
        while not self.gate.wait(0.005):
            progress.check_cancelled()
        return super().enhance(photo, request, progress, *listeners)  # type: ignore[arg-type]


@dataclass
class TrueBackend(FakeBackend):
    """Every file is the same photo: grey, darker at the left. The true engine over the model folders below `root`."""

    root: Path = Path()
    gate: threading.Event = field(default_factory=threading.Event)
    methods: tuple[Method, ...] = (SLOW, QUICK)

    def read(self, path: Path) -> Photo:
        pixels = np.full((400, 600, 3), LEFT, np.uint8)
        pixels[:, 300:] = RIGHT
        return Photo(pixels, source=path)

    def open_engine(self) -> Engine:  # type: ignore[override]
        engine = HaltingEngine(ModelStore((self.root,)), SessionPool(), self.methods)
        engine.gate = self.gate
        return engine


@pytest.fixture
def backend(tmp_path: Path) -> TrueBackend:
    write_folder(tmp_path / "models", SLOW, {Precision.FP32: affine(2.0)})
    write_folder(tmp_path / "models", QUICK, {Precision.FP32: add_code()}, (mean_code(64), 64))
    return TrueBackend(root=tmp_path / "models")


@pytest.fixture
def application(start_app: StartApp, backend: TrueBackend, photo: Path) -> Application:
    application = start_app(photo)
    application.window.view.set_mode(ViewMode.ENHANCED)
    return application


def greys(application: Application) -> tuple[float, float]:
    """What is seen left and right of the middle of the view."""
    view = application.window.view
    image = view.grab().toImage()
    return tuple(float(image.pixelColor(view.width() // 2 + x, view.height() // 2).green()) for x in (-40, 40))  # type: ignore[return-value]


def test_the_instant_network_is_seen_until_the_chosen_one_is_done(application: Application, qtbot: QtBot, backend: TrueBackend) -> None:
    qtbot.waitUntil(lambda: application.window.view.previewing, timeout=PATIENCE)
    assert greys(application) == pytest.approx(PREVIEWED, abs=1)
    assert application.session.result is None
    backend.gate.set()
    qtbot.waitUntil(lambda: application.session.run.state is RunState.DONE, timeout=PATIENCE)
    assert greys(application) == pytest.approx(ENHANCED, abs=1)
    assert not application.window.view.previewing
    assert application.session.result is not None
    assert application.session.result.report.method == "slow"


def test_a_part_is_previewed_in_the_tones_of_the_whole(application: Application, qtbot: QtBot, backend: TrueBackend) -> None:
    qtbot.waitUntil(lambda: application.window.view.previewing, timeout=PATIENCE)
    application.enhancer.cancel()
    view = application.window.view
    view.zoom_by(8.0 / view.zoom)
    view.pan(-800, 0)  # nothing but the lighter half: alone it would become the middle
    assert view.visible_region().left >= 300
    application.enhancer.run_now()
    qtbot.waitUntil(lambda: view.previewing, timeout=PATIENCE)
    assert greys(application) == pytest.approx((PREVIEWED[1], PREVIEWED[1]), abs=1)
    view.zoom_fit()
    assert view.previewing, "the rest of the photo has its preview too"
    qtbot.waitUntil(lambda: greys(application) == pytest.approx(PREVIEWED, abs=1))
    backend.gate.set()
    qtbot.waitUntil(lambda: application.session.run.state is RunState.DONE, timeout=PATIENCE)
    assert greys(application) == pytest.approx(ENHANCED, abs=1)


def test_an_instant_network_that_returns_nonsense_is_not_shown_and_not_spoken_of(
    start_app: StartApp, qtbot: QtBot, backend: TrueBackend, photo: Path
) -> None:
    write_folder(backend.root, QUICK, {Precision.FP32: constant(float("nan"))})
    backend.gate.set()
    application = start_app(photo)
    shown: list[object] = []
    application.enhancer.preview.connect(shown.append)
    qtbot.waitUntil(lambda: application.session.run.state is RunState.DONE, timeout=PATIENCE)
    assert shown == []
    assert application.window.bar.message is None


def test_a_run_known_to_be_quick_is_not_announced_by_a_preview(
    application: Application, qtbot: QtBot, backend: TrueBackend, photo: Path
) -> None:
    shown: list[object] = []
    application.enhancer.preview.connect(shown.append)
    backend.gate.set()
    qtbot.waitUntil(lambda: application.session.run.state is RunState.DONE, timeout=PATIENCE)
    assert len(shown) == 1, "nothing was known the first time"
    first = application.session.photo
    application.opener.open_paths([photo])
    qtbot.waitUntil(lambda: application.session.photo is not first and application.session.run.state is RunState.DONE, timeout=PATIENCE)
    assert len(shown) == 1
