"""The application's door to the real engine: what it hands on from there."""

from pathlib import Path

import numpy as np
import pytest

from app.backend import EngineBackend, OutputRule
from engine.core.photo import FileFormat, Photo


@pytest.mark.parametrize(("form", "lost"), [(FileFormat.JPEG, 1), (FileFormat.PNG, 0)])
def test_saving_says_what_the_file_could_not_hold(tmp_path: Path, form: FileFormat, lost: int) -> None:
    photo = Photo(np.full((8, 8, 3), 90, np.uint8), alpha=np.full((8, 8), 100, np.uint8))
    said = EngineBackend().save(photo, tmp_path / f"a.{form.value}", OutputRule(format=form), overwrite=False)
    assert len(said) == lost
    assert all("transparency" in sentence for sentence in said)
