"""The figures and the protocols agree with closed forms, with scikit-image and with what the numbers are supposed to mean."""

import numpy as np
import pytest
from skimage.color import rgb2ycbcr
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

from engine.core import metrics
from engine.core.metrics import Channels
from engine.core.protocols import Protocol, compare, summarise


def noisy(pixels: np.ndarray, sigma: float = 12.0) -> np.ndarray:
    rng = np.random.default_rng(7)
    return np.clip(np.round(pixels + rng.normal(0, sigma, pixels.shape)), 0, 255).astype(np.uint8)


def test_identical_pictures_have_infinite_psnr_and_similarity_one(picture):
    scores = metrics.score(picture(), picture())
    assert scores.identical
    assert scores.psnr == np.inf
    assert scores.ssim == pytest.approx(1.0, abs=1e-12)
    assert scores.ms_ssim == pytest.approx(1.0, abs=1e-12)


@pytest.mark.parametrize(("step", "decibels"), [(1, 48.1308), (5, 34.1514), (255, 0.0)])
def test_psnr_of_a_constant_difference_is_its_closed_form(step, decibels):
    black = np.zeros((16, 20, 3), np.uint8)
    assert metrics.psnr(black, black + np.uint8(step)) == pytest.approx(decibels, abs=1e-4)


def test_ssim_of_two_flat_pictures_is_the_luminance_term_alone():
    a, b = 100, 150
    flat = [np.full((20, 20, 3), value, np.uint8) for value in (a, b)]
    c1 = (0.01 * 255) ** 2
    assert metrics.ssim(*flat) == pytest.approx((2 * a * b + c1) / (a * a + b * b + c1), abs=1e-9)


def test_ms_ssim_of_two_flat_pictures_is_the_luminance_term_to_the_last_weight():
    a, b = 100, 150
    flat = [np.full((64, 80, 3), value, np.uint8) for value in (a, b)]
    c1 = (0.01 * 255) ** 2
    expected = ((2 * a * b + c1) / (a * a + b * b + c1)) ** 0.1333
    assert metrics.ms_ssim(*flat) == pytest.approx(expected, abs=1e-9)


def test_psnr_and_ssim_agree_with_scikit_image(picture):
    """scikit-image filters with reflected borders and then cuts 5 pixels off, which leaves exactly the windows that fit whole."""
    target = picture(60, 83)
    output = noisy(target)
    assert metrics.psnr(output, target) == pytest.approx(peak_signal_noise_ratio(target, output, data_range=255), abs=1e-9)
    theirs = structural_similarity(
        target, output, data_range=255, channel_axis=2, gaussian_weights=True, sigma=1.5, use_sample_covariance=False
    )
    # Their Gaussian is cut at 3.5 sigma, rounded: the same 11 taps.
    assert metrics.ssim(output, target) == pytest.approx(theirs, abs=1e-7)


def test_luma_is_studio_range_and_its_ssim_is_that_of_one_plane(picture):
    ends = np.array([[[0.0, 0.0, 0.0], [255.0, 255.0, 255.0]]])
    np.testing.assert_allclose(metrics.luma(ends), [[16.0, 235.0]], atol=1e-2)
    target = picture(40, 50)
    output = noisy(target)
    theirs = structural_similarity(
        metrics.luma(target.astype(float)),
        metrics.luma(output.astype(float)),
        data_range=255,
        gaussian_weights=True,
        sigma=1.5,
        use_sample_covariance=False,
    )
    assert metrics.ssim(output, target, channels=Channels.LUMA) == pytest.approx(theirs, abs=1e-7)


def test_ms_ssim_is_single_scale_similarity_when_all_weight_lies_on_the_first_scale(picture, monkeypatch):
    monkeypatch.setattr(metrics, "MS_SSIM_WEIGHTS", (1.0,))
    target = picture(50, 50)
    output = noisy(target)
    assert metrics.ms_ssim(output, target) == pytest.approx(metrics.ssim(output, target), abs=1e-12)


def test_ms_ssim_forgives_fine_noise_more_than_single_scale_does(picture):
    target = picture(100, 100)
    output = noisy(target, 20)
    assert metrics.ssim(output, target) < metrics.ms_ssim(output, target) < 1.0


def test_a_border_hides_what_differs_only_there(picture):
    target = picture()
    output = target.copy()
    output[:4] = 255 - output[:4]
    assert metrics.psnr(output, target) < 30
    assert metrics.score(output, target, border=4).identical


def test_unequal_or_too_small_pictures_are_refused(picture):
    with pytest.raises(ValueError, match="shape"):
        metrics.psnr(picture(20, 20), picture(20, 21))
    with pytest.raises(ValueError, match="border"):
        metrics.psnr(picture(20, 20), picture(20, 20), border=10)
    with pytest.raises(ValueError, match="11 x 11"):
        metrics.ssim(picture(10, 40), picture(10, 40))


def flat_pairs(*steps):
    """Scores of black pictures against ones brighter by each step, under every protocol."""
    black = np.zeros((40, 50, 3), np.uint8)
    return {protocol: [compare(protocol, black + np.uint8(step), black) for step in steps] for protocol in Protocol}


def test_identical_pairs_count_as_100_db_or_are_left_out_as_the_protocol_says():
    for protocol, scores in flat_pairs(0, 5).items():
        figures = summarise(protocol, scores)
        assert figures.identical == 1
        if protocol is Protocol.DPED:
            assert figures.pairs == 2  # pooled: half the error of the other picture
            assert figures.psnr == pytest.approx(34.1514 + 10 * np.log10(2), abs=1e-4)
        elif protocol.rules.counts_identical:
            assert (figures.pairs, figures.psnr) == (2, pytest.approx((100 + 34.1514) / 2, abs=1e-4))
        else:
            assert figures.pairs == 1
    ours = summarise(Protocol.OURS, flat_pairs(0, 5)[Protocol.OURS])
    assert ours.psnr == pytest.approx(34.1514, abs=1e-4)


def test_dped_pools_the_errors_of_50_pictures_and_drops_an_incomplete_last_batch():
    near, far = flat_pairs(1, 10)[Protocol.DPED]
    figures = summarise(Protocol.DPED, [near] * 25 + [far] * 25 + [near] * 50 + [far] * 49)
    first, second = 10 * np.log10(255**2 / ((1 + 100) / 2)), 10 * np.log10(255**2)
    assert figures.pairs == 100
    assert figures.psnr == pytest.approx((first + second) / 2, abs=1e-9)
    assert summarise(Protocol.DPED, [near] * 3).psnr == pytest.approx(second, abs=1e-9)


def test_the_summary_tells_what_saturated_pairs_do_to_a_mean():
    scores = flat_pairs(1, 5, 50)[Protocol.OURS]
    figures = summarise(Protocol.OURS, scores)
    assert figures.above_45 == 1
    assert figures.psnr_below_45 == pytest.approx(np.mean([s.psnr for s in scores[1:]]), abs=1e-9)
    assert figures.median == pytest.approx(34.1514, abs=1e-4)
    assert figures.pooled == pytest.approx(10 * np.log10(255**2 / ((1 + 25 + 2500) / 3)), abs=1e-9)
    assert figures.pooled < figures.psnr


def test_only_protocols_on_float_output_see_less_than_one_level():
    grey = np.full((40, 50, 3), 128 * 257, np.uint16)
    almost = grey + np.uint16(60)  # a quarter of an 8-bit level
    for protocol in Protocol:
        scores = compare(protocol, almost, grey)
        assert scores.identical == protocol.rules.rounded
        if not protocol.rules.rounded:
            assert scores.psnr == pytest.approx(20 * np.log10(65535 / 60), abs=1e-6)


def test_luma_cuts_the_scale_off_every_side_and_four_pixels_at_scale_one(picture):
    target = picture(60, 60)
    for scale, border in ((1, 4), (2, 2), (3, 3), (4, 4)):
        output = target.copy()
        output[:border] = 255 - output[:border]
        assert compare(Protocol.LUMA, output, target, scale).identical
        output[border] = 255 - output[border]
        assert not compare(Protocol.LUMA, output, target, scale).identical


def test_the_super_resolution_figures_are_scikit_images_on_its_own_luma(picture):
    """To 1e-6 dB and 1e-7: the same arithmetic in doubles, from the conversion to the cut border."""
    target = picture(72, 90)
    output = noisy(target)
    scores = compare(Protocol.LUMA, output, target, 4)
    theirs, ours = (rgb2ycbcr(side)[4:-4, 4:-4, 0] for side in (target, output))
    assert scores.psnr == pytest.approx(peak_signal_noise_ratio(theirs, ours, data_range=255), abs=1e-6)
    similarity = structural_similarity(theirs, ours, data_range=255, gaussian_weights=True, sigma=1.5, use_sample_covariance=False)
    assert scores.ssim == pytest.approx(similarity, abs=1e-7)


def test_a_protocol_has_its_own_figures_only(picture):
    target = picture(60, 60)
    for protocol in Protocol:
        scores = compare(protocol, noisy(target), target)
        assert np.isfinite(scores.ssim) == protocol.rules.ssim
        assert np.isfinite(scores.ms_ssim) == protocol.rules.ms_ssim
