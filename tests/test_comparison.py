"""What stands on a comparison: the engine's own pixels in every cell, whoever fails is named, and a telling part is chosen."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PIL import Image as Pillow
from PIL import ImageFilter

from engine.comparison import ALONE, WITH_ENLARGED, How, compare_photo, line_up, regions_of, telling_region
from engine.comparison_sheet import WIDEST, ComparisonSheet
from engine.core.errors import Cancelled, InferenceError, UsageError
from engine.core.lettering import shortened, width_of, write
from engine.core.method import Image, Method, Region, Task, Variant
from engine.core.photo import Photo, to_depth
from engine.core.precision import Precision
from engine.core.progress import NullProgress, ProgressToken
from engine.core.request import EnhanceRequest, Finish
from engine.inference import network
from engine.inference.model_store import ModelStore
from engine.inference.session import SessionPool
from engine.methods.hist_gamma import METHOD as TONE
from engine.pipeline import Engine, finished_photo
from tests.helpers import tiny_models
from tests.helpers.pictures import street_photo


class Enlarger:
    """Repeats pixels and takes the mean of the whole photo away from them: wrong where only a part was measured."""

    scale = 4

    def __init__(self) -> None:
        self.tiles: list[Region] = []

    def measure(self, rgb: Image, params: Mapping[str, Any]) -> Any:
        return rgb.mean()

    def apply(self, tile: Image, region: Region, measured: Any) -> Image:
        self.tiles.append(region)
        return (tile.repeat(self.scale, 0).repeat(self.scale, 1) + (np.float32(0.5) - measured)).astype(np.float32)


class Broken(Enlarger):
    """Fails on everything."""

    def apply(self, tile: Image, region: Region, measured: Any) -> Image:
        raise InferenceError("The arithmetic broke.")


def enlarging(solver: Enlarger, method_id: str = "bigger") -> Method:
    variants = (Variant("one", "One", ""), Variant("two", "Two", ""))
    precisions = (Precision.FP32,)
    return Method(method_id, "Bigger", Task.SMALL, "For tests.", variants, precisions, scale=4, halo=8, solver=lambda: solver)


def engine_of(*methods: Method) -> Engine:
    return Engine(ModelStore(()), SessionPool(), methods)


@pytest.fixture
def photo() -> Photo:
    return street_photo(1500, 1400)


def compare(engine: Engine, photo: Photo, names: list[str], *crops: tuple[int, int, int, int], strengths: tuple[float, ...] = (1.0,)):
    people = line_up(engine, names).contenders
    return compare_photo(engine, photo, regions_of(photo, crops, people), people, How(strengths), NullProgress())


def whole(engine: Engine, photo: Photo, method: str, strength: float = 1.0) -> np.ndarray:
    """The finished photo in 8 bit, as `enhance` would make it."""
    result = engine.enhance(photo, EnhanceRequest(method), NullProgress())
    return to_depth(finished_photo(photo, result, Finish(strength)).pixels, 8)


# --------------------------------------------------------------------------------------------------------- pixels of cells


def test_every_crop_is_what_the_engine_makes_of_the_whole_photo(photo):
    engine = engine_of(TONE)
    compared = compare(engine, photo, ["hist_gamma"], (100, 700, 90, 70), (0, 0, 40, 30), strengths=(0.5, 1.0))
    original, half, full = compared.columns
    for strength, column in ((0.5, half), (1.0, full)):
        expected = whole(engine, photo, "hist_gamma", strength)
        np.testing.assert_array_equal(column.crops[0], expected[700:770, 100:190])
        np.testing.assert_array_equal(column.crops[1], expected[:30, :40])
    np.testing.assert_array_equal(original.crops[0], photo.pixels[700:770, 100:190])
    assert full.whole is not None
    assert full.whole.shape[0] == 300


@pytest.mark.parametrize("strength", [1.0, 0.4])
def test_an_enlarging_method_runs_only_where_it_is_looked_at_and_gives_the_same_pixels(photo, strength, monkeypatch):
    # A second worker goes on with other tiles as long as the first, on a busy machine, holds the last that is wanted.
    monkeypatch.setattr(network, "core_count", lambda: 1)
    solver = Enlarger()
    engine = engine_of(enlarging(solver))
    crops = ((610, 300, 60, 40), (1460, 0, 40, 30))
    compared = compare(engine, photo, ["bigger"], *crops, strengths=(strength,))
    looked_at = sum(region.width * region.height for region in solver.tiles)
    assert looked_at < 0.8 * photo.width * photo.height
    (run,) = compared.runs
    assert run.error == ""
    assert 0.0 < run.share < 0.8
    expected = whole(engine, photo, "bigger", strength)
    for (left, top, width, height), crop in zip(crops, compared.columns[-1].crops, strict=True):
        np.testing.assert_array_equal(crop, expected[4 * top : 4 * (top + height), 4 * left : 4 * (left + width)])


def test_a_photo_of_one_tile_is_enlarged_whole(picture):
    engine = engine_of(enlarging(Enlarger()))
    small = Photo(picture(48, 64))
    compared = compare(engine, small, ["bigger"], (0, 0, 64, 48))
    assert compared.runs[0].share == 1.0
    np.testing.assert_array_equal(compared.columns[-1].crops[0], whole(engine, small, "bigger"))


def test_the_photo_stands_beside_enlarged_crops_as_pixels_and_by_both_filters(photo):
    engine = engine_of(enlarging(Enlarger()))
    compared = compare(engine, photo, ["bigger"], (1400, 1340, 100, 60))
    notes = [column.note for column in compared.columns[:3]]
    assert [column.scale for column in compared.columns] == [4] * 4
    np.testing.assert_array_equal(compared.columns[0].crops[0][::4, ::4], photo.pixels[1340:, 1400:])
    enlarged = Pillow.fromarray(photo.pixels)
    for index, how in ((1, Pillow.Resampling.BICUBIC), (2, Pillow.Resampling.LANCZOS)):
        expected = np.asarray(enlarged.resize((4 * photo.width, 4 * photo.height), how))[4 * 1340 :, 4 * 1400 :]
        np.testing.assert_array_equal(compared.columns[index].crops[0], expected)
    assert "bicubic" in notes[1]
    assert "Lanczos" in notes[2]


def test_an_interrupted_run_is_cancelled_and_no_half_result(photo):
    engine = engine_of(enlarging(Enlarger()))
    people = line_up(engine, ["bigger"]).contenders
    token = ProgressToken(lambda fraction, text: token.cancel() if fraction > 0.3 else None)
    regions = regions_of(photo, ((0, 0, 1500, 1400),), people)
    with pytest.raises(Cancelled):
        compare_photo(engine, photo, regions, people, How(), token)


# ------------------------------------------------------------------------------------------------------------- who is there


def test_precisions_without_weights_are_named_and_the_rest_goes_on(tmp_path):
    graphs = {Precision.FP32: tiny_models.affine(0.5), Precision.QAT: tiny_models.affine(0.6)}
    method = tiny_models.tiny_method(precisions=tuple(Precision))
    tiny_models.write_folder(tmp_path, method, graphs)
    engine = Engine(ModelStore((tmp_path,)), SessionPool(), (method, TONE))
    there = line_up(engine, ["tiny:only", "tiny", "hist_gamma"], [Precision.FP32, Precision.PTQ, Precision.QAT])
    assert [(c.title, c.precision) for c in there.contenders] == [
        ("tiny:only", Precision.FP32),
        ("tiny:only", Precision.QAT),
        ("hist_gamma:default", Precision.FP32),
    ]
    assert all("tiny:only" in sentence and "PTQ INT8" in sentence for sentence in there.missing)
    assert len(there.foreign) == 2


@pytest.mark.parametrize("names", [["no_such"], ["bigger:three"], ["bigger", "no_such"]])
def test_an_unknown_method_or_variant_is_wrong_usage(names):
    with pytest.raises(UsageError):
        line_up(engine_of(enlarging(Enlarger())), names)


def test_nobody_left_is_wrong_usage():
    with pytest.raises(UsageError, match="nothing to compare"):
        line_up(engine_of(enlarging(Enlarger())), ["bigger"], [Precision.QAT])


def test_one_that_fails_has_its_error_and_no_pictures_while_the_others_go_on(photo):
    engine = engine_of(enlarging(Broken(), "broken"), TONE)
    compared = compare(engine, photo, ["broken", "hist_gamma"], (0, 0, 50, 50))
    assert [run.error for run in compared.runs] == ["The arithmetic broke.", ""]
    (failed,) = [column for column in compared.columns if column.title.startswith("broken")]
    assert failed.crops == ()
    sheet = ComparisonSheet("Title", "")
    sheet.add("a.jpg", "", compared)
    assert sheet.picture().shape[0] > 300


# -------------------------------------------------------------------------------------------------------------------- crops


def test_a_crop_outside_the_photo_is_refused_by_name(photo):
    with pytest.raises(UsageError, match=r"1490,0,20,20.*1500 by 1400"):
        regions_of(photo, ((1490, 0, 20, 20),), ())


def test_the_part_chosen_is_where_something_varied_is_to_be_seen():
    rng = np.random.default_rng(3)
    pixels = np.full((900, 1200, 3), (120, 160, 220), np.int16)
    pixels[600:] = rng.integers(60, 100, (300, 1200, 1))  # busy and of one colour, as gravel
    pixels[300:420, 700:860] = rng.integers(0, 255, (12, 16, 3)).repeat(10, 0).repeat(10, 1)  # busy and varied
    pixels += rng.integers(-2, 3, pixels.shape, dtype=np.int16)
    region = telling_region(Photo(np.clip(pixels, 0, 255).astype(np.uint8)), 160, 120)
    assert abs(region.left - 700) <= 24
    assert abs(region.top - 300) <= 24
    assert (region.width, region.height) == (160, 120)


@pytest.mark.parametrize("size", [(1, 1), (30, 20), (401, 299), (7, 900)])
def test_any_photo_has_such_a_part(size):
    width, height = size
    region = telling_region(street_photo(width, height), 400, 300)
    assert (region.width, region.height) == (min(400, width), min(300, height))
    assert 0 <= region.left <= width - region.width
    assert 0 <= region.top <= height - region.height


def test_the_part_is_smaller_where_it_will_be_enlarged(photo):
    engine = engine_of(enlarging(Enlarger()), TONE)
    for names, expected in ((["hist_gamma"], ALONE), (["hist_gamma", "bigger"], WITH_ENLARGED)):
        (region,) = regions_of(photo, (), line_up(engine, names).contenders)
        assert (region.width, region.height) == expected


# ---------------------------------------------------------------------------------------------------------------- the sheet


def find(crop: np.ndarray, page: np.ndarray) -> bool:
    """Whether the crop stands somewhere on the page, pixel by pixel."""
    height, width = crop.shape[:2]
    seen = (page[: 1 - height or None, : 1 - width or None] == crop[0, 0]).all(2)
    seen &= (page[height - 1 :, width - 1 :] == crop[-1, -1]).all(2)
    return any((page[y : y + height, x : x + width] == crop).all() for y, x in np.argwhere(seen))


def test_every_cell_stands_on_the_sheet_pixel_by_pixel(photo):
    engine = engine_of(TONE, enlarging(Enlarger()))
    compared = compare(engine, photo, ["hist_gamma", "bigger:one", "bigger:two"], (100, 700, 60, 40), (800, 900, 100, 30))
    sheet = ComparisonSheet("Title", "Subtitle")
    sheet.add("a.jpg", "facts", compared)
    page = sheet.picture()
    assert page.dtype == np.uint8
    for column in compared.columns:
        assert all(find(crop, page) for crop in column.crops)
        if column.whole is not None and column.title != "Original":  # there the crops are framed
            assert find(column.whole, page)


def test_many_columns_go_on_below_instead_of_making_the_sheet_ever_wider(photo):
    engine = engine_of(TONE)
    compared = compare(engine, photo, ["hist_gamma"], (0, 0, 400, 300), strengths=tuple(np.linspace(0, 1, 15)))
    sheet = ComparisonSheet("Title", "")
    sheet.add("a.jpg", "", compared)
    page = sheet.picture()
    assert page.shape[1] <= WIDEST
    assert all(find(column.crops[0], page) for column in compared.columns)


def test_a_crop_wider_than_a_sheet_makes_the_sheet_wider_and_stays_as_it_is():
    engine = engine_of(TONE)
    wide = replace(street_photo(5000, 40))
    sheet = ComparisonSheet("Title", "")
    compared = compare(engine, wide, ["hist_gamma"], (0, 0, 5000, 40))
    sheet.add("a.jpg", "", compared)
    assert find(compared.columns[0].crops[0], sheet.picture())


# ------------------------------------------------------------------------------------------------------------------ letters


@pytest.mark.parametrize("text", ["Größe.jpg", "写真.jpg", "фото.jpg", "صورة.jpg", "a\udcffb", "", "😀", "two\nlines"])
def test_any_file_name_can_be_written(text):
    page = Pillow.new("RGB", (300, 40))
    wide = write(page, (4, 4), text, (255, 255, 255), 18)
    assert wide == width_of(text, 18)
    assert bool(np.asarray(page).any()) is bool(text)


def test_letters_of_other_scripts_are_not_the_same_sign_for_all():
    marks = set()
    for letter in "йщéßαω写真":
        page = Pillow.new("L", (40, 40)).convert("RGB")
        write(page, (4, 4), letter, (255, 255, 255), 24)
        marks.add(page.tobytes())
    assert len(marks) == 8


def test_a_long_name_keeps_its_beginning_and_its_end_and_fits():
    name = "a very long name of a photo that no column is wide enough for.jpeg"
    short = shortened(name, 200, 18)
    assert width_of(short, 18) <= 200
    assert short.startswith("a very")
    assert short.endswith("jpeg")
    assert shortened("short.jpg", 200, 18) == "short.jpg"


# ------------------------------------------------------------------------------------------------------- sizes and references


def test_a_method_that_enlarges_does_so_as_often_as_asked_and_the_others_keep_the_size(photo):
    smaller = replace(enlarging(Enlarger()), sizes=(2, 4))
    engine = engine_of(smaller, TONE)
    people = line_up(engine, ["bigger", TONE.id]).contenders
    crops = regions_of(photo, [(200, 300, 30, 20)], people)
    found = compare_photo(engine, photo, crops, people, How(size=2), NullProgress())
    scales = {column.title: column.scale for column in found.columns if column.title != "Original"}
    assert scales == {people[0].title: 2, people[1].title: 1}
    assert {column.crops[0].shape for column in found.columns if column.scale == 2} == {(40, 60, 3)}
    with pytest.raises(UsageError, match="does not enlarge 3 times"):
        compare_photo(engine, photo, crops, people, How(size=3), NullProgress())


@pytest.mark.parametrize("method", [TONE, enlarging(Enlarger())])
def test_the_unsharp_mask_stands_beside_the_photo_with_its_parameters(photo, method):
    engine = engine_of(method)
    people = line_up(engine, [method.id]).contenders
    found = compare_photo(engine, photo, regions_of(photo, [(200, 300, 40, 30)], people), people, How(unsharp=True), NullProgress())
    (column,) = [column for column in found.columns if column.title == "Unsharp mask"]
    assert column.note.endswith("2 px, 150 %, threshold 3")
    flat = Pillow.fromarray(np.ascontiguousarray(to_depth(photo.pixels, 8)[280:350, 180:260]))
    if method.scale > 1:
        flat = flat.resize((flat.width * 4, flat.height * 4), Pillow.Resampling.BICUBIC)
    expected = np.asarray(flat.filter(ImageFilter.UnsharpMask(2, 150, 3)))
    k = method.scale
    np.testing.assert_array_equal(column.crops[0], expected[20 * k : 50 * k, 20 * k : 60 * k])
