"""How long the window takes from choosing a method to the first enhanced pixels, with and without the instant preview.

    python tests/benchmarks/first_look.py METHOD[:VARIANT] … [--photo FILE] [--megapixels 12,48] [--zoom fit,100] [--runs 3] [--briefly]

Drives the real window over the real engine, on whatever screen Qt finds (QT_QPA_PLATFORM=offscreen for none). For every run it opens a
photo anew, gives the run up that begins by itself, and chooses the method, so that no result is kept from before. Times are from the
choice to the paint: the preview (or the first tile, where there is none), the first tile, all of the visible part, the end. They hold
the 150 ms that the window waits for further moves. Those of a pan are from the pan on, for a photo that the screen does not hold: to a
sharp preview of what is seen then, and to its tiles. "work" is what the processor did for us until the first pixels, in seconds of one
core: a busy machine does not change it. The photo is enlarged or reduced to the size.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from app.application import Application
from app.backend import EngineBackend
from app.session import RunState
from app.settings import SettingsStore
from app.widgets.compare_view import ViewMode
from engine.core.photo import Photo

SIZE = (1600, 1000)
PATIENCE = 1800.0
NAMES = ("first pixels", "work", "first tile", "visible part", "sharp after a pan", "after a pan", "done")


@dataclass(frozen=True)
class Row:
    """Seconds from the choice; previewed: what was seen first was a preview."""

    method: str
    megapixels: float
    zoom: str
    preview: bool
    previewed: bool
    seconds: dict[str, float]


class Photos(EngineBackend):
    """Every path is the same picture, at the size that was asked for last."""

    def __init__(self, picture: np.ndarray) -> None:
        self.picture = picture

    def read(self, path: Path) -> Photo:
        return Photo(self.picture, source=path)


class Stand:
    """The window on its stand, and a clock."""

    def __init__(self, qt: QApplication, backend: Photos, folder: Path, briefly: bool, pan: bool) -> None:
        """briefly: give every run up at its first pixels; pan: look at the far corner once the visible part is there."""
        self.qt, self.backend, self.briefly, self.pan = qt, backend, briefly, pan
        self.settings = SettingsStore(folder / "settings.json")
        self.application = Application(qt, backend, self.settings)
        self.application.window.resize(*SIZE)
        self.application.start()
        self.application.window.view.set_mode(ViewMode.ENHANCED)
        self.marks: dict[str, float] = {}
        self.work = 0.0
        self.application.enhancer.preview.connect(lambda _: self._mark("preview"))
        self.application.enhancer.tile.connect(lambda *_: self._mark("first tile"))
        self._number = 0
        self.until(lambda: self.application.session.choice is not None)

    def until(self, true: Callable[[], bool]) -> None:
        ends = time.monotonic() + PATIENCE
        while not true():
            if time.monotonic() > ends:
                raise TimeoutError
            self.qt.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)

    def open(self, zoom: str) -> None:
        """A photo that was never open before, its run given up."""
        session, view = self.application.session, self.application.window.view
        self._number += 1
        name = f"{self._number}.png"
        self.application.opener.show(Path(name))
        self.until(lambda: session.photo is not None and session.photo.name == name)
        self.application.enhancer.cancel()
        view.zoom_fit()
        if zoom != "fit":
            view.zoom_by(float(zoom) / 100 / view.zoom)
        self.until(lambda: self.application.runner.live() == ())

    def choose(self, method: str, variant: str | None, preview: bool) -> tuple[bool, dict[str, float]]:
        """Whether a preview came, and the times and the work."""
        self.settings.change(preview=preview)
        session, view = self.application.session, self.application.window.view
        self.marks = {}
        self._began, self._worked = time.perf_counter(), time.process_time()
        session.choose(method, variant)
        self.application.enhancer.ask()
        self.until(lambda: bool(self.marks))
        previewed = "preview" in self.marks
        if self.briefly:
            self.application.enhancer.cancel()
            return previewed, {"first pixels": next(iter(self.marks.values())), "work": self.work}
        self.until(lambda: "first tile" in self.marks and not view.previewing and self._covered())
        self.marks["visible part"] = time.perf_counter() - self._began
        if self.pan and session.run.active:
            began = time.perf_counter()
            view.pan(-1e6, -1e6)
            self.until(lambda: self._covered() or not view.seen_bare())
            self.marks["sharp after a pan"] = time.perf_counter() - began
            self.until(lambda: self._covered())
            self.marks["after a pan"] = time.perf_counter() - began
        self.until(lambda: not session.run.active)
        if session.run.state is not RunState.DONE:
            raise RuntimeError(f"{method}: {session.run.state.value}")
        self.marks["done"] = time.perf_counter() - self._began
        previewed = "preview" in self.marks
        first = self.marks.pop("preview") if previewed else self.marks["first tile"]
        return previewed, {"first pixels": first, "work": self.work, **self.marks}

    def _mark(self, name: str) -> None:
        """What has come is painted before the clock is read."""
        if name not in self.marks:
            self.application.window.view.repaint()
            if not self.marks:
                self.work = time.process_time() - self._worked
            self.marks[name] = time.perf_counter() - self._began

    def _covered(self) -> bool:
        picture, viewport = self.application.window.view._picture, self.application.window.view._viewport
        if picture.after is None or picture.after.finished is None or viewport is None:
            return picture.after is not None
        seen = viewport.visible()
        return bool(picture.after.finished[0][seen.top : seen.top + seen.height, seen.left : seen.left + seen.width].min())


def picture_of(file: Path | None, megapixels: float) -> np.ndarray:
    """(height, width, 3) uint8 in 4 to 3, from the file or of waves and noise."""
    import cv2

    width = round((megapixels * 1e6 * 4 / 3) ** 0.5)
    height = width * 3 // 4
    if file is not None:
        from engine.core.photo import to_depth
        from engine.core.photo_io import read_photo

        return np.asarray(cv2.resize(to_depth(read_photo(file).pixels, 8), (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)
    y, x = np.mgrid[0:768, 0:1024].astype(np.float32)
    waves = 60 + 50 * np.stack([np.sin(x / 9 + y / 31), np.sin(x / 40), np.sin(y / 17)], axis=2)
    noisy = waves + np.random.default_rng(1).normal(0, 6, waves.shape)
    return np.asarray(cv2.resize(np.clip(noisy, 0, 255).astype(np.uint8), (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)


def measure(options: argparse.Namespace) -> list[Row]:
    qt = QApplication(sys.argv[:1])
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        backend = Photos(picture_of(options.photo, options.megapixels[0]))
        stand = Stand(qt, backend, Path(folder), options.briefly, options.pan)
        for megapixels in options.megapixels:
            backend.picture = picture_of(options.photo, megapixels)
            for zoom in options.zoom:
                for name in options.methods:
                    method, _, variant = name.partition(":")
                    for preview in (True, False):
                        found = []
                        for _ in range(options.runs):
                            stand.open(zoom)
                            found.append(stand.choose(method, variant or None, preview))
                        times = {each: median(marks[each] for _, marks in found) for each in NAMES if each in found[0][1]}
                        rows.append(Row(name, megapixels, zoom, preview, all(seen for seen, _ in found), times))
                        if not options.json:
                            say(rows[-1])
        stand.application.close()
    return rows


def say(row: Row) -> None:
    what = "preview" if row.previewed else "no preview" if row.preview else "switched off"
    times = "  ".join(f"{name} {seconds:6.2f} s" for name, seconds in row.seconds.items())
    print(f"{row.method:22} {row.megapixels:4.0f} MP  {row.zoom:>4}  {what:12}  {times}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("methods", nargs="+", metavar="METHOD[:VARIANT]")
    parser.add_argument("--photo", type=Path, metavar="FILE", help="what to look at; default: waves and noise")
    parser.add_argument("--megapixels", type=lambda text: [float(word) for word in text.split(",")], default=[12.0, 48.0])
    parser.add_argument("--zoom", type=lambda text: text.split(","), default=["fit", "100"], help="fit, or percent")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--briefly", action="store_true", help="give every run up at its first pixels")
    parser.add_argument("--pan", action="store_true", help="measure too how soon the far corner is there when one goes there meanwhile")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = measure(options)
    if options.json:
        print(json.dumps([vars(row) for row in rows], indent=1))


if __name__ == "__main__":
    main()
