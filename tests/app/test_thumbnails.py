"""Small pictures for the film strip: read beside everything else, the latest wish first."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.jobs.runner import JobRunner
from app.thumbnails import AT_ONCE, Thumbnails
from engine.core.thumbnail_file import Thumbnail
from tests.helpers.fakes import FakeBackend, write_fake_photo


class SlowBackend(FakeBackend):
    """Reads one file after the other as `go` lets it."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()
        self.read_ones: list[str] = []

    def thumbnail(self, path: Path, side: int) -> Thumbnail:
        self.read_ones.append(path.name)
        assert self.go.wait(10)
        return super().thumbnail(path, side)


@pytest.fixture
def runner(qapp: object) -> Iterator[JobRunner]:
    runner = JobRunner()
    yield runner
    runner.shutdown()


def test_what_is_asked_for_last_comes_first_and_nothing_is_read_twice(runner: JobRunner, qtbot: QtBot, tmp_path: Path) -> None:
    backend = SlowBackend()
    thumbnails = Thumbnails(runner, backend)
    first = [write_fake_photo(tmp_path / f"a{number}.jpg") for number in range(6)]
    last = [write_fake_photo(tmp_path / f"b{number}.jpg") for number in range(3)]
    thumbnails.ask(first, 64)
    thumbnails.ask([*last, first[0]], 64)
    qtbot.waitUntil(lambda: len(backend.read_ones) == AT_ONCE)
    backend.go.set()
    qtbot.waitUntil(lambda: all(thumbnails.image(path) is not None for path in (*last, first[0])))
    assert sorted(backend.read_ones) == ["a0.jpg", "a1.jpg", "b0.jpg", "b1.jpg", "b2.jpg"]
    thumbnails.ask(last, 64)
    assert len(backend.read_ones) == 5


def test_a_file_that_is_no_photo_is_asked_for_once_and_has_no_picture(runner: JobRunner, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "broken.jpg").write_text("no photo")
    thumbnails = Thumbnails(runner, FakeBackend())
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.ask([tmp_path / "broken.jpg"], 64)
    assert thumbnails.known(tmp_path / "broken.jpg")
    assert thumbnails.image(tmp_path / "broken.jpg") is None


def test_a_denser_screen_gets_larger_pictures(runner: JobRunner, qtbot: QtBot, tmp_path: Path) -> None:
    path = write_fake_photo(tmp_path / "a.jpg")
    thumbnails = Thumbnails(runner, FakeBackend())
    for side in (64, 128):
        with qtbot.waitSignal(thumbnails.ready):
            thumbnails.ask([path], side)
        image = thumbnails.image(path)
        assert image is not None
        assert image.width() == side
