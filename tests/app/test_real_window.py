"""The true program on a true X server: started as a user would, driven by keys and mouse, judged by what is on the screen."""

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

MISSING = [tool for tool in ("Xvfb", "xdotool", "import") if shutil.which(tool) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"needs {', '.join(MISSING)} (packages xvfb, xdotool, imagemagick)")

SIZE = (1280, 860)
SECONDS = 90.0
"""How long to wait for anything: generous, for a busy machine must not fail the test."""

ROOT = Path(__file__).parents[2]


@pytest.fixture
def display() -> Iterator[str]:
    """A fresh X server of its own; the server picks the number."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as numbers:
        number = numbers.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait(10)


class Screen:
    """Eyes and hands on one display."""

    def __init__(self, display: str, folder: Path) -> None:
        self.environment = os.environ | {
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": "1",
            "PYTHONPATH": str(ROOT),
            **{name: str(folder / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")},
        }
        self._shot = folder / "screen.png"

    def do(self, *words: str) -> str:
        return subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False).stdout

    def look(self) -> np.ndarray:
        """(height, width, 3) uint8 of the whole screen."""
        subprocess.run(["import", "-window", "root", str(self._shot)], env=self.environment, check=True)
        with Image.open(self._shot) as shot:
            return np.asarray(shot.convert("RGB"))

    def wait(self, what: str, true: Callable[[], bool]) -> None:
        deadline = time.monotonic() + SECONDS
        while not true():
            assert time.monotonic() < deadline, f"never happened: {what}"
            time.sleep(0.2)


@contextlib.contextmanager
def started(screen: Screen, folder: Path, photo: Path) -> Iterator[subprocess.Popen]:
    """The program with this photo open and the keys at its window; it has to end by itself, and without a complaint."""
    program = subprocess.Popen([sys.executable, "-m", "app", str(photo)], env=screen.environment, cwd=folder, stderr=subprocess.PIPE)
    try:
        screen.wait("the window's title", lambda: bool(screen.do("search", "--name", photo.name).strip()))
        screen.do("windowfocus", screen.do("search", "--name", photo.name).split()[-1])
        yield program
        screen.do("key", "ctrl+q")
        assert program.wait(SECONDS) == 0
    finally:
        with contextlib.suppress(ProcessLookupError):
            program.kill()
        assert program.stderr is not None
        said = program.stderr.read().decode()
        program.stderr.close()
        program.wait(10)
    assert "Traceback" not in said, said


def saved(screen: Screen, target: Path) -> np.ndarray:
    """What the program saves when the whole photo is done."""

    def save() -> bool:
        screen.do("key", "ctrl+s")  # heard only then
        return target.exists()

    screen.wait("the saved file", save)
    return read(target)


def test_a_photo_given_on_the_command_line_is_shown_enhanced_and_saved(display: str, tmp_path: Path) -> None:
    source = tmp_path / "Größe 1.png"
    photo = blue_photo()
    Image.fromarray(photo).save(source)
    before = source.read_bytes()
    screen = Screen(display, tmp_path)
    with started(screen, tmp_path, source):
        screen.do("key", "3")
        place = find_photo(screen, photo)
        screen.wait("the original at its place", lambda: difference(screen.look()[place], photo) <= 0.5)
        screen.do("key", "4")
        screen.wait("enhanced colours in its stead", lambda: difference(screen.look()[place], photo) > 1.5)
        result = saved(screen, tmp_path / "Größe 1-enhanced.png")
        screen.wait("the saved picture on the screen", lambda: difference(screen.look()[place], result) <= 0.5)
        assert source.read_bytes() == before


def test_the_brush_undo_the_modes_and_a_selection_work_by_mouse_and_keys(display: str, tmp_path: Path) -> None:
    source = tmp_path / "waves.png"
    photo = blue_photo()
    Image.fromarray(photo).save(source)
    screen = Screen(display, tmp_path)
    with started(screen, tmp_path, source):
        screen.do("key", "3")
        place = find_photo(screen, photo)
        top, left = place[0].start, place[1].start
        screen.do("key", "4")
        result = saved(screen, tmp_path / "waves-enhanced.png")
        stroke, far = np.s_[128:132, 150:170], np.s_[240:290, 300:390]

        def shows(picture: np.ndarray, part: tuple[slice, slice] = np.s_[60:, 100:]) -> bool:
            return float(np.abs(screen.look()[place][part].astype(int) - picture[part]).mean()) <= 0.6

        def drag(x0: int, y0: int, x1: int, y1: int) -> None:
            screen.do("mousemove", str(left + x0), str(top + y0), "mousedown", "1")
            for step in range(1, 9):
                x, y = left + x0 + (x1 - x0) * step // 8, top + y0 + (y1 - y0) * step // 8
                screen.do("mousemove", str(x), str(y), "sleep", "0.02")
            screen.do("mouseup", "1", "mousemove", "30", "840")  # and away, where it hides nothing

        screen.wait("the result", lambda: shows(result))
        screen.do("key", "b")
        drag(120, 130, 200, 130)
        screen.do("key", "b")
        screen.wait("the original under the stroke, the result beside it", lambda: shows(photo, stroke) and shows(result, far))
        screen.do("key", "ctrl+z")
        screen.wait("the stroke undone", lambda: shows(result, stroke) and shows(result, far))

        screen.do("key", "1")
        screen.wait("one side each", lambda: shows(photo, np.s_[60:, 20:150]) and shows(result, np.s_[60:, 250:380]))
        screen.do("key", "8")
        screen.wait("the difference", lambda: not shows(photo) and not shows(result))
        screen.do("key", "7")
        screen.wait("the original, blinking", lambda: shows(photo))
        screen.wait("the result, blinking", lambda: shows(result))

        screen.do("key", "4")
        screen.wait("the result again", lambda: shows(result) and shows(result))

        def framed() -> bool:
            return bool((np.abs(screen.look()[place].astype(int) - result)[70:, 120:] > 40).any())

        assert not framed()
        screen.do("keydown", "shift")
        drag(150, 100, 260, 200)
        screen.do("keyup", "shift")
        screen.wait("the frame of the selection", framed)
        screen.do("key", "Escape")
        screen.wait("no frame", lambda: not framed())
        assert np.array_equal(read(source), photo)


FILE_MANAGER = """
import sys
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel

class Icon(QLabel):
    def mouseMoveEvent(self, event):
        drag, files = QDrag(self), QMimeData()
        files.setUrls([QUrl.fromLocalFile(name) for name in sys.argv[1:]])
        drag.setMimeData(files)
        print(drag.exec(Qt.DropAction.CopyAction), flush=True)

qt = QApplication([])
icon = Icon("photo")
icon.setWindowFlags(Qt.WindowType.FramelessWindowHint)
icon.setGeometry(20, 805, 200, 50)
icon.show()
qt.exec()
"""
"""What lies below the window while it is at the top left of the screen: another program, from which files are dragged."""


def test_a_photo_dragged_from_another_program_is_opened_and_several_are_listed(display: str, tmp_path: Path) -> None:
    photos = [tmp_path / f"{name}.png" for name in ("Straße", "b", "c")]
    for photo in photos:
        Image.fromarray(blue_photo()).save(photo)
    screen = Screen(display, tmp_path)
    program = subprocess.Popen([sys.executable, "-m", "app"], env=screen.environment, cwd=tmp_path, stderr=subprocess.DEVNULL)
    try:
        screen.wait("the window", lambda: bool(screen.do("search", "--name", "Heliograph").strip()))
        drag(screen, photos[:1], lambda: bool(screen.do("search", "--name", "Straße.png").strip()))
        screen.do("windowfocus", screen.do("search", "--name", "Straße.png").split()[-1])
        screen.do("key", "3")
        find_photo(screen, blue_photo())
        drag(screen, photos[1:], lambda: all(photo.name.encode() in journal_of(tmp_path) for photo in photos[1:]))
    finally:
        program.kill()
        program.wait(10)


def journal_of(folder: Path) -> bytes:
    """What the program has written down about its batch list."""
    return b"".join(file.read_bytes() for file in (folder / "xdg_data_home").rglob("*.sqlite*"))


def drag(screen: Screen, files: list[Path], arrived: Callable[[], bool]) -> None:
    """Take the files out of the other program and let go over the middle of the window, until it has them."""
    other = subprocess.Popen([sys.executable, "-c", FILE_MANAGER, *map(str, files)], env=screen.environment, stdout=subprocess.PIPE)
    try:

        def once() -> bool:
            screen.do("mousemove", "60", "830", "mousedown", "1")
            for x, y in ((70, 820), (200, 700), (400, 450), (500, 400), (505, 402)):
                screen.do("mousemove", str(x), str(y), "sleep", "0.1")
            screen.do("mouseup", "1", "sleep", "0.5")
            return arrived()

        screen.wait("the dropped files", once)
    finally:
        other.kill()
        other.communicate()


def blue_photo() -> np.ndarray:
    """(300, 400, 3) uint8 of dull blue waves: nothing else in the window is blue."""
    y, x = np.mgrid[0:300, 0:400]
    waves = 85 + 25 * np.sin(x / 25) * np.sin(y / 25)
    return (waves[..., None] * np.array([0.3, 0.6, 1.0])).astype(np.uint8)


def read(path: Path) -> np.ndarray:
    with Image.open(path) as file:
        return np.asarray(file.convert("RGB"))


def difference(one: np.ndarray, other: np.ndarray) -> float:
    """Mean over all pixels and channels, in grey levels, the top left aside where the view writes what it shows."""
    return float(np.abs(one.astype(int) - other)[60:, 100:].mean())


def find_photo(screen: Screen, photo: np.ndarray) -> tuple[slice, slice]:
    """Where the photo stands on the screen at 100 %."""
    height, width = photo.shape[:2]
    found: list[tuple[slice, slice]] = []

    def look() -> bool:
        picture = screen.look().astype(int)
        blue = picture[..., 2] - picture[..., 0] > 30
        rows, columns = np.nonzero(blue.sum(axis=1) > width // 2)[0], np.nonzero(blue.sum(axis=0) > height // 2)[0]
        if len(rows) != height or len(columns) != width:
            return False
        found.append((slice(rows[0], rows[0] + height), slice(columns[0], columns[0] + width)))
        return True

    screen.wait("the photo on the screen", look)
    return found[0]
