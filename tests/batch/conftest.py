"""A journal, photos, and an engine that turns every photo upside down in brightness, or fails when it is told to."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.batch.jobs import Collision, JobOrder, NewJob
from engine.batch.journal import Journal
from engine.core.method import Method
from engine.core.photo import Photo, to_depth
from engine.core.precision import Precision
from engine.core.progress import Progress
from engine.core.request import EnhanceRequest, Result, RunReport


class Inverter:
    """An engine whose result is the negative. failures: by file name; gate: enhancing waits for it; seen: file names in their order."""

    def __init__(self) -> None:
        self.failures: dict[str, Exception] = {}
        self.gate = threading.Event()
        self.gate.set()
        self.seen: list[str] = []
        self.on_photo: Callable[[str], None] = lambda name: None

    methods: tuple[Method, ...] = ()

    def enhance(self, photo: Photo, request: EnhanceRequest, progress: Progress, on_tile: Any = None, on_gentle: Any = None) -> Result:
        assert photo.source is not None
        name = photo.source.name
        self.seen.append(name)
        self.on_photo(name)
        progress.report(0.5)
        while not self.gate.wait(0.01):
            progress.check_cancelled()
        progress.check_cancelled()
        if name in self.failures:
            raise self.failures[name]
        pixels = np.asarray(np.uint16(65535) - to_depth(photo.pixels, 16), np.uint16)
        report = RunReport(request.method, "plain", Precision.FP32, "cpu", 256, 0.01, photo.megapixels, ("It is a negative.",))
        return Result(pixels, 1, report)


@pytest.fixture
def inverter() -> Inverter:
    return Inverter()


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def journal(output: Path, tmp_path: Path) -> Iterator[Journal]:
    with Journal.create(output, tmp_path / "journals") as made:
        yield made


@pytest.fixture
def new(picture: Any, tmp_path: Path, output: Path) -> Callable[..., NewJob]:
    """`new("a.png")` writes that photo and is the job for it."""

    def make(name: str, collision: Collision = Collision.UNIQUE, folder: Path | None = None, strength: float = 1.0) -> NewJob:
        source = tmp_path / "photos" / name
        if not source.exists():
            picture.file(source, seed=sum(name.encode()))
        status = source.stat()
        order = JobOrder(EnhanceRequest("invert", strength=strength), collision=collision, reason="It was dark.")
        return NewJob(source, folder or output, source.name, order, (64, 48), status.st_size, status.st_mtime_ns)

    return make
