"""Patch sources: nothing held out is trained on, real pairs among made ones, and what is odd about the data is said in plain words."""

import pickle
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image as PillowImage

from engine.core.errors import UsageError
from engine.core.training_events import Level
from engine.core.training_plan import DataLayout, DataPlan, DegradationKind
from engine.training.degradations import Degradation, make_degradation
from engine.training.patches import PatchOptions, PatchSource
from engine.training.phone_look import PHONE_2009
from engine.training.sources import open_source
from tests.helpers.training_photos import greys, marked, photos_plan, scene, texts, write, write_endings, write_photos


@pytest.fixture
def look() -> Degradation:
    return make_degradation(DegradationKind.PHONE_LOOK, PHONE_2009)


def test_a_folder_without_photos_is_refused(tmp_path: Path, look: Degradation) -> None:
    with pytest.raises(UsageError, match="not a folder of photos"):
        open_source(photos_plan(tmp_path), look, PatchOptions(), 1)
    (tmp_path / "notes.txt").write_text("no picture")
    with pytest.raises(UsageError, match="no picture of at least 256"):
        open_source(photos_plan(tmp_path), look, PatchOptions(), 1)


def test_chunks_depend_on_seed_and_number_only_and_survive_the_way_to_another_process(tmp_path: Path, look: Degradation) -> None:
    write_photos(tmp_path, 5)
    first, again = (open_source(photos_plan(tmp_path), look, PatchOptions(count=6), 7) for _ in range(2))
    again.chunk(0)
    travelled = pickle.loads(pickle.dumps(again))
    for a, b in zip(first.chunk(2), travelled.chunk(2), strict=True):
        assert np.array_equal(a, b)
    assert not np.array_equal(first.chunk(2)[0], first.chunk(3)[0])
    other = open_source(photos_plan(tmp_path), look, PatchOptions(count=6), 8)
    assert not np.array_equal(first.chunk(2)[0], other.chunk(2)[0])


def test_patches_of_both_sides_show_the_same_place(tmp_path: Path, look: Degradation) -> None:
    source = open_source(photos_plan(write_photos(tmp_path, 4)), look, PatchOptions(count=32), 1)
    phone, camera, thumbnail = source.chunk(0)
    assert phone.shape == camera.shape == (32, 104, 104, 3)
    assert thumbnail.shape == (32, 64, 64, 3)
    alike = []
    for a, b in zip(phone.mean(-1), camera.mean(-1), strict=True):
        if a.std() > 8 and b.std() > 8:
            alike.append(np.corrcoef(a.ravel(), b.ravel())[0, 1])
    assert len(alike) > 8
    assert np.median(alike) > 0.9


def photos_of(source: PatchSource) -> list[str]:
    """Which photos are kept back, each once."""
    return list(dict.fromkeys(held.photo for held in source.held_out()))


@pytest.mark.parametrize("layout", [DataLayout.PHOTOS, DataLayout.PAIRS])
def test_held_out_photos_are_never_in_a_chunk(tmp_path: Path, layout: DataLayout) -> None:
    soft = make_degradation(DegradationKind.DETAIL_X4)
    good, other = marked(tmp_path / "good", 18), marked(tmp_path / "other", 18)
    plan = DataPlan(layout, good, other if layout is DataLayout.PAIRS else None)
    source = open_source(plan, soft, PatchOptions(size=64, night=0.0, count=64), 3)
    held = greys(np.stack([held.target for held in source.held_out()]))
    trained = set().union(*(greys(source.chunk(number)[1]) for number in range(4)))
    assert len(held) == 3
    assert held & trained == set()
    assert held | trained == set(range(1, 19))


def test_how_many_are_kept_back_can_be_told_and_none_means_every_photo_is_trained_on(tmp_path: Path) -> None:
    soft = make_degradation(DegradationKind.DETAIL_X4)
    marked(tmp_path, 12)
    count = {wanted: len(photos_of(open_source(photos_plan(tmp_path, wanted), soft, PatchOptions(), 1))) for wanted in (None, 0, 5)}
    assert count == {None: 2, 0: 0, 5: 5}
    source = open_source(photos_plan(tmp_path, 0), soft, PatchOptions(size=64, night=0.0), 1)
    assert set().union(*(greys(source.chunk(number)[1]) for number in range(3))) == set(range(1, 13))
    assert "nothing can be measured" in texts(source)


def test_the_split_stays_when_a_photo_is_added_and_does_not_depend_on_the_seed(tmp_path: Path) -> None:
    soft = make_degradation(DegradationKind.DETAIL_X4)
    write_photos(tmp_path, 18)

    def kept(seed: int) -> set[str]:
        return {held.name for held in open_source(photos_plan(tmp_path, 3), soft, PatchOptions(), seed).held_out()}

    before = kept(1)
    assert kept(2) == before
    write(tmp_path / "another.png", scene(seed=99))
    assert len(kept(1) & before) >= 2


def test_photos_of_one_burst_and_copies_go_to_one_side_together(tmp_path: Path) -> None:
    for index in range(24):
        exif = PillowImage.Exif()
        exif.get_ifd(0x8769)[0x9003] = f"2020:01:01 12:{index // 3:02d}:{index % 3:02d}"
        PillowImage.fromarray(scene(seed=index)).save(tmp_path / f"shot_{index:02d}.jpg", exif=exif)
    source = open_source(photos_plan(tmp_path, 6), make_degradation(DegradationKind.DETAIL_X4), PatchOptions(), 1)
    numbers = [int(name[-6:-4]) for name in photos_of(source)]
    assert len(numbers) == 6
    assert {number // 3 for number in numbers} == {number // 3 for number in numbers if number % 3 == 0}
    assert len({number // 3 for number in numbers}) == 2


def test_held_out_photos_are_the_same_at_every_call_and_fit_a_network(tmp_path: Path, look: Degradation) -> None:
    write_photos(tmp_path, 4, 500, 700)
    source = open_source(photos_plan(tmp_path), look, PatchOptions(), 1)
    first, again = source.held_out(200), source.held_out(200)
    assert len({held.photo for held in first}) == 2
    assert len({held.name for held in first}) == len(first) == 16
    assert len({held.source.tobytes() for held in first}) == 16, "each shot of a photo turns out differently"
    for a, b in zip(first, again, strict=True):
        assert np.array_equal(a.source, b.source)
        assert a.source.shape == a.target.shape
        assert max(a.source.shape) <= 200
        assert a.source.shape[0] % 8 == a.source.shape[1] % 8 == 0
        assert a.thumbnail.shape == (64, 64, 3)
        assert np.corrcoef(a.source.mean(-1).ravel(), a.target.mean(-1).ravel())[0, 1] > 0.9


def test_a_scale_makes_the_targets_larger(tmp_path: Path) -> None:
    online = make_degradation(DegradationKind.ONLINE_X4)
    source = open_source(photos_plan(write_photos(tmp_path, 4, 400, 400)), online, PatchOptions(size=48, count=8), 1)
    small, large, _ = source.chunk(0)
    assert source.scale == 4
    assert small.shape == (8, 48, 48, 3)
    assert large.shape == (8, 192, 192, 3)
    for held in source.held_out(160):
        assert held.source.shape[0] % 8 == 0
        assert held.target.shape == (4 * held.source.shape[0], 4 * held.source.shape[1], 3)
        assert held.target.shape[0] <= 160


def test_thumbnails_show_the_whole_photo_of_a_pair_and_the_patch_of_patches(tmp_path: Path) -> None:
    halves = np.zeros((300, 300, 3), np.uint8)
    halves[:, 150:] = 250
    for index in range(4):
        write(tmp_path / "a" / f"{index}.png", halves)
        write(tmp_path / "b" / f"{index}.png", halves)
    _, _, thumbnail = open_source(DataPlan(DataLayout.PAIRS, tmp_path / "a", tmp_path / "b"), None, PatchOptions(count=8), 1).chunk(0)
    assert np.all(thumbnail[:, :, :30] == 0)
    assert np.all(thumbnail[:, :, 34:] == 250)


def test_pairs_show_the_same_place_even_when_one_side_is_larger(tmp_path: Path) -> None:
    for index in range(5):
        large = scene(640, 720, index)
        write(tmp_path / "large" / f"{index}.png", large)
        write(tmp_path / "small" / f"{index}.png", cv2.resize(large, (360, 320), interpolation=cv2.INTER_AREA))
    source = open_source(DataPlan(DataLayout.PAIRS, tmp_path / "small", tmp_path / "large"), None, PatchOptions(size=64, count=16), 1)
    small, large, _ = source.chunk(0)
    assert source.scale == 2
    for a, b in zip(small, large, strict=True):
        assert np.abs(cv2.resize(b, (64, 64), interpolation=cv2.INTER_AREA).astype(int) - a).mean() < 1.0


def test_patches_of_one_photo_are_kept_back_together(tmp_path: Path) -> None:
    for index in range(240):
        for side in ("phone", "camera"):
            write(tmp_path / side / f"{index}.png", np.full((64, 64, 3), index, np.uint8))
    source = open_source(DataPlan(DataLayout.PAIRS, tmp_path), None, PatchOptions(size=64), 1)
    numbers = sorted(int(Path(held.name).stem) for held in source.held_out())
    assert len(numbers) == 40
    assert sum(b - a > 1 for a, b in pairwise(numbers)) <= 3


def test_patches_smaller_than_wanted_are_used_as_large_as_they_are(tmp_path: Path) -> None:
    for index in range(60):
        for side in "ab":
            write(tmp_path / side / f"{index}.png", scene(100, 100, index))
    source = open_source(DataPlan(DataLayout.PAIRS, tmp_path / "a", tmp_path / "b"), None, PatchOptions(count=8), 1)
    assert source.chunk(0)[0].shape == (8, 96, 96, 3)
    assert source.held_out()[0].source.shape == (96, 96, 3)
    assert "60 patch pairs of yours, 10 of them kept back" in texts(source)


def test_orientation_is_respected(tmp_path: Path) -> None:
    exif = PillowImage.Exif()
    exif[0x0112] = 6
    for index in range(4):
        PillowImage.fromarray(scene(300, 500, index)).save(tmp_path / f"{index}.jpg", exif=exif)
    source = open_source(photos_plan(tmp_path), make_degradation(DegradationKind.DETAIL_X4), PatchOptions(), 1)
    assert all(held.target.shape[0] > held.target.shape[1] for held in source.held_out())


def test_of_more_photos_than_fit_the_memory_a_chunk_decodes_a_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    soft = make_degradation(DegradationKind.DETAIL_X4)
    marked(tmp_path, 24)
    monkeypatch.setattr("engine.training.sources.BUDGET", 260 * 260 * 3 * 12)
    source = open_source(photos_plan(tmp_path, 0), soft, PatchOptions(size=64, night=0.0), 1)
    seen = [greys(source.chunk(number)[1]) for number in range(12)]
    assert max(len(one) for one in seen) <= 6
    assert set().union(*seen) == set(range(1, 25))
    fresh = open_source(photos_plan(tmp_path, 0), soft, PatchOptions(size=64, night=0.0), 1)
    assert np.array_equal(fresh.chunk(7)[0], source.chunk(7)[0])


class TestFindings:
    def test_a_good_folder_is_said_to_be_fine(self, tmp_path: Path, look: Degradation) -> None:
        source = open_source(photos_plan(write_photos(tmp_path, 24)), look, PatchOptions(), 1)
        assert texts(source) == "24 photos of yours, 4 of them kept back to measure on."

    def test_every_fault_of_photos_has_its_sentence(self, tmp_path: Path, look: Degradation) -> None:
        write_photos(tmp_path, 6)
        write(tmp_path / "small.png", scene(100, 100))
        (tmp_path / "broken.jpg").write_bytes(b"no picture at all")
        (tmp_path / "half.png").write_bytes((tmp_path / "photo_000.png").read_bytes()[:2000])
        (tmp_path / "copy.png").write_bytes((tmp_path / "photo_001.png").read_bytes())
        (tmp_path / "phone.heic").write_bytes(b"heic")
        source = open_source(photos_plan(tmp_path), look, PatchOptions(count=4), 1)
        said = texts(source, Level.WARNING)
        assert "1 photo is under 256 pixels and is left out: small.png." in said
        assert "1 file cannot be read and is left out: broken.jpg." in said
        assert "1 file cannot be read and is passed over: half.png." in said
        assert "1 photo is there more than once: copy.png." in said
        assert f"1 photo in {tmp_path.name} is of a kind that cannot be read here (heic)." in said
        assert source.chunk(0)[0].shape[0] == 4

    @pytest.mark.parametrize("count", [1, 2, 3])
    def test_too_few_photos_are_an_error(self, tmp_path: Path, look: Degradation, count: int) -> None:
        source = open_source(photos_plan(write_photos(tmp_path, count)), look, PatchOptions(count=2), 1)
        assert "too few to train on; at least 4 are needed" in texts(source, Level.ERROR)
        assert source.chunk(0)[0].shape[0] == 2

    def test_too_few_patches_are_an_error(self, tmp_path: Path) -> None:
        for index in range(20):
            for side in "ab":
                write(tmp_path / side / f"{index}.png", scene(100, 100, index))
        source = open_source(DataPlan(DataLayout.PAIRS, tmp_path / "a", tmp_path / "b"), None, PatchOptions(), 1)
        assert "20 patch pairs are too few to train on; at least 50 are needed." in texts(source, Level.ERROR)

    def pairs(self, root: Path, move: int = 0, same: int = 0) -> PatchSource:
        for index in range(6):
            photo = scene(300, 320, index)
            write(root / "a" / f"{index}.png", photo if index < same else (photo[: 300 - move, : 320 - move] * 0.6).astype(np.uint8))
            write(root / "b" / f"{index}.png", photo[move:, move:] if index >= same else photo)
        return open_source(DataPlan(DataLayout.PAIRS, root / "a", root / "b"), None, PatchOptions(), 1)

    def test_the_misregistration_is_measured(self, tmp_path: Path) -> None:
        assert "The pairs are in register: 0.0 px apart" in texts(self.pairs(tmp_path / "good"))
        # 4 px to the right and 4 down are 5.7 px.
        said = texts(self.pairs(tmp_path / "moved", move=4), Level.WARNING)
        assert "These pairs are 5.7 px out of register (median); `heliograph align` can mend that." in said

    def test_identical_sides_are_told(self, tmp_path: Path) -> None:
        said = texts(self.pairs(tmp_path / "some", same=2), Level.WARNING)
        assert "2 of the 6 pairs looked at are the same picture on both sides" in said
        assert "nothing to learn" in texts(self.pairs(tmp_path / "all", same=6), Level.ERROR)

    def test_sizes_that_do_not_fit_and_missing_partners_are_told(self, tmp_path: Path) -> None:
        self.pairs(tmp_path)
        write(tmp_path / "a" / "odd.png", scene(300, 320))
        write(tmp_path / "b" / "odd.png", scene(310, 420))
        write(tmp_path / "a" / "alone.png", scene(300, 320))
        said = texts(open_source(DataPlan(DataLayout.PAIRS, tmp_path / "a", tmp_path / "b"), None, PatchOptions(), 1), Level.WARNING)
        assert "1 pair differs in size and is left out: odd.png." in said
        assert "1 photo is without a partner of the same name: alone.png." in said


def test_the_preview_is_a_sheet_with_the_ranges_in_words(tmp_path: Path, look: Degradation) -> None:
    picture, words = open_source(photos_plan(write_photos(tmp_path, 8)), look, PatchOptions(count=12), 1).preview()
    assert picture.dtype == np.uint8
    assert picture.ndim == 3
    assert picture.shape[1] > 1000
    assert "8 photos of yours, aged by the phone profile" in words
    assert "lens blur" in words


def mixed(folder: Path, share: float = 0.25, seed: int = 3, gain: float = 1.0, **cut: int) -> PatchSource:
    """Soft pairs of made photos, which are grey, with coloured real ones among them."""
    good, real = folder / "good", folder / "real"
    if not good.exists():
        marked(good, 18)
        write_endings(real, 12, gain)
    plan = DataPlan(DataLayout.PHOTOS, good, pairs=real, pairs_share=share)
    options = PatchOptions(**{"size": 64, "count": 32, **cut}, night=0.0)  # type: ignore[arg-type]
    return open_source(plan, make_degradation(DegradationKind.DETAIL_X4), options, seed)


def coloured(patches: np.ndarray) -> np.ndarray:
    return (patches.max(-1).astype(int) - patches.min(-1)).mean((1, 2)) > 2


def test_real_pairs_among_made_ones_have_their_share_of_every_chunk_and_are_repeatable(tmp_path: Path) -> None:
    source, again = mixed(tmp_path), pickle.loads(pickle.dumps(mixed(tmp_path)))
    for number in range(3):
        chunk = source.chunk(number)
        assert [side.shape for side in chunk] == [(32, 64, 64, 3)] * 3
        assert coloured(chunk[1]).sum() == 8
        assert all(np.array_equal(a, b) for a, b in zip(chunk, again.chunk(number), strict=True))
    assert not np.array_equal(source.chunk(0)[0], mixed(tmp_path, seed=4).chunk(0)[0])
    assert "12 photo pairs" in source.facts
    assert "25%" in source.facts


def test_both_kinds_are_kept_back_measured_on_and_never_trained_on(tmp_path: Path) -> None:
    source = mixed(tmp_path)
    held = source.held_out()
    real = coloured(np.stack([one.target[:64, :64] for one in held]))
    assert 0 < real.sum() < len(real)
    assert real[:2].sum() == 1, "the first few show both"
    made = greys(np.stack([one.target[:64, :64] for one, is_real in zip(held, real, strict=True) if not is_real]))
    chunks = np.concatenate([source.chunk(number)[1] for number in range(6)])
    assert made & greys(chunks[~coloured(chunks)]) == set()
    kept = [one.target for one, is_real in zip(held, real, strict=True) if is_real]
    for patch in chunks[coloured(chunks)][:40]:
        for photo in kept:
            found = cv2.matchTemplate(photo, patch, cv2.TM_SQDIFF) / patch.size
            assert found.min() > 4.0
    sheet, words = source.preview()
    assert sheet.ndim == 3
    assert "Beside them 12 photo pairs" in words
    assert "out of register" not in texts(source)


def test_detail_is_learned_from_real_pairs_but_not_colour(tmp_path: Path) -> None:
    """The sharp side is a fifth darker in the files; means agree within 3 % after evening, over whole held-out photos and patches."""
    source = mixed(tmp_path, share=0.5, gain=0.8)
    pairs = [(one.source, one.target) for one in source.held_out() if coloured(one.target[None])[0]]
    soft, sharp, _ = source.chunk(0)
    pairs += [(a, b) for a, b in zip(soft, sharp, strict=True) if coloured(b[None])[0]]
    assert len(pairs) > 10
    assert np.mean([a.mean() / b.mean() for a, b in pairs]) == pytest.approx(1.0, abs=0.03)


def test_real_pairs_that_do_not_fit_are_refused_in_words(tmp_path: Path) -> None:
    mixed(tmp_path)
    for share in (0.0, 1.0):
        with pytest.raises(UsageError, match="between 0 and 1"):
            mixed(tmp_path, share)
    plan = DataPlan(DataLayout.PHOTOS, tmp_path / "good", pairs=tmp_path / "real")
    with pytest.raises(UsageError, match="1 times as large on one side, made ones 4"):
        open_source(plan, make_degradation(DegradationKind.ONLINE_X4), PatchOptions(size=48), 1)


def test_the_busiest_of_several_places_is_taken(tmp_path: Path) -> None:
    for index in range(4):
        photo = np.full((400, 400, 3), 120, np.uint8)
        photo[:, 200:] = np.random.default_rng(index).integers(0, 255, (400, 200, 3))
        write(tmp_path / f"{index}.png", photo)
    soft = make_degradation(DegradationKind.DETAIL_X4)
    flat = []
    for busiest in (1, 3):
        source = open_source(photos_plan(tmp_path), soft, PatchOptions(size=64, count=64, night=0.0, busiest=busiest), 1)
        flat.append(float((source.chunk(0)[1].std((1, 2, 3)) < 1).mean()))
    assert flat[0] > 0.25
    assert flat[1] < 0.6 * flat[0]


@pytest.mark.parametrize("kind", [DegradationKind.ONLINE_X4, DegradationKind.SECOND_ORDER])
def test_small_patches_show_the_same_place_as_their_large_targets(tmp_path: Path, kind: DegradationKind) -> None:
    """Sub-pixel shift of the source against its target reduced by area, median over a chunk: below a tenth of a source pixel."""
    write_photos(tmp_path, 4, 420, 500)
    source = open_source(photos_plan(tmp_path), make_degradation(kind), PatchOptions(size=48, margin=4, alone=1.0, count=24, busiest=2), 1)
    small, large, _ = source.chunk(0)
    assert small.shape == (24, 48, 48, 3)
    assert large.shape == (24, 192, 192, 3)
    window = cv2.createHanningWindow((48, 48), cv2.CV_64F)
    shifts = []
    for a, b in zip(small, large, strict=True):
        greys = [cv2.cvtColor(p, cv2.COLOR_RGB2GRAY).astype(np.float64) for p in (a, cv2.resize(b, (48, 48), interpolation=cv2.INTER_AREA))]
        (dx, dy), response = cv2.phaseCorrelate(*greys, window)
        if response > 0.3:
            shifts.append((dx, dy))
    assert len(shifts) > 8
    assert np.abs(np.median(shifts, 0)).max() < 0.1
