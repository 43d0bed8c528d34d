"""Chains: the same as doing it by hand, every step once, and nothing again that a change does not touch."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.core.errors import Cancelled, OutOfMemoryError, UsageError
from engine.core.focus import Focus
from engine.core.method import Region, Variant
from engine.core.photo import Metadata, Photo
from engine.core.precision import Precision
from engine.core.progress import NullProgress, Progress, ProgressToken
from engine.core.protect import ProtectMask
from engine.core.request import EnhanceRequest, Finish, OnTile, Result, RunReport
from engine.edit.cache import EditCache
from engine.edit.edit import Edit, Step
from engine.edit.run import Edited, Listeners, Memo, Wishes, run_edit
from engine.inference.model_store import ModelStore
from engine.inference.session import SessionPool
from engine.pipeline import Engine, finished_photo
from tests.helpers import tiny_models

NIGHT, DETAIL, ENLARGE = Step("night", "only", strength=0.6), Step("detail", "bold", strength=0.8), Step("enlarge", "only", size=2)

pytestmark = pytest.mark.usefixtures("unmeasured")


class Counting(Engine):
    """Remembers which requests it ran."""

    ran: list[EnhanceRequest]

    def enhance(
        self, photo: Photo, request: EnhanceRequest, progress: Progress, on_tile: OnTile | None = None, on_gentle: OnTile | None = None
    ) -> Result:
        self.ran.append(request)
        return super().enhance(photo, request, progress, on_tile, on_gentle)


@pytest.fixture
def engine(tmp_path: Path) -> Counting:
    """night: brighter; detail: from gentle weights to bold ones; enlarge: twice as wide and high, with a convolution."""
    bold = (Variant("bold", "Bold", "", gentle="faithful"), Variant("faithful", "Faithful", ""))
    night = replace(tiny_models.tiny_method(), id="night", name="Night")
    detail = replace(tiny_models.tiny_method(halo=2, variants=bold), id="detail", name="Detail")
    enlarge = replace(tiny_models.tiny_method(halo=2, scale=2), id="enlarge", name="Enlarge")
    tiny_models.write_folder(tmp_path, night, {Precision.FP32: tiny_models.affine(1.1, 0.05)})
    tiny_models.write_folder(tmp_path, detail, {Precision.FP32: tiny_models.blur(1)}, variant="bold")
    tiny_models.write_folder(tmp_path, detail, {Precision.FP32: tiny_models.affine(0.9)}, variant="faithful")
    tiny_models.write_folder(tmp_path, enlarge, {Precision.FP32: tiny_models.sharp_enlarge(2)})
    made = Counting(ModelStore((tmp_path,)), SessionPool(), (night, detail, enlarge))
    made.ran = []
    return made


@pytest.fixture
def photo(picture: Callable[..., np.ndarray]) -> Photo:
    alpha = np.arange(48 * 64, dtype=np.uint32).reshape(48, 64) % 256
    return Photo(picture(), alpha=alpha.astype(np.uint8), metadata=Metadata(exif=b"MM\0*\0\0\0\x08\0\0", icc=b"profile"))


def run(engine: Engine, photo: Photo, *steps: Step, memo: Memo | None = None, **wishes: object) -> Edited:
    return run_edit(engine, photo, Edit(steps), NullProgress(), wishes=Wishes(**wishes), memo=memo)  # type: ignore[arg-type]


def by_hand(engine: Engine, photo: Photo, *steps: Step) -> Photo:
    for step in steps:
        request = EnhanceRequest(step.method, step.variant, step.precision, step.params, size=step.size)
        photo = finished_photo(photo, engine.enhance(photo, request, NullProgress()), Finish(step.strength))
    return photo


def test_a_chain_is_exactly_what_its_steps_make_one_by_one(engine: Counting, photo: Photo) -> None:
    expected = by_hand(engine, photo, NIGHT, ENLARGE, DETAIL)
    edited = run(engine, photo, NIGHT, ENLARGE, DETAIL)
    finished = finished_photo(edited.base, edited.result, Edit((NIGHT, ENLARGE, DETAIL)).finish)
    np.testing.assert_array_equal(finished.pixels, expected.pixels)
    assert finished.pixels.dtype == np.uint16
    assert finished.alpha is not None
    assert expected.alpha is not None
    np.testing.assert_array_equal(finished.alpha, expected.alpha)
    assert finished.metadata == photo.metadata
    assert [line.split(",")[0] for line in finished.edits] == [
        f"Heliograph: {step}" for step in ("night only", "enlarge only", "detail bold")
    ]


def test_what_is_protected_stays_the_photos_own_through_all_steps(engine: Counting, photo: Photo) -> None:
    levels = np.zeros((48, 64), np.uint8)
    levels[:24] = 255
    edit = Edit((NIGHT, ENLARGE), ProtectMask(levels))
    edited = run_edit(engine, photo, edit, NullProgress())
    finished = finished_photo(edited.base, edited.result, replace(edit.finish, origin=photo))
    untouched = finished_photo(photo, engine.enhance(photo, ENLARGE.request(None, None, None, None), NullProgress()), Finish(0.0))
    np.testing.assert_array_equal(finished.pixels[:46], untouched.pixels[:46])
    np.testing.assert_array_equal(finished.pixels[50:], finished_photo(edited.base, edited.result, Finish()).pixels[50:])


def test_a_step_that_is_off_is_left_out_and_all_off_is_said(engine: Counting, photo: Photo) -> None:
    off = replace(NIGHT, on=False)
    np.testing.assert_array_equal(run(engine, photo, off, ENLARGE).result.enhanced, run(engine, photo, ENLARGE).result.enhanced)
    with pytest.raises(UsageError, match="switched off"):
        run(engine, photo, off)


def test_changing_a_later_step_runs_no_earlier_one_again(engine: Counting, photo: Photo) -> None:
    memo = Memo(EditCache(), 1)
    first = run(engine, photo, NIGHT, DETAIL, ENLARGE, memo=memo)
    engine.ran.clear()
    changed = replace(ENLARGE, method="night", size=1)
    run(engine, photo, NIGHT, DETAIL, changed, memo=memo)
    assert [request.method for request in engine.ran] == ["night"]
    engine.ran.clear()
    again = run(engine, photo, NIGHT, DETAIL, ENLARGE, memo=memo)
    assert engine.ran == []
    assert again.result is first.result
    np.testing.assert_array_equal(again.base.pixels, first.base.pixels)


def test_another_strength_of_an_early_step_blends_it_anew_and_runs_only_what_follows(engine: Counting, photo: Photo) -> None:
    memo = Memo(EditCache(), 1)
    run(engine, photo, NIGHT, DETAIL, memo=memo)
    engine.ran.clear()
    half = replace(NIGHT, strength=0.3)
    edited = run(engine, photo, half, DETAIL, memo=memo)
    assert [request.method for request in engine.ran] == ["detail"]
    np.testing.assert_array_equal(edited.base.pixels, by_hand(engine, photo, half).pixels)


def test_weights_that_do_not_count_at_full_strength_do_not_run_and_do_not_serve_for_less(engine: Counting, photo: Photo) -> None:
    memo = Memo(EditCache(), 1)
    full = replace(DETAIL, strength=1.0)
    assert run(engine, photo, full, NIGHT, memo=memo).base is not None
    engine.ran.clear()
    edited = run(engine, photo, DETAIL, NIGHT, memo=memo)
    assert [request.method for request in engine.ran] == ["detail", "night"]
    np.testing.assert_array_equal(edited.base.pixels, by_hand(engine, photo, DETAIL).pixels)


def test_another_photo_or_provider_shares_nothing(engine: Counting, photo: Photo) -> None:
    cache = EditCache()
    run(engine, photo, NIGHT, memo=Memo(cache, (1, None)))
    run(engine, photo, NIGHT, memo=Memo(cache, (1, "cpu")))
    run(engine, photo, NIGHT, memo=Memo(cache, (2, None)))
    assert len(engine.ran) == 3


def test_the_cache_keeps_to_its_limit_drops_the_oldest_first_and_makes_room_beforehand() -> None:
    def made(pixels: int) -> Result:
        return Result(np.zeros((1, pixels, 3), np.uint16), 1, RunReport("m", "v", Precision.FP32, "cpu", 0, 1.0, 1.0))

    cache, steps = EditCache(limit=6 * 100), [Step("m", name) for name in "abcd"]
    for step in steps[:3]:
        cache.put_result(1, (), step, made(30))
    cache.result(1, (), steps[0])
    cache.make_room(6 * 30)
    assert [step.variant for step in steps if cache.result(1, (), step)] == ["a", "c"]
    shared = made(60)
    cache.put_result(1, (), steps[3], shared)
    cache.put_finished(1, (steps[3],), Photo(shared.enhanced))
    assert cache.result(1, (), steps[3]) is shared, "pixels that two share count once"
    cache.make_room(6 * 500)
    assert [step.variant for step in steps if cache.result(1, (), step)] == []
    cache.put_result(1, (), steps[0], made(500))
    assert cache.result(1, (), steps[0]) is not None, "the newest stays however large it is"


def test_the_last_result_serves_every_strength_where_that_is_wished(engine: Counting, photo: Photo) -> None:
    full = replace(DETAIL, strength=1.0)
    assert run(engine, photo, NIGHT, full).result.strength == 1.0
    assert run(engine, photo, NIGHT, full, any_strength=True).result.strength is None


def test_listeners_hear_of_the_base_first_and_of_tiles_of_the_last_step_only(engine: Counting, photo: Photo) -> None:
    heard: list[tuple[str, int]] = []
    listeners = Listeners(
        lambda base: heard.append(("base", base.width)), lambda region, pixels: heard.append(("tile", region.photo_width))
    )
    run_edit(engine, photo, Edit((ENLARGE, NIGHT)), NullProgress(), listeners=listeners)
    assert heard[0] == ("base", 128)
    assert set(heard[1:]) == {("tile", 128)}
    heard.clear()
    run_edit(engine, photo, Edit((NIGHT,)), NullProgress(), listeners=listeners)
    assert set(heard) == {("tile", 64)}


def test_progress_rises_to_one_and_says_which_step_it_is(engine: Counting, photo: Photo) -> None:
    told: list[tuple[float, str]] = []
    run_edit(engine, photo, Edit((NIGHT, replace(DETAIL, on=False), ENLARGE)), ProgressToken(lambda *news: told.append(news)))
    fractions = [fraction for fraction, _ in told]
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(1.0)
    assert list(dict.fromkeys(words for _, words in told)) == ["Step 1 of 2: Night", "Step 2 of 2: Enlarge"]


def test_what_is_looked_at_is_found_again_in_an_enlarged_step(engine: Counting, photo: Photo) -> None:
    run(engine, photo, ENLARGE, NIGHT, focus=Focus(Region(8, 4, 16, 12, 64, 48)))
    focus = engine.ran[-1].focus
    assert isinstance(focus, Focus)
    assert focus.region == Region(16, 8, 32, 24, 128, 96)


def test_cancelling_ends_a_chain_between_its_steps(engine: Counting, photo: Photo) -> None:
    token = ProgressToken(lambda fraction, words: token.cancel() if words.startswith("Step 2") else None)
    with pytest.raises(Cancelled):
        run_edit(engine, photo, Edit((NIGHT, DETAIL, ENLARGE)), token)
    assert [request.method for request in engine.ran][-1] == "detail"


def test_too_little_memory_for_a_late_step_is_said_before_the_first_runs(
    engine: Counting, photo: Photo, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three enlargements of 3072 pixels make 196608, and 16 + 6 + 6 bytes of each are needed at least."""

    class Free:
        available = 3_000_000

    monkeypatch.setattr("psutil.virtual_memory", lambda: Free)
    with pytest.raises(OutOfMemoryError, match="Step 3, Enlarge"):
        run(engine, photo, ENLARGE, ENLARGE, ENLARGE)
    assert engine.ran == []


def test_the_report_tells_the_time_and_the_warnings_of_all_steps(engine: Counting, photo: Photo, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds: list[float] = []

    def enhance(photo: Photo, request: EnhanceRequest, *rest: object) -> Result:
        result = Engine.enhance(engine, photo, request, *rest)  # type: ignore[arg-type]
        seconds.append(result.report.seconds)
        return replace(result, report=replace(result.report, warnings=("The same.", f"From {request.method}.")))

    monkeypatch.setattr(engine, "enhance", enhance)
    report = run(engine, photo, NIGHT, ENLARGE).result.report
    assert report.seconds == pytest.approx(sum(seconds))
    assert report.warnings == ("The same.", "From night.", "From enlarge.")
