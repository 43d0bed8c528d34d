"""The sweep finds the layer that suffers, says what keeping it costs, and keeping it gives the picture back - in the file too."""

import copy
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.core.errors import Cancelled, UsageError
from engine.core.precision import Precision
from engine.core.progress import ProgressToken
from engine.export.manifest_writer import Facts, export_variant
from engine.export.ptq import PtqResult, enhanced, psnr_between
from engine.inference.manifest import read_manifest
from engine.nets.taps import FloatConv2d, ReluTap, UnitTap
from engine.training.qat import Calibration, Tiles, calibrate, observe, quantise, quantizers, unquantised
from engine.training.sensitivity import LayerKind, SensitivityTable, choose_float, sweep, touched_convolutions
from tests.helpers.tiny_models import tiny_method


class Planted(nn.Module):
    """Two branches joined; in `second` every row has one huge weight for a channel that is always 0, so the others round away."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(6)
        self.image_tap, self.sum_tap = UnitTap(), ReluTap()
        self.first_tap, self.second_tap, self.third_tap = ReluTap(), ReluTap(), ReluTap()
        self.first, self.second, self.third = nn.Conv2d(3, 8, 3, 1, 1), nn.Conv2d(8, 8, 3, 1, 1), nn.Conv2d(8, 8, 1)
        self.head = FloatConv2d(8, 3, 3, 1, 1)
        self.condition = nn.Conv2d(3, 8, 8)
        with torch.no_grad():
            self.first.weight[0], self.first.bias[0] = 0.0, -1.0
            self.second.weight[:, 0] = 60.0

    def forward(self, image: Tensor) -> Tensor:
        x = self.first_tap(self.first(self.image_tap(image)))
        both = self.second_tap(self.second(x)) + self.third_tap(self.third(x))
        return image + 0.5 * self.head(self.sum_tap(F.avg_pool2d(both, 3, 1, 1)))

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        return self(image)


class Plain(Planted):
    """Without a condition, so that it can be published as it stands."""

    def __init__(self) -> None:
        super().__init__()
        del self.condition


def tiles(count: int, seed: int) -> Tiles:
    smooth = torch.rand(count, 3, 6, 6, generator=torch.Generator().manual_seed(seed))
    return [(image[None].clamp(0, 1), torch.zeros(1, 3, 8, 8)) for image in F.interpolate(smooth, size=(48, 48), mode="bilinear")]


def rounded(net: nn.Module, *float_layers: str) -> nn.Module:
    seen = observe(net.eval(), tiles(3, 1))
    net = quantise(net, float_layers=float_layers)
    calibrate(net, seen, Calibration.MIN_MAX)
    return net.eval()


@pytest.fixture(scope="module")
def table() -> SensitivityTable:
    return sweep(rounded(Planted()), tiles(2, 2))


def test_the_planted_layer_comes_first_by_far(table: SensitivityTable) -> None:
    first, second = table.rows[:2]
    assert (first.name, first.kind) == ("second", LayerKind.WEIGHTS)
    assert first.gain > 10.0
    assert first.gain > second.gain + 9.0
    assert first.alone < min(row.alone for row in table.rows[1:]) - 9.0
    assert first.spared == pytest.approx(table.rounded + first.gain)


def test_every_layer_that_rounds_is_in_the_table_once_and_nothing_else(table: SensitivityTable) -> None:
    taps = {name.removesuffix(".quantizer") for name in quantizers(rounded(Planted()))}
    assert {row.name for row in table.rows if row.kind is LayerKind.TAP} == taps
    assert {row.name for row in table.rows if row.kind is LayerKind.WEIGHTS} == {"first", "second", "third"}
    assert len(table.rows) == len(taps) + 3


def test_work_is_counted_in_the_tile_graph_and_a_tap_costs_what_stands_beside_it(table: SensitivityTable) -> None:
    weights = {"first": 8 * 27, "second": 8 * 72, "third": 8 * 8, "head": 3 * 72}
    assert table.work == pytest.approx({name: count / sum(weights.values()) for name, count in weights.items()})
    rows = {row.name: row for row in table.rows}
    assert rows["second"].convolutions == ("second",)
    assert rows["first_tap"].convolutions == ("first", "second", "third")
    assert rows["sum_tap"].convolutions == ("head",)
    assert rows["second_tap"].convolutions == ("second",)
    assert rows["first_tap"].cost == pytest.approx(sum(table.work[name] for name in ("first", "second", "third")))


def test_sweeping_leaves_the_network_as_it_was() -> None:
    net, (image, thumbnail) = rounded(Planted()), tiles(1, 3)[0]
    with torch.no_grad():
        before = net.enhance(image, thumbnail)
        sweep(net, tiles(1, 2))
        assert torch.equal(net.enhance(image, thumbnail), before)
    assert not [module for module in net.modules() if module._forward_hooks or module._forward_pre_hooks]


def test_the_layer_chosen_brings_the_picture_within_the_limit(table: SensitivityTable) -> None:
    limit = table.rounded + 9.0
    assert choose_float(table, limit, 1.0) == ("second",)
    net, held_out = Planted(), tiles(2, 2)
    reference = enhanced(net.eval(), held_out)
    assert psnr_between(reference, enhanced(rounded(net), held_out)) < limit
    assert psnr_between(reference, enhanced(rounded(net, "second"), held_out)) > limit


def test_nothing_is_chosen_where_nothing_is_needed_or_nothing_may_be_spent(table: SensitivityTable) -> None:
    assert choose_float(table, table.rounded - 1.0, 1.0) == ()
    assert choose_float(table, 99.0, 0.0) == ()


def test_the_budget_holds_for_all_layers_together(table: SensitivityTable) -> None:
    for budget in (0.1, 0.3, 0.6, 0.8):
        touched = touched_convolutions(rounded(Planted()), tiles(1, 2)[0], choose_float(table, 99.0, budget))
        assert sum(table.work[name] for name in touched) <= budget


def test_the_table_can_be_read_and_comes_back_from_json(table: SensitivityTable) -> None:
    assert SensitivityTable.from_json(table.to_json()) == table
    lines = table.text(3).splitlines()
    assert "| second | weights |" in lines[4]
    assert len(lines) == 4 + 3
    with pytest.raises(UsageError):
        SensitivityTable.from_json('{"rows": [{}]}')


def test_a_network_without_rounding_cannot_be_swept_and_a_sweep_can_be_cancelled() -> None:
    with pytest.raises(UsageError, match="rounded"):
        sweep(unquantised(rounded(Planted())), tiles(1, 2))
    token = ProgressToken(lambda fraction, text: token.cancel() if fraction > 0.3 else None)
    with pytest.raises(Cancelled):
        sweep(rounded(Planted()), tiles(1, 2), token)


def test_the_published_file_computes_the_chosen_layer_in_fp32(tmp_path: Path) -> None:
    net, held_out = Plain(), tiles(2, 2)
    chosen = choose_float(sweep(rounded(net), held_out), 40.0, 0.6)
    assert "second" in chosen
    method = tiny_method(halo=8, precisions=tuple(Precision))

    def published(*layers: str) -> float:
        ptq = PtqResult(rounded(net, *layers), Calibration.MIN_MAX, {})
        folder = tmp_path / f"with{len(layers)}"
        facts = Facts("made", "CC0", 1, 0.0)
        export_variant(copy.deepcopy(net), ptq, None, method, "only", held_out, folder, facts, declared_float=["head", *layers])
        return float(read_manifest(folder).parity["ptq_psnr"])

    assert published(*chosen) > published() + 9.0
