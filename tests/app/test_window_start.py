"""What is loaded before the first paint, and that everything can be reached without seeing it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.application import Application
from app.backend import EngineBackend, OutputRule
from app.diagnostics import CrashReport
from app.panels.batch_options import BatchOptions
from app.panels.crash_dialog import CrashDialog
from app.panels.save_dialog import SaveDialog
from app.widgets.empty_page import SAMPLES
from engine.core.precision import Precision
from engine.methods import METHODS
from tests.helpers.fakes import CLASSICAL, FakeBackend, make_photo, write_fake_photo

HEAVY = ("onnxruntime", "openvino", "cv2", "torch", "PIL", "tifffile", "onnx", "skimage", "scipy", "pyvips", "distributed")
NETWORK = ("ssl", "http.client", "urllib.request", "PySide6.QtNetwork")
PROGRAM = f"""
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from app.application import Application
from app.backend import EngineBackend
from app.main_window import MainWindow
from app.settings import SettingsStore
qt = QApplication([])
application = Application(qt, EngineBackend(), SettingsStore(Path(sys.argv[1])))
application.engine.start = lambda: None
application.window.first_painted.connect(lambda: print("painted", [n for n in {HEAVY + NETWORK!r} if n in sys.modules], flush=True))
application.start([])
while not application.window._painted:
    qt.processEvents()
application.close()
application.window.deleteLater()
qt.processEvents()
"""

INTERACTIVE = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QTableView)


def test_nothing_heavy_is_loaded_before_the_window_is_painted(tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[2])}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "settings.json")], env=environment, capture_output=True, text=True, timeout=120
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.split("\n")[0] == "painted []"


def nameless(root: QWidget) -> list[str]:
    """Controls a screen reader would have no name for; parts that Qt makes inside its own controls left out."""
    found = []
    for kind in INTERACTIVE:
        for widget in root.findChildren(kind):
            inner = isinstance(widget.parent(), QAbstractSpinBox | QComboBox) or widget.objectName().startswith("qt_")
            if isinstance(widget, QScrollBar) or inner:
                continue
            interface = QAccessible.queryAccessibleInterface(widget)
            if interface is not None and not interface.text(QAccessible.Text.Name).strip():
                found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}: {widget.toolTip()}")
    return found


def test_every_control_has_a_name_for_a_screen_reader(start_app: Callable[..., Application], qtbot: QtBot, tmp_path: Path) -> None:
    paths = [write_fake_photo(tmp_path / f"{name}.jpg") for name in "ab"]
    application = start_app(*paths)
    qtbot.waitUntil(lambda: application.session.result is not None)
    application.session.choose(CLASSICAL.id, None, Precision.FP32)
    application.messages.warning("Something.", "Do something.")
    save = SaveDialog(make_photo(8, 8), tmp_path, "a.jpg", OutputRule(), application.window)
    crash = CrashDialog(CrashReport("facts", "fault"), application.window)
    options = BatchOptions(application.settings.current, lambda rule: "a.jpg", application.window)
    assert nameless(application.window) == []
    assert save.parent() is crash.parent() is options.parent()


def test_every_action_has_a_text_and_no_shortcut_is_used_twice(start_app: Callable[..., Application]) -> None:
    records = start_app().actions.records
    keys = [key for record in records for key in record.shortcuts]
    assert len(keys) == len(set(keys))
    assert len({record.id for record in records}) == len(records)
    assert all(record.text for record in records)


def test_the_first_start_shows_three_steps_and_later_ones_do_not(start_app: Callable[..., Application]) -> None:
    first = start_app()
    assert first.window.empty.steps.isVisible()
    first.close()
    assert not start_app().window.empty.steps.isVisible()


def test_two_samples_say_what_they_show_and_one_click_opens_them(
    start_app: Callable[..., Application], backend: FakeBackend, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backend, "samples", EngineBackend().samples)
    page = start_app().window.empty
    qtbot.waitUntil(lambda: len(page.findChildren(QToolButton)) == 2)
    assert [button.accessibleName() for button in page.findChildren(QToolButton)] == ["Old phone", "Night"]
    assert all(button.accessibleDescription() and button.icon().availableSizes() for button in page.findChildren(QToolButton))
    with qtbot.waitSignal(page.sample_picked) as picked:
        page.findChildren(QToolButton)[1].click()
    path, methods = picked.args
    assert path.exists()
    assert "ll_unet_pp" in methods


def test_what_the_samples_are_for_are_methods_there_are() -> None:
    known = {method.id for method in METHODS}
    assert all(set(sample.methods) <= known for sample in SAMPLES)
