"""`import engine` is cheap, and everything it promises is there."""

import subprocess
import sys
from pathlib import Path

import pytest

import engine


def test_importing_the_engine_loads_nothing_heavy() -> None:
    code = "import sys, engine; print(*({'onnxruntime', 'cv2', 'torch', 'numpy', 'PIL', 'PySide6'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=Path(engine.__file__).parents[1])
    assert found.stdout.split() == []


def test_the_pipeline_loads_onnxruntime_only_when_it_is_used() -> None:
    code = "import sys; from engine import Engine; Engine.open(); print(*({'onnxruntime', 'torch', 'PySide6'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=Path(engine.__file__).parents[1])
    assert found.stdout.split() == []


@pytest.mark.parametrize("name", engine.__all__)
def test_every_public_name_can_be_fetched(name: str) -> None:
    assert getattr(engine, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = engine.nothing
