"""The night method's networks and recipe keep their promises: weights, sizes, folding, reach, brightening, learning, INT8 in integers."""

import importlib.util
import math
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

import onnxruntime  # noqa: E402
from torch import Tensor, nn  # noqa: E402
from torch.nn import functional as F  # noqa: E402

from engine.export.onnx_export import export_tile_graph, float_convolutions, openvino_float_convolutions  # noqa: E402
from engine.export.ptq import best_ptq, enhanced, psnr_between  # noqa: E402
from engine.methods.ll_unet_pp import METHOD, recipe  # noqa: E402
from engine.methods.ll_unet_pp.integer import IntegerNested  # noqa: E402
from engine.methods.ll_unet_pp.net import DeployNested, FaithfulNested, NightCondition, brightened  # noqa: E402
from engine.methods.ll_unet_pp.recipe import EARLY_LAYERS, RECIPE, Options  # noqa: E402
from engine.nets.taps import BalancedTap, Tap  # noqa: E402
from engine.training.backbones import Backbone, Origin, Trunk  # noqa: E402
from engine.training.data import Batch  # noqa: E402
from engine.training.qat import Calibration, Tiles  # noqa: E402
from engine.training.recipe import Form  # noqa: E402
from tests.helpers.networks import weights  # noqa: E402

WIDTH = 4
"""Of the networks that need not be the one that ships."""

REACH = 155
"""Input pixels that a result depends on at most in each direction: to the coarsest level and back along the longest way two convolutions in
each of two nodes of a level (one at the two coarsest), the first and the last one, and the rest of a place of 32 pixels."""


@pytest.fixture(scope="module")
def trained() -> DeployNested:
    """Norms that have seen something, nowhere zero, with a change of some hundredths; not folded."""
    torch.manual_seed(1)
    net = DeployNested(WIDTH)
    with torch.no_grad():
        for module in net.modules():
            if isinstance(module, nn.Conv2d):
                module.bias += 0.02 * torch.randn_like(module.bias)  # type: ignore[operator, arg-type]
        net.head.weight *= 10
        for _ in range(3):
            net.enhance(0.3 * torch.rand(2, 3, 64, 64), 0.3 * torch.rand(2, 3, 64, 64))
    return net.eval()


@pytest.fixture(scope="module")
def net(trained: DeployNested) -> DeployNested:
    """The same, folded."""
    net = DeployNested(WIDTH).eval()
    net.load_state_dict(trained.state_dict())
    net.fold()
    return net


@pytest.fixture(scope="module")
def tiles() -> Tiles:
    """Dark pictures."""
    generator = torch.Generator().manual_seed(2)
    images = F.interpolate(torch.rand(3, 3, 10, 10, generator=generator), size=(64, 64), mode="bicubic").clamp(0, 1) * 0.3
    return [(image[None], image[None]) for image in images]


def batch(seed: int) -> Batch:
    """Squares, and the same three stops darker with noise."""
    generator = torch.Generator().manual_seed(seed)
    target = F.interpolate(torch.rand(2, 3, 4, 4, generator=generator), size=(32, 32), mode="nearest")
    dark = (target / 8 + 0.01 * torch.randn(target.shape, generator=generator)).clamp(0, 1)
    return Batch(dark, target, F.interpolate(dark, size=(64, 64), mode="area"))


# ----------------------------------------------------------------------------------------------------------- the networks


def test_the_faithful_form_has_the_sources_weights() -> None:
    assert weights(FaithfulNested()) == 29_048_873


def test_the_deploy_form_has_a_twenty_eighth_of_them() -> None:
    deploy = DeployNested()
    assert weights(deploy) - weights(deploy.condition) == 991_540


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("sides", [(64, 96), (40, 56)], ids=["multiples", "others"])
def test_the_picture_keeps_its_size(form: Form, sides: tuple[int, int]) -> None:
    image = torch.rand(2, 3, *sides)
    network = RECIPE.network(Options(form=form, width=WIDTH)).eval()
    with torch.no_grad():
        assert network.enhance(image, torch.rand(2, 3, 64, 64)).shape == image.shape


def test_without_a_change_the_result_is_the_brightened_photo() -> None:
    torch.manual_seed(3)
    net = DeployNested(WIDTH).eval()
    nn.init.zeros_(net.head.weight)
    image, thumbnail = torch.rand(1, 3, 64, 64), 0.1 * torch.rand(1, 3, 64, 64)
    with torch.no_grad():
        code = net.condition(thumbnail)
        code[:, 12:48] = 0.0
        torch.testing.assert_close(net(image, code), brightened(image, code[:, :3]), atol=1e-6, rtol=0)


def test_brightening_keeps_order_black_and_white_and_clips_nothing() -> None:
    ramp = torch.linspace(0, 1, 256).view(1, 1, 1, 256)
    for bend in (0.01, 0.08, 1.0):
        found = brightened(ramp, torch.full((1, 1, 1, 1), bend))[0, 0, 0]
        assert float(found[0]) == 0.0
        assert float(found[-1]) == pytest.approx(1.0, abs=1e-6)
        assert bool((found.diff() > 0).all())
        assert float(found[1]) == pytest.approx((1 + bend) / (255 * bend + 1), rel=1e-4)


def test_a_photo_that_is_all_black_has_a_code_like_any_other() -> None:
    """No logarithm or quotient of 0 on the way."""
    net = DeployNested(WIDTH).eval()
    black = torch.zeros(1, 3, 64, 64)
    with torch.no_grad():
        assert bool(net.condition(black).isfinite().all())
        assert bool(net.enhance(black, black).isfinite().all())


def test_the_code_holds_bends_that_never_reach_zero() -> None:
    condition = NightCondition(5)
    with torch.no_grad():
        condition.statistics.mix[-1].bias.fill_(-100.0)  # type: ignore[union-attr]
        code = condition(torch.rand(1, 3, 64, 64))
    assert code.shape == (1, 12 + 36 + 5, 1, 1)
    assert float(code[:, :12].min()) > 0.01


def test_folding_the_norms_keeps_the_picture(trained: DeployNested, net: DeployNested, tiles: Tiles) -> None:
    assert not any(isinstance(module, nn.BatchNorm2d) for module in net.modules())
    for one, other in zip(enhanced(trained, tiles), enhanced(net, tiles), strict=True):
        torch.testing.assert_close(one, other, atol=1e-5, rtol=0)


def test_the_integer_form_gives_the_same_picture_before_and_after_balancing(net: DeployNested, tiles: Tiles) -> None:
    integer = IntegerNested(net)
    for one, other in zip(enhanced(net, tiles), enhanced(integer, tiles), strict=True):
        torch.testing.assert_close(one, other, atol=1e-6, rtol=0)
    taps = {name: module for name, module in integer.named_modules() if isinstance(module, Tap)}
    links = integer.links()
    balanced = {name for name, tap in taps.items() if isinstance(tap, BalancedTap)}
    assert len(balanced) == 24  # of 15 nodes all but the last, and 10 enlargements
    assert balanced <= set(links)
    integer.balance({name: torch.linspace(0.2, 3.0, 32 * WIDTH) for name in taps})
    for one, other in zip(enhanced(net, tiles), enhanced(integer, tiles), strict=True):
        torch.testing.assert_close(one, other, atol=1e-4, rtol=0)


def test_every_node_reads_all_earlier_ones_of_its_level_and_the_one_below(net: DeployNested) -> None:
    """The nesting itself: silence one node, and exactly those that read it change."""
    seen: dict[str, Tensor] = {}

    def keep(name: str) -> None:
        net.nodes[name].register_forward_hook(lambda _module, _inputs, out: seen.__setitem__(name, out))

    for name in net.nodes:
        keep(name)
    image, thumbnail = 0.3 * torch.rand(1, 3, 64, 64), torch.rand(1, 3, 64, 64)
    with torch.no_grad():
        net.enhance(image, thumbnail)
        before = dict(seen)
        hook = net.nodes["x11"].register_forward_hook(lambda _module, _inputs, out: 0 * out)
        net.enhance(image, thumbnail)
        hook.remove()
    changed = {name for name in net.nodes if not torch.equal(before[name], seen[name])}
    assert changed - {"x11"} == {"x02", "x03", "x04", "x12", "x13"}


def test_no_pixel_farther_than_the_reach_matters(net: DeployNested) -> None:
    """What is not a number spreads as far as anything can."""
    code, reached = net.condition(torch.rand(1, 3, 64, 64)).detach(), 0
    for place in range(320, 352):
        image = torch.rand(1, 3, 32, 672)
        image[..., place] = torch.nan
        with torch.no_grad():
            touched = net(image, code).isnan().any(1)[0].any(0).nonzero()
        reached = max(reached, place - int(touched.min()), int(touched.max()) - place)
    assert reached == REACH


def test_a_part_with_the_whole_reach_around_it_equals_the_whole(net: DeployNested) -> None:
    image = 0.3 * torch.rand(1, 3, 64, 512, generator=torch.Generator().manual_seed(4))
    code = net.condition(torch.rand(1, 3, 64, 64)).detach()
    start, enough = 64, METHOD.multiple_of * math.ceil(REACH / METHOD.multiple_of)
    with torch.no_grad():
        whole, part = net(image, code), net(image[..., start:], code)
    torch.testing.assert_close(part[..., enough:], whole[..., start + enough :], atol=1e-6, rtol=0)
    assert float((part[..., :16] - whole[..., start : start + 16]).abs().max()) > 1e-4
    assert METHOD.halo % METHOD.multiple_of == 0


def test_the_faithful_form_sees_the_whole_photo_in_every_pixel() -> None:
    """Why the deploy form has a code instead: tiles of the source's form could not agree."""
    torch.manual_seed(5)
    net = FaithfulNested(WIDTH).eval()
    image = torch.rand(1, 3, 16, 640)
    other = image.clone()
    other[..., :64] = 0.0
    with torch.no_grad():
        assert float((net(image) - net(other))[..., -16:].abs().max()) > 1e-6


def test_int8_computes_all_but_the_head_in_integers_and_on_openvino_everything(net: DeployNested, tiles: Tiles, tmp_path: Path) -> None:
    int8 = best_ptq(IntegerNested(net), tiles[:2], tiles[2:], (Calibration.MIN_MAX,)).net
    assert psnr_between(enhanced(net, tiles), enhanced(int8, tiles)) > 36.0
    with torch.no_grad():
        codes = [int8.condition(thumbnail) for _, thumbnail in tiles]
    export_tile_graph(int8, codes[0].shape[1], tmp_path / "ptq.onnx", METHOD.multiple_of)
    assert float_convolutions(tmp_path / "ptq.onnx") == [f"/{name}/Conv" for name in RECIPE.declared_float]
    if importlib.util.find_spec("openvino") is not None:
        assert openvino_float_convolutions(tmp_path / "ptq.onnx") == []
    session = onnxruntime.InferenceSession(str(tmp_path / "ptq.onnx"), providers=["CPUExecutionProvider"])
    feeds = [{"image": image.numpy(), "code": code.numpy()} for (image, _), code in zip(tiles, codes, strict=True)]
    written = [torch.from_numpy(session.run(None, feed)[0]).clamp(0, 1) for feed in feeds]
    assert psnr_between(written, enhanced(int8, tiles)) > 42.0


# ------------------------------------------------------------------------------------------------------------- the recipe


@pytest.mark.parametrize("form", Form)
def test_it_learns_one_batch(form: Form) -> None:
    torch.manual_seed(6)
    options = Options(form=form, width=WIDTH)
    net, loss, given = RECIPE.network(options).train(), RECIPE.loss(options), batch(7)
    optimiser = torch.optim.Adam(net.parameters(), 3e-3)
    values, errors = [], []
    for _ in range(25):
        optimiser.zero_grad()
        value, output = loss(net, given)
        value.backward()
        optimiser.step()
        values.append(float(value.detach()))
        errors.append(float((output.detach() - given.target).abs().mean()))
    assert values[-1] < values[0] - 0.1, values
    assert errors[-1] < 0.8 * errors[0], errors


@pytest.mark.parametrize("term", ["structure", "region", "smooth", "likeness", "colour", "fine"])
def test_every_term_of_the_loss_counts(term: str) -> None:
    net, given = DeployNested(WIDTH).eval(), batch(8)
    full, without = Options(**{term: 3.0}), Options(**{term: 0.0})
    with torch.no_grad():
        assert float(RECIPE.loss(full)(net, given)[0]) != pytest.approx(float(RECIPE.loss(without)(net, given)[0]), abs=1e-4)


def test_the_perceptual_term_is_an_option_and_compares_early_layers(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path | None] = []

    def load(vgg19: Path | None = None) -> Backbone:
        """Four channels a layer instead of VGG's hundreds, random."""
        asked.append(vgg19)
        generator = torch.Generator().manual_seed(9)
        made: dict[str, tuple[Tensor, Tensor]] = {}
        for name in Trunk.VGG16.convolutions:
            inputs = 4 if made else 3
            made[name] = torch.randn(4, inputs, 3, 3, generator=generator) / (3 * inputs**0.5), torch.zeros(4)
        return Backbone(Origin(Trunk.VGG16, "made up"), made, (0.5,) * 3, (0.5,) * 3)

    monkeypatch.setattr(recipe, "load_backbone", load)
    net, given = DeployNested(WIDTH).eval(), batch(10)
    with torch.no_grad():
        plain = float(RECIPE.loss(Options())(net, given)[0])
        assert asked == []
        both = float(RECIPE.loss(Options(perceptual=0.3))(net, given)[0])
        RECIPE.loss(Options(perceptual=0.3, vgg19="own.pth"))
    assert both > plain
    assert asked == [None, Path("own.pth")]
    assert set(EARLY_LAYERS) <= set(Trunk.VGG16.convolutions) & set(Trunk.VGG19.convolutions)


def test_each_form_and_width_keeps_its_own_states() -> None:
    names = {RECIPE.name(Options(form=form, width=width)) for form in Form for width in (16, 32)}
    assert len(names) == 4


def test_norms_keep_their_statistics_towards_the_end() -> None:
    net = DeployNested(WIDTH).train()
    switch = RECIPE.before_step(Options(freeze_at=0.5))
    norms = [module for module in net.modules() if isinstance(module, nn.BatchNorm2d)]
    switch(net, 4, 10)
    assert len(norms) == 30
    assert all(norm.training for norm in norms)
    switch(net, 5, 10)
    assert not any(norm.training for norm in norms)
