"""Perceptual, contextual and adversarial losses agree with their formulas written out, and leave alone what is not theirs to train."""

from contextlib import nullcontext
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from torch import nn  # noqa: E402

from engine.core.errors import UsageError  # noqa: E402
from engine.core.training_run import Wish  # noqa: E402
from engine.nets.discriminators import PatchJudge, UNetJudge  # noqa: E402
from engine.training import learned_losses  # noqa: E402
from engine.training.backbones import Backbone, Origin, Trunk  # noqa: E402
from engine.training.data import Batch  # noqa: E402
from engine.training.learned_losses import Contextual, Distance, Perceptual, RelativisticGan, TextureGan  # noqa: E402
from engine.training.loop import Phase, Rival, Schedule, Stopped, train  # noqa: E402
from engine.training.losses import L1  # noqa: E402


def tiny_backbone(width: int = 6) -> Backbone:
    generator = torch.Generator().manual_seed(5)
    weights, inputs = {}, 3
    for name in Trunk.VGG16.convolutions:
        weights[name] = torch.randn(width, inputs, 3, 3, generator=generator) * (2 / (9 * inputs)) ** 0.5, torch.zeros(width)
        inputs = width
    return Backbone(Origin(Trunk.VGG16, "made for this test"), weights, (0.5,) * 3, (0.25,) * 3)


def pair(n: int = 2, side: int = 40) -> tuple["torch.Tensor", "torch.Tensor"]:
    generator = torch.Generator().manual_seed(1)
    target = torch.rand(n, 3, side, side, generator=generator)
    return (target + 0.2 * torch.randn(target.shape, generator=generator)).clamp(0, 1), target


def losses() -> list:
    backbone = tiny_backbone()
    texture = TextureGan(PatchJudge(40, (8, 8, 8, 8, 8)).eval())
    relative = RelativisticGan(UNetJudge(4).eval())
    return [Perceptual(backbone, {"relu3_3": 1.0}), Contextual(backbone, "conv3_2"), texture, relative]


@pytest.mark.parametrize("distance", Distance)
def test_perceptual_is_the_weighted_distance_of_the_maps(distance):
    backbone, (output, target) = tiny_backbone(), pair()
    found, wanted = (backbone(side, ["conv1_2", "relu4_3"]) for side in (output, target))
    power = 1 if distance is Distance.L1 else 2
    by_hand = sum(weight * ((found[name] - wanted[name]).abs() ** power).mean() for name, weight in (("conv1_2", 0.1), ("relu4_3", 2.0)))
    loss = Perceptual(backbone, {"conv1_2": 0.1, "relu4_3": 2.0}, distance)
    assert float(loss(output, target)) == pytest.approx(float(by_hand), rel=1e-5)
    assert float(loss(target, target)) == 0.0


def test_a_layer_the_backbone_lacks_is_refused_when_the_loss_is_made():
    with pytest.raises(UsageError, match="conv3_4; it has relu3_1, relu3_2, relu3_3,"):
        Perceptual(tiny_backbone(), learned_losses.REAL_ESRGAN_LAYERS)
    with pytest.raises(UsageError, match="VGG16"):
        Contextual(tiny_backbone(), "conv4_4")
    Perceptual(tiny_backbone(), learned_losses.VGG16_LAYERS)


def contextual_by_hand(a: np.ndarray, b: np.ndarray, bandwidth: float) -> float:
    """a, b: (channels, places) of one picture, output and target."""
    centre = b.mean(1, keepdims=True)
    a, b = (side - centre for side in (a, b))
    a, b = a / np.linalg.norm(a, axis=0), b / np.linalg.norm(b, axis=0)
    similarity = np.zeros((a.shape[1], b.shape[1]))
    for i in range(a.shape[1]):
        distance = (1 - a[:, i] @ b) / 2
        weight = np.exp((1 - distance / (distance.min() + 1e-5)) / bandwidth)
        similarity[i] = weight / weight.sum()
    return float(-np.log(similarity.max(0).mean()))


def test_contextual_is_its_formula_for_each_picture():
    backbone, (output, target) = tiny_backbone(), pair()
    maps = [backbone(side, ["conv3_2"])["conv3_2"].flatten(2).double().numpy() for side in (output, target)]
    by_hand = np.mean([contextual_by_hand(a, b, 0.5) for a, b in zip(*maps, strict=True)])
    assert float(Contextual(backbone, "conv3_2")(output, target)) == pytest.approx(by_hand, rel=1e-3)


def test_contextual_forgives_moved_content_that_perceptual_punishes():
    backbone, (output, target) = tiny_backbone(), pair()
    moved = target.flip(3).roll(8, 2).flip(3)
    for loss, forgives in ((Contextual(backbone, "conv1_1"), True), (Perceptual(backbone, {"conv1_1": 1.0}), False)):
        assert float(loss(target, target)) < 1e-3
        assert (float(loss(moved, target)) < 0.3 * float(loss(output, target))) == forgives


def test_contextual_looks_at_no_more_places_than_asked():
    backbone, (output, target) = tiny_backbone(), pair()
    sparse = Contextual(backbone, "conv1_2", positions=8)
    maps = [backbone(side, ["conv1_2"])["conv1_2"][..., ::5, ::5].flatten(2).double().numpy() for side in (output, target)]
    by_hand = np.mean([contextual_by_hand(a, b, 0.5) for a, b in zip(*maps, strict=True)])
    assert float(sparse(output, target)) == pytest.approx(by_hand, rel=1e-3)


# ---------------------------------------------------------------------------------------------------------- all of them


@pytest.mark.parametrize("index", range(4), ids=["perceptual", "contextual", "texture", "relativistic"])
def test_gradients_are_finite_in_bf16_autocast(index):
    loss = losses()[index]
    for output in (pair()[0], torch.full((2, 3, 40, 40), 0.7)):
        output = output.to(torch.bfloat16).requires_grad_()
        with torch.autocast("cpu", torch.bfloat16):
            found = loss(output, pair()[1])
        found.backward()
        assert found.dtype == torch.float32
        assert torch.isfinite(output.grad).all()
        assert output.grad.abs().max() > 0


@pytest.mark.parametrize("index", range(3), ids=["perceptual", "contextual", "texture"])
def test_the_loss_of_a_batch_is_the_mean_of_its_pictures_losses(index):
    loss, (output, target) = losses()[index], pair(3)
    each = [float(loss(output[i : i + 1], target[i : i + 1])) for i in range(3)]
    assert float(loss(output, target)) == pytest.approx(np.mean(each), rel=1e-4)


# ---------------------------------------------------------------------------------------------------------- adversarial


class Brightness(nn.Module):
    """A discriminator whose verdict can be written down: one trained factor times the mean."""

    def __init__(self, two: bool) -> None:
        super().__init__()
        self.two, self.factor = two, nn.Parameter(torch.tensor(3.0))

    def forward(self, x: "torch.Tensor") -> "torch.Tensor":
        mean = self.factor * x.mean((1, 2, 3))[:, None]
        return torch.cat([mean, torch.zeros_like(mean)], 1) if self.two else mean


def sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


def test_texture_is_minus_the_cross_entropy_of_a_discriminator_on_luma():
    output, target = pair()
    weights = np.array([0.299, 0.587, 0.114])
    # With logits (m, 0) the second, "enhanced", has the probability sigmoid(-m).
    mean, wanted = (3 * np.einsum("nchw,c->n", side.double().numpy(), weights) / 1600 for side in (output, target))
    gan = TextureGan(Brightness(two=True))
    assert float(gan(output, target)) == pytest.approx(np.log(sigmoid(-mean)).mean(), rel=1e-4)
    by_hand = -(np.log(sigmoid(-mean)) + np.log(sigmoid(wanted))).mean() / 2
    assert float(gan.discriminator_loss(output, target).detach()) == pytest.approx(by_hand, rel=1e-4)


def test_relativistic_average_compares_with_the_mean_of_the_other_kind():
    output, target = pair(3)
    fake, real = (3 * side.double().mean((1, 2, 3)).numpy() for side in (output, target))
    gan = RelativisticGan(Brightness(two=False))
    judge = -(np.log(sigmoid(real - fake.mean())) + np.log(1 - sigmoid(fake - real.mean()))).mean() / 2
    network = -(np.log(1 - sigmoid(real - fake.mean())) + np.log(sigmoid(fake - real.mean()))).mean() / 2
    assert float(gan.discriminator_loss(output, target).detach()) == pytest.approx(judge, rel=1e-4)
    assert float(gan(output, target)) == pytest.approx(network, rel=1e-4)


def test_the_relativistic_average_runs_over_all_processes(monkeypatch):
    """Another process whose means are 1 above ours: the average, and with it every verdict, moves by a half."""
    output, target = pair(3)
    gan = RelativisticGan(Brightness(two=False))
    fake, real = (3 * side.double().mean((1, 2, 3)).numpy() for side in (output, target))
    monkeypatch.setattr(learned_losses.distributed, "is_initialized", lambda: True)
    monkeypatch.setattr(learned_losses.distributed, "get_world_size", lambda: 2)
    monkeypatch.setattr(learned_losses.distributed, "all_reduce", lambda value: value.mul_(2).add_(1))
    judge = -(np.log(sigmoid(real - fake.mean() - 0.5)) + np.log(1 - sigmoid(fake - real.mean() - 0.5))).mean() / 2
    assert float(gan.discriminator_loss(output, target).detach()) == pytest.approx(judge, rel=1e-4)


@pytest.mark.parametrize(("kind", "two"), [(TextureGan, True), (RelativisticGan, False)])
def test_the_networks_loss_trains_the_network_only_and_the_discriminators_the_discriminator_only(kind, two):
    judge = Brightness(two)
    gan, (output, target) = kind(judge), pair()
    output.requires_grad_()
    gan(output, target).backward()
    assert judge.factor.grad is None
    assert output.grad.abs().max() > 0
    assert judge.factor.requires_grad
    output.grad = None
    gan.discriminator_loss(output, target).backward()
    assert judge.factor.grad.abs() > 0
    assert output.grad is None
    assert list(gan.parameters()) == []


@pytest.mark.parametrize(("kind", "two"), [(TextureGan, True), (RelativisticGan, False)])
def test_the_two_sides_pull_in_opposite_directions(kind, two):
    """Brighter is more real to this judge: the network is pulled up, and a brighter output is harder for the judge."""
    gan, (output, target) = kind(Brightness(two)), pair()
    darker, brighter = output - 0.2, output + 0.2
    assert float(gan(brighter, target)) < float(gan(darker, target))
    assert float(gan.discriminator_loss(brighter, target).detach()) > float(gan.discriminator_loss(darker, target).detach())


# ---------------------------------------------------------------------------------------------------------- in the loop


class Quiet:
    """A watcher that stops the run at one step."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.stop_at, self.step = stop_at, 0

    def tell(self, event: object) -> None:
        pass

    def wish(self) -> Wish:
        return Wish.STOP if self.step == self.stop_at else Wish.RUN

    def look(self, phase: str, step: int, steps: int, average: object) -> None:
        self.step = step


def adversarial_run(folder: Path, make: type, judge: nn.Module, watcher: Quiet) -> tuple[nn.Module, nn.Module]:
    """Six steps of a small network against `judge`; returns both."""
    folder.mkdir(exist_ok=True)
    torch.manual_seed(0)
    network = nn.Conv2d(3, 3, 3, padding=1)
    gan = make(judge)
    fidelity = L1()

    class Source:
        def batch(self, step: int, size: int) -> Batch:
            generator = torch.Generator().manual_seed(step)
            target = torch.rand(size, 3, 24, 24, generator=generator)
            return Batch(target * 0.8, target, target)

    def loss(net: nn.Module, batch: Batch) -> tuple["torch.Tensor", "torch.Tensor"]:
        output = net(batch.source)
        return fidelity(output, batch.target) + 0.1 * gan(output, batch.target), output

    rival = Rival(judge, 1e-3, lambda wrapped, output, batch: gan.discriminator_loss(output, batch.target, wrapped))
    groups = [{"params": list(network.parameters()), "lr": 1e-3}]
    phase = Phase("gan", network, groups, lambda step: nullcontext(Source()), loss, rival=rival)
    train(phase, Schedule(steps=6, batch=2, warm_up=1, save_every=100, report_every=100), folder, watcher)
    return network, judge


@pytest.mark.parametrize(
    ("kind", "make_judge"),
    [(TextureGan, lambda: PatchJudge(24, (8, 8, 8, 8, 8))), (RelativisticGan, lambda: UNetJudge(4))],
    ids=["texture", "relativistic"],
)
def test_both_sides_learn_in_the_loop_and_a_stopped_run_goes_on_exactly(kind, make_judge, tmp_path):
    def judge() -> nn.Module:
        torch.manual_seed(1)
        return make_judge()

    whole = adversarial_run(tmp_path / "whole", kind, judge(), Quiet())
    with pytest.raises(Stopped):
        adversarial_run(tmp_path / "broken", kind, judge(), Quiet(stop_at=3))
    resumed = adversarial_run(tmp_path / "broken", kind, judge(), Quiet())
    started = judge()
    for ours, theirs in zip(whole, resumed, strict=True):
        for name, value in ours.state_dict().items():
            assert torch.equal(value, theirs.state_dict()[name]), name
    assert any(not torch.equal(a, b) for a, b in zip(whole[1].parameters(), started.parameters(), strict=True))
