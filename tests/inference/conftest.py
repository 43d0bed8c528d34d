"""What tests of photos on the disk share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import streaming
from engine.core import paths, stream_pixels, stream_tiff, stream_writing


@pytest.fixture
def all_count_as_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unmeasured: None) -> Iterator[Path]:
    """Everything counts as large, comes in bands of a few rows, and leaves nothing among the temporary files."""
    folder = tmp_path / "scratch"
    monkeypatch.setattr(paths, "cache_dir", lambda: folder)
    monkeypatch.setattr(streaming, "STREAM_ABOVE", 0.0)
    monkeypatch.setattr(stream_pixels, "BAND_VALUES", 5000)
    monkeypatch.setattr(stream_writing, "_STRIP_PIXELS", 1500)
    monkeypatch.setattr(stream_tiff, "_STRIP_BYTES", 3000)
    yield folder
    assert not folder.exists() or not list(folder.iterdir())
