"""Losses agree with the metrics and formulas they stand for, point the right way, and treat every picture of a batch the same."""

import copy

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from engine.core import metrics  # noqa: E402
from engine.core.errors import UsageError  # noqa: E402
from engine.training import losses  # noqa: E402

ZERO_AT_EQUALITY = [
    losses.L1(),
    losses.Mse(),
    losses.Charbonnier(),
    losses.Cosine(),
    losses.Cosine(per_pixel=True),
    losses.OutlierAware(),
    losses.DarkRegion(),
    losses.ShiftTolerantL1(2),
    losses.Ssim(),
    losses.Ssim(on_luma=False),
    losses.MsSsim(),
    losses.BlurredColour(),
    losses.CoarseColour(),
    losses.FineL1(),
]
ALL = [
    *ZERO_AT_EQUALITY,
    losses.LogMse(),
    losses.PsnrLoss(),
    losses.PsnrLoss(losses.Seen.RGB),
    losses.PsnrLoss(losses.Seen.CHROMA),
    losses.TotalVariation(),
    losses.camera_loss(),
]


def name(loss: losses.Loss) -> str:
    return loss.label


def pictures(seed: int = 0, height: int = 48, width: int = 56) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    target = np.clip(rng.normal(0.5, 0.2, (height, width, 3)), 0, 1)
    return np.clip(target + rng.normal(0, 0.05, target.shape), 0, 1), target


def tensor(picture: np.ndarray) -> "torch.Tensor":
    return torch.from_numpy(picture.transpose(2, 0, 1)[None]).float()


def batch(*seeds: int) -> tuple["torch.Tensor", "torch.Tensor"]:
    sides = zip(*(map(tensor, pictures(seed)) for seed in seeds), strict=True)
    output, target = (torch.cat(side) for side in sides)
    return output, target


# ---------------------------------------------------------------------------------------------------------- every loss


@pytest.mark.parametrize("loss", ZERO_AT_EQUALITY, ids=name)
def test_equal_pictures_have_no_loss_even_where_they_are_black(loss):
    _, target = batch(0, 1)
    target[:, :, :24] = 0.0
    assert float(loss(target, target)) == pytest.approx(0.0, abs=1e-5)


@pytest.mark.parametrize("loss", [loss for loss in ALL if not isinstance(loss, losses.TotalVariation)], ids=name)
def test_the_loss_falls_as_the_picture_gets_better(loss):
    a, b = batch(0)
    worse, better, best = (float(loss(b + k * (a - b), b)) for k in (2.0, 1.0, 0.3))
    assert worse > better > best


@pytest.mark.parametrize("loss", ALL, ids=name)
def test_the_loss_of_a_batch_is_the_mean_of_its_pictures_losses(loss):
    """Pictures of very different errors, so that a mean over all pixels inside a logarithm or root would show."""
    output, target = batch(0, 1)
    output[1] = 1 - target[1]
    each = [float(loss(output[i : i + 1], target[i : i + 1])) for i in range(2)]
    assert float(loss(output, target)) == pytest.approx(np.mean(each), rel=1e-4, abs=1e-6)


@pytest.mark.parametrize("loss", ALL, ids=name)
@pytest.mark.parametrize("value", [0.0, 0.7], ids=["equal", "flat"])
def test_gradients_are_finite_in_bf16_autocast(loss, value):
    """On flat pictures and at equality, where roots and quotients have their poles."""
    output = torch.full((2, 3, 32, 32), 0.7, dtype=torch.bfloat16, requires_grad=True)
    with torch.autocast("cpu", torch.bfloat16):
        found = loss(output, torch.full((2, 3, 32, 32), 0.7 - value / 2))
    assert found.dtype == torch.float32
    found.backward()
    assert torch.isfinite(found)
    assert torch.isfinite(output.grad).all()


@pytest.mark.parametrize("loss", [loss for loss in ALL if not isinstance(loss, losses.OutlierAware)], ids=name)
def test_gradients_agree_with_finite_differences(loss):
    """In double precision along one direction; outlier-aware weights carry no gradient on purpose."""
    torch.manual_seed(3)
    target = torch.rand(1, 3, 32, 32, dtype=torch.float64)
    output = (target + 0.1 * torch.randn_like(target)).requires_grad_()
    loss = copy.deepcopy(loss).double()

    def found(o: "torch.Tensor", t: "torch.Tensor") -> "torch.Tensor":
        terms = loss.terms.items() if isinstance(loss, losses.Weighted) else [("", loss)]
        return sum(getattr(loss, "weights", {}).get(name, 1.0) * term.per_picture(o, t) for name, term in terms)

    (gradient,) = torch.autograd.grad(found(output, target).sum(), output)
    direction = torch.randn_like(target)
    ends = [float(found(output.detach() + sign * 1e-6 * direction, target)) for sign in (1, -1)]
    assert float((gradient * direction).sum()) == pytest.approx((ends[0] - ends[1]) / 2e-6, rel=1e-4, abs=1e-7)


# ---------------------------------------------------------------------------------------------------------- one by one


def test_differences_are_their_formulas():
    output, target = batch(0)
    difference = (output - target).numpy().astype(np.float64)
    assert float(losses.L1()(output, target)) == pytest.approx(np.abs(difference).mean(), rel=1e-5)
    assert float(losses.Mse()(output, target)) == pytest.approx((difference**2).mean(), rel=1e-5)
    charbonnier = np.sqrt(difference**2 + 1e-6).mean() - 1e-3
    assert float(losses.Charbonnier()(output, target)) == pytest.approx(charbonnier, rel=1e-4)
    mean, spread = difference.mean((2, 3), keepdims=True), difference.std((2, 3), keepdims=True)
    outlier = (np.abs(difference) * np.tanh(np.abs(difference - mean) / (spread / np.sqrt(2)))).mean()
    assert float(losses.OutlierAware()(output, target)) == pytest.approx(outlier, rel=1e-4)


def test_the_darkest_two_fifths_of_the_target_count_four_times():
    output, target = batch(0)
    light = (target[0].numpy() * np.array([0.299, 0.587, 0.114]).reshape(3, 1, 1)).sum(0)
    dark = light <= np.sort(light.ravel())[round(0.4 * light.size) - 1]
    assert dark.mean() == pytest.approx(0.4, abs=1e-3)
    difference = np.abs((output - target)[0].numpy().astype(np.float64))
    assert float(losses.DarkRegion()(output, target)) == pytest.approx((difference * np.where(dark, 4.0, 1.0)).mean(), rel=1e-5)


def test_where_a_shadow_is_wrong_the_dark_region_says_so_more_than_a_wrong_light():
    target = torch.linspace(0, 1, 48 * 48).view(1, 1, 48, 48).expand(1, 3, -1, -1)
    loss, light, dark = losses.DarkRegion(), target.clone(), target.clone()
    light[:, :, -8:] -= 0.1
    dark[:, :, :8] += 0.1
    assert float(loss(dark, target)) == pytest.approx(4 * float(loss(light, target)), rel=1e-3)


def test_fine_differences_are_what_a_box_s_mean_leaves():
    _, target = batch(0)
    target = target[..., :48, :48]
    assert float(losses.FineL1()(target + 0.1, target)) == pytest.approx(0.0, abs=1e-6)
    noise = 0.05 * torch.randn(1, 3, 48, 48, generator=torch.Generator().manual_seed(2))
    means = noise.reshape(1, 3, 6, 8, 6, 8).mean((3, 5), keepdim=True)
    wanted = (noise.reshape(1, 3, 6, 8, 6, 8) - means).abs().mean()
    assert float(losses.FineL1()(target + 0.1 + noise, target)) == pytest.approx(float(wanted), rel=1e-4)


def test_cosine_is_that_of_the_whole_picture_or_of_each_pixel():
    output, target = batch(0)
    a, b = (side.numpy().astype(np.float64) for side in (output, target))
    whole = 1 - (a * b).sum() / np.sqrt((a * a).sum() * (b * b).sum())
    each = 1 - ((a * b).sum(1) / np.sqrt((a * a).sum(1) * (b * b).sum(1))).mean()
    assert float(losses.Cosine()(output, target)) == pytest.approx(whole, abs=1e-6)
    assert float(losses.Cosine(per_pixel=True)(output, target)) == pytest.approx(each, abs=1e-4)
    assert float(losses.Cosine()(0.5 * target, target)) == pytest.approx(0.0, abs=1e-6)


def test_psnr_loss_is_half_a_decibel_less_for_each_decibel_of_luma():
    a, b = pictures()
    decibels = metrics.psnr(a * 255, b * 255, channels=metrics.Channels.LUMA)
    assert float(losses.PsnrLoss()(tensor(a), tensor(b))) == pytest.approx((50 - decibels) / 100, abs=1e-4)
    decibels = metrics.psnr(a * 255, b * 255)
    assert float(losses.PsnrLoss(losses.Seen.RGB)(tensor(a), tensor(b))) == pytest.approx((50 - decibels) / 100, abs=1e-4)


def test_psnr_loss_of_chroma_sees_hues_and_no_brightness():
    a, _ = pictures()
    brighter, warmer = tensor(a) + 0.05, tensor(a) + torch.tensor([0.05, 0.0, -0.05]).view(1, 3, 1, 1)
    best = float(losses.PsnrLoss(losses.Seen.CHROMA)(tensor(a), tensor(a)))
    assert float(losses.PsnrLoss(losses.Seen.CHROMA)(brighter, tensor(a))) == pytest.approx(best, abs=1e-4)
    assert float(losses.PsnrLoss(losses.Seen.CHROMA)(warmer, tensor(a))) > best + 0.2


def test_with_a_floor_psnr_loss_leaves_good_patches_alone():
    a, b = pictures()
    near, far = (tensor(b + k * (a - b)) for k in (0.1, 1.0))

    def gain(loss):
        return float(loss(far, tensor(b)) - loss(near, tensor(b)))

    assert gain(losses.PsnrLoss()) == pytest.approx(0.2, abs=1e-3)  # ten times the error is 20 dB
    assert gain(losses.PsnrLoss(floor=1e-3)) < 0.8 * gain(losses.PsnrLoss())
    assert gain(losses.PsnrLoss(floor=1.0)) < 1e-3


def test_log_mse_counts_in_decibels():
    a, b = pictures()
    near, far = (tensor(b + k * (a - b)) for k in (1.0, 2.0))
    step = float(losses.LogMse()(far, tensor(b)) - losses.LogMse()(near, tensor(b)))
    assert step == pytest.approx(np.log(4.0), abs=0.1)


def test_ssim_equals_the_metric_per_channel_and_on_grey():
    a, b = pictures()
    assert 1 - float(losses.Ssim(on_luma=False)(tensor(a), tensor(b))) == pytest.approx(metrics.ssim(a * 255, b * 255), abs=1e-4)
    a, b = (np.repeat(p[..., :1], 3, -1) for p in (a, b))
    assert 1 - float(losses.Ssim()(tensor(a), tensor(b))) == pytest.approx(metrics.ssim(a * 255, b * 255), abs=1e-4)


@pytest.mark.parametrize(("height", "width"), [(100, 100), (49, 70), (32, 32)], ids=["dped patch", "odd", "smallest"])
def test_ms_ssim_equals_the_metric_where_the_window_shrinks_too(height, width):
    a, b = pictures(1, height, width)
    assert 1 - float(losses.MsSsim()(tensor(a), tensor(b))) == pytest.approx(metrics.ms_ssim(a * 255, b * 255), abs=2e-4)


def test_structure_losses_refuse_patches_smaller_than_their_window():
    for loss, side in ((losses.Ssim(), 10), (losses.MsSsim(), 31)):
        with pytest.raises(UsageError, match=f"{side} x {side}"):
            loss(torch.zeros(1, 3, side, side), torch.zeros(1, 3, side, side))


def test_total_variation_counts_neighbours_of_the_output_only():
    ramp = torch.arange(32.0).view(1, 1, 1, 32).expand(1, 3, 32, 32) / 100
    assert float(losses.TotalVariation()(ramp, torch.rand(1, 3, 32, 32))) == pytest.approx(1e-4, rel=1e-4)
    assert float(losses.TotalVariation()(ramp.transpose(2, 3), ramp)) == pytest.approx(1e-4, rel=1e-4)


def test_shift_tolerant_l1_finds_each_pictures_own_shift():
    _, target = batch(0, 1)
    output = torch.stack([torch.roll(target[0], (2, -1), (1, 2)), torch.roll(target[1], (-1, 2), (1, 2))])
    assert float(losses.ShiftTolerantL1(2)(output, target)) == pytest.approx(0.0, abs=1e-7)
    assert float(losses.ShiftTolerantL1(1)(output, target)) > 0.05


def test_blurred_colour_is_blind_to_detail_and_sees_a_cast():
    _, target = batch(0)
    checks = 0.1 * (torch.arange(48).view(-1, 1) + torch.arange(56)).remainder(2).float() - 0.05
    cast = torch.tensor([0.05, -0.05, 0.0]).view(1, 3, 1, 1)
    assert float(losses.BlurredColour()(target + checks, target)) < 1e-2 * float(losses.BlurredColour()(target + cast, target))


def test_blurred_colour_is_dpeds_own_kernel_and_weight():
    """A two-dimensional kernel built as section 1.3 says, by scipy, and DPED's sum over 100 x 100 pixels."""
    from scipy.ndimage import correlate
    from scipy.stats import norm

    taps = np.diff(norm.cdf(np.linspace(-3 - 1 / 6, 3 + 1 / 6, 22)))
    kernel = np.sqrt(np.outer(taps, taps))
    kernel /= kernel.sum()
    a, b = pictures(2, 100, 100)
    blurred = [np.stack([correlate(p[..., c], kernel, mode="constant") for c in range(3)]) for p in (a, b)]
    dped = 0.5 * ((blurred[0] - blurred[1]) ** 2).sum() / 2
    assert 7500 * float(losses.BlurredColour()(tensor(a), tensor(b))) == pytest.approx(dped, rel=1e-4)


# ---------------------------------------------------------------------------------------------------------- sums


def test_a_weighted_sum_tells_its_parts_by_name():
    output, target = batch(0, 1)
    inner = losses.Weighted((losses.L1(), 1.0), (losses.L1(), 0.5))
    total, parts = losses.Weighted((losses.Ssim(), 0.2), (losses.MsSsim(), 3.0), (inner, 2.0)).measured(output, target)
    l1 = float(losses.L1()(output, target))
    assert list(parts) == ["ssim", "ms_ssim", "weighted"]
    assert list(inner.measured(output, target)[1]) == ["l1", "l1_2"]
    assert float(parts["weighted"]) == pytest.approx(1.5 * l1, rel=1e-5)
    assert float(total) == pytest.approx(0.2 * float(parts["ssim"]) + 3 * float(parts["ms_ssim"]) + 3 * l1, rel=1e-5)
    assert not any(part.requires_grad for part in parts.values())


def test_camera_look_is_the_sum_it_says():
    output, target = batch(0, 1)
    wanted = 0.1 * losses.LogMse()(output, target) + losses.Ssim()(output, target)
    wanted = wanted + (output - target).abs().mean() + losses.CoarseColour()(output, target)
    assert float(losses.camera_look(output, target)) == pytest.approx(float(wanted), rel=1e-5)
