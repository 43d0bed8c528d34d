"""`heliograph enhance` and `methods` with a method that enlarges and one whose strength lies between two sets of weights."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from app.cli.enhance import EnhanceOptions, enhance_photos
from app.cli.outputs import Taken
from app.cli.reports import list_methods
from app.command_line import build_parser
from engine.core.errors import UsageError
from engine.core.metadata import orientation_of
from engine.core.photo import FileFormat
from engine.core.photo_io import read_photo
from engine.core.tiff_tags import Tag, TagBlock
from engine.inference import memory
from engine.pipeline import Engine
from tests.helpers import metadata_samples, tiny_models

pytestmark = pytest.mark.usefixtures("unmeasured")


@pytest.fixture
def enlarger(tmp_path: Path) -> Engine:
    return tiny_models.tiny_engine(tmp_path / "models", tiny_models.enlarge(4), scale=4, sizes=(2, 3, 4))


@pytest.fixture
def two(tmp_path: Path) -> Engine:
    return tiny_models.two_weights_engine(tmp_path / "models", tiny_models.affine(0.5), tiny_models.affine(0.8))


def enhance(engine: Engine, source: Path, **options: Any) -> int:
    return enhance_photos(EnhanceOptions((source,), source.parent / "out", json=True, **options), engine)


@pytest.mark.parametrize("size", [2, 3, 4, None])
def test_enlarge_says_how_many_times_and_the_default_is_the_methods_own(
    enlarger: Engine, picture: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], size: int | None
) -> None:
    source = picture.file(tmp_path / "a.png", height=30, width=44)
    assert enhance(enlarger, source, enlarge=size) == 0
    line = json.loads(capsys.readouterr().out)
    times = size or 4
    assert (line["enlarged"], line["size"]) == (times, [44 * times, 30 * times])
    with Image.open(tmp_path / "out" / "a.png") as image:
        assert image.size == (44 * times, 30 * times)


def test_the_command_line_reads_enlarge() -> None:
    assert build_parser().parse_args(["enhance", "a.jpg", "-o", "out", "--enlarge", "3"]).enlarge == 3


def test_an_enlargement_nobody_offers_is_wrong_usage(enlarger: Engine, picture: Any, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="only 2, 3 or 4 times"):
        enhance(enlarger, picture.file(tmp_path / "a.png"), enlarge=7)
    assert not (tmp_path / "out").exists()


def test_an_enlarged_file_says_its_new_size_everywhere_and_keeps_the_rest(enlarger: Engine, picture: Any, tmp_path: Path) -> None:
    source = tmp_path / "a.jpg"
    Image.fromarray(picture(30, 44)).save(source, exif=b"Exif\0\0" + metadata_samples.exif(), xmp=metadata_samples.xmp())
    assert enhance(enlarger, source, enlarge=3) == 0
    saved = read_photo(tmp_path / "out" / "a.jpg")
    assert (saved.width, saved.height) == (90, 132), "the photo was stored lying on its side"
    assert saved.metadata.exif is not None
    assert saved.metadata.xmp is not None
    block = TagBlock(saved.metadata.exif)
    main = block.first()
    inside = block.below(main, Tag.EXIF_DIRECTORY)
    assert inside is not None
    assert (block.number(inside, Tag.PIXEL_WIDTH), block.number(inside, Tag.PIXEL_HEIGHT)) == (90, 132)
    assert orientation_of(saved.metadata.exif) == 1
    assert block.value(main.entries[0x011A]) == block.pack(4, 72, 1), "pixels per inch are the printer's business and stay"
    assert b"<exif:PixelXDimension>90</exif:PixelXDimension>" in saved.metadata.xmp


def test_transparency_is_enlarged_with_the_photo(enlarger: Engine, picture: Any, tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    Image.fromarray(np.dstack([picture(30, 44), np.full((30, 44), 128, np.uint8)])).save(source)
    assert enhance(enlarger, source, enlarge=2) == 0
    saved = read_photo(tmp_path / "out" / "a.png")
    assert saved.alpha is not None
    assert saved.alpha.shape == (60, 88)
    assert (saved.alpha == 128).all()


def test_what_a_format_cannot_hold_is_said_before_the_run(
    enlarger: Engine, picture: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = picture.file(tmp_path / "long.png", height=2, width=5000)
    monkeypatch.setattr(Engine, "enhance", lambda *_: pytest.fail("it ran"))
    assert enhance(enlarger, source, format=FileFormat.WEBP) == 1
    error = json.loads(capsys.readouterr().out)["error"]
    assert "enlarged 4 times it is 20000 by 8 pixels, and WebP ends at 16383" in error
    assert "PNG and TIFF hold larger pictures" in error


def test_what_does_not_fit_into_memory_is_said_and_does_not_stop_the_rest(
    enlarger: Engine, picture: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Memory:
        available, total = 2_500_000, 1e9

    monkeypatch.setattr(memory.psutil, "virtual_memory", Memory)
    large, small = picture.file(tmp_path / "l.png", height=90, width=120), picture.file(tmp_path / "s.png", height=20, width=30)
    assert enhance_photos(EnhanceOptions((large, small), tmp_path / "out", json=True), enlarger) == 1
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert "enlarged 4 times" in first["error"]
    assert "Enlarging 2 or 3 times fits." in first["error"]
    assert second["error"] is None


def test_strength_mixes_the_two_sets_of_weights(two: Engine, picture: Any, tmp_path: Path) -> None:
    source = picture.file(tmp_path / "a.png")
    with Image.open(source) as image:
        before = np.asarray(image).astype(float)
    for strength, factor in ((0.0, 0.8), (0.5, 0.65), (1.0, 0.5)):
        assert enhance(two, source, strength=strength, taken=Taken.OVERWRITE) == 0
        with Image.open(tmp_path / "out" / "a.png") as image:
            assert np.abs(np.asarray(image) - before * factor).max() <= 1.0


def test_methods_lists_enlargements_and_where_a_strength_starts(enlarger: Engine, two: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    list_methods(enlarger.methods, enlarger.models, as_json=False)
    assert "enlarges 2, 3 or 4 times" in capsys.readouterr().out
    list_methods(enlarger.methods, enlarger.models, as_json=True)
    assert json.loads(capsys.readouterr().out)[0]["sizes"] == [2, 3, 4]
    list_methods(two.methods, two.models, as_json=True)
    strong, gentle = json.loads(capsys.readouterr().out)[0]["variants"]
    assert (strong["gentle"], gentle["gentle"]) == ("gentle", None)
    list_methods(two.methods, two.models, as_json=False)
    assert "--strength goes from gentle (0: Original) to strong (1: Full effect)" in capsys.readouterr().out
