"""What `heliograph compare` promises at a terminal: one sheet, whole and never over another file, and every failure in one sentence."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from app.command_line import main

METHODS = ["--methods", "hist_gamma"]


def exit_code(*arguments: object) -> int:
    """main's answer, or what argparse exits with."""
    try:
        return main([str(argument) for argument in arguments])
    except SystemExit as end:
        return int(end.code or 0)


def pixels_of(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def test_it_writes_one_sheet_and_says_which_part_was_taken(picture, tmp_path, capsys):
    one, two = picture.file(tmp_path / "one.png", 400, 500), picture.file(tmp_path / "zwei – 写真.png", 90, 60, seed=1)
    output = tmp_path / "new folder" / "sheet.png"
    assert exit_code("compare", one, two, *METHODS, "-o", output) == 0
    said = capsys.readouterr()
    assert "one.png, --crop" in said.out
    assert "400,300 (most detail)" in said.out
    assert "0,0,60,90 (most detail)" in said.out
    assert str(output) in said.out
    assert said.err == ""
    with Image.open(output) as image:
        assert image.format == "PNG"
    assert [path.name for path in output.parent.iterdir()] == ["sheet.png"]


def test_a_crop_on_the_sheet_is_the_photo_itself(picture, tmp_path):
    source = picture.file(tmp_path / "a.png", 80, 100)
    assert exit_code("compare", source, *METHODS, "--crop", "10,20,50,40", "-o", tmp_path / "s.png") == 0
    page, crop = pixels_of(tmp_path / "s.png"), pixels_of(source)[20:60, 10:60]
    starts = np.argwhere((page[:-39, :-49] == crop[0, 0]).all(2))
    assert any((page[y : y + 40, x : x + 50] == crop).all() for y, x in starts)


def test_json_tells_of_crops_runs_and_what_was_left_out(picture, tmp_path, capsys):
    source = picture.file(tmp_path / "a.png")
    command = ["compare", source, *METHODS, "--precisions", "fp32,qat", "--crop", "0,0,9,9", "--crop", "8,8,9,9", "--json"]
    assert exit_code(*command, "-o", tmp_path / "s.webp") == 0
    said = capsys.readouterr()
    (line,) = said.out.splitlines()
    told = json.loads(line)
    assert told["output"] == str(tmp_path / "s.webp")
    (photo,) = told["photos"]
    assert photo["crops"] == [[0, 0, 9, 9], [8, 8, 9, 9]]
    (run,) = photo["runs"]
    assert (run["method"], run["variant"], run["precision"], run["provider"], run["error"]) == (
        "hist_gamma",
        "default",
        "fp32",
        "cpu",
        None,
    )
    assert len(told["left_out"]) == 1
    assert "QAT INT8" in said.err


def test_bad_photos_are_named_with_a_reason_and_the_others_go_on(picture, tmp_path, capsys):
    good = picture.file(tmp_path / "good.png")
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"this is no picture")
    small = picture.file(tmp_path / "small.png", 8, 8)
    command = ["compare", bad, tmp_path / "gone.png", small, good, *METHODS, "--crop", "0,0,20,20", "-o", tmp_path / "s.png"]
    assert exit_code(*command) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    assert all(name in line for name, line in zip(["bad.png", "gone.png", "small.png"], lines, strict=True))
    assert (tmp_path / "s.png").exists()


def test_without_any_good_photo_there_is_no_sheet(tmp_path, capsys):
    assert exit_code("compare", tmp_path / "gone.png", *METHODS, "-o", tmp_path / "s.png") == 1
    assert "gone.png" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_sheet_is_kept_unless_it_may_be_replaced(picture, tmp_path):
    source = picture.file(tmp_path / "in" / "a.png")
    sheet = tmp_path / "s.png"
    sheet.write_bytes(b"mine")
    assert exit_code("compare", source, *METHODS, "-o", sheet) == 0
    assert sheet.read_bytes() == b"mine"
    assert sorted(path.name for path in tmp_path.glob("*.png")) == ["s-2.png", "s.png"]
    assert exit_code("compare", source, *METHODS, "-o", sheet, "--overwrite") == 0
    assert pixels_of(sheet).shape == pixels_of(tmp_path / "s-2.png").shape
    assert sorted(path.name for path in tmp_path.glob("*.png")) == ["s-2.png", "s.png"]


def test_a_photo_never_becomes_the_sheet(picture, tmp_path, capsys):
    source = picture.file(tmp_path / "a.png")
    before = source.read_bytes()
    assert exit_code("compare", source, *METHODS, "-o", source, "--overwrite") == 2
    assert source.read_bytes() == before
    assert "a.png is one of the photos" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("extra", "word"),
    [
        (["--methods", "no_such"], "no_such"),
        (["--methods", "hist_gamma:no_such"], "no_such"),
        (["--methods", " , "], "no method"),
        (["--methods", "hist_gamma", "--precisions", "int4"], "int4"),
        (["--methods", "hist_gamma", "--precisions", "qat"], "nothing to compare"),
        (["--methods", "hist_gamma", "--provider", "no_such"], "no_such"),
        (["--methods", "hist_gamma", "--strength", "2"], "strength"),
        (["--methods", "hist_gamma", "--crop", "1,2,3"], "X,Y,W,H"),
        (["--methods", "hist_gamma", "--crop", "1,2,0,3"], "no pixels"),
    ],
)
def test_wrong_usage_is_found_before_anything_is_made(extra, word, picture, tmp_path, capsys):
    source = picture.file(tmp_path / "a.png")
    assert exit_code("compare", source, *extra, "-o", tmp_path / "out" / "s.png") == 2
    captured = capsys.readouterr()
    assert word in captured.err
    assert "Traceback" not in captured.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["s.gif", "sheet", "s.tiff"])
def test_a_sheet_is_a_png_jpeg_or_webp(name, picture, tmp_path, capsys):
    assert exit_code("compare", picture.file(tmp_path / "a.png"), *METHODS, "-o", tmp_path / name) == 2
    assert ".png, .jpg" in capsys.readouterr().err


def test_weights_asked_for_by_name_and_missing_are_no_success(picture, tmp_path, capsys):
    """The bundled method has all three; a variant with FP32 alone is made from it."""
    import shutil

    from engine.core.paths import resources_dir, user_data_dir

    folder = user_data_dir() / "models" / "qat_unet" / "bare"
    shutil.copytree(resources_dir() / "models" / "qat_unet" / "phone", folder)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"] = {"fp32": manifest["files"]["fp32"]}
    (folder / "manifest.json").write_text(json.dumps({**manifest, "variant": "bare", "name": "Bare", "quality": []}), encoding="utf-8")
    source = picture.file(tmp_path / "a.png")
    command = ["compare", source, "--methods", "qat_unet:bare", "--provider", "cpu", "-o", tmp_path / "s.png", "--overwrite"]
    assert exit_code(*command, "--precisions", "fp32,qat") == 1
    assert "qat_unet:bare is left out in QAT INT8" in capsys.readouterr().err
    assert (tmp_path / "s.png").exists()
    assert exit_code(*command) == 0


def test_the_sheet_has_the_colour_profile_that_all_photos_share(tmp_path, capsys):
    def saved(name: str, profile: bytes | None) -> Path:
        more = {} if profile is None else {"icc_profile": profile}
        Image.new("RGB", (40, 30), (200, 90, 30)).save(tmp_path / name, **more)
        return tmp_path / name

    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    other = lab.replace(b"s\0R\0G\0B", b"o\0t\0h\0e").replace(b"sRGB", b"othe")
    one, two = saved("one.png", other), saved("two.png", other)
    plain, standard = saved("plain.png", None), saved("standard.png", lab)
    for sources, profile, words in (([one, two], other, ""), ([plain, standard], None, ""), ([one, plain], None, "different colour")):
        assert exit_code("compare", *sources, *METHODS, "-o", tmp_path / "s.png", "--overwrite") == 0
        assert words in capsys.readouterr().err
        with Image.open(tmp_path / "s.png") as image:
            assert image.info.get("icc_profile") == profile


def test_a_sheet_that_cannot_be_written_is_one_sentence_and_leaves_nothing(picture, tmp_path, capsys, monkeypatch):
    from engine.core import safe_files

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    source = picture.file(tmp_path / "in" / "a.png")
    monkeypatch.setattr(safe_files.os, "fsync", full)
    assert exit_code("compare", source, *METHODS, "-o", tmp_path / "out" / "s.png") == 1
    assert "the disk is full" in capsys.readouterr().err
    assert list((tmp_path / "out").iterdir()) == []
