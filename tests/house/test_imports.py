"""What is loaded when: the window is painted before anything heavy is imported, and importing starts nothing.

The walls between the packages are import-linter's (pyproject.toml), run by `sh packaging/dev check`; here is what only a running
program shows.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"torch", "onnxruntime", "onnx", "cv2", "scipy", "skimage"}
QT = {"PySide6", "shiboken6", "qtpy", "qdarkstyle"}


def after_import(module: str) -> set[str]:
    """Names of the top-level packages that importing `module` in a fresh process loads."""
    script = f"import {module}, sys, threading; assert threading.active_count() == 1; print(' '.join(sys.modules))"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", script]
    child = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert child.returncode == 0, child.stderr
    return {name.split(".")[0] for name in child.stdout.split()}


@pytest.mark.parametrize("module", ["app.desktop", "app.main_window"])
def test_the_window_comes_before_the_networks(module):
    assert after_import(module) & HEAVY == set()


@pytest.mark.parametrize("module", ["app.command_line", "engine", "engine.methods"])
def test_these_load_neither_qt_nor_anything_heavy(module):
    assert after_import(module) & (HEAVY | QT) == set()


@pytest.mark.parametrize("module", ["engine.pipeline", "engine.bench", "engine.selftest", "engine.evaluation", "engine.core.photo_io"])
def test_the_engine_loads_neither_qt_nor_torch(module):
    assert after_import(module) & (QT | {"torch", "onnx"}) == set()


def test_the_version_is_the_one_that_is_installed():
    """The wheel takes its version from app.__version__ without importing the application."""
    from importlib.metadata import PackageNotFoundError, version

    import app

    try:
        assert version("heliograph") == app.__version__
    except PackageNotFoundError:
        pytest.skip("not installed, run from the source tree")
