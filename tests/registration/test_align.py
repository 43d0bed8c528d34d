"""From two folders to pairs: what is written, what is refused and how it is said, and that nothing half-done is left."""

import argparse
import io
import json
import os
import sys
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageCms

from app.cli.align import add_align_arguments, align_options, run_align
from engine.core import safe_files
from engine.core.errors import Cancelled, PhotoWriteError, UsageError
from engine.core.photo_io import read_photo
from engine.core.progress import NullProgress, ProgressToken
from engine.registration.align import AlignOptions, align_folders
from engine.registration.contact_sheet import ROWS_PER_PAGE, ContactSheet
from engine.registration.patches import Rules
from tests.registration.scenes import Device, save, scene

PHONE = Device(420, 320, 1.7, at=(70.0, 60.0), gain=0.85, vignette=0.3, noise=4.0)
CAMERA = Device(588, 448, 1.25, at=(55.0, 45.0), turn=0.02, tilt=(0.02, 0.01))


@pytest.fixture(scope="module")
def photos(tmp_path_factory):
    """One good pair, one of two different scenes, one with a damaged file, one photo without a partner."""
    folder = tmp_path_factory.mktemp("photos")
    views = [scene(880, 680, seed) for seed in range(2)]
    save(folder / "phone/good.jpg", PHONE.photo(views[0]), quality=95)
    save(folder / "camera/good.png", CAMERA.photo(views[0], 2))
    save(folder / "phone/other.png", PHONE.photo(views[0]))
    save(folder / "camera/other.png", CAMERA.photo(views[1], 2))
    (folder / "phone" / "torn.jpg").write_bytes((folder / "phone" / "good.jpg").read_bytes()[:5000])
    save(folder / "camera/torn.png", CAMERA.photo(views[0], 3))
    save(folder / "phone/alone.png", PHONE.photo(views[1], 5))
    return folder


@pytest.fixture(scope="module")
def done(photos, tmp_path_factory):
    """(options, result, what was said) of a run over everything."""
    said: list[str] = []
    before = {path: path.read_bytes() for path in photos.rglob("*.*")}
    options = AlignOptions(photos / "phone", photos / "camera", tmp_path_factory.mktemp("out") / "pairs", Rules(64))
    result = align_folders(options, NullProgress(), said.append)
    assert {path: path.read_bytes() for path in photos.rglob("*.*")} == before, "sources are only read"
    return options, result, said


def good_only(photos, tmp_path):
    """Options for the good pair alone."""
    for side, name in (("phone", "good.jpg"), ("camera", "good.png")):
        (tmp_path / side).mkdir()
        (tmp_path / side / name).write_bytes((photos / side / name).read_bytes())
    return AlignOptions(tmp_path / "phone", tmp_path / "camera", tmp_path / "out", Rules(64))


def test_patches_lie_in_the_dped_layout_and_show_the_same(done):
    options, result, _ = done
    phones = sorted((options.output / "patches" / "phone").iterdir(), key=lambda path: int(path.stem))
    assert [path.name for path in phones] == [f"{number}.png" for number in range(result.accepted)]
    assert result.accepted >= 12
    for path in phones:
        phone, camera = (read_photo(folder / path.name).pixels.astype(float) for folder in (path.parent, path.parent.parent / "camera"))
        assert phone.shape == camera.shape == (64, 64, 3)
        assert np.corrcoef(phone.mean(axis=2).ravel(), camera.mean(axis=2).ravel())[0, 1] > 0.85


def test_whole_photos_are_aligned_and_the_phones_pixels_are_untouched(done, photos):
    options, result, _ = done
    phone, camera = (read_photo(options.output / "aligned" / side / "good.png").pixels for side in ("phone", "camera"))
    assert phone.shape == camera.shape
    left, top, right, bottom = next(pair for pair in result.pairs if not pair.refused).crop
    assert np.array_equal(phone, read_photo(photos / "phone" / "good.jpg").pixels[top:bottom, left:right])
    assert [path.name for path in (options.output / "aligned" / "phone").iterdir()] == ["good.png"]


def test_the_report_says_what_became_of_every_photo(done):
    options, _, said = done
    report = json.loads((options.output / "report.json").read_text(encoding="utf-8"))
    pairs = {pair["phone"]: pair for pair in report["pairs"]}
    assert report["aligned"] == 1
    assert report["refused"] == 2
    good = pairs["good.jpg"]
    assert good["refused"] == ""
    assert good["residual"]["median"] < 0.3
    assert good["inliers"] >= 20
    assert good["scale"] == pytest.approx(1.36, abs=0.1)
    assert good["accepted"] + sum(good["rejected"].values()) == good["patches"]
    assert "same scene" in pairs["other.png"]["refused"]
    assert "torn.jpg" in pairs["torn.jpg"]["refused"]
    assert "cut short" in pairs["torn.jpg"]["refused"]
    assert ["alone.png" in sentence for sentence in report["without_partner"]] == [True]
    assert len(said) == 3
    assert all(sentence.endswith(".") for sentence in said)


def test_the_contact_sheet_is_a_picture_with_a_row_for_every_pair(done):
    options, _, _ = done
    with Image.open(options.output / "contact-sheet.jpg") as sheet:
        assert sheet.format == "JPEG"
        assert sheet.width > 1500
        assert 500 < sheet.height < 1500
        assert np.asarray(sheet).std() > 10


def test_a_long_contact_sheet_goes_on_on_another_page():
    sheet = ContactSheet()
    for number in range(ROWS_PER_PAGE + 3):
        sheet.add_refused(f"{number}.jpg", "日本.jpg", "They do not show the same scene.")
    pages = [Image.open(io.BytesIO(page)) for page in sheet.pages("title", np.zeros(0), np.zeros(0), ["x.jpg: alone."] * 12)]
    assert len(pages) == 2
    assert pages[0].height > 3 * pages[1].height > 0


@pytest.mark.skipif(sys.platform != "linux", reason="names there are text")
def test_a_name_that_is_no_text_is_aligned_too(photos, tmp_path, capsys):
    options = good_only(photos, tmp_path)
    for folder in (options.phone, options.camera):
        path = next(folder.iterdir())
        path.rename(folder / (os.fsdecode(b"caf\xe9") + path.suffix))
    assert run_align(options, True) == 0
    assert json.loads(capsys.readouterr().out)["aligned"] == 1


def test_an_earlier_alignment_is_not_mixed_with_a_new_one(done):
    options, _, _ = done
    before = sorted(options.output.rglob("*"))
    with pytest.raises(UsageError, match="earlier alignment"):
        align_folders(options, NullProgress())
    assert sorted(options.output.rglob("*")) == before


def test_matching_exposure_brings_the_cameras_side_to_the_phones(photos, tmp_path):
    options = good_only(photos, tmp_path)
    align_folders(options, NullProgress())
    align_folders(replace(options, output=tmp_path / "matched", match_exposure=True), NullProgress())

    def apart(folder):
        phone, camera = (read_photo(folder / "aligned" / side / "good.png").pixels.astype(float) for side in ("phone", "camera"))
        return np.abs(phone - camera).mean()

    assert apart(tmp_path / "matched") < 0.5 * apart(options.output)


def test_a_full_disk_ends_the_run_with_a_sentence_and_no_half_files(photos, tmp_path, monkeypatch):
    options = good_only(photos, tmp_path)
    real, written = safe_files.new_file, []

    def until_full(place, content):
        if len(written) == 7:
            raise OSError(28, "No space left on device")
        written.append(place)
        return real(place, content)

    monkeypatch.setattr(safe_files, "new_file", until_full)
    with pytest.raises(PhotoWriteError, match="disk is full"):
        align_folders(options, NullProgress())
    left = [path for path in options.output.rglob("*") if path.is_file()]
    assert len(left) == 7
    for path in left:
        read_photo(path)
    phones, cameras = ({p.name for p in (options.output / "patches" / side).iterdir()} for side in ("phone", "camera"))
    assert phones <= cameras, "a phone's patch there has its partner"
    assert not (options.output / "report.json").exists()


def test_cancelling_leaves_whole_files_and_no_report(photos, tmp_path):
    options = good_only(photos, tmp_path)
    token = ProgressToken(lambda fraction, _: token.cancel() if fraction > 0.6 else None)
    with pytest.raises(Cancelled):
        align_folders(options, token)
    assert not (options.output / "report.json").exists()
    for path in options.output.rglob("*.png"):
        read_photo(path)


def test_the_cameras_colours_are_given_in_the_phones_colour_space(photos, tmp_path):
    """The camera's file has odd values and a profile that says so; what they mean must come out, not the values."""
    options = good_only(photos, tmp_path)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = bytearray(profile)
    # An RGB profile whose red and green primaries are exchanged: the same picture with the two channels exchanged looks alike.
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    swapped[red : red + 4], swapped[green : green + 4] = b"gXYZ", b"rXYZ"
    camera = np.asarray(Image.open(options.camera / "good.png"))
    save(options.camera / "good.png", np.ascontiguousarray(camera[..., [1, 0, 2]]), icc_profile=bytes(swapped))
    align_folders(options, NullProgress())
    phone, got = (read_photo(options.output / "aligned" / side / "good.png").pixels.astype(float) for side in ("phone", "camera"))
    red_with = [np.corrcoef(phone[..., 0].ravel(), got[..., channel].ravel())[0, 1] for channel in (0, 1)]
    assert red_with[0] > 0.9 > red_with[1]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"rules": Rules(8)}, "patch of 8"),
        ({"rules": Rules(64, 1.5)}, "correlation"),
        ({"camera": "phone"}, "two folders"),
    ],
)
def test_a_request_that_makes_no_sense_writes_nothing(photos, tmp_path, change, words):
    options = AlignOptions(photos / "phone", photos / "camera", tmp_path / "out", Rules(64))
    if "camera" in change:
        change = {"camera": photos / change["camera"]}
    with pytest.raises(UsageError, match=words):
        align_folders(replace(options, **change), NullProgress())
    assert not (tmp_path / "out").exists()


def command_line(*arguments):
    parser = argparse.ArgumentParser()
    add_align_arguments(parser)
    return parser.parse_args([str(argument) for argument in arguments])


def test_the_command_says_it_in_one_json_object_and_answers_0_when_all_fits(photos, tmp_path, capsys):
    good = good_only(photos, tmp_path)
    parsed = command_line(good.phone, good.camera, "-o", tmp_path / "out", "--patch", 64, "--min-correlation", 0.8, "--json")
    assert run_align(align_options(parsed), parsed.json) == 0
    said = capsys.readouterr()
    record = json.loads(said.out)
    assert record["aligned"] == 1
    assert record["rules"] == {"patch": 64, "min_correlation": 0.8, "max_shift": 1.0, "match_exposure": False}
    assert record == json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert said.err == ""


def test_the_command_answers_1_and_names_what_was_refused(photos, tmp_path, capsys):
    parsed = command_line(photos / "phone", photos / "camera", "-o", tmp_path / "out", "--patch", 64)
    assert run_align(align_options(parsed), parsed.json) == 1
    said = capsys.readouterr()
    assert "good.jpg + good.png (by name)" in said.out
    assert "1 of 3 pairs aligned" in said.out
    for name in ("alone.png", "other.png", "torn.jpg"):
        assert name in said.err


def test_the_boards_corners_are_read_from_the_command_line():
    parsed = command_line("p", "c", "-o", "o", "--chessboard", "a", "b", "--squares", "7x5")
    options = align_options(parsed)
    assert options.squares == (7, 5)
    assert [path.name for path in options.chessboards] == ["a", "b"]
    with pytest.raises(SystemExit):
        command_line("p", "c", "-o", "o", "--squares", "seven")
