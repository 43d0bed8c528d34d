"""`heliograph seams`: what it says, what it returns, and the map it writes."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app import command_line
from engine.pipeline import Engine
from tests.helpers import tiny_models


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "a.png"
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (150, 190, 3), dtype=np.uint8)).save(path)
    return path


def seams(monkeypatch: pytest.MonkeyPatch, engine: Engine, *words: object) -> int:
    monkeypatch.setattr(Engine, "open", classmethod(lambda cls: engine))
    return command_line.main(["seams", *map(str, words), "--method", "tiny"])


def test_a_sound_method_shows_no_seam(
    tmp_path: Path, photo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = tiny_models.tiny_engine(tmp_path / "m", tiny_models.blur(3), halo=3)
    assert seams(monkeypatch, engine, photo, "--tile", 48) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Largest difference at a tile border: 0.0 of 255; elsewhere: 0.0. No seam."


def test_a_torn_one_does_and_the_map_shows_where(
    tmp_path: Path, photo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = tiny_models.tiny_engine(tmp_path / "m", tiny_models.blur(5), halo=2)
    assert seams(monkeypatch, engine, photo, "--tile", 48, "--json", "-o", tmp_path / "new" / "map.png") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["seam"]
    assert told["tile"] == 48
    assert told["at_borders"] > 2 > told["elsewhere"]
    shown = np.asarray(Image.open(tmp_path / "new" / "map.png"))
    assert shown.shape == (150, 190)
    assert shown.max() > 64
    assert (shown == 0).mean() > 0.5


def test_wrong_words_are_answered_before_anything_runs(tmp_path: Path, photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = tiny_models.tiny_engine(tmp_path / "m", tiny_models.identity())
    assert seams(monkeypatch, engine, photo, "-o", tmp_path / "map.jpg") == 2
    assert seams(monkeypatch, engine, tmp_path / "none.png") == 1
