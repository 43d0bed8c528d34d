"""What every test gets: no screen, the same random numbers, folders of its own, and a look for threads left behind."""

import os
import random
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

# Before anything imports Qt or qtpy: no X server, and the binding named so that qtpy does not go looking for others.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")
# Tiny networks gain nothing from a second torch thread, and lose a hundredfold when both wait for a core that is busy elsewhere.
os.environ.setdefault("OMP_NUM_THREADS", "1")
if (_torch := sys.modules.get("torch")) is not None:  # pytest has imported it for a filter of warnings: too late for the variable
    _torch.set_num_threads(1)

# A shell that starts us in the background has Ctrl-C ignored, and every program the tests start would ignore it, too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

import numpy as np
import pytest

SECONDS_TO_END = 5.0


@pytest.fixture(autouse=True)
def _same_random_numbers() -> None:
    random.seed(20261121)
    np.random.seed(20261121)  # noqa: NPY002 - whoever uses the legacy generator gets the same numbers too


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The developer's own settings, models and caches are neither read nor changed."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))


@pytest.fixture(autouse=True)
def _no_thread_left_behind() -> Iterator[None]:
    """Fails a test after which a thread it started would keep the program from ending."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + SECONDS_TO_END
    while left := [t for t in threading.enumerate() if t not in before and not t.daemon and t.is_alive()]:
        if time.monotonic() > deadline:
            pytest.fail(f"threads left running: {', '.join(sorted(thread.name for thread in left))}")
        time.sleep(0.01)


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model is timed before it runs: in which way a tiny network runs fastest is not what most tests ask."""
    monkeypatch.setattr("engine.inference.probe.BUDGET", 0.0)
    monkeypatch.setattr("engine.inference.probe.TURNS", 1)


@pytest.fixture
def picture() -> "PictureMaker":
    """Makes small photos that look like something: smooth colours, edges, a little noise."""
    return PictureMaker()


class PictureMaker:
    """`picture(height, width, seed)` is (height, width, 3) uint8; `picture.file(path, ...)` saves one and returns the path."""

    def __call__(self, height: int = 48, width: int = 64, seed: int = 0) -> np.ndarray:
        rng = np.random.default_rng(seed)
        y, x = np.mgrid[0:height, 0:width]
        waves = [np.sin(x / rng.uniform(6, 20) + y / rng.uniform(6, 20) + rng.uniform(0, 6)) for _ in range(3)]
        values = 128 + 80 * np.stack(waves, axis=-1) + rng.normal(0, 3, (height, width, 3))
        values[height // 3 : height // 2, width // 4 : width // 2] += 40
        return np.clip(np.round(values), 0, 255).astype(np.uint8)

    def file(self, path: Path, height: int = 48, width: int = 64, seed: int = 0) -> Path:
        from PIL import Image

        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(self(height, width, seed)).save(path)
        return path
