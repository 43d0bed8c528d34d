"""Losses that look at pixels, each a module of (output, target), NCHW in 0-1, returning a scalar: the mean over the batch of one
value a picture, so that the mean of several processes' losses is the loss of the whole batch.

Outputs are not clipped, so gradients survive; everything is computed in float32, whatever autocast says around it. A recipe writes its
loss as data, `Weighted((L1(), 1.0), (Ssim(), 0.2))`. Losses that need a trained network are in `engine.training.learned_losses`.
"""

import itertools
import re
from enum import Enum

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.core.errors import UsageError
from engine.core.metrics import MS_SSIM_WEIGHTS, SIGMA, WINDOW, YCBCR
from engine.core.sentences import said


class Loss(nn.Module):
    """A loss is written as `per_picture`: float32 output and target to the (n,) values whose mean it is. What it holds itself (kernels,
    a backbone) moves to where the pictures are."""

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        raise NotImplementedError

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        held = next(itertools.chain(self.parameters(), self.buffers()), None)
        if held is not None and held.device != output.device:
            self.to(output.device)
        # Variances are differences of nearly equal numbers: never in bf16.
        with torch.autocast(output.device.type, enabled=False):
            return self.per_picture(output.float(), target.float()).mean()

    @property
    def label(self) -> str:
        """The class's name as a recipe and a curve call it: MsSsim is ms_ssim."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(self).__name__).lower()


class Weighted(Loss):
    """A sum of losses with weights, or of other sums; `measured` also tells the parts apart."""

    def __init__(self, *terms: tuple[Loss, float]) -> None:
        super().__init__()
        self.terms = nn.ModuleDict()
        self.weights: dict[str, float] = {}
        for loss, weight in terms:
            name, number = loss.label, 2
            while name in self.terms:
                name, number = f"{loss.label}_{number}", number + 1
            self.terms[name], self.weights[name] = loss, weight

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        return self.measured(output, target)[0]

    def measured(self, output: Tensor, target: Tensor) -> tuple[Tensor, dict[str, Tensor]]:
        """The sum, and each term's own value before its weight, by name and without gradient."""
        parts = {name: term(output, target) for name, term in self.terms.items()}
        total = torch.stack([self.weights[name] * value for name, value in parts.items()]).sum()
        return total, {name: value.detach() for name, value in parts.items()}


# ------------------------------------------------------------------------------------------------------ differences


class L1(Loss):
    """Mean absolute difference."""

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        return (output - target).abs().mean((1, 2, 3))


class Mse(Loss):
    """Mean squared difference."""

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        return ((output - target) ** 2).mean((1, 2, 3))


class Charbonnier(Loss):
    """sqrt(difference² + eps²), less eps so that equal pictures have 0."""

    def __init__(self, eps: float = 1e-3) -> None:
        super().__init__()
        self.eps = eps

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        return (torch.sqrt((output - target) ** 2 + self.eps**2) - self.eps).mean((1, 2, 3))


class LogMse(Loss):
    """Logarithm of each picture's mean squared error: minus PSNR, up to a factor. A photo whose exposure cannot be guessed then
    weighs no more than one that can. -9.2 for equal pictures."""

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        return torch.log(((output - target) ** 2).mean((1, 2, 3)) + 1e-4)


class Seen(Enum):
    """Of which planes a difference is taken: BT.601 luma (studio range), its two differences of colour, or RGB as it is."""

    LUMA = YCBCR[:1]
    CHROMA = YCBCR[1:]
    RGB = ((255.0, 0.0, 0.0), (0.0, 255.0, 0.0), (0.0, 0.0, 255.0))


class PsnrLoss(Loss):
    """(50 - PSNR) / 100, of luma (section 2.3), of RGB (section 3.2) or of what is left of colours beside luma. -0.3 for equal pictures.

    floor: mean squared error that is added. A patch weighs by how near to it the error is: with next to none a flat wall counts as
    much as a face, with one like that of whole photos (0.001 is 30 dB) the mean of the photos' PSNR rises fastest.
    """

    def __init__(self, seen: Seen = Seen.LUMA, floor: float = 1e-8) -> None:
        super().__init__()
        self.seen, self.floor = seen, floor

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        difference = output - target
        if self.seen is not Seen.RGB:
            difference = F.conv2d(difference, difference.new_tensor(self.seen.value)[:, :, None, None] / 255)
        return (50 + 10 * torch.log10((difference**2).mean((1, 2, 3)) + self.floor)) / 100


class Cosine(Loss):
    """1 - cosine similarity, of each whole picture as one vector (section 2.3), or the mean over pixels of their RGB vectors
    (section 3.2). A small constant added to the products makes black equal to black."""

    def __init__(self, per_pixel: bool = False) -> None:
        super().__init__()
        self.per_pixel = per_pixel

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        a, b = (output, target) if self.per_pixel else (output.flatten(1), target.flatten(1))
        both, aa, bb = ((x * y).sum(1) + 1e-6 for x, y in ((a, b), (a, a), (b, b)))
        return (1 - both / torch.sqrt(aa * bb)).flatten(1).mean(1) if self.per_pixel else 1 - both / torch.sqrt(aa * bb)


class OutlierAware(Loss):
    """Absolute differences, each weighed by how far it lies from its picture and channel's mean difference (section 2.3):
    tanh(|d - m| / (s / sqrt 2)), a weight without gradient."""

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        difference = output - target
        with torch.no_grad():
            spread, mean = torch.std_mean(difference, (2, 3), correction=0, keepdim=True)
            weight = torch.tanh((difference - mean).abs() / (spread / 2**0.5 + 1e-6))
        return (difference.abs() * weight).mean((1, 2, 3))


class DarkRegion(Loss):
    """Mean absolute difference in which the darkest pixels of the target (40 % by luma, with those equal to the last of them) count
    four times (section 3.1)."""

    def __init__(self, share: float = 0.4, weight: float = 4.0) -> None:
        super().__init__()
        self.share, self.weight = share, weight

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        with torch.no_grad():
            light = luma(target)
            pixels = light[0].numel()
            limit = light.flatten(1).kthvalue(max(1, round(self.share * pixels)), 1).values.view(-1, 1, 1, 1)
            weight = torch.where(light <= limit, self.weight, 1.0)
        return ((output - target).abs() * weight).mean((1, 2, 3))


class ShiftTolerantL1(Loss):
    """Least mean absolute difference over all shifts of the target by whole pixels, at most `shift` each way, for pairs that are not
    quite registered. Compared is what lies inside a border of `shift`; pictures must be larger than twice that."""

    def __init__(self, shift: int = 2) -> None:
        super().__init__()
        self.shift = shift

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        k = self.shift
        height, width = (side - 2 * k for side in output.shape[2:])
        inner = output[..., k : k + height, k : k + width]
        moved = [(dy, dx) for dy in range(2 * k + 1) for dx in range(2 * k + 1)]
        with torch.no_grad():
            errors = [(inner - target[..., dy : dy + height, dx : dx + width]).abs().mean((1, 2, 3)) for dy, dx in moved]
            best = torch.stack(errors).argmin(0).tolist()
        nearest = torch.stack([target[i, :, dy : dy + height, dx : dx + width] for i, (dy, dx) in enumerate(moved[b] for b in best)])
        return (inner - nearest).abs().mean((1, 2, 3))


class TotalVariation(Loss):
    """Mean squared difference of horizontal plus of vertical neighbours in the output (section 1.3); the target is not looked at."""

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        across, down = output[..., 1:] - output[..., :-1], output[..., 1:, :] - output[..., :-1, :]
        return (across**2).mean((1, 2, 3)) + (down**2).mean((1, 2, 3))


# ------------------------------------------------------------------------------------------------------ structure


def luma(x: Tensor) -> Tensor:
    """BT.601 luma of full-range RGB, one channel."""
    return (x * x.new_tensor([0.299, 0.587, 0.114]).view(1, 3, 1, 1)).sum(1, keepdim=True)


class Ssim(Loss):
    """1 - single-scale SSIM (Gaussian 1.5, 11x11, valid window, population covariance), on luma or as the mean over RGB."""

    def __init__(self, on_luma: bool = True) -> None:
        super().__init__()
        self.on_luma = on_luma

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        _check_size(output, WINDOW, "SSIM")
        a, b = (luma(output), luma(target)) if self.on_luma else (output, target)
        return 1 - _similarity(a, b)[0]


class MsSsim(Loss):
    """1 - MS-SSIM as DPED has it (section 1.6, `engine.core.metrics.ms_ssim`): five scales on RGB, whose window shrinks with pictures
    of less than 11 pixels; 2x2 means between scales. A scale's mean counts as 1e-4 at least, where gradients of its power still are
    finite."""

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        last = len(MS_SSIM_WEIGHTS) - 1
        _check_size(output, 2 ** (last + 1), "MS-SSIM")
        a, b, result = output, target, output.new_ones(output.shape[0])
        for level, weight in enumerate(MS_SSIM_WEIGHTS):
            whole, structure = _similarity(a, b)
            result = result * (whole if level == last else structure).clamp(min=1e-4) ** weight
            a, b = _halved(a), _halved(b)
        return 1 - result


def _similarity(a: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
    """Means of SSIM and of its contrast-structure term, one value a picture."""
    size = min(WINDOW, *a.shape[2:])
    taps = _gaussian(a, size, SIGMA * size / WINDOW)
    ma, mb, aa, bb, ab = _filtered(torch.cat([a, b, a * a, b * b, a * b], 1), taps).chunk(5, 1)
    c1, c2 = 0.01**2, 0.03**2
    structure = (2 * (ab - ma * mb) + c2) / (aa - ma * ma + bb - mb * mb + c2)
    return (structure * (2 * ma * mb + c1) / (ma * ma + mb * mb + c1)).mean((1, 2, 3)), structure.mean((1, 2, 3))


def _gaussian(like: Tensor, size: int, sigma: float) -> Tensor:
    offsets = torch.arange(size, dtype=like.dtype, device=like.device) - (size - 1) / 2
    taps = torch.exp(-(offsets**2) / (2 * sigma**2))
    return taps / taps.sum()


def _filtered(x: Tensor, taps: Tensor, padding: int = 0) -> Tensor:
    """Separable correlation, zeros outside. As two products with band matrices: on patches of 96 pixels ten times as fast as a CPU's
    convolution of single channels, forwards and backwards together."""
    return _band(taps, x.shape[2], padding) @ x @ _band(taps, x.shape[3], padding).T


def _band(taps: Tensor, side: int, padding: int) -> Tensor:
    """Row i holds the taps from column i - `padding` on: (side + 2 padding - taps + 1, side)."""
    full, size = side + 2 * padding, len(taps)
    rows = full - size + 1
    # Rows one longer than the matrix, laid end to end and cut again, move each row's taps one to the right.
    band = F.pad(taps, (0, full + 1 - size)).repeat(rows)[: rows * full].view(rows, full)
    return band[:, padding : padding + side]


def _halved(x: Tensor) -> Tensor:
    """2x2 means, an odd last row or column repeated."""
    return F.avg_pool2d(F.pad(x, (0, x.shape[3] % 2, 0, x.shape[2] % 2), mode="replicate"), 2)


def _check_size(x: Tensor, least: int, name: str) -> None:
    if min(x.shape[2:]) < least:
        raise UsageError(
            said(
                "{name} needs patches of at least {least} x {least} pixels, not {width} x {height}.",
                name=name,
                least=least,
                width=x.shape[3],
                height=x.shape[2],
            )
        )


# ------------------------------------------------------------------------------------------------------ colour


class BlurredColour(Loss):
    """Mean squared difference of blurred pictures (section 1.3): colour without detail.

    DPED's kernel: 21 taps of the normal distribution over ±3 1/6 sigma, whose square roots are taken and normalised, so about a Gaussian
    of 4.7 pixels; zero padding. DPED sums where this takes the mean, so that patches of any size weigh the same: its weight 0.5 on
    100x100 patches is 7500 here.
    """

    taps: Tensor

    def __init__(self) -> None:
        super().__init__()
        ends = torch.linspace(-3 - 1 / 6, 3 + 1 / 6, 22, dtype=torch.float64)
        roots = torch.diff(torch.special.ndtr(ends)).sqrt()
        self.register_buffer("taps", (roots / roots.sum()).float(), persistent=False)

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        return (_filtered(output - target, self.taps, padding=10) ** 2).mean((1, 2, 3))


class CoarseColour(Loss):
    """Mean absolute difference of 8x8 box means: the cheap form of `BlurredColour`."""

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        return (F.avg_pool2d(output, 8) - F.avg_pool2d(target, 8)).abs().mean((1, 2, 3))


class FineL1(Loss):
    """Mean absolute difference from which the mean difference of each 8x8 box is taken away: noise and detail without brightness and
    colour. Where a picture is too dark by more than its noise, plain L1 has no gradient that tells noise from detail. Sides are
    multiples of 8."""

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        boxes = F.pixel_unshuffle(output - target, 8).unflatten(1, (-1, 64))
        return (boxes - boxes.mean(2, keepdim=True)).abs().mean((1, 2, 3, 4))


def camera_loss() -> Weighted:
    """The loss of the phone-to-camera methods: per-picture log MSE, SSIM, L1 and coarse colour."""
    return Weighted((LogMse(), 0.1), (Ssim(), 1.0), (L1(), 1.0), (CoarseColour(), 1.0))


def camera_look(output: Tensor, target: Tensor) -> Tensor:
    return camera_loss()(output, target)  # type: ignore[no-any-return]
