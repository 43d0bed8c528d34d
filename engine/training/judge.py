"""The judge: how different two pictures look, by a learned distance (shift-tolerant LPIPS), for evaluation only and never a loss.

`python -m engine.training.judge OUTPUT_DIR TARGET_DIR` prints it for pictures of the same name; 0 is equal, and it has no unit. The weights
come in the package stlpips-pytorch, which is a tool of ours and no part of the product: only its weight files are read (BSD 2-clause);
its code is never imported, since part of that is for non-commercial use. Training process.
"""

import argparse
import importlib.metadata
import itertools
import json
import math
import re
import sys
from collections.abc import Mapping, Sequence
from enum import Enum
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.core.errors import EngineError, UsageError
from engine.core.photo import to_float
from engine.core.photo_io import read_photo
from engine.core.sentences import said
from engine.evaluation import find_pairs

PACKAGE = "stlpips-pytorch"
INSTALL = f"pip install --no-deps {PACKAGE}==0.0.2"
TILE = 1024
"""Largest side judged in one piece: the first maps have 64 channels at full resolution."""


class Trunk(Enum):
    """Whose features are compared: (word, side of the pooling windows)."""

    ALEXNET = ("alex", 3)
    VGG16 = ("vgg", 2)

    @property
    def word(self) -> str:
        return self.value[0]

    @property
    def pooling(self) -> int:
        return self.value[1]


class Blur(nn.Module):
    """Binomial blur and decimation by 2, each side reflected by 2 pixels: what makes the trunk tolerant of shifts."""

    filt: Tensor

    def __init__(self, filt: Tensor) -> None:
        super().__init__()
        self.register_buffer("filt", filt)

    def forward(self, x: Tensor) -> Tensor:
        return F.conv2d(F.pad(x, (2, 2, 2, 2), mode="reflect"), self.filt, stride=2, groups=x.shape[1])


class Judge(nn.Module):
    """Distance of pictures (n, 3, h, w) in 0-1 to others: (n,), at least 0. Sides from 32 pixels.

    weights: a state_dict as the package's files hold it; widths are read from it. Five stages; in each, both pictures' feature vectors
    are brought to length 1, their squared differences weighed by the stage's head and averaged over the places; the sum is the distance.
    """

    shift: Tensor
    scale: Tensor

    def __init__(self, weights: Mapping[str, Tensor], trunk: Trunk) -> None:
        super().__init__()
        self.register_buffer("shift", weights["scaling_layer.shift"])
        self.register_buffer("scale", weights["scaling_layer.scale"])
        self.stages = nn.ModuleList(_stage(weights, number, trunk) for number in range(1, 6))
        self.heads = nn.ParameterList(weights[f"lin{number}.model.1.weight"] for number in range(5))
        self.requires_grad_(False)
        self.eval()

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        maps = (torch.cat([output, target]) * 2 - 1 - self.shift) / self.scale
        distance = output.new_zeros(output.shape[0])
        for stage, head in zip(self.stages, self.heads, strict=True):
            maps = stage(maps)
            ours, theirs = (maps / (maps.square().sum(1, keepdim=True).sqrt() + 1e-10)).chunk(2)
            distance = distance + ((ours - theirs).square() * head).sum(1).mean((1, 2))
        return distance

    def whole(self, output: Tensor, target: Tensor) -> float:
        """Of one pair of any size: the mean over equal tiles of at most `TILE` pixels a side, weighed by their area."""
        height, width = output.shape[2:]
        rows, columns = (np.linspace(0, side, math.ceil(side / TILE) + 1).round().astype(int) for side in (height, width))
        total = 0.0
        for top, bottom in itertools.pairwise(rows):
            for left, right in itertools.pairwise(columns):
                tiles = (side[..., top:bottom, left:right] for side in (output, target))
                total += float(self(*tiles)) * int(bottom - top) * int(right - left)
        return total / (height * width)


def _stage(weights: Mapping[str, Tensor], number: int, trunk: Trunk) -> nn.Sequential:
    """The layers of one stage in the order of the file's numbers. A blur before the first convolution has a maximum before it; one
    after a convolution stands before that one's ReLU."""
    found = re.compile(rf"net\.slice{number}\.(\d+)\.(weight|filt)")
    names = sorted((int(match[1]), match[2]) for match in map(found.fullmatch, weights) if match)
    layers: list[nn.Module] = []
    for index, (place, kind) in enumerate(names):
        value = weights[f"net.slice{number}.{place}.{kind}"]
        if kind == "filt":
            layers += [nn.MaxPool2d(trunk.pooling, 1), Blur(value)] if index == 0 else [Blur(value), nn.ReLU()]
            continue
        conv = nn.Conv2d(value.shape[1], value.shape[0], value.shape[2], padding=min(2, value.shape[2] // 2))
        conv.load_state_dict({"weight": value, "bias": weights[f"net.slice{number}.{place}.bias"]})
        blurred_after = index + 1 < len(names) and names[index + 1][1] == "filt"
        layers += [conv] if blurred_after else [conv, nn.ReLU()]
    return nn.Sequential(*layers)


def load_judge(trunk: Trunk = Trunk.ALEXNET) -> Judge:
    """Raises UsageError, with what to install, when the weights are not there or not what they should be."""
    try:
        files = importlib.metadata.distribution(PACKAGE).files or []
    except importlib.metadata.PackageNotFoundError as error:
        raise UsageError(
            said("The judge needs the weights of the package {package}.", package=PACKAGE), hint=said("Install: {command}", command=INSTALL)
        ) from error
    found = [Path(str(file.locate())) for file in files if file.name == f"{trunk.word}_shift_tolerant.pth"]
    if not found or not found[0].is_file():
        raise UsageError(
            said("The installed {package} has no {word}_shift_tolerant.pth.", package=PACKAGE, word=trunk.word),
            hint=said("Install: {command}", command=INSTALL),
        )
    try:
        return Judge(torch.load(found[0], map_location="cpu", weights_only=True), trunk)
    except Exception as error:  # Whatever the unpickler says, the promise is one sentence.
        raise UsageError(
            said("{name} does not hold the judge's weights.", name=found[0].name),
            hint=said("Install: {command}", command=INSTALL),
            detail=repr(error),
        ) from error


def judge_folders(judge: Judge, outputs: Path, targets: Path) -> tuple[dict[str, float], list[str]]:
    """File name of each output and its distance to the target of the same stem; and in words what was left out. Raises UsageError."""
    pairs, skipped = find_pairs(outputs, targets)
    distances: dict[str, float] = {}
    for pair in pairs:
        try:
            output, target = _picture(pair.input), _picture(pair.target)
            if output.shape != target.shape or min(output.shape[2:]) < 32:
                raise UsageError(said("{name}: it and its target need one size of at least 32 x 32 pixels.", name=pair.input.name))
        except EngineError as error:
            skipped.append(error.message)
            continue
        distances[pair.input.name] = judge.whole(output, target)
    return distances, skipped


def _picture(path: Path) -> Tensor:
    return torch.from_numpy(to_float(read_photo(path).pixels)).permute(2, 0, 1)[None]


def main(argv: Sequence[str] | None = None) -> int:
    """0 all judged, 1 some left out, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m engine.training.judge", description="Perceptual distance of pictures; 0 is equal.")
    parser.add_argument("outputs", type=Path, metavar="OUTPUT_DIR")
    parser.add_argument("targets", type=Path, metavar="TARGET_DIR")
    parser.add_argument("--trunk", choices=[trunk.word for trunk in Trunk], default=Trunk.ALEXNET.word, help="default: %(default)s")
    parser.add_argument("--json", action="store_true", help="print JSON, one object, with every picture's distance")
    parsed = parser.parse_args(argv)
    try:
        judge = load_judge(next(trunk for trunk in Trunk if trunk.word == parsed.trunk))
        distances, skipped = judge_folders(judge, parsed.outputs, parsed.targets)
    except UsageError as error:
        print(f"{error.message} {error.hint}".strip(), file=sys.stderr)
        return 2
    for sentence in skipped:
        print(sentence, file=sys.stderr)
    mean = math.fsum(distances.values()) / len(distances) if distances else None
    if parsed.json:
        print(json.dumps({"trunk": parsed.trunk, "mean": mean, "pictures": distances, "skipped": skipped}, ensure_ascii=False))
    elif mean is not None:
        print(f"shift-tolerant LPIPS ({parsed.trunk}), mean of {len(distances)} pictures: {mean:.4f}")
    return 1 if skipped else 0


if __name__ == "__main__":
    sys.exit(main())
