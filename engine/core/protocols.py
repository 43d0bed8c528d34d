"""The protocols by which pictures are scored: ours and the literature's four, which must never stand in one table (section 1.6).

Each says what one picture is compared as, what becomes of identical pairs, and how a set is averaged; the figures of one picture come
from `engine.core.metrics`. Outputs of this program are clipped to 0-1 in every protocol, which the sources of `dped` and `qatie` do
not do. Numpy only, pure functions, any thread.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from engine.core.metrics import Channels, Picture, Scores, score, ssim
from engine.core.photo import Pixels, to_depth

CAP = 100.0
"""Decibels of an identical pair where a protocol counts it."""

SATURATED = 45.0
"""Decibels above which a pair is all but identical: burnt or black patches, which can carry a mean (section 1.5)."""


class Protocol(Enum):
    """Which convention a table follows; the value is the word on the command line. Never compare figures of two of them."""

    OURS = "ours"
    DPED = "dped"
    PIRM = "pirm"
    QATIE = "qatie"
    LUMA = "luma"

    @property
    def rules(self) -> "Rules":
        return _RULES[self]

    def border(self, scale: int) -> int:
        """Pixels cut off every side: for LUMA as many as the picture was enlarged by, 4 where it was not; else 0."""
        return (scale if scale > 1 else 4) if self is Protocol.LUMA else 0


@dataclass(frozen=True)
class Rules:
    """rounded: outputs are compared as 8-bit pictures (else with 16 bits a channel). batch: pictures whose squared errors are pooled
    before the logarithm, None for each on its own. counts_identical: an identical pair counts with `CAP` decibels, else it is left
    out. ssim, ms_ssim: whether the protocol has the figure. summary: all of it in words, for above the table."""

    summary: str
    channels: Channels = Channels.RGB
    rounded: bool = False
    batch: int | None = None
    counts_identical: bool = True
    ssim: bool = False
    ms_ssim: bool = False


_RULES = {
    Protocol.OURS: Rules(
        "mean over pairs of each picture's PSNR; SSIM single scale, Gaussian sigma 1.5, RGB, 8 bit; "
        "MS-SSIM as in DPED; identical pairs left out",
        rounded=True,
        counts_identical=False,
        ssim=True,
        ms_ssim=True,
    ),
    Protocol.DPED: Rules(
        "DPED repository: squared errors pooled over batches of 50 pairs, mean of the batches' PSNR, an incomplete last batch left out; "
        "MS-SSIM with five scales; output not rounded; identical pairs counted",
        batch=50,
        ms_ssim=True,
    ),
    Protocol.PIRM: Rules(
        "PIRM 2018: mean of each picture's PSNR after clipping to 0-1, not rounded, identical pairs counted as 100 dB; "
        "MS-SSIM with five scales",
        ms_ssim=True,
    ),
    Protocol.QATIE: Rules(
        "QATIE: mean of each picture's PSNR on float output, identical pairs counted as 100 dB; "
        "SSIM single scale, Gaussian sigma 1.5, RGB, 8 bit",
        ssim=True,
    ),
    Protocol.LUMA: Rules(
        "super-resolution: PSNR and single-scale SSIM on BT.601 luma (16-235) of 8-bit pictures, a border of the scale "
        "(4 pixels at scale 1) cut off; mean over pairs, identical pairs left out",
        channels=Channels.LUMA,
        rounded=True,
        counts_identical=False,
        ssim=True,
    ),
}


@dataclass(frozen=True)
class Summary:
    """A set's figures. NaN where nothing was counted or the protocol has no such figure.

    psnr, ssim, ms_ssim: by the protocol. pairs: how many count; identical: how many of all came out identical. median and pooled:
    of the pairs that count, decibels (pooled: from one mean squared error over all their pixels). above_45: how many of them lie above
    45 dB; psnr_below_45: mean of the others' PSNR.
    """

    psnr: float
    ssim: float
    ms_ssim: float
    pairs: int
    identical: int
    median: float
    pooled: float
    above_45: int
    psnr_below_45: float


def compare(protocol: Protocol, output: Pixels, target: Pixels, scale: int = 1) -> Scores:
    """One picture's figures by `protocol`; those it does not have are NaN. (height, width, 3), 8 or 16 bit each.

    Raises ValueError when the shapes differ or too little is left after the border.
    """
    rules = protocol.rules
    eight = _eight_bit(output), _eight_bit(target)
    border = protocol.border(scale)
    if rules.rounded:
        return score(*eight, channels=rules.channels, border=border, with_ssim=rules.ssim, with_ms_ssim=rules.ms_ssim)
    exact = score(_exact(output), _exact(target), border=border, with_ssim=False, with_ms_ssim=rules.ms_ssim)
    return replace(exact, ssim=ssim(*eight, border=border)) if rules.ssim else exact


def summarise(protocol: Protocol, scores: Sequence[Scores]) -> Summary:
    """The set's figures by `protocol`, its pictures in order (the order makes DPED's batches)."""
    rules = protocol.rules
    kept = list(scores) if rules.counts_identical else [s for s in scores if not s.identical]
    if rules.batch is not None and len(kept) >= rules.batch:
        kept = kept[: len(kept) // rules.batch * rules.batch]
    each = [_capped(s.psnr) for s in kept]
    groups = [kept[i : i + rules.batch] for i in range(0, len(kept), rules.batch)] if rules.batch else []
    below = [value for value in each if value <= SATURATED]
    return Summary(
        psnr=_mean(_pooled(group) for group in groups) if rules.batch else _mean(each),
        ssim=_mean(s.ssim for s in kept),
        ms_ssim=_mean(s.ms_ssim for s in kept),
        pairs=len(kept),
        identical=sum(s.identical for s in scores),
        median=float(np.median(each)) if each else float("nan"),
        pooled=_pooled(kept) if kept else float("nan"),
        above_45=len(each) - len(below),
        psnr_below_45=_mean(below),
    )


def _pooled(scores: Sequence[Scores]) -> float:
    error = math.fsum(s.error * s.pixels for s in scores) / sum(s.pixels for s in scores)
    return _capped(10.0 * math.log10(255.0**2 / error)) if error else CAP


def _capped(psnr: float) -> float:
    return min(psnr, CAP)


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return math.fsum(found) / len(found) if found else float("nan")


def _eight_bit(pixels: Pixels) -> Picture:
    return np.asarray(to_depth(pixels, 8), np.uint8)


def _exact(pixels: Pixels) -> Picture:
    """Values 0-255 without rounding to whole numbers."""
    return np.asarray(pixels, np.float64) * (255.0 / np.iinfo(pixels.dtype).max)
