"""The restorer's networks and recipe keep their promises: weights, size, folding, reach, learning, INT8 in integers, likeness."""

import importlib.util
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

import onnxruntime  # noqa: E402
from torch import Tensor, nn  # noqa: E402
from torch.nn import functional as F  # noqa: E402

from engine.export.onnx_export import export_tile_graph, float_convolutions, openvino_float_convolutions  # noqa: E402
from engine.export.ptq import best_ptq, enhanced, psnr_between  # noqa: E402
from engine.methods.dm_restore import METHOD, recipe  # noqa: E402
from engine.methods.dm_restore.net import DeployRestorer, FaithfulRestorer, IntegerRestorer  # noqa: E402
from engine.methods.dm_restore.recipe import EARLY_LAYERS, RECIPE, Goal, Options  # noqa: E402
from engine.nets.dense_modulation import Form  # noqa: E402
from engine.nets.taps import Tap  # noqa: E402
from engine.training.backbones import Backbone, Origin, Trunk  # noqa: E402
from engine.training.data import Batch  # noqa: E402
from engine.training.qat import Calibration, Tiles  # noqa: E402
from tests.helpers.networks import assert_rival_learns, soft_tiles, weights  # noqa: E402

REACH = 87
"""Input pixels that a result depends on at most in each direction: 20 convolutions on a grid of four (8 that make the map, 11 behind the
first step, one behind the trunk), two on a grid of two, and up to 3 for the place inside a block of four."""

CODE = 96
"""Numbers that the condition network says of the photo."""


@pytest.fixture(scope="module")
def trained() -> DeployRestorer:
    """Norms that have seen something, nowhere zero, with a change of some hundredths; not folded."""
    torch.manual_seed(1)
    net = DeployRestorer()
    with torch.no_grad():
        for module in net.modules():
            if isinstance(module, nn.Conv2d):
                module.bias += 0.02 * torch.randn_like(module.bias)  # type: ignore[operator, arg-type]
        net.tail.weight *= 10
        for _ in range(3):
            net.enhance(torch.rand(2, 3, 32, 32), torch.rand(2, 3, 64, 64))
    return net.eval()


@pytest.fixture(scope="module")
def net(trained: DeployRestorer) -> DeployRestorer:
    """The same, folded."""
    net = DeployRestorer().eval()
    net.load_state_dict(trained.state_dict())
    net.fold()
    return net


@pytest.fixture(scope="module")
def tiles() -> Tiles:
    return soft_tiles()


def batch(seed: int) -> Batch:
    """Large squares, and the same reduced and enlarged again."""
    squares = (torch.rand(2, 3, 8, 8, generator=torch.Generator().manual_seed(seed)) > 0.5).float()
    target = F.interpolate(squares, size=(32, 32), mode="nearest")
    soft = F.interpolate(F.avg_pool2d(target, 4, 4, padding=2), size=(32, 32), mode="bicubic").clamp(0, 1)
    return Batch(soft, target, F.interpolate(soft, size=(64, 64), mode="area"))


@pytest.fixture
def small_backbone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four channels a layer instead of VGG's hundreds, random; in the place of what must be downloaded."""

    def load(vgg19: Path | None = None) -> Backbone:
        generator = torch.Generator().manual_seed(6)
        made: dict[str, tuple[Tensor, Tensor]] = {}
        for name in Trunk.VGG16.convolutions:
            inputs = 4 if made else 3
            made[name] = torch.randn(4, inputs, 3, 3, generator=generator) / (3 * inputs**0.5), torch.zeros(4)
        return Backbone(Origin(Trunk.VGG16, "made up"), made, (0.5,) * 3, (0.5,) * 3)

    monkeypatch.setattr(recipe, "load_backbone", load)


# ----------------------------------------------------------------------------------------------------------- the networks


def test_the_faithful_form_has_the_sources_weights_and_the_deploy_form_twice_as_many_beside_its_condition() -> None:
    assert weights(FaithfulRestorer()) == 299_155
    deploy = DeployRestorer()
    assert weights(deploy.condition) == 14_016
    assert weights(deploy) - weights(deploy.condition) == 599_484


@pytest.mark.parametrize("form", Form)
def test_the_picture_keeps_its_size(form: Form) -> None:
    image = torch.rand(2, 3, 4 * METHOD.multiple_of, 6 * METHOD.multiple_of)
    network = RECIPE.network(Options(form=form)).eval()
    with torch.no_grad():
        assert network.enhance(image, torch.rand(2, 3, 64, 64)).shape == image.shape


@pytest.mark.parametrize("form", Form)
def test_without_a_change_the_result_is_the_photo(form: Form) -> None:
    network = RECIPE.network(Options(form=form)).eval()
    nn.init.zeros_(network.tail.weight)
    nn.init.zeros_(network.tail.bias)
    image = torch.rand(1, 3, 16, 24)
    with torch.no_grad():
        assert torch.equal(network.enhance(image, torch.rand(1, 3, 64, 64)), image)


def test_folding_the_norms_keeps_the_picture(trained: DeployRestorer, net: DeployRestorer, tiles: Tiles) -> None:
    assert not any(isinstance(module, nn.BatchNorm2d) for module in net.modules())
    for one, other in zip(enhanced(trained, tiles), enhanced(net, tiles), strict=True):
        torch.testing.assert_close(one, other, atol=1e-5, rtol=0)


def test_the_integer_form_gives_the_same_picture_before_and_after_balancing(net: DeployRestorer, tiles: Tiles) -> None:
    integer = IntegerRestorer.of(net)
    for one, other in zip(enhanced(net, tiles), enhanced(integer, tiles), strict=True):
        assert torch.equal(one, other)
    integer.balance(
        {name: torch.linspace(0.2, 3.0, net.trunk.channels) for name, module in integer.named_modules() if isinstance(module, Tap)}
    )
    for one, other in zip(enhanced(net, tiles), enhanced(integer, tiles), strict=True):
        torch.testing.assert_close(one, other, atol=1e-4, rtol=0)


def test_no_pixel_farther_than_the_reach_matters(net: DeployRestorer) -> None:
    """What is not a number spreads as far as anything can."""
    reached = 0
    for place in (168, 171):
        image = torch.rand(1, 3, 340, 340)
        image[..., place, place] = torch.nan
        with torch.no_grad():
            touched = net(image, torch.zeros(1, CODE, 1, 1)).isnan().any(1)[0].nonzero()
        reached = max(reached, place - int(touched.min()), int(touched.max()) - place)
    assert reached == REACH


def test_a_part_with_the_whole_reach_around_it_equals_the_whole(net: DeployRestorer) -> None:
    image, code = torch.rand(1, 3, 16, 256, generator=torch.Generator().manual_seed(3)), torch.rand(1, CODE, 1, 1)
    same = REACH + 1
    with torch.no_grad():
        whole, part = net(image, code), net(image[..., 32:], code)
    torch.testing.assert_close(part[..., same:], whole[..., 32 + same :], atol=1e-6, rtol=0)
    assert float((part[..., :16] - whole[..., 32:48]).abs().max()) > 1e-3


def test_the_faithful_form_sees_the_whole_photo_in_every_pixel() -> None:
    """Why the deploy form has a code instead: tiles of the source's form could not agree."""
    torch.manual_seed(7)
    net = FaithfulRestorer().eval()
    image = torch.rand(1, 3, 16, 480)
    other = image.clone()
    other[..., :64] = 0.0
    with torch.no_grad():
        assert float((net(image) - net(other))[..., 64 + REACH + 64 :].abs().max()) > 1e-6


def test_int8_computes_all_but_the_tail_in_integers_and_on_openvino_everything(net: DeployRestorer, tiles: Tiles, tmp_path: Path) -> None:
    int8 = best_ptq(IntegerRestorer.of(net), tiles[:2], tiles[2:], (Calibration.MIN_MAX,)).net
    assert psnr_between(enhanced(net, tiles), enhanced(int8, tiles)) > 40.0
    export_tile_graph(int8, CODE, tmp_path / "ptq.onnx", METHOD.multiple_of)
    assert float_convolutions(tmp_path / "ptq.onnx") == [f"/{name}/Conv" for name in RECIPE.declared_float]
    if importlib.util.find_spec("openvino") is not None:
        assert openvino_float_convolutions(tmp_path / "ptq.onnx") == []
    session = onnxruntime.InferenceSession(str(tmp_path / "ptq.onnx"), providers=["CPUExecutionProvider"])
    with torch.no_grad():
        feeds = [{"image": image.numpy(), "code": int8.condition(thumbnail).numpy()} for image, thumbnail in tiles]
    written = [torch.from_numpy(session.run(None, feed)[0]).clamp(0, 1) for feed in feeds]
    assert psnr_between(written, enhanced(int8, tiles)) > 45.0


# ------------------------------------------------------------------------------------------------------------- the recipe


@pytest.mark.parametrize("form", Form)
def test_it_learns_one_batch(form: Form) -> None:
    torch.manual_seed(5)
    options = Options(form=form)
    net, loss, given = RECIPE.network(options).train(), RECIPE.loss(options), batch(4)
    optimiser = torch.optim.Adam(net.parameters(), 3e-3)
    values = []
    for _ in range(25):
        optimiser.zero_grad()
        value, _ = loss(net, given)
        value.backward()
        optimiser.step()
        values.append(float(value.detach()))
    assert values[-1] < 0.8 * values[0], values


def test_fidelity_has_no_rival() -> None:
    assert RECIPE.adversarial is not None
    assert RECIPE.adversarial(Options()) is None


@pytest.mark.usefixtures("small_backbone")
def test_likeness_teaches_the_network_beside_its_rival() -> None:
    torch.manual_seed(8)
    assert RECIPE.adversarial is not None
    found = RECIPE.adversarial(Options(goal=Goal.LIKENESS, judge_width=8))
    assert found is not None
    loss, rival = found
    net, given = DeployRestorer(8).train(), batch(9)
    value, output = loss(net, given)
    value.backward()
    assert output.shape == given.target.shape
    assert all(parameter.grad is not None and bool(parameter.grad.isfinite().all()) for parameter in net.parameters())
    assert_rival_learns(rival, output, given, 3e-3, 12)


@pytest.mark.usefixtures("small_backbone")
def test_every_part_of_the_likeness_loss_counts() -> None:
    given = batch(10)

    def value(**changed: float) -> float:
        torch.manual_seed(11)
        assert RECIPE.adversarial is not None
        found = RECIPE.adversarial(Options(goal=Goal.LIKENESS, judge_width=8, **changed))
        assert found is not None
        with torch.no_grad():
            return float(found[0](DeployRestorer(8).eval(), given)[0])

    full = value()
    assert full > value(perceptual=0.0)
    assert full > value(gan=0.0)
    assert full > value(ssim=0.0)


def test_only_layers_that_see_textures_are_compared() -> None:
    assert set(EARLY_LAYERS) <= set(Trunk.VGG16.convolutions) & set(Trunk.VGG19.convolutions)
    assert max(int(name[4]) for name in EARLY_LAYERS) == 3


@pytest.mark.parametrize(("goal", "silent"), [(Goal.FIDELITY, False), (Goal.LIKENESS, True)])
def test_int8_learns_likeness_from_its_teacher_alone(goal: Goal, silent: bool, net: DeployRestorer) -> None:
    """INT8 training adds a teacher's loss to this one; a fidelity loss beside it would blur what the teacher invents."""
    value, output = RECIPE.loss(Options(goal=goal))(net, batch(12))
    assert (float(value.detach()) == 0.0) is silent
    assert output.shape == (2, 3, 32, 32)


def test_each_form_and_goal_keeps_its_own_states() -> None:
    names = {RECIPE.name(Options(form=form, goal=goal)) for form in Form for goal in Goal}
    assert len(names) == 4


def test_norms_keep_their_statistics_towards_the_end() -> None:
    net = DeployRestorer(8).train()
    assert RECIPE.before_step is not None
    switch = RECIPE.before_step(Options(freeze_at=0.5))
    norms = [module for module in net.modules() if isinstance(module, nn.BatchNorm2d)]
    assert switch is not None
    switch(net, 4, 10)
    assert len(norms) == 2
    assert all(norm.training for norm in norms)
    switch(net, 5, 10)
    assert not any(norm.training for norm in norms)
