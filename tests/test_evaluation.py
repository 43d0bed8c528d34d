"""The table of `evaluate`: right pairs, fair colour fit, identical pairs left out, bad pairs named."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from engine.baselines import Baseline, Reduction
from engine.core import metrics
from engine.core.errors import Cancelled, UsageError
from engine.core.method import Task, Variant
from engine.core.metrics import Scores
from engine.core.precision import Precision
from engine.core.progress import NullProgress
from engine.core.protocols import Protocol, Summary
from engine.core.request import EnhanceRequest
from engine.evaluation import COLOUR_FIT, Row, baselines, evaluate, find_pairs, gain, made_pairs
from engine.pipeline import Engine
from tests.helpers.tiny_models import enlarge, tiny_engine, tiny_method

REQUEST = EnhanceRequest("hist_gamma")
FP32 = (Precision.FP32,)


def save(path, pixels):
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path)


def table(tmp_path, **keywords):
    pairs, _ = find_pairs(tmp_path / "in", tmp_path / "target")
    return evaluate(Engine.open(), REQUEST, FP32, pairs, NullProgress(), **keywords)


def test_pairs_are_found_by_stem_and_the_rest_is_named(picture, tmp_path):
    for name in ("in/a.png", "in/b.png", "in/alone.png", "target/a.jpg", "target/b.png", "target/other.png"):
        picture.file(tmp_path / name)
    (tmp_path / "in" / "notes.txt").write_text("no photo")
    pairs, skipped = find_pairs(tmp_path / "in", tmp_path / "target")
    assert [(pair.input.name, pair.target.name) for pair in pairs] == [("a.png", "a.jpg"), ("b.png", "b.png")]
    assert [sentence.split(":")[0] for sentence in skipped] == ["alone.png", "other.png"]


def test_no_pair_or_no_folder_is_wrong_usage(picture, tmp_path):
    picture.file(tmp_path / "in" / "a.png")
    picture.file(tmp_path / "target" / "b.png")
    with pytest.raises(UsageError, match="partner"):
        find_pairs(tmp_path / "in", tmp_path / "target")
    with pytest.raises(UsageError, match="not a folder"):
        find_pairs(tmp_path / "nowhere", tmp_path / "target")


def test_the_colour_fit_finds_a_quadratic_map_and_is_fitted_on_other_pairs(picture, tmp_path):
    """Every target is the same quadratic map of its input, so the fit from the other half must restore it up to rounding."""
    for seed in range(4):
        pixels = picture(40, 50, seed)
        r, g, b = (pixels[..., channel] / 255 for channel in range(3))
        mapped = np.stack([0.1 + 0.6 * r + 0.2 * r * g, 0.8 * g * g + 0.1 * b, 0.05 + 0.5 * b + 0.3 * r * b], axis=-1)
        save(tmp_path / "in" / f"{seed}.png", pixels)
        save(tmp_path / "target" / f"{seed}.png", np.round(255 * mapped).astype(np.uint8))
    rows = {row.label: row.figures for row in table(tmp_path).rows}
    fit = rows[COLOUR_FIT]
    assert fit.pairs + fit.identical == 4
    assert fit.identical == 4 or fit.psnr > 55
    assert rows["input"].psnr < 25


def test_the_colour_fit_does_not_see_the_pair_it_is_applied_to(picture, tmp_path):
    """Two pairs with opposite maps: fitted on the other one, the fit must come out wrong for both."""
    for seed in range(2):
        pixels = picture(40, 50, seed)
        save(tmp_path / "in" / f"{seed}.png", pixels)
        save(tmp_path / "target" / f"{seed}.png", 60 + pixels // 2 if seed else 255 - pixels)
    fit = next(row.figures for row in table(tmp_path).rows if row.label == COLOUR_FIT)
    assert fit.psnr < 15


def test_one_pair_alone_has_no_colour_fit(picture, tmp_path):
    picture.file(tmp_path / "in" / "a.png")
    picture.file(tmp_path / "target" / "a.png", seed=1)
    fit = next(row.figures for row in table(tmp_path).rows if row.label == COLOUR_FIT)
    assert fit.pairs == 0
    assert math.isnan(fit.psnr)


def test_a_pair_identical_from_the_start_is_left_out_of_every_row_and_counted(picture, tmp_path):
    for seed in range(3):
        picture.file(tmp_path / "in" / f"{seed}.png", seed=seed)
        picture.file(tmp_path / "target" / f"{seed}.png", seed=seed if seed == 0 else seed + 5)
    for row in table(tmp_path).rows:
        assert (row.figures.pairs, row.figures.identical) == (2, 1)
        assert math.isfinite(row.figures.psnr)


def test_a_pair_of_unequal_size_or_unreadable_is_skipped_in_words_and_the_rest_goes_on(picture, tmp_path):
    for name in "abc":
        picture.file(tmp_path / "in" / f"{name}.png", 40, 50)
        picture.file(tmp_path / "target" / f"{name}.png", 40, 50 if name != "b" else 51, seed=1)
    (tmp_path / "in" / "c.png").write_bytes(b"no picture")
    said: list[str] = []
    result = table(tmp_path, notice=said.append)
    assert [row.figures.pairs for row in result.rows if row.label != COLOUR_FIT] == [1, 1]
    assert said == list(result.skipped)
    assert "50 x 40" in result.skipped[0]
    assert result.skipped[1].startswith("c.png")


def test_evaluation_stops_when_it_is_cancelled(picture, tmp_path):
    picture.file(tmp_path / "in" / "a.png")
    picture.file(tmp_path / "target" / "a.png", seed=1)
    pairs, _ = find_pairs(tmp_path / "in", tmp_path / "target")
    progress = NullProgress()
    progress.cancel()
    with pytest.raises(Cancelled):
        evaluate(Engine.open(), REQUEST, FP32, pairs, progress)


def test_a_protocol_that_counts_identical_pairs_keeps_them_in_every_row(picture, tmp_path):
    for seed in range(2):
        picture.file(tmp_path / "in" / f"{seed}.png", seed=seed)
        picture.file(tmp_path / "target" / f"{seed}.png", seed=seed)
    result = table(tmp_path, protocol=Protocol.PIRM)
    before, fit, ours = (row.figures for row in result.rows)
    assert (before.pairs, before.identical, before.psnr) == (2, 2, 100.0)
    assert (fit.pairs, ours.pairs) == (2, 2)
    assert math.isfinite(ours.psnr)


def test_every_row_carries_the_figures_of_each_photo(picture, tmp_path):
    for seed in range(3):
        picture.file(tmp_path / "in" / f"{seed}.png", seed=seed)
        picture.file(tmp_path / "target" / f"{seed}.png", seed=seed + 5)
    for row in table(tmp_path).rows:
        assert [name for name, _ in row.photos] == ["0.png", "1.png", "2.png"]
        assert row.figures.psnr == pytest.approx(np.mean([scores.psnr for _, scores in row.photos]), abs=1e-9)


def test_saved_outputs_are_the_pictures_that_were_scored(picture, tmp_path):
    picture.file(tmp_path / "in" / "a.png")
    picture.file(tmp_path / "target" / "a.png", seed=1)
    row = table(tmp_path, save=tmp_path / "out").rows[-1]
    saved = np.asarray(Image.open(tmp_path / "out" / "fp32" / "a.png").convert("RGB"))
    target = np.asarray(Image.open(tmp_path / "target" / "a.png").convert("RGB"))
    assert metrics.psnr(saved, target) == pytest.approx(row.figures.psnr, abs=1e-9)
    with pytest.raises(UsageError, match="not empty"):
        table(tmp_path, save=tmp_path / "out")


def test_a_picture_too_small_for_its_protocol_is_skipped_in_words(picture, tmp_path):
    for name, side in (("a", 40), ("b", 8)):
        picture.file(tmp_path / "in" / f"{name}.png", side, side)
        picture.file(tmp_path / "target" / f"{name}.png", side, side, seed=1)
    result = table(tmp_path)
    assert [row.figures.pairs for row in result.rows if row.label != COLOUR_FIT] == [1, 1]
    assert result.skipped[0].startswith("b.png: SSIM needs")


def test_an_enlarger_is_measured_on_inputs_made_from_good_photos_beside_bicubic_and_lanczos(picture, tmp_path):
    for seed in range(3):
        picture.file(tmp_path / "good" / f"{seed}.png", 130, 162, seed)
    reduction = Reduction(4, 20)
    seen = {}
    result = evaluate(
        tiny_engine(tmp_path / "models", enlarge(4), scale=4),
        EnhanceRequest("tiny"),
        FP32,
        made_pairs(tmp_path / "good", reduction),
        NullProgress(),
        protocol=Protocol.LUMA,
        look=lambda label, name, output, target: seen.setdefault((label, name), (output, target)),
    )
    assert [row.label for row in result.rows] == ["bicubic", "Lanczos", "FP32"]
    assert result.made == reduction
    small, target = reduction.apply(np.asarray(Image.open(tmp_path / "good" / "1.png")))
    repeated = np.repeat(np.repeat(small, 4, axis=0), 4, axis=1)
    for label, expected in (("FP32", repeated), ("Lanczos", Baseline.LANCZOS.apply(small, 4))):
        np.testing.assert_array_equal(seen[label, "1.png"][0], expected)
        np.testing.assert_array_equal(seen[label, "1.png"][1], target)
        row = next(row for row in result.rows if row.label == label)
        scores = dict(row.photos)["1.png"]
        cut = (slice(4, -4), slice(4, -4))
        assert scores.psnr == pytest.approx(metrics.psnr(expected[cut], target[cut], channels=metrics.Channels.LUMA), abs=1e-9)


def test_photos_to_make_inputs_from_that_are_too_small_are_named_and_none_is_wrong_usage(picture, tmp_path):
    picture.file(tmp_path / "good" / "a.png", 64, 64)
    picture.file(tmp_path / "good" / "b.png", 3, 64)
    engine = tiny_engine(tmp_path / "models", enlarge(4), scale=4)
    result = evaluate(engine, EnhanceRequest("tiny"), FP32, made_pairs(tmp_path / "good", Reduction()), NullProgress())
    assert result.skipped == ("b.png: it is too small to be reduced 4 times.",)
    assert [row.figures.pairs for row in result.rows] == [1, 1, 1]
    for folder, words in (("models", "no photo"), ("nowhere", "not a folder")):
        with pytest.raises(UsageError, match=words):
            made_pairs(tmp_path / folder, Reduction())


def test_what_a_method_has_to_beat_follows_from_what_it_is_for():
    assert baselines(replace(tiny_method(), task=Task.TONE)) == (Baseline.INPUT,)
    assert baselines(replace(tiny_method(), task=Task.DETAIL)) == (Baseline.INPUT, Baseline.UNSHARP)
    assert baselines(tiny_method(scale=2)) == (Baseline.BICUBIC, Baseline.LANCZOS)
    both = tiny_method(variants=(Variant("tone", "Tone", ""), Variant("detail", "Detail", "", task=Task.DETAIL)))
    assert [baselines(both, variant)[1:] for variant in both.variants] == [(), (Baseline.UNSHARP,)]


def test_at_strength_0_a_method_is_what_doing_nothing_is(picture, tmp_path):
    for seed in range(2):
        picture.file(tmp_path / "in" / f"{seed}.png", seed=seed)
        picture.file(tmp_path / "target" / f"{seed}.png", seed=seed + 5)
    rows = table(tmp_path, strength=0.0).rows
    assert rows[-1].photos == rows[0].photos
    assert table(tmp_path, strength=0.5).rows[-1].photos != rows[-1].photos
    with pytest.raises(UsageError, match="strength"):
        table(tmp_path, strength=1.5)


def row_of(**figures):
    """PSNR by photo, each with an SSIM of a hundredth of it."""
    photos = tuple((name, Scores(255.0**2 / 10 ** (psnr / 10), 1, psnr / 100, math.nan)) for name, psnr in figures.items())
    return Row("", None, Summary(*[math.nan] * 3, 0, 0, *[math.nan] * 2, 0, math.nan), photos)


def test_a_gain_is_paired_by_photo_with_its_standard_error():
    found = gain(row_of(a=21, b=32, c=43), row_of(c=40, a=20, b=30, other=10))
    assert found.pairs == 3
    assert found.psnr == pytest.approx(2.0)
    assert found.psnr_error == pytest.approx(1 / math.sqrt(3))
    assert found.ssim == pytest.approx(0.02)
    assert found.ssim_error == pytest.approx(0.01 / math.sqrt(3))


def test_a_gain_leaves_out_photos_met_exactly_and_knows_no_error_of_a_single_one():
    exact = row_of(a=21, b=32)
    exact = replace(exact, photos=(exact.photos[0], ("b", Scores(0.0, 1, 1.0, math.nan))))
    found = gain(exact, row_of(a=20, b=30))
    assert (found.pairs, found.psnr) == (1, pytest.approx(1.0))
    assert math.isnan(found.psnr_error)
    assert math.isnan(gain(row_of(), row_of(a=20)).psnr)
