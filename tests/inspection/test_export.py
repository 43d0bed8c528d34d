"""Comparisons as files open again with the right size, frames and pixels, in sRGB, and never lie where the photo lay."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from engine.core.errors import PhotoWriteError, UsageError
from engine.core.icc import DISPLAY_P3, made_rgb
from engine.core.method import Region
from engine.core.progress import NullProgress
from engine.inspection.export import Candidate, ExportOptions, Form, export_comparison, frames

RED, GREEN = (200, 30, 20), (20, 180, 40)


def flat(colour: tuple[int, int, int], width: int = 160, height: int = 100) -> np.ndarray:
    return np.broadcast_to(np.array(colour, np.uint8), (height, width, 3)).copy()


PAIR = (Candidate("Before", flat(RED)), Candidate("After", flat(GREEN).astype(np.uint16) * 257))


def saved(tmp_path: Path, name: str, options: ExportOptions, candidates: tuple[Candidate, ...] = PAIR) -> Image.Image:
    target = tmp_path / name
    export_comparison(candidates, options, target, NullProgress(), None)
    with Image.open(target) as image:
        image.load()
        return image.copy()


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp"])
def test_side_by_side_holds_both_pictures_and_a_profile(name: str, tmp_path: Path) -> None:
    image = saved(tmp_path, name, ExportOptions(Form.SIDE, labels=False))
    assert image.size == (160 * 2 + 6, 100)
    assert np.abs(np.array(image.convert("RGB"))[50, 80].astype(int) - RED).max() <= 3
    assert np.abs(np.array(image.convert("RGB"))[50, 240].astype(int) - GREEN).max() <= 3
    assert image.info["icc_profile"]


@pytest.mark.parametrize(
    ("angle", "divider", "before", "after"),
    [(0, 0.25, (50, 20), (50, 60)), (90, 0.5, (20, 80), (80, 80)), (180, 0.5, (50, 150), (50, 10)), (45, 0.5, (5, 5), (95, 155))],
)
def test_the_line_of_a_split_stands_and_turns_as_asked(
    angle: float, divider: float, before: tuple[int, int], after: tuple[int, int], tmp_path: Path
) -> None:
    pixels = np.array(saved(tmp_path, "a.png", ExportOptions(Form.SPLIT, labels=False, divider=divider, angle=angle)))
    assert tuple(pixels[before]) == RED
    assert tuple(pixels[after]) == GREEN
    assert (pixels == 255).all(axis=2).any(), "the line"


@pytest.mark.parametrize("name", ["a.gif", "a.webp"])
def test_a_blinking_one_has_a_frame_for_each_and_the_rate_asked_for(name: str, tmp_path: Path) -> None:
    export_comparison(PAIR, ExportOptions(Form.BLINK, width=120, seconds=0.4), tmp_path / name, NullProgress(), None)
    with Image.open(tmp_path / name) as image:
        assert (getattr(image, "n_frames", 1), image.size) == (2, (120, 75))
        colours = []
        for frame in range(2):
            image.seek(frame)
            image.load()
            assert image.info["duration"] == 400
            colours.append(np.array(image.convert("RGB"))[60, 60].astype(int))
    assert np.abs(colours[0] - RED).max() < 12
    assert np.abs(colours[1] - GREEN).max() < 12


def test_a_part_at_a_width_shows_that_part_of_every_candidate_whatever_their_size() -> None:
    source = np.zeros((100, 160, 3), np.uint8)
    source[20:40, 40:80] = RED
    larger = source.repeat(3, 0).repeat(3, 1)
    options = ExportOptions(Form.SIDE, part=Region(40, 20, 40, 20, 160, 100), width=206, labels=False)
    (page,) = frames((Candidate("a", source), Candidate("b", larger)), options, NullProgress())
    assert page.shape == (50, 206, 3)
    assert (page[:, :100] == RED).all()
    assert (page[:, 106:] == RED).all()
    (native,) = frames((Candidate("a", source), Candidate("b", larger)), ExportOptions(Form.SIDE, labels=False), NullProgress())
    assert native.shape == (300, 2 * 480 + 6, 3)


@pytest.mark.parametrize(
    ("angle", "first", "second"), [(0, "top left", "top right"), (40, "top left", "bottom right"), (220, "bottom right", "top left")]
)
def test_labels_of_a_split_stand_in_the_corner_where_their_side_is_deepest(angle: float, first: str, second: str) -> None:
    big = (Candidate("Before", flat(RED, 400, 300)), Candidate("After", flat(GREEN, 400, 300)))
    (page,) = frames(big, ExportOptions(Form.SPLIT, angle=angle), NullProgress())
    corners = {
        "top left": page[:30, :60],
        "top right": page[:30, -60:],
        "bottom left": page[-30:, :60],
        "bottom right": page[-30:, -60:],
    }
    marked = {name for name, part in corners.items() if len(np.unique(part.reshape(-1, 3), axis=0)) > 3}
    assert marked == {first, second}


def test_labels_are_written_where_they_are_wanted_and_nowhere_else() -> None:
    big = (Candidate("Before", flat(RED, 400, 300)), Candidate("After", flat(GREEN, 400, 300)))
    with_labels = frames(big, ExportOptions(Form.BLINK), NullProgress())
    assert not (with_labels[0][:40, :200] == RED).all()
    assert (with_labels[0][60:] == RED).all()


def test_colours_of_a_wide_profile_come_out_as_srgb(tmp_path: Path) -> None:
    wide = made_rgb(DISPLAY_P3)
    image = saved(tmp_path, "a.png", ExportOptions(Form.SIDE, labels=False), (Candidate("a", flat(GREEN), wide), PAIR[1]))
    found = np.array(image)[50, 50].astype(int)
    expected = ImageCms.profileToProfile(
        Image.fromarray(flat(GREEN)), ImageCms.ImageCmsProfile(BytesIO(wide)), ImageCms.createProfile("sRGB")
    )
    assert expected is not None
    assert np.abs(found - np.array(expected)[0, 0]).max() <= 1
    assert np.abs(found - GREEN).max() > 5


def test_the_photos_own_place_and_unfit_names_and_numbers_are_refused(tmp_path: Path) -> None:
    source = tmp_path / "photo.png"
    source.write_bytes(b"the photo")
    (tmp_path / "link.png").symlink_to(source)
    for name in ("photo.png", "link.png"):
        with pytest.raises(UsageError, match="is the photo itself"):
            export_comparison(PAIR, ExportOptions(Form.SIDE), tmp_path / name, NullProgress(), source)
    assert source.read_bytes() == b"the photo"
    with pytest.raises(UsageError, match=r"must end in one of \.webp, \.gif"):
        export_comparison(PAIR, ExportOptions(Form.BLINK), tmp_path / "a.png", NullProgress(), source)
    with pytest.raises(UsageError, match="exactly two pictures"):
        frames((*PAIR, PAIR[0]), ExportOptions(Form.SPLIT), NullProgress())
    for wrong in ({"width": 5}, {"divider": 1.5}, {"seconds": 0.1}):
        with pytest.raises(UsageError):
            ExportOptions(Form.SIDE, **wrong)  # type: ignore[arg-type]
    long = (Candidate("a", flat(RED, 9000, 2)), Candidate("b", flat(GREEN, 9000, 2)))
    with pytest.raises(PhotoWriteError, match="WebP ends at 16383"):
        export_comparison(long, ExportOptions(Form.SIDE, labels=False), tmp_path / "a.webp", NullProgress(), None)
    assert not (tmp_path / "a.webp").exists()


def test_a_sheet_speaks_the_language_of_whoever_asks() -> None:
    heard: list[str] = []

    def say(sentence: str) -> str:
        heard.append(str(sentence))
        return "Vergleich" if sentence == "Comparison" else "."

    plain, spoken = (frames(PAIR, ExportOptions(Form.SHEET, say=words), NullProgress())[0] for words in (str, say))
    assert "Comparison" in heard
    assert "Crops at 100 %: a pixel here is a pixel of the result." in heard
    assert not {candidate.name for candidate in PAIR} & set(heard)
    assert plain.shape != spoken.shape or (plain != spoken).any()
