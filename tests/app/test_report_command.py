"""`heliograph report`: a page for a good photo, one sentence for everything else."""

import json
from pathlib import Path

import numpy as np
import pytest

from app.cli.report import ReportOptions, run_report
from engine.core.errors import PhotoReadError, UsageError
from engine.core.photo import Photo
from engine.core.photo_io import save_photo
from engine.core.precision import Precision
from engine.pipeline import Engine
from tests.helpers.tiny_models import affine, tiny_engine


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return tiny_engine(tmp_path / "models", {Precision.FP32: affine(1.0), Precision.PTQ: affine(0.9), Precision.QAT: affine(0.99)})


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "a.png"
    save_photo(Photo(np.random.default_rng(1).integers(0, 256, (96, 128, 3), dtype=np.uint8)), path)
    return path


def test_the_page_is_written_and_its_numbers_are_printed(
    engine: Engine, photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ReportOptions(photo, tmp_path / "out" / "report.html", "tiny", provider="cpu")
    assert run_report(options, engine) == 0
    said = capsys.readouterr().out
    assert "Seconds, network alone" in said
    assert "PTQ INT8 is " in said
    assert (tmp_path / "out" / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    # A second one gets a number of its own.
    assert run_report(ReportOptions(photo, tmp_path / "out" / "report.html", "tiny", provider="cpu", json=True), engine) == 0
    record = json.loads(capsys.readouterr().out)
    assert Path(record["output"]).name == "report-2.html"
    assert [row["precision"] for row in record["precisions"]] == ["fp32", "ptq", "qat"]
    assert record["precisions"][1]["delta_e_mean"] > record["precisions"][2]["delta_e_mean"] > 0


def test_the_page_speaks_the_language_that_is_asked_for_and_what_is_printed_stays_english(
    engine: Engine, photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], speak: object
) -> None:
    for language, words in (("de", "Tempo, Größe und Nähe"), ("vi", "Tốc độ"), ("en", "Speed, size and closeness")):
        page = tmp_path / f"{language}.html"
        assert run_report(ReportOptions(photo, page, "tiny", provider="cpu", language=language), engine) == 0
        text = page.read_text(encoding="utf-8")
        assert f'<html lang="{language}">' in text
        assert words in text
        assert "Seconds, network alone" in capsys.readouterr().out


def test_bad_requests_and_bad_photos_get_one_sentence(engine: Engine, photo: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    for options, words in (
        (ReportOptions(photo, page, "nobody"), "There is no method 'nobody'"),
        (ReportOptions(photo, tmp_path / "report.pdf", "tiny"), "its name must end in .html"),
        (ReportOptions(photo, page, "tiny", provider="moon"), "There is no provider 'moon'"),
        (ReportOptions(photo, page, "tiny", enlarge=3), "does not enlarge"),
    ):
        with pytest.raises(UsageError, match=words):
            run_report(options, engine)
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff no photo")
    for name in ("broken.jpg", "missing.jpg"):
        with pytest.raises(PhotoReadError, match=name):
            run_report(ReportOptions(tmp_path / name, page, "tiny"), engine)
    assert not page.exists()
