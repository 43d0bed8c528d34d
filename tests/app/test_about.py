"""What the program says about itself, and that it is as silent as it says: it opens no network connection, whatever one does."""

import os
import subprocess
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QLabel

from app import __version__
from app.catalogue import ProviderChoice
from app.panels.about_dialog import AboutDialog, parts_here
from tests.helpers.controls import beyond_tab, nameless

ROOT = Path(__file__).parents[2]
PROVIDERS = [ProviderChoice("cpu", "Processor", True), ProviderChoice("cuda", "NVIDIA", False, "There is no such card.")]


def test_it_says_version_licence_parts_providers_and_that_nothing_goes_over_a_network(qtbot):
    dialog = AboutDialog(PROVIDERS, QIcon())
    qtbot.addWidget(dialog)
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert __version__ in shown
    assert "MIT" in shown
    assert "opens no connection to any network" in shown
    dialog.copy.click()
    copied = QGuiApplication.clipboard().text()
    for words in (f"Heliograph {__version__}", "MIT", "ONNX Runtime", "LGPL-3.0", "opens no connection", "There is no such card."):
        assert words in copied
    assert nameless(dialog) == beyond_tab(dialog) == []


def test_every_part_that_is_named_has_its_version_and_licence():
    parts = {name: (version, licence) for name, version, licence in parts_here()}
    assert {"Qt", "Qt for Python (PySide6)", "ONNX Runtime", "libvips", "NumPy"} <= set(parts)
    assert all(version and licence for version, licence in parts.values())


SILENT = """
import os, sys
from pathlib import Path

loud = []

def listen(event, args):
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        loud.append((event, args[1:]))
        raise OSError("no network")

sys.addaudithook(listen)  # nothing in Python gets past it, and it cannot be taken off

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.application import Application
from app.backend import EngineBackend
from app.session import RunState
from app.settings import SettingsStore

folder = Path(sys.argv[1])
qt = QApplication([])
application = Application(qt, EngineBackend(), SettingsStore(folder / "settings.json"))
sockets = set()

def until(true):
    while not true():
        qt.processEvents()

def look():
    for one in Path("/proc/self/fd").iterdir():
        try:
            target = os.readlink(one)
        except OSError:
            continue
        if target.startswith("socket:["):
            sockets.add(target[8:-1])

application.start([folder / "photo.png"])
until(lambda: application.session.photo is not None and application.session.catalogue is not None)
look()
application.session.choose(sys.argv[2])
until(lambda: application.session.run.state is RunState.DONE and application.session.result is not None)
look()
application.saver.save()
until(lambda: any(folder.glob("photo-enhanced*")))

def close_about():
    about = QApplication.activeModalWidget()
    if about is None:
        QTimer.singleShot(20, close_about)
        return
    print("about", about.windowTitle(), flush=True)
    about.reject()

QTimer.singleShot(0, close_about)
application.dialogs.about()
look()
over_network = set()
for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
    file = Path("/proc/self/net", table)
    if file.exists():
        over_network |= {line.split()[9] for line in file.read_text().splitlines()[1:]}
print("method", application.session.result.report.method, flush=True)
print("loud", loud, "open", sorted(sockets & over_network), "QtNetwork", "PySide6.QtNetwork" in sys.modules, flush=True)
application.close()
application.window.deleteLater()
qt.processEvents()
"""
"""A session of the true program that notes every use of a socket: by Python through an audit hook, by libraries in what is open."""


def test_opening_enhancing_saving_and_reading_about_it_touch_no_network(tmp_path: Path) -> None:
    Image.linear_gradient("L").resize((96, 64)).convert("RGB").save(tmp_path / "photo.png")
    places = {name: str(tmp_path / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), **places}
    command = [sys.executable, "-c", SILENT, str(tmp_path), "mobile_ie"]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240, cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines() == ["about About Heliograph", "method mobile_ie", "loud [] open [] QtNetwork False"]
