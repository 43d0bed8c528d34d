"""The seam check: it finds a seam where the halo is too small, none where it is not, and says which."""

from pathlib import Path

import numpy as np
import pytest

from engine.core.photo import Photo
from engine.core.precision import Precision
from engine.core.progress import NullProgress, Progress, ProgressToken
from engine.core.request import WHOLE_PHOTO, EnhanceRequest, Result, RunReport
from engine.inference.tiling import borders, plan_tiles
from engine.pipeline import Engine
from engine.trust import seams
from engine.trust.seams import Reference, SeamReport, check_seams
from tests.helpers import tiny_models


def photo_of(width: int = 190, height: int = 170) -> Photo:
    return Photo(np.random.default_rng(0).integers(0, 256, (height, width, 3), dtype=np.uint8))


def checked(engine: Engine, tile: int | None = 48, **fields: object) -> SeamReport:
    return check_seams(engine, photo_of(), EnhanceRequest("tiny", tile=tile, **fields), NullProgress())  # type: ignore[arg-type]


@pytest.fixture(params=list(Reference))
def reference(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Reference:
    kind = request.param
    monkeypatch.setattr(seams, "_fits_whole", lambda photo, method: kind is Reference.WHOLE)
    return kind  # type: ignore[no-any-return]


def test_a_halo_that_is_large_enough_leaves_no_seam(tmp_path: Path, reference: Reference) -> None:
    report = checked(tiny_models.tiny_engine(tmp_path, tiny_models.pyramid(), halo=16, multiple_of=4))
    assert (report.reference, report.tile, report.seam) == (reference, 48, False)
    assert report.at_borders < 0.1
    assert report.words == "Largest difference at a tile border: 0.0 of 255; elsewhere: 0.0. No seam."


def test_a_halo_that_is_too_small_shows_at_the_borders_and_only_there(tmp_path: Path, reference: Reference) -> None:
    report = checked(tiny_models.tiny_engine(tmp_path, tiny_models.blur(5), halo=4))
    assert (report.reference, report.seam) == (reference, True)
    assert report.at_borders > 2
    assert report.elsewhere < 0.1
    assert report.words.endswith("A border may be seen.")
    assert report.map is not None
    columns, rows = borders(190, 170, 48, 4, 1)
    assert report.map.shape == (170, 190)
    assert float(report.map[:, [columns[0] - 1, columns[0]]].max()) > 2
    assert float(report.map[rows[0] + 10 : rows[0] + 14, columns[0] + 10 : columns[0] + 14].max()) < 0.1


def test_a_faint_line_along_a_border_is_a_seam_though_no_pixel_stands_out() -> None:
    random = np.random.default_rng(1)
    plain = random.integers(20000, 40000, (300, 200, 3)).astype(np.uint16)
    noisy = (plain + random.integers(-300, 301, plain.shape)).astype(np.uint16)
    noisy[:, 100:] += 128
    pair = [Result(pixels, 1, RunReport("m", "v", Precision.QAT, "cpu", 100, 1, 1)) for pixels in (plain, noisy)]
    report = seams._compared(pair[0], pair[1], [100], [], 100, Reference.WHOLE, NullProgress())
    assert report.seam
    assert abs(report.step - 0.5) < 0.1


def test_enlargements_are_compared_at_their_own_size(tmp_path: Path, reference: Reference) -> None:
    sound = checked(tiny_models.tiny_engine(tmp_path / "a", tiny_models.sharp_enlarge(2), halo=2, scale=2))
    torn = checked(tiny_models.tiny_engine(tmp_path / "b", tiny_models.sharp_enlarge(2), halo=0, scale=2))
    assert (sound.seam, torn.seam) == (False, True)
    assert sound.map is not None
    assert sound.map.shape == (340, 380)


def test_a_photo_in_one_piece_has_no_borders_and_runs_once(tmp_path: Path) -> None:
    report = checked(tiny_models.tiny_engine(tmp_path, tiny_models.identity()), WHOLE_PHOTO)
    assert report.words == "The photo was run in one piece, so there are no tile borders."
    assert (report.reference, report.seam, report.map) == (None, False, None)


def test_a_result_that_is_there_is_not_run_again_and_progress_reaches_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.identity())
    request = EnhanceRequest("tiny", tile=48)
    made = engine.enhance(photo_of(), request, NullProgress())
    asked: list[EnhanceRequest] = []
    real = engine.enhance

    def watched(photo: Photo, request: EnhanceRequest, progress: Progress) -> Result:
        asked.append(request)
        return real(photo, request, progress)

    monkeypatch.setattr(engine, "enhance", watched)
    heard: list[float] = []
    token = ProgressToken(lambda fraction, text: heard.append(fraction))
    assert not check_seams(engine, photo_of(), request, token, made).seam
    assert len(asked) == 1
    assert heard[-1] == 1.0


@pytest.mark.parametrize(
    ("width", "height", "core", "halo", "multiple"), [(641, 479, 128, 16, 4), (100, 97, 40, 7, 8), (50, 900, 64, 3, 1)]
)
def test_moved_tiles_cover_the_photo_once_with_their_halo_and_end_elsewhere(
    width: int, height: int, core: int, halo: int, multiple: int
) -> None:
    plan = plan_tiles(width, height, core, halo, multiple, shifted=True)
    covered = np.zeros((height, width), np.uint8)
    for tile in plan.tiles:
        covered[tile.rows.first : tile.rows.last, tile.columns.first : tile.columns.last] += 1
        for span, length in ((tile.rows, height), (tile.columns, width)):
            assert span.start % multiple == span.size % multiple == 0
            assert span.start <= max(0, span.first - halo)
            assert span.start + span.size >= min(length, span.last + halo)
    assert (covered == 1).all()
    for usual, moved in zip(
        borders(width, height, core, halo, multiple), borders(width, height, core, halo, multiple, shifted=True), strict=True
    ):
        assert not set(usual) & set(moved)
