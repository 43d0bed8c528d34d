"""Losses, each a function of (output, target), NCHW in 0-1, returning a scalar. Output is not clipped, so gradients survive."""

import torch
from torch import Tensor
from torch.nn import functional as F


def gaussian_blur(x: Tensor, sigma: float, radius: int) -> Tensor:
    """Separable Gaussian without padding: every side shrinks by `radius`."""
    taps = torch.exp(-((torch.arange(-radius, radius + 1, dtype=x.dtype, device=x.device)) ** 2) / (2 * sigma**2))
    taps = taps / taps.sum()
    # As single-channel pictures: grouped convolutions are many times slower on CPUs.
    flat = x.reshape(-1, 1, *x.shape[2:])
    blurred = F.conv2d(F.conv2d(flat, taps.view(1, 1, -1, 1)), taps.view(1, 1, 1, -1))
    return blurred.reshape(*x.shape[:2], *blurred.shape[2:])


def luma(x: Tensor) -> Tensor:
    """BT.601 luma of full-range RGB, one channel."""
    weights = torch.tensor([0.299, 0.587, 0.114], dtype=x.dtype, device=x.device).view(1, 3, 1, 1)
    return (x * weights).sum(1, keepdim=True)


def ssim(output: Tensor, target: Tensor) -> Tensor:
    """Mean single-scale SSIM on luma (Gaussian 1.5, 11x11, valid window, population covariance), 1 is equal."""
    a, b = luma(output), luma(target)
    stack = gaussian_blur(torch.cat([a, b, a * a, b * b, a * b], 1), 1.5, 5)
    ma, mb, aa, bb, ab = stack.chunk(5, 1)
    c1, c2 = 0.01**2, 0.03**2
    above = (2 * ma * mb + c1) * (2 * (ab - ma * mb) + c2)
    return (above / ((ma * ma + mb * mb + c1) * (aa - ma * ma + bb - mb * mb + c2))).mean()


def log_mse(output: Tensor, target: Tensor) -> Tensor:
    """Mean over pictures of the logarithm of each one's mean squared error: minus PSNR, up to a factor (section 2.3's PSNR loss,
    on RGB). A photo whose exposure cannot be guessed then weighs no more than one that can."""
    return torch.log(((output - target) ** 2).mean((1, 2, 3)) + 1e-4).mean()


def coarse_colour(output: Tensor, target: Tensor) -> Tensor:
    """Mean absolute difference of 8x8 box means: colour without detail (DPED's colour term with a box for the Gaussian)."""
    return (F.avg_pool2d(output, 8) - F.avg_pool2d(target, 8)).abs().mean()


def camera_look(output: Tensor, target: Tensor) -> Tensor:
    """The loss of the phone-to-camera methods: per-picture log MSE, SSIM, L1 and coarse colour."""
    # Variances in SSIM are differences of nearly equal numbers: never in bf16.
    with torch.autocast(output.device.type, enabled=False):
        o, t = output.float(), target.float()
        return 0.1 * log_mse(o, t) + (1 - ssim(o, t)) + (o - t).abs().mean() + coarse_colour(o, t)
