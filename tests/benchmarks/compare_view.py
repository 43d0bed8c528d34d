"""Repaint times of the comparison on a large synthetic photo: `python tests/benchmarks/compare_view.py [--megapixels 48]`.

Tests nothing: times depend on the machine. Every figure is the time from the user's move to the finished repaint.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColorSpace
from PySide6.QtWidgets import QApplication

from app.widgets.compare_view import CompareView, Exhibit, Kind, Layer, Place, ViewMode, prepare_layer


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--megapixels", type=float, default=48.0)
    options.add_argument("--width", type=int, default=1920)
    options.add_argument("--height", type=int, default=1080)
    chosen = options.parse_args()
    application = QApplication([])
    width = round((chosen.megapixels * 1e6 * 4 / 3) ** 0.5)
    pixels = _photo(width, width * 3 // 4)
    _say(f"{pixels.shape[1]} x {pixels.shape[0]} photo in a window of {chosen.width} x {chosen.height}; milliseconds, median and worst")
    _once("pyramid of the original, 8 bit", lambda: prepare_layer(pixels))
    result = pixels.astype(np.uint16) * np.uint16(257)
    _once("pyramid of the result, 16 bit", lambda: prepare_layer(result))
    view = CompareView()
    view.resize(chosen.width, chosen.height)
    view.show()
    before, after = prepare_layer(pixels), prepare_layer(result)
    for name, icc in (("", None), (", Display P3", bytes(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3).iccProfile().data()))):
        _measure(application, view, before, after, result, icc, name)


def _measure(
    application: QApplication, view: CompareView, before: Layer, after: Layer, result: np.ndarray, icc: bytes | None, name: str
) -> None:
    def settle(move: Callable[[int], object]) -> Callable[[int], None]:
        def run(step: int) -> None:
            move(step)
            application.processEvents()

        return run

    view.set_photo(before, icc)
    view.set_enhanced(after)
    view.set_mode(ViewMode.DIVIDER)
    application.processEvents()
    places = 0.5 + 0.3 * np.sin(np.arange(200) / 7)
    _many("divider drag, fit" + name, settle(lambda step: view.set_divider(float(places[step]))), 200)
    _many("zoom, one wheel step" + name, settle(lambda step: view.zoom_by(1.1 if step % 20 < 10 else 1 / 1.1)), 40)
    view.zoom_by(0.43 / view.zoom, QPointF(900, 500))
    _many("pan at 43 %" + name, settle(lambda step: view.pan(-9 if step % 40 < 20 else 9, -5)), 80)
    view.zoom_actual()
    _many("divider drag, 100 %" + name, settle(lambda step: view.set_divider(float(places[step]))), 200)
    _many("pan at 100 %" + name, settle(lambda step: view.pan(-9 if step % 40 < 20 else 9, -5)), 80)
    _modes(view, settle, name)
    view.set_mode(ViewMode.DIVIDER)
    view.zoom_fit()
    application.processEvents()
    view.begin_enhanced(1)
    application.processEvents()
    size, columns = 512, result.shape[1] // 512
    _many(
        "tile of 512 arriving, fit" + name,
        settle(lambda step: _put(view, result, step % columns * size, step // columns * size, size)),
        80,
    )
    view.set_enhanced(after)
    application.processEvents()
    view._refine()  # what the idle timer would do
    _once("smooth redraw of both sides once still" + name, application.processEvents)


def _modes(view: CompareView, settle: Callable[[Callable[[int], object]], Callable[[int], None]], name: str) -> None:
    """Panning at 100 % in every mode, and what only some of them can do."""
    pan = settle(lambda step: view.pan(-9 if step % 40 < 20 else 9, -5))
    view.turn_divider(30)
    _many("slanted divider drag, 100 %" + name, settle(lambda step: view.set_divider(0.3 + step % 40 / 100)), 80)
    _many("pan at 100 %, slanted divider" + name, pan, 80)
    view.turn_divider(-30)
    view.set_mode(ViewMode.DIFFERENCE)
    _many("pan at 100 %, difference" + name, pan, 80)
    _many("gain of the difference" + name, settle(lambda step: view.adjust(1 if step % 8 < 4 else -1)), 16)
    view.set_count(4)
    view.set_mode(ViewMode.GRID)
    for place in (Place.THIRD, Place.FOURTH):
        view.stand(place, Exhibit(Kind.OTHER, "", view._picture.after))
    _many("pan at 100 %, four candidates" + name, pan, 80)
    view.set_mode(ViewMode.SIDE_BY_SIDE)
    _many("pan at 100 %, side by side" + name, pan, 80)
    view.set_loupe(True)
    _many("loupe following the pointer" + name, settle(lambda step: view._follow(QPointF(300 + 7 * step, 400))), 80)
    view.set_loupe(False)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _put(view: CompareView, result: np.ndarray, left: int, top: int, size: int) -> None:
    view.update_enhanced(left, top, result[top : top + size, left : left + size])


def _photo(width: int, height: int) -> np.ndarray:
    small = np.random.default_rng(1).integers(0, 256, (height // 8 + 1, width // 8 + 1, 3)).astype(np.uint8)
    return np.ascontiguousarray(np.repeat(np.repeat(small, 8, 0), 8, 1)[:height, :width])


def _once(name: str, action: Callable[[], object]) -> None:
    start = time.perf_counter()
    action()
    _say(f"  {name:58} {(time.perf_counter() - start) * 1e3:8.1f}")


def _many(name: str, action: Callable[[int], object], count: int) -> None:
    times = []
    for step in range(count):
        start = time.perf_counter()
        action(step)
        times.append((time.perf_counter() - start) * 1e3)
    _say(f"  {name:58} {statistics.median(times):8.2f} {max(times):8.2f}")


if __name__ == "__main__":
    main()
