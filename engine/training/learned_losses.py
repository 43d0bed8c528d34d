"""Losses that look through another network: perceptual and contextual ones through a frozen backbone, adversarial ones through a
discriminator that is trained at the same time.

Each is a `Loss` of (output, target) like those of `engine.training.losses`; the adversarial ones have besides
`discriminator_loss(output, target)`, which the discriminator is to lower. Which features are compared is the backbone's `origin`, which
a run records.
"""

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import Enum

import torch
from torch import Tensor, distributed, nn
from torch.nn import functional as F

from engine.training.backbones import Backbone
from engine.training.losses import Loss, luma


class Distance(Enum):
    """How two feature maps are compared: mean absolute or mean squared difference."""

    L1 = "l1"
    MSE = "mse"


REAL_ESRGAN_LAYERS = {"conv1_2": 0.1, "conv2_2": 0.1, "conv3_4": 1.0, "conv4_4": 1.0, "conv5_4": 1.0}
"""Layers and weights of section 5.5; they need a VGG19."""

VGG16_LAYERS = {"conv1_2": 0.1, "conv2_2": 0.1, "conv3_3": 1.0, "conv4_3": 1.0, "conv5_3": 1.0}
"""The same stages in a VGG16: each one's last convolution."""


class Perceptual(Loss):
    """Weighted differences of feature maps (DPED's content loss: the MSE of relu5_4, section 1.3). layers: name to weight; raises
    UsageError for one that the backbone does not have."""

    def __init__(self, backbone: Backbone, layers: Mapping[str, float], distance: Distance = Distance.L1) -> None:
        super().__init__()
        backbone.check(layers)
        self.backbone, self.layers, self.distance = backbone, dict(layers), distance

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        found, wanted = _features(self.backbone, output, target, tuple(self.layers))
        total = output.new_zeros(output.shape[0])
        for name, weight in self.layers.items():
            difference = found[name] - wanted[name]
            difference = difference.abs() if self.distance is Distance.L1 else difference**2
            total = total + weight * difference.mean((1, 2, 3))
        return total


class Contextual(Loss):
    """Contextual loss (section 1.9): every place of the target finds its likest feature anywhere in the output, so pairs need not be
    registered. 0 for equal pictures whose features all differ.

    Cosine distance of features centred by the target picture's mean, divided by the least to any target feature; similarity by
    exp((1 - d) / bandwidth), normalised over the target. At most `positions` rows and columns are looked at, evenly spaced (the source
    draws places at random, and centres by the batch's mean).
    """

    def __init__(self, backbone: Backbone, layer: str = "conv4_2", bandwidth: float = 0.5, positions: int = 65) -> None:
        super().__init__()
        backbone.check([layer])
        self.backbone, self.layer, self.bandwidth, self.positions = backbone, layer, bandwidth, positions

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        found, wanted = (maps[self.layer] for maps in _features(self.backbone, output, target, (self.layer,)))
        down, across = (math.ceil(side / self.positions) for side in found.shape[2:])
        a, b = (maps[..., ::down, ::across].flatten(2) for maps in (found, wanted))
        centre = b.mean(2, keepdim=True)
        a, b = F.normalize(a - centre, dim=1), F.normalize(b - centre, dim=1)
        distance = ((1 - a.transpose(1, 2) @ b) / 2).clamp(min=0.0)  # (n, places of the output, places of the target)
        relative = distance / (distance.amin(2, keepdim=True) + 1e-5)
        similarity = torch.softmax((1 - relative) / self.bandwidth, 2)
        return -torch.log(similarity.amax(1).mean(1))


def _features(backbone: Backbone, output: Tensor, target: Tensor, names: tuple[str, ...]) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    with torch.no_grad():
        wanted = backbone(target, names)
    return backbone(output, names), wanted


# ------------------------------------------------------------------------------------------------------ adversarial


class Adversarial(Loss):
    """What both GANs share. The discriminator is no submodule: it has its own optimiser, and no gradient from the network's loss."""

    def __init__(self, discriminator: nn.Module) -> None:
        super().__init__()
        self._discriminator = (discriminator,)

    @contextmanager
    def frozen(self) -> Iterator[nn.Module]:
        """The discriminator as the network sees it: what passes through it inside leaves no gradient in its weights."""
        discriminator = self._discriminator[0]
        trained = [parameter for parameter in discriminator.parameters() if parameter.requires_grad]
        discriminator.requires_grad_(False)
        try:
            yield discriminator
        finally:
            for parameter in trained:
                parameter.requires_grad_(True)

    def discriminator_loss(self, output: Tensor, target: Tensor, discriminator: nn.Module | None = None) -> Tensor:
        """What the discriminator lowers, `output` taken as it is. discriminator: the same network in another wrapping (DDP's)."""
        judge = discriminator if discriminator is not None else self._discriminator[0]
        with torch.autocast(output.device.type, enabled=False):
            return self.against(output.detach().float(), target.float(), judge).mean()

    def against(self, output: Tensor, target: Tensor, discriminator: nn.Module) -> Tensor:
        """The discriminator's loss, one value a picture."""
        raise NotImplementedError


def _both(discriminator: nn.Module, output: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
    """Logits of both from one pass, since DDP allows one a step."""
    ours, theirs = discriminator(torch.cat([output, target])).chunk(2)
    return ours, theirs


class TextureGan(Adversarial):
    """DPED's texture loss (sections 1.2 and 1.3) on luma: minus the cross-entropy of a discriminator with two logits, "photographed"
    and "enhanced".

    DPED sums over the batch where this takes the mean: its weight 1 at a batch of 50 is 50 here. It shows the discriminator one of the
    two pictures by a coin flip; this shows it both, half each, which is what the flips amount to and repeats exactly after a resume.
    """

    LEAST = 1e-10
    """Of a probability, as in the source."""

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        with self.frozen() as discriminator:
            return -self._cross_entropy(discriminator(luma(output)), 1)

    def against(self, output: Tensor, target: Tensor, discriminator: nn.Module) -> Tensor:
        enhanced, photographed = _both(discriminator, luma(output), luma(target))
        return (self._cross_entropy(enhanced, 1) + self._cross_entropy(photographed, 0)) / 2

    def _cross_entropy(self, logits: Tensor, truth: int) -> Tensor:
        return -F.log_softmax(logits, 1)[:, truth].clamp(min=math.log(self.LEAST))


class RelativisticGan(Adversarial):
    """Relativistic average GAN (section 5.4): is a picture more real than the other kind on average? Logits of any shape, (n, ...).

    The averages run over the batch, and over all processes' batches where there are several.
    """

    def per_picture(self, output: Tensor, target: Tensor) -> Tensor:
        with self.frozen() as discriminator:
            found, wanted = _both(discriminator, output, target)
        return self._relative(wanted, found, 0.0) / 2 + self._relative(found, wanted, 1.0) / 2

    def against(self, output: Tensor, target: Tensor, discriminator: nn.Module) -> Tensor:
        found, wanted = _both(discriminator, output, target)
        return self._relative(wanted, found, 1.0) / 2 + self._relative(found, wanted, 0.0) / 2

    @staticmethod
    def _relative(logits: Tensor, others: Tensor, truth: float) -> Tensor:
        relative = logits - _Everywhere.apply(others.mean())  # type: ignore[no-untyped-call]
        return F.binary_cross_entropy_with_logits(relative, torch.full_like(relative, truth), reduction="none").flatten(1).mean(1)


class _Everywhere(torch.autograd.Function):
    """Mean over the processes of a mean, and of its gradients: what one process with all the batches would have."""

    @staticmethod
    def forward(ctx: object, mean: Tensor) -> Tensor:
        return _mean_of_all(mean)

    @staticmethod
    def backward(ctx: object, *gradients: Tensor) -> Tensor:
        return _mean_of_all(gradients[0])


def _mean_of_all(value: Tensor) -> Tensor:
    value = value.clone()
    if distributed.is_available() and distributed.is_initialized():
        distributed.all_reduce(value)
        value /= distributed.get_world_size()
    return value
