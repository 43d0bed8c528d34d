"""`heliograph compare --form`: one photo and its results as a picture for others; what makes no sense is one sentence."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.command_line import main

METHODS = ["--methods", "hist_gamma"]


def exit_code(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


@pytest.mark.parametrize(("form", "name", "size"), [("side", "a.png", (206, 80)), ("split", "a.jpg", (100, 80))])
def test_a_picture_has_the_size_of_its_pixels(form: str, name: str, size: tuple[int, int], picture, tmp_path: Path) -> None:
    source = picture.file(tmp_path / "photo.png", 80, 100)
    assert exit_code("compare", source, *METHODS, "--form", form, "--no-labels", "-o", tmp_path / name) == 0
    with Image.open(tmp_path / name) as image:
        assert image.size == size


def test_the_left_of_a_split_is_the_photo_and_the_right_what_was_made_of_it(picture, tmp_path: Path) -> None:
    source = picture.file(tmp_path / "photo.png", 80, 100)
    assert exit_code("enhance", source, "--method", "hist_gamma", "-o", tmp_path / "out", "--depth", 8, "--name", "{name}") == 0
    command = ["compare", source, *METHODS, "--form", "split", "--no-labels", "--divider", "0.3", "-o", tmp_path / "a.png"]
    assert exit_code(*command) == 0
    before, after, both = (
        np.asarray(Image.open(path).convert("RGB")) for path in (source, tmp_path / "out" / "photo.png", tmp_path / "a.png")
    )
    np.testing.assert_array_equal(both[:, :28], before[:, :28])
    np.testing.assert_array_equal(both[:, 32:], after[:, 32:])


def test_a_blinking_one_says_in_json_what_it_shows(picture, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = picture.file(tmp_path / "photo.png", 80, 100)
    command = ["compare", source, *METHODS, "--strength", "1,0.5", "--form", "blink", "--width", 64, "--crop", "10,10,50,40", "--json"]
    assert exit_code(*command, "-o", tmp_path / "a.gif") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["output"] == str(tmp_path / "a.gif")
    assert [one["method"] for one in told["shown"]] == ["hist_gamma"]
    with Image.open(tmp_path / "a.gif") as image:
        assert (image.n_frames, image.size) == (3, (64, 51))


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        (["--form", "split", "--strength", "0,1", "-o", "a.png"], "A split shows the photo and one result, and there are 2"),
        (["--form", "blink", "-o", "a.png"], "its name must end in one of .webp, .gif"),
        (["--form", "side", "--width", "7", "-o", "a.png"], "The width is 7"),
        (["--form", "side", "-o", "photo.png"], "is the photo itself"),
        (["--form", "side", "--crop", "0,0,9,9", "--crop", "1,1,9,9", "-o", "a.png"], "Only a sheet shows several crops"),
    ],
)
def test_what_makes_no_sense_is_one_sentence_and_leaves_the_photo_alone(
    extra: list[str], words: str, picture, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    content = picture.file(tmp_path / "photo.png", 80, 100).read_bytes()
    assert exit_code("compare", "photo.png", *METHODS, *extra) == 2
    said = capsys.readouterr().err
    assert words in said
    assert len(said.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["photo.png"]
    assert (tmp_path / "photo.png").read_bytes() == content


def test_a_file_that_takes_the_name_meanwhile_is_not_replaced(picture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from engine.inspection import export

    made = export.frames

    def slowly(*values: object) -> object:
        if not (tmp_path / "b.png").exists():
            (tmp_path / "b.png").write_text("somebody else's")
        return made(*values)  # type: ignore[arg-type]

    monkeypatch.setattr(export, "frames", slowly)
    source = picture.file(tmp_path / "a.png")
    assert exit_code("compare", source, *METHODS, "--form", "side", "-o", tmp_path / "b.png") == 0
    assert (tmp_path / "b.png").read_text() == "somebody else's"
    assert (tmp_path / "b-2.png").exists()
