"""Dense modulation's blocks: the source's sizes, what each form promises about its tensors, and fixed ranges that keep the picture."""

import copy

import pytest

torch = pytest.importorskip("torch")

from pathlib import Path  # noqa: E402

import onnx  # noqa: E402
from torch import Tensor, nn  # noqa: E402

from engine.export.onnx_export import export_tile_graph  # noqa: E402
from engine.nets.balance import balance  # noqa: E402
from engine.nets.dense_modulation import (  # noqa: E402
    Convolved,
    DenseModulation,
    Form,
    SelfFeatures,
    Trunk,
    fix_ranges,
    initialise,
    trunk_links,
)
from engine.nets.taps import BalancedTap, Tap  # noqa: E402
from engine.training.qat import Tiles, observe, taps_of  # noqa: E402
from tests.helpers.networks import weights  # noqa: E402

C, BLOCKS, STEPS = 8, 2, 3


class Network(nn.Module):
    """A head, features, a trunk and one convolution that reads it."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        torch.manual_seed(1)
        self.head = Convolved(3, C, form.active())
        self.features, self.trunk = SelfFeatures(3, C, form), Trunk(C, BLOCKS, STEPS, form)
        self.tail = nn.Conv2d(C, 3, 3, 1, 1)
        initialise(self)
        with torch.no_grad():
            for module in self.modules():
                if isinstance(module, nn.Conv2d):
                    module.bias += 0.1 * torch.randn_like(module.bias)  # type: ignore[operator, arg-type]

    def forward(self, image: Tensor) -> Tensor:
        return self.tail(self.trunk(self.head(image), self.features(image)))

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        return self(image)


@pytest.fixture
def tiles() -> Tiles:
    generator = torch.Generator().manual_seed(2)
    return [(torch.rand(1, 3, 24, 24, generator=generator), torch.zeros(1, 3, 64, 64)) for _ in range(2)]


@pytest.mark.parametrize("form", Form)
def test_blocks_have_the_sources_weights(form: Form) -> None:
    assert weights(DenseModulation(16, 5, form)) == 37_360
    assert weights(SelfFeatures(3, 16, form)) == 16_688
    assert weights(SelfFeatures(48, 16, form)) == 23_168


@pytest.mark.parametrize("form", Form)
def test_a_new_block_changes_its_input_little(form: Form) -> None:
    torch.manual_seed(3)
    trunk = Trunk(16, 1, 5, form)
    initialise(trunk)
    x, a = torch.rand(2, 1, 16, 20, 20)
    with torch.no_grad():
        change = trunk.blocks[0](x, a) - x
    assert 0 < float(change.abs().mean()) < 0.25 * float(x.mean())


@pytest.mark.parametrize("form", Form)
def test_a_step_modulates_every_convolution_by_the_map(form: Form) -> None:
    """alpha 0 leaves beta alone; alpha 1 and beta 0 the convolution itself."""
    block = DenseModulation(4, 2, form)
    step = next(block.all_steps())
    x, a = torch.rand(2, 1, 4, 9, 9)
    with torch.no_grad():
        for conv, bias in ((step.alpha.conv, 0.0), (step.beta.conv, 0.3)):
            nn.init.zeros_(conv.weight)
            nn.init.constant_(conv.bias, bias)
        assert torch.allclose(step(x, a), torch.full_like(x, 0.3))
        nn.init.ones_(step.alpha.conv.bias)
        nn.init.zeros_(step.beta.conv.bias)
        assert torch.allclose(step(x, a), form.active()(step.value.conv(x)))


def test_the_deploy_form_joins_unsigned_features_and_alpha_between_0_and_1(tiles: Tiles) -> None:
    net = Network(Form.DEPLOY)
    seen = observe(net, tiles)
    alphas = [values for name, values in seen.items() if name.endswith("alpha.tap")]
    assert len(alphas) == BLOCKS * STEPS
    assert all(values.min() >= 0.0 and values.max() <= 1.0 for values in alphas)
    joined = ["head.tap", *(name for name in seen if name.endswith("state_tap")), "trunk.sum_tap"]
    assert len(joined) == 2 + BLOCKS * (STEPS - 1)
    assert all(float(seen[name].min()) >= 0.0 for name in joined)
    # A residual that could only add would be half of one.
    assert all(float(seen[f"trunk.blocks.{block}.update_tap"].min()) < 0.0 for block in range(BLOCKS))


def test_the_faithful_form_has_signed_features(tiles: Tiles) -> None:
    seen = observe(Network(Form.FAITHFUL), tiles)
    assert all(float(values.min()) < 0.0 for name, values in seen.items() if name.endswith(("state_tap", "sum_tap")))


def test_fixed_ranges_and_balancing_keep_the_picture(tiles: Tiles) -> None:
    plain = Network(Form.DEPLOY).eval()
    net = copy.deepcopy(plain)
    fix_ranges(net.trunk, net.head)
    image = tiles[0][0]
    with torch.no_grad():
        wanted = plain(image)
        assert torch.equal(net(image), wanted)
        balance(
            trunk_links(net.trunk, "trunk", net.head, ((net.tail, 0),)),
            {name: torch.from_numpy(abs(values).max(1)) for name, values in observe(net, tiles).items()},
        )
        torch.testing.assert_close(net(image), wanted, atol=1e-4, rtol=1e-4)
    after = observe(net, tiles)
    fixed = [name for name, tap in taps_of(net).items() if isinstance(tap, BalancedTap)]
    assert len(fixed) == 2 + BLOCKS * STEPS
    for name in fixed:
        assert float(after[name].max()) < 1.001, name
        if "state_tap" in name:
            assert float(after[name].max()) == pytest.approx(1.0, abs=1e-3), name
    assert max(float(after[name].max()) for name in fixed if "sum_tap" in name or name == "head.tap") == pytest.approx(1.0, abs=1e-3)


def test_only_what_can_be_rounded_twice_has_two_taps() -> None:
    """Behind its last step a block stores once: a tap more would be a rounding more."""
    for form in Form:
        last = list(DenseModulation(4, 3, form).all_steps())[-1]
        assert last.state_tap is None
        assert type(last.product_tap) is Tap


def test_a_file_joins_two_tensors_at_a_time_and_multiplies_by_alpha(tmp_path: Path) -> None:
    """What providers are fast with: two parts to move instead of all, and of a product's factors the fresh one first."""
    export_tile_graph(Network(Form.DEPLOY), None, tmp_path / "fp32.onnx", 1)
    graph = onnx.load(tmp_path / "fp32.onnx").graph
    makers = {output: node for node in graph.node for output in node.output}
    joins = [node for node in graph.node if node.op_type == "Concat"]
    assert [len(node.input) for node in joins] == [2] * (BLOCKS * (STEPS - 1))
    products = [node for node in graph.node if node.op_type == "Mul"]
    assert len(products) == BLOCKS * STEPS
    assert all("alpha" in makers[node.input[1]].name and "alpha" not in makers[node.input[0]].name for node in products)
