"""Measuring a network on photos it never trains on, while it trains: curves, sample pictures and an honest verdict.

`HeldOut` is the loop's `Watch`: it passes on what the loop tells, hears what the run's folder wishes, and now and then measures the
averaged weights against those the run is compared with. Nothing here changes a weight.
"""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from engine.core.metrics import score
from engine.core.sentences import said, said_n
from engine.core.training_events import HeldOutScore, Judgement, TrainingEvent, TrainingSample, TrainingVerdict
from engine.core.training_run import RunFolder, Wish
from engine.training.patches import Held

Picture = NDArray[np.uint8]

CLEAR_GAIN = 0.05
"""dB; less than that nobody would call better, however certain it is."""
SHARE_OF_TIME = 0.05
"""How much of a run's time measuring may take."""
SAMPLES = 6
"""Photos shown when a phase has ended; while it runs only the first is."""
EARLY = 0.5
"""No verdict before this share of the steps: the learning rate is still high, and the weights have not settled."""
_T_95 = (6.31, 2.92, 2.35, 2.13, 2.02, 1.94, 1.89, 1.86, 1.83, 1.81, 1.80, 1.78, 1.77, 1.76, 1.75)
"""One-sided 95 % points of Student's t for 1 to 15 degrees of freedom."""


@dataclass(frozen=True)
class Scores:
    """PSNR in dB and SSIM of each picture, and which photo each is of: of one there may be several, differently spoiled."""

    psnr: tuple[float, ...]
    ssim: tuple[float, ...]
    photos: tuple[str, ...]

    @property
    def mean_psnr(self) -> float:
        return sum(self.psnr) / len(self.psnr)

    @property
    def mean_ssim(self) -> float:
        return sum(self.ssim) / len(self.ssim)


def as_tensor(picture: Picture, device: str) -> torch.Tensor:
    """(h, w, 3) uint8 to (1, 3, h, w) float32 0-1."""
    return torch.from_numpy(np.ascontiguousarray(picture)).permute(2, 0, 1)[None].float().div(255).to(device)


def enhanced(network: nn.Module, held: Held, device: str) -> Picture:
    """The network's picture of a held-out photo, rounded to 8 bit."""
    with torch.no_grad():
        out = network.enhance(as_tensor(held.source, device), as_tensor(held.thumbnail, device))  # type: ignore[operator]
    return (out[0].clamp(0, 1) * 255).round().byte().permute(1, 2, 0).cpu().numpy()  # type: ignore[no-any-return]


def measure(photos: Sequence[Held], picture: Callable[[Held], Picture]) -> Scores:
    """How near `picture(photo)` comes to each photo's target. A photo met exactly counts as 60 dB."""
    found = [score(picture(photo), photo.target) for photo in photos]
    return Scores(tuple(min(s.psnr, 60.0) for s in found), tuple(s.ssim for s in found), tuple(photo.photo for photo in photos))


def untouched(held: Held) -> Picture:
    """The photo as it is, enlarged bicubically where the target is larger."""
    height, width = held.target.shape[:2]
    if held.source.shape[:2] == (height, width):
        return held.source
    return np.asarray(cv2.resize(held.source, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)


def verdict(now: Scores, before: Scores, against: str, final: bool) -> TrainingVerdict:
    """What the paired differences say: better or not only where a one-sided t-test at 95 % agrees. against: in words."""
    by_photo: dict[str, list[float]] = {}
    for photo, a, b in zip(now.photos, now.psnr, before.psnr, strict=True):
        by_photo.setdefault(photo, []).append(a - b)
    gains = [sum(found) / len(found) for found in by_photo.values()]
    count, mean = len(gains), sum(gains) / len(gains)
    wins = sum(gain > 0 for gain in gains)
    spread = math.sqrt(sum((gain - mean) ** 2 for gain in gains) / max(1, count - 1))
    margin = math.inf if count < 2 else _T_95[min(count - 2, len(_T_95) - 1)] * spread / math.sqrt(count)
    photos = said_n("{count} held-out photo", "{count} held-out photos", count)
    figures = said("{gain:+.2f} dB on average, better on {wins} of {photos}", gain=mean, wins=wins, photos=photos)
    told = {"against": against, "figures": figures}
    if mean >= CLEAR_GAIN and mean - margin > 0:
        judgement, words = Judgement.BETTER, said("Better than {against}: {figures}.", **told)
    elif mean < CLEAR_GAIN and (mean <= 0 or mean + margin < CLEAR_GAIN):
        judgement, words = Judgement.NOT_BETTER, said("Not better than {against}: {figures}.", **told)
    else:
        judgement = Judgement.UNCLEAR
        words = said("Not clearly better than {against}: {figures}; more photos or more time would tell.", **told)
    return TrainingVerdict(judgement, round(mean, 3), wins, count, words, final)


class HeldOut:
    """Watches a run. photos: kept back, may be empty; judges: give verdicts (INT8 is measured, but is not meant to be better)."""

    def __init__(
        self, run: RunFolder, emit: Callable[[TrainingEvent], None], photos: Sequence[Held], device: str, judges: bool = True
    ) -> None:
        self._judges = judges
        self._run, self._emit, self.photos, self._device = run, emit, photos, device
        self._input = measure(photos, untouched) if photos else None
        self._reference: Scores | None = None
        self._against: str = said("the photos as they were")
        self._cost, self._next, self._last = 0.0, 0.0, -1
        self._judged: Judgement | None = None
        self.latest: Scores | None = None

    def compare_with(self, network: nn.Module, words: str) -> None:
        """Measure the weights that the new ones are to beat."""
        if self.photos:
            self._reference, self._against = measure(self.photos, lambda held: enhanced(network.eval(), held, self._device)), words

    def tell(self, event: TrainingEvent) -> None:
        self._emit(event)

    def wish(self) -> Wish:
        return self._run.wish()

    def look(self, phase: str, step: int, steps: int, average: Callable[[], nn.Module]) -> None:
        """Measure when it is time: at the end, and so often that it takes a twentieth of the time."""
        if not self.photos or self._input is None or step == self._last or (step < steps and time.monotonic() < self._next):
            return
        began = time.monotonic()
        network, self._last = average(), step
        pictures: dict[str, Picture] = {}

        def picture(held: Held) -> Picture:
            return pictures.setdefault(held.name, enhanced(network, held, self._device))

        now = self.latest = measure(self.photos, picture)
        reference = self._reference
        self._emit(
            HeldOutScore(
                phase,
                step,
                psnr=round(now.mean_psnr, 3),
                ssim=round(now.mean_ssim, 4),
                start_psnr=None if reference is None else round(reference.mean_psnr, 3),
                start_ssim=None if reference is None else round(reference.mean_ssim, 4),
                input_psnr=round(self._input.mean_psnr, 3),
            )
        )
        self._show(phase, step, picture, SAMPLES if step == steps else 1)
        if self._judges and step >= EARLY * steps:
            self._judge(now, final=step == steps)
        self._cost = time.monotonic() - began
        self._next = time.monotonic() + self._cost / SHARE_OF_TIME

    def _judge(self, now: Scores, final: bool) -> None:
        assert self._input is not None
        found = verdict(now, self._reference or self._input, self._against, final)
        if final or found.judgement is not self._judged:
            self._emit(found)
        self._judged = found.judgement

    def _show(self, phase: str, step: int, picture: Callable[[Held], Picture], count: int) -> None:
        """Sample pictures of this step: the first photos, the same throughout the run."""
        folder = self._run.root / "samples"
        folder.mkdir(exist_ok=True)
        for index, held in enumerate(self.photos[:count]):
            names = {
                "before": f"samples/{index}-before.png",
                "after": f"samples/{index}-{phase}-{step:06d}.png",
                "target": f"samples/{index}-target.png",
            }
            sides = {"before": untouched(held), "after": picture(held), "target": held.target}
            for side, name in names.items():
                if side == "after" or not (self._run.root / name).exists():
                    cv2.imwrite(str(self._run.root / name), sides[side][..., ::-1])
            self._emit(TrainingSample(phase, step, **names))
