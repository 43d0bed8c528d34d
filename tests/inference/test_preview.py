"""The instant preview: made by the instant method for the same task, of what is seen, with the code of the whole photo."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from engine.core.errors import Cancelled, InferenceError
from engine.core.method import Method, Region, Task, Variant
from engine.core.photo import Photo
from engine.core.precision import Precision
from engine.core.progress import ProgressToken
from engine.core.request import EnhanceRequest, Preview
from engine.inference.glimpse import cut_part, whole_copy
from engine.inference.model_store import ModelStore
from engine.inference.probe import Choice
from engine.inference.providers import Layout, ProviderInfo
from engine.inference.session import SessionPool
from engine.methods.hist_gamma import METHOD as CLASSICAL
from engine.pipeline import Engine
from tests.conftest import PictureMaker
from tests.helpers.tiny_models import add_code, affine, blur, constant, mean_code, tiny_method, write_folder

INT8 = (Precision.FP32, Precision.PTQ, Precision.QAT)
NIGHT = Variant("night", "Night", "For dark photos.")
LOOK = Variant("look", "Look", "For old phones.", task=Task.PHONE_LOOK)
HEAVY = replace(tiny_method(), id="heavy", task=Task.DARK)
INSTANT = replace(tiny_method(halo=4, variants=(NIGHT, LOOK), precisions=INT8), id="instant", task=Task.DARK, instant=True)
ASKED = EnhanceRequest("heavy")
PLENTY = 10**9


def make(root: Path, *methods: Method) -> Engine:
    return Engine(ModelStore((root,)), SessionPool(), methods or (HEAVY, INSTANT))


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """`heavy` darkens; `instant` has a code that takes the mean of the whole photo away, and another look for another task."""
    write_folder(tmp_path, HEAVY, {Precision.FP32: affine(0.5)})
    write_folder(tmp_path, INSTANT, dict.fromkeys(INT8, add_code()), (mean_code(64), 64), "night")
    write_folder(tmp_path, INSTANT, {Precision.FP32: affine(1.0, 0.25)}, None, "look")
    return make(tmp_path)


def ask(engine: Engine, photo: Photo, request: EnhanceRequest = ASKED, room: int = PLENTY) -> Preview | None:
    return engine.preview(photo, request, room, ProgressToken())


def shown(engine: Engine, photo: Photo, request: EnhanceRequest = ASKED, room: int = PLENTY) -> Preview:
    preview = ask(engine, photo, request, room)
    assert preview is not None
    return preview


def made(engine: Engine, photo: Photo, method: str = "instant", variant: str = "night") -> np.ndarray:
    return engine.enhance(photo, EnhanceRequest(method, variant), ProgressToken()).enhanced


def lopsided(picture: PictureMaker, height: int = 240, width: int = 320) -> Photo:
    """Bright at the left, dark at the right, so that a part of it has another mean than the whole."""
    slope = np.linspace(1.0, 0.2, width)[None, :, None]
    return Photo((picture(height, width) * slope).astype(np.uint8))


# -- what it is --------------------------------------------------------------------------------------------------------------------


def test_a_small_photo_is_previewed_as_the_instant_method_makes_it(engine: Engine, picture: PictureMaker) -> None:
    photo = lopsided(picture)
    preview = shown(engine, photo)
    np.testing.assert_array_equal(preview.pixels, made(engine, photo))
    assert (preview.left, preview.top, preview.width, preview.height) == (0, 0, 320, 240)
    assert (preview.method, preview.variant) == ("instant", "night")
    assert not preview.pixels.flags.writeable


def test_a_part_has_the_code_of_the_whole_photo(engine: Engine, picture: PictureMaker) -> None:
    photo = lopsided(picture)
    seen = Region(200, 60, 100, 80, 320, 240)
    preview = shown(engine, photo, replace(ASKED, focus=seen))
    left, top = int(preview.left), int(preview.top)
    whole = made(engine, photo)[top : top + int(preview.height), left : left + int(preview.width)]
    np.testing.assert_array_equal(preview.pixels, whole)
    alone = made(engine, Photo(photo.pixels[60:140, 200:300].copy()))
    assert np.abs(whole[:80, :100].astype(int) - alone).mean() > 1000, "alone it would have another code"


def test_a_part_has_real_neighbours_at_its_edges(tmp_path: Path, picture: PictureMaker) -> None:
    write_folder(tmp_path, HEAVY, {Precision.FP32: affine(0.5)})
    write_folder(tmp_path, INSTANT, {Precision.FP32: blur(4)}, None, "night")
    photo = Photo(picture(240, 320))
    engine = make(tmp_path)
    preview = shown(engine, photo, replace(ASKED, focus=Region(100, 60, 90, 70, 320, 240)))
    left, top = int(preview.left), int(preview.top)
    assert (left <= 100, top <= 60, left + preview.width >= 190, top + preview.height >= 130) == (True,) * 4
    whole = made(engine, photo)[top : top + int(preview.height), left : left + int(preview.width)]
    assert np.abs(preview.pixels.astype(int) - whole).max() <= 257  # a level of 8 bit: sums in another order


@pytest.mark.parametrize("room", [PLENTY, 3000])
def test_hidden_colours_of_a_cut_out_do_not_show_in_its_preview(tmp_path: Path, room: int) -> None:
    """Red with hidden green around it, through a network that mixes neighbours; reduced, the edge's own pixels are mixed already."""
    write_folder(tmp_path, HEAVY, {Precision.FP32: affine(0.5)})
    write_folder(tmp_path, INSTANT, {Precision.FP32: blur(4)}, None, "night")
    pixels = np.zeros((120, 160, 3), np.uint8)
    pixels[...] = (0, 255, 0)
    pixels[30:90, 40:120] = (200, 20, 20)
    alpha = np.where((pixels[..., 0] > 0), np.uint8(255), np.uint8(0))
    preview = shown(make(tmp_path), Photo(pixels, alpha), room=room)
    step = preview.width / preview.pixels.shape[1]
    inside = preview.pixels[round(32 / step) + 1 : round(88 / step) - 1, round(42 / step) + 1 : round(118 / step) - 1]
    assert inside.shape[0] > 10
    assert np.abs(inside.astype(int) - np.array([200, 20, 20]) * 257).max() <= (300 if room == PLENTY else 6000)


def test_a_large_photo_is_reduced_to_the_room_there_is(tmp_path: Path, picture: PictureMaker) -> None:
    write_folder(tmp_path, HEAVY, {Precision.FP32: affine(0.5)})
    write_folder(tmp_path, INSTANT, {Precision.FP32: affine(0.5)}, None, "night")
    photo = Photo(picture(600, 800))
    preview = shown(make(tmp_path), photo, room=12_000)
    height, width = preview.pixels.shape[:2]
    assert 0.9 * 12_000 <= height * width <= 1.1 * 12_000
    assert (preview.left, preview.top, preview.width, preview.height) == pytest.approx((0, 0, 800, 600))
    averaged = cv2.resize(photo.pixels, (width, height), interpolation=cv2.INTER_AREA).astype(float)
    assert np.abs(preview.pixels / 257 - averaged / 2).max() <= 1.0


def test_copies_that_somebody_has_anyway_give_the_same_preview(engine: Engine, picture: PictureMaker) -> None:
    photo = lopsided(picture, 600, 800)
    levels = [photo.pixels]
    while max(levels[-1].shape) > 256:
        levels.append(cv2.resize(levels[-1], None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))
    request = replace(ASKED, focus=Region(300, 100, 420, 360, 800, 600))
    plain = shown(engine, photo, request, 20_000)
    quick = engine.preview(photo, request, 20_000, ProgressToken(), levels)
    assert quick is not None
    assert (quick.left, quick.width) == pytest.approx((plain.left, plain.width), abs=12)  # whole pixels of the smaller copy
    place = [
        (plain.left - quick.left) / (quick.width / quick.pixels.shape[1]),
        (plain.top - quick.top) / (quick.height / quick.pixels.shape[0]),
    ]
    moved = np.float32([[1, 0, -place[0]], [0, 1, -place[1]]])
    there = cv2.warpAffine(quick.pixels, moved, plain.pixels.shape[1::-1], flags=cv2.INTER_LINEAR)
    inner = np.s_[8:-8, 8:-8]
    assert np.abs(there[inner].astype(int) - plain.pixels[inner]).mean() <= 3 * 257


@pytest.mark.parametrize("seed", range(20))
def test_what_is_cut_covers_what_is_seen_and_lies_where_it_says(seed: int) -> None:
    random = np.random.default_rng(seed)
    height, width = (int(side) for side in random.integers(3, 700, 2))
    y, x = np.mgrid[0:height, 0:width]
    photo = np.stack([x, y, x * 0], axis=2).astype(np.uint16) * np.uint16(64)
    levels = [photo]
    while max(levels[-1].shape) > 100 and min(levels[-1].shape[:2]) > 1 and seed % 2:
        levels.append(levels[-1][::2, ::2])
    left, top = int(random.integers(0, width)), int(random.integers(0, height))
    seen = Region(left, top, int(random.integers(1, width - left + 1)), int(random.integers(1, height - top + 1)), width, height)
    part = cut_part(levels, seen, int(random.integers(1, 90_000)), int(random.integers(0, 6)))
    rows, columns = part.pixels.shape[:2]
    cut = part.margins
    assert part.left + cut[0] * part.step_x <= seen.left
    assert part.top + cut[1] * part.step_y <= seen.top
    assert part.left + (columns - cut[2]) * part.step_x >= seen.left + seen.width
    assert part.top + (rows - cut[3]) * part.step_y >= seen.top + seen.height
    # Every pixel says where it came from; a level that takes every second pixel is up to half a pixel of it off.
    middle = part.left + (np.arange(columns) + 0.5) * part.step_x - 0.5
    assert np.abs(part.pixels[0, :, 0] / 64 - middle).max() <= max(part.step_x, 2 ** (len(levels) - 1) * 0.5) + 0.6


def test_tones_are_judged_on_the_smallest_copy_that_shows_them() -> None:
    levels = [np.zeros((side * 3 // 4, side, 3), np.uint8) for side in (4000, 2000, 1000, 500)]
    assert whole_copy(levels) is levels[2]
    assert whole_copy(levels[3:]) is levels[3]


# -- which one, and when there is none -----------------------------------------------------------------------------------------------


def test_the_variant_is_the_one_for_the_same_task(engine: Engine, tmp_path: Path) -> None:
    grey = Photo(np.full((32, 32, 3), 64, np.uint8))
    look = replace(HEAVY, id="look", variants=(replace(HEAVY.variants[0], task=Task.PHONE_LOOK),))
    write_folder(tmp_path, look, {Precision.FP32: affine(0.5)})
    engine = make(tmp_path, look, HEAVY, INSTANT)
    assert shown(engine, grey, EnhanceRequest("look")).variant == "look"
    assert shown(engine, grey, EnhanceRequest("heavy")).variant == "night"


@pytest.mark.parametrize(
    ("quick_integers", "there", "used"),
    [
        (True, INT8, Precision.QAT),
        (True, (Precision.FP32, Precision.PTQ), Precision.PTQ),
        (True, (Precision.FP32,), Precision.FP32),
        (False, INT8, Precision.FP32),
        (False, (Precision.QAT,), Precision.QAT),
    ],
)
def test_it_is_made_in_the_quickest_precision_that_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quick_integers: bool, there: tuple[Precision, ...], used: Precision
) -> None:
    write_folder(tmp_path, HEAVY, {Precision.FP32: affine(0.5)})
    write_folder(tmp_path, INSTANT, dict.fromkeys(there, affine(2.0)), None, "night")
    engine = make(tmp_path)
    row = replace(engine.sessions.row("cpu"), quick_integers=quick_integers)
    monkeypatch.setattr(engine.sessions, "row", lambda name: row)
    assert shown(engine, Photo(np.full((32, 32, 3), 64, np.uint8)), replace(ASKED, provider="cpu")).precision is used


def test_nothing_is_previewed_where_nothing_heavier_or_nothing_instant_is(engine: Engine, tmp_path: Path, picture: PictureMaker) -> None:
    photo = Photo(picture())
    small = replace(HEAVY, id="small", task=Task.SMALL)
    write_folder(tmp_path, small, {Precision.FP32: affine(0.5)})
    dark = replace(CLASSICAL, task=Task.DARK)
    engine = make(tmp_path, HEAVY, INSTANT, small, dark)
    assert ask(engine, photo, EnhanceRequest("instant")) is None, "instant itself"
    assert ask(engine, photo, EnhanceRequest(dark.id)) is None, "classical"
    assert ask(engine, photo, EnhanceRequest("small")) is None, "no instant method for this task"
    assert ask(make(tmp_path, HEAVY), photo) is None, "no instant method at all"
    assert ask(engine, photo, ASKED) is not None


def test_nothing_is_previewed_without_the_instant_methods_files(tmp_path: Path, picture: PictureMaker) -> None:
    write_folder(tmp_path, HEAVY, {Precision.FP32: affine(0.5)})
    assert ask(make(tmp_path), Photo(picture())) is None


def test_nothing_is_previewed_for_a_run_known_to_be_done_in_a_moment(engine: Engine, picture: PictureMaker) -> None:
    photo = Photo(picture())
    assert ask(engine, photo) is not None
    made(engine, photo, "heavy", "only")  # measures how fast it is here
    assert ask(engine, photo) is None


def test_nothing_is_measured_for_a_preview(engine: Engine, picture: PictureMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.probe, "choose", lambda *_: pytest.fail("a preview cannot wait for measurements"))
    assert ask(engine, Photo(picture())) is not None


def test_it_runs_where_the_chosen_method_was_measured_fastest_else_on_the_preferred_provider(
    engine: Engine, picture: PictureMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[Choice | None] = [None]
    used: list[str] = []
    make_session, real_row = engine.sessions.session, engine.sessions.row

    def session(path: Path, provider: str, *more: object, **named: object) -> object:
        used.append(f"{path.stem} {provider}")
        return make_session(path, "cpu", *more, **named)  # type: ignore[arg-type]

    there = [ProviderInfo(name, name, name != "cuda") for name in ("cuda", "openvino", "cpu")]
    monkeypatch.setattr(engine.probe, "known", lambda sha256, provider: measured[0])
    monkeypatch.setattr(engine.sessions, "session", session)
    monkeypatch.setattr(engine.sessions, "providers", lambda: tuple(there))
    monkeypatch.setattr(engine.sessions, "row", lambda name: replace(real_row("cpu"), id=name, quick_integers=name == "openvino"))
    photo = Photo(picture())
    for choice, insisted, wanted in (
        (None, None, "qat openvino"),
        (None, "cpu", "fp32 cpu"),
        (Choice("cpu", Layout(1, 1), 1e6), None, "fp32 cpu"),
        (Choice("directml", Layout(1, 1), 1e6), None, "fp32 directml"),
    ):
        measured[0] = choice
        used.clear()
        shown(engine, photo, replace(ASKED, provider=insisted))
        assert {name for name in used if not name.startswith("condition")} == {wanted}


def test_what_the_chosen_method_is_known_to_show_in_a_moment_is_not_previewed(
    engine: Engine, picture: PictureMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A tenth of a second for a hundredth of the photo: ten for all of it."""
    photo = Photo(picture(120, 200))
    monkeypatch.setattr(engine.probe, "known", lambda sha256, provider: Choice("cpu", Layout(1, 1), 10.0 / photo.megapixels))
    part = Region(0, 0, 20, 12, 200, 120)
    assert ask(engine, photo) is not None
    assert ask(engine, photo, replace(ASKED, focus=part)) is None
    assert ask(engine, photo, replace(ASKED, focus=replace(part, width=150, height=100))) is not None


def test_a_preview_that_cannot_be_made_says_so_to_its_caller_and_a_cancelled_one_ends(tmp_path: Path, picture: PictureMaker) -> None:
    write_folder(tmp_path, HEAVY, {Precision.FP32: affine(0.5)})
    write_folder(tmp_path, INSTANT, {Precision.FP32: constant(float("nan"))}, None, "night")
    engine = make(tmp_path)
    with pytest.raises(InferenceError):
        ask(engine, Photo(picture()))
    token = ProgressToken()
    token.cancel()
    with pytest.raises(Cancelled):
        engine.preview(Photo(picture()), ASKED, PLENTY, token)
