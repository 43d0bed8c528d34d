"""Distillation: the student is drawn towards its teacher, like is compared with like, and nothing is left behind in either network."""

import copy

import pytest
import torch
from torch import Tensor, nn

from engine.core.errors import UsageError
from engine.nets.taps import ReluTap, UnitTap
from engine.training.data import Batch
from engine.training.distillation import Distillation, FeatureKind
from engine.training.qat import Calibration, calibrate, observe, quantise, unquantised


class Net(nn.Module):
    """Two convolutions around a neck of `width` channels."""

    def __init__(self, width: int = 6) -> None:
        super().__init__()
        torch.manual_seed(5)
        self.image_tap, self.neck_tap = UnitTap(), ReluTap()
        self.first, self.last = nn.Conv2d(3, width, 3, 1, 1), nn.Conv2d(width, 3, 3, 1, 1)

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        return image + self.last(self.neck_tap(self.first(self.image_tap(image))))


@pytest.fixture
def batch() -> Batch:
    generator = torch.Generator().manual_seed(2)
    source, target, thumbnail = (torch.rand(2, 3, side, side, generator=generator) for side in (16, 16, 8))
    return Batch(source, target, thumbnail)


@pytest.fixture
def student(batch: Batch) -> nn.Module:
    tiles = [(batch.source, batch.thumbnail)]
    net = quantise(Net())
    calibrate(net, observe(net, tiles), Calibration.MIN_MAX)
    return net


def value(distillation: Distillation, student: nn.Module, batch: Batch) -> Tensor:
    with distillation.watching(student):
        return distillation.loss(batch, student.enhance(batch.source, batch.thumbnail))


def test_a_teacher_asks_nothing_of_itself(batch: Batch) -> None:
    net = Net()
    for kind in FeatureKind:
        assert float(value(Distillation(copy.deepcopy(net), 1.0, 1.0, ("neck_tap",), kind), net, batch).detach()) == 0.0


def test_the_unquantised_student_is_the_network_it_was_made_from(student: nn.Module, batch: Batch) -> None:
    with torch.no_grad():
        assert torch.equal(unquantised(student).enhance(batch.source, batch.thumbnail), Net().enhance(batch.source, batch.thumbnail))
        assert not torch.equal(student.enhance(batch.source, batch.thumbnail), Net().enhance(batch.source, batch.thumbnail))


@pytest.mark.parametrize("kind", list(FeatureKind))
@pytest.mark.parametrize(("output_weight", "feature_weight"), [(1.0, 0.0), (0.0, 1.0), (1.0, 1.0)])
def test_learning_by_it_alone_brings_the_student_to_its_teacher(
    student: nn.Module, batch: Batch, kind: FeatureKind, output_weight: float, feature_weight: float
) -> None:
    teacher = unquantised(student)
    with torch.no_grad():
        for weight in (student.first.parametrizations.weight.original, student.last.parametrizations.weight.original):
            weight += 0.05 * torch.randn(weight.shape, generator=torch.Generator().manual_seed(3))
    distillation = Distillation(teacher, output_weight, feature_weight, ("neck_tap",), kind)
    before = float(value(distillation, student, batch).detach())
    optimiser = torch.optim.Adam(student.parameters(), 3e-3)
    for _ in range(60):
        optimiser.zero_grad()
        value(distillation, student, batch).backward()
        optimiser.step()
    assert float(value(distillation, student, batch).detach()) < 0.4 * before


def test_a_larger_teacher_is_compared_by_attention_and_not_by_channels(student: nn.Module, batch: Batch) -> None:
    assert float(value(Distillation(Net(9), 0.0, 1.0, ("neck_tap",), FeatureKind.ATTENTION), student, batch).detach()) > 0.0
    with pytest.raises(UsageError, match="attention"):
        value(Distillation(Net(9), 0.0, 1.0, ("neck_tap",)), student, batch)


def test_attention_does_not_see_how_loud_a_tap_is(batch: Batch) -> None:
    louder = Net()
    with torch.no_grad():
        louder.first.weight *= 3.0
        louder.first.bias *= 3.0
        louder.last.weight /= 3.0
    found = value(Distillation(louder, 0.0, 1.0, ("neck_tap",), FeatureKind.ATTENTION), Net(), batch)
    assert float(found.detach()) < 1e-6


def test_taps_may_have_another_name_in_the_teacher(batch: Batch) -> None:
    class Renamed(Net):
        def __init__(self) -> None:
            super().__init__()
            self.middle = self.neck_tap

    distillation = Distillation(Renamed(), 0.0, 1.0, ("neck_tap",), teacher_taps=("middle",))
    assert float(value(distillation, Net(), batch).detach()) == 0.0


def test_confidence_follows_the_teacher_less_where_it_is_wrong(batch: Batch) -> None:
    teacher, student = Net(), Net()
    with torch.no_grad():
        student.last.bias += 0.1
        right = Batch(batch.source, teacher.enhance(batch.source, batch.thumbnail), batch.thumbnail)
        wrong = Batch(batch.source, right.target + 0.5, batch.thumbnail)
    sure = Distillation(teacher, 1.0, confidence=4.0)
    assert float(value(sure, student, right).detach()) == pytest.approx(0.1, rel=1e-3)
    assert float(value(sure, student, wrong).detach()) == pytest.approx(0.1 * torch.exp(torch.tensor(-2.0)).item(), rel=1e-3)


def test_nothing_is_left_behind(student: nn.Module, batch: Batch) -> None:
    teacher = unquantised(student)
    names = set(student.state_dict())
    distillation = Distillation(teacher, 1.0, 1.0, ("neck_tap",))
    loss = value(distillation, student, batch)
    loss.backward()
    assert all(parameter.grad is None and not parameter.requires_grad for parameter in teacher.parameters())
    assert not [module for net in (student, teacher) for module in net.modules() if module._forward_hooks]
    assert set(student.state_dict()) == names
    assert float(student.first.parametrizations.weight.original.grad.abs().sum()) > 0.0


def test_hooks_are_gone_after_a_failure_too(student: nn.Module) -> None:
    distillation = Distillation(unquantised(student), 1.0, 1.0, ("neck_tap",))
    with pytest.raises(RuntimeError), distillation.watching(student):
        student.enhance(torch.rand(1, 5, 8, 8), torch.rand(1, 3, 8, 8))
    assert not [module for module in student.modules() if module._forward_hooks]


def test_wrong_use_is_told_in_words(student: nn.Module, batch: Batch) -> None:
    teacher = unquantised(student)
    with pytest.raises(UsageError, match="at least one tap"):
        Distillation(teacher, 1.0, 1.0)
    with pytest.raises(UsageError, match="nowhere"):
        Distillation(teacher, 1.0, 1.0, ("nowhere",))
    with pytest.raises(UsageError, match="watching"):
        Distillation(teacher, 1.0, 1.0, ("neck_tap",)).loss(batch, batch.source)
