"""PPCN's networks and recipe keep their promises: weights, contrast, folding, reach, learning, INT8 in integers, every loss counts."""

import importlib.util
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

import onnxruntime  # noqa: E402
from torch import Tensor, nn  # noqa: E402
from torch.nn import functional as F  # noqa: E402

from engine.export.onnx_export import export_tile_graph, float_convolutions, openvino_float_convolutions  # noqa: E402
from engine.export.ptq import best_ptq, enhanced, psnr_between  # noqa: E402
from engine.methods.ppcn import METHOD, recipe  # noqa: E402
from engine.methods.ppcn.integer import integer  # noqa: E402
from engine.methods.ppcn.net import CONTRAST, Deploy, Form, Look, Size, network  # noqa: E402
from engine.methods.ppcn.recipe import RECIPE, Options  # noqa: E402
from engine.nets.taps import Tap  # noqa: E402
from engine.training.backbones import Backbone, Origin, Trunk  # noqa: E402
from engine.training.data import Batch  # noqa: E402
from engine.training.distillation import Distillation, FeatureKind  # noqa: E402
from engine.training.qat import Calibration, Tiles  # noqa: E402
from tests.helpers.networks import soft_tiles, weights  # noqa: E402

REACH = {Size.STUDENT: 11, Size.TEACHER: 15}
"""Input pixels that a result depends on at most in each direction: two for each step on the grid of blocks (2 + 2 + 1, 2 + 4 + 1), and one
for the place inside a block."""


def trained(size: Size) -> Deploy:
    """Norms that have seen something, nowhere zero, with a change of some hundredths; not folded."""
    torch.manual_seed(1)
    net = network(Form.DEPLOY, size)
    assert isinstance(net, Deploy)
    with torch.no_grad():
        for module in net.modules():
            if isinstance(module, nn.Conv2d):
                module.bias += 0.02 * torch.randn_like(module.bias)  # type: ignore[operator, arg-type]
        net.tail.weight *= 10
        for _ in range(3):
            net.enhance(torch.rand(2, 3, 32, 32), torch.rand(2, 3, 64, 64))
    return net.eval()


@pytest.fixture(scope="module", params=list(Size), ids=lambda size: size.value)
def net(request: pytest.FixtureRequest) -> Deploy:
    found = trained(request.param)
    found.fold()
    return found


@pytest.fixture(scope="module")
def tiles() -> Tiles:
    return soft_tiles()


def batch(seed: int) -> Batch:
    """Large squares, and the same darker and tinted."""
    target = F.interpolate(torch.rand(2, 3, 8, 8, generator=torch.Generator().manual_seed(seed)), size=(32, 32), mode="bicubic").clamp(0, 1)
    dark = target**1.5 * torch.tensor([0.9, 0.7, 0.6]).view(1, 3, 1, 1)
    return Batch(dark, target, F.interpolate(dark, size=(64, 64), mode="area"))


# ----------------------------------------------------------------------------------------------------------- the networks


@pytest.mark.parametrize(("size", "count"), [(Size.STUDENT, 2_715), (Size.TEACHER, 21_843)])
def test_the_faithful_forms_have_the_sources_weights(size: Size, count: int) -> None:
    assert weights(network(Form.FAITHFUL, size)) == count


def test_the_deploy_forms_weights_before_and_after_folding() -> None:
    counts = {}
    for size in Size:
        net = network(Form.DEPLOY, size)
        assert isinstance(net, Deploy)
        before = weights(net) - weights(net.condition)
        net.fold()
        counts[size] = before, weights(net) - weights(net.condition)
    assert counts == {Size.STUDENT: (9_276, 9_180), Size.TEACHER: (86_956, 86_572)}


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("form", Form)
def test_the_picture_keeps_its_size_and_stays_in_the_range_of_its_end(form: Form, size: Size) -> None:
    image = torch.rand(2, 3, 8 * METHOD.multiple_of, 9 * METHOD.multiple_of)
    made = RECIPE.network(Options(form=form, size=size)).eval()
    with torch.no_grad():
        out = made.enhance(100 * image - 50, torch.rand(2, 3, 64, 64))
    assert out.shape == image.shape
    assert -0.0801 < float(out.min()) < float(out.max()) < 1.0801


@pytest.mark.parametrize("size", Size)
def test_a_new_network_raises_contrast_about_the_mean_and_changes_little_else(size: Size) -> None:
    torch.manual_seed(3)
    image = 0.4 + 0.2 * torch.rand(1, 3, 16, 24)
    with torch.no_grad():
        out = network(Form.DEPLOY, size).eval().enhance(image, image)
    mean = image.mean((2, 3), keepdim=True)
    torch.testing.assert_close(out, mean + CONTRAST * (image - mean), atol=0.04, rtol=0)


def test_the_mean_is_the_thumbnails_exactly() -> None:
    """Equal change of the thumbnail, while what is learned sees the same."""
    look = Look(8, 16).eval()
    thumbnail = torch.rand(1, 3, 64, 64)
    with torch.no_grad():
        learned = super(Look, look).forward(thumbnail)
        code = look(thumbnail)
    torch.testing.assert_close(code[:, :3] - learned[:, :3], (1 - CONTRAST) * thumbnail.mean((2, 3), keepdim=True), atol=1e-6, rtol=0)
    torch.testing.assert_close(code[:, 3:], learned[:, 3:], atol=0, rtol=0)


def test_the_faithful_contrast_is_about_the_images_own_mean() -> None:
    """A photo whose every value is its mean is not changed by it: no weight of the first layer sees more than that."""
    torch.manual_seed(4)
    net = network(Form.FAITHFUL, Size.STUDENT).eval()
    seen: list[Tensor] = []
    net.across.register_forward_pre_hook(lambda _module, inputs: seen.append(inputs[0]))
    image = torch.rand(1, 3, 8, 8)
    with torch.no_grad():
        net(image)
        net(torch.full_like(image, 0.3))
    torch.testing.assert_close(seen[0] - seen[0].mean((2, 3), keepdim=True), 1.2 * (image - image.mean((2, 3), keepdim=True)))
    torch.testing.assert_close(seen[0].mean((2, 3)), image.mean((2, 3)))
    torch.testing.assert_close(seen[1], torch.full_like(image, 0.3))


@pytest.mark.parametrize("size", Size)
def test_folding_the_norms_keeps_the_picture(size: Size, tiles: Tiles) -> None:
    net = trained(size)
    before = enhanced(net, tiles)
    net.fold()
    assert not any(isinstance(module, nn.BatchNorm2d) for module in net.modules())
    for one, other in zip(before, enhanced(net, tiles), strict=True):
        torch.testing.assert_close(one, other, atol=1e-5, rtol=0)


def test_the_integer_form_gives_the_same_picture_before_and_after_balancing(net: Deploy, tiles: Tiles) -> None:
    made = integer(net)
    for one, other in zip(enhanced(net, tiles), enhanced(made, tiles), strict=True):
        assert torch.equal(one, other)
    if hasattr(made, "balance"):
        c = made.channels
        made.balance({name: torch.linspace(0.2, 3.0, c) for name, module in made.named_modules() if isinstance(module, Tap)})
        for one, other in zip(enhanced(net, tiles), enhanced(made, tiles), strict=True):
            torch.testing.assert_close(one, other, atol=1e-4, rtol=0)


@pytest.mark.parametrize("size", Size)
def test_no_pixel_farther_than_the_reach_matters(size: Size) -> None:
    """What is not a number spreads as far as anything can."""
    net = trained(size)
    reached = 0
    for place in (40, 41):
        image = torch.rand(1, 3, 80, 80)
        image[..., place, place] = torch.nan
        with torch.no_grad():
            touched = net(image, torch.zeros(1, 3 + sum(net.shifts), 1, 1)).isnan().any(1)[0].nonzero()
        reached = max(reached, place - int(touched.min()), int(touched.max()) - place)
    assert reached == REACH[size]
    assert METHOD.halo >= reached


def test_int8_computes_all_but_the_tail_in_integers_and_on_openvino_everything(net: Deploy, tiles: Tiles, tmp_path: Path) -> None:
    int8 = best_ptq(integer(net), tiles[:2], tiles[2:], (Calibration.MIN_MAX,)).net
    assert psnr_between(enhanced(net, tiles), enhanced(int8, tiles)) > 40.0
    export_tile_graph(int8, 3 + sum(net.shifts), tmp_path / "ptq.onnx", METHOD.multiple_of)
    assert float_convolutions(tmp_path / "ptq.onnx") == [f"/{name}/Conv" for name in RECIPE.declared_float]
    if importlib.util.find_spec("openvino") is not None:
        assert openvino_float_convolutions(tmp_path / "ptq.onnx") == []
    session = onnxruntime.InferenceSession(str(tmp_path / "ptq.onnx"), providers=["CPUExecutionProvider"])
    with torch.no_grad():
        feeds = [{"image": image.numpy(), "code": int8.condition(thumbnail).numpy()} for image, thumbnail in tiles]
    written = [torch.from_numpy(session.run(None, feed)[0]).clamp(0, 1) for feed in feeds]
    assert psnr_between(written, enhanced(int8, tiles)) > 45.0


# ------------------------------------------------------------------------------------------------------------- the recipe


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


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("form", Form)
def test_it_learns_one_batch(form: Form, size: Size) -> None:
    torch.manual_seed(5)
    options = Options(form=form, size=size)
    net, loss, given = RECIPE.network(options).train(), RECIPE.loss(options), batch(4)
    optimiser = torch.optim.Adam(net.parameters(), 3e-3)
    values = []
    for _ in range(40):
        optimiser.zero_grad()
        value, _ = loss(net, given)
        value.backward()
        optimiser.step()
        values.append(float(value.detach()))
    assert values[-1] < values[0] - 0.3 * abs(values[0]), values


@pytest.mark.usefixtures("small_backbone")
@pytest.mark.parametrize("term", ["ssim", "contextual", "colour", "tv", "l1", "log_mse"])
def test_every_part_of_the_loss_counts(term: str) -> None:
    given = batch(10)

    def value(**weights: float) -> float:
        torch.manual_seed(11)
        options = Options(contextual=40.0, **weights) if "contextual" not in weights else Options(**weights)
        with torch.no_grad():
            return float(RECIPE.loss(options)(RECIPE.network(options).eval(), given)[0])

    assert value() != pytest.approx(value(**{term: 0.0}), abs=1e-4)


def test_no_rival_by_default() -> None:
    assert RECIPE.adversarial(Options()) is None


def test_texture_teaches_the_network_beside_its_rival() -> None:
    torch.manual_seed(8)
    found = RECIPE.adversarial(Options(texture=1.0, patch=32))
    assert found is not None
    loss, rival = found
    net, given = RECIPE.network(Options()).train(), batch(9)
    value, output = loss(net, given)
    value.backward()
    assert all(parameter.grad is not None and bool(parameter.grad.isfinite().all()) for parameter in net.parameters())
    # The network's step does not train the discriminator.
    assert all(parameter.grad is None for parameter in rival.network.parameters())
    optimiser = torch.optim.Adam(rival.network.parameters(), 2e-4)
    values = []
    for _ in range(12):
        optimiser.zero_grad()
        told = rival.loss(rival.network, output.detach(), given)
        told.backward()
        optimiser.step()
        values.append(float(told.detach()))
    assert min(values) < 0.8 * values[0], values


@pytest.mark.parametrize("form", Form)
def test_the_students_attention_maps_can_be_compared_with_the_teachers(form: Form) -> None:
    """Two maps, at equal size; learning by them alone brings them nearer."""
    torch.manual_seed(12)
    teacher, student = RECIPE.network(Options(form=form, size=Size.TEACHER)), RECIPE.network(Options(form=form))
    assert len(RECIPE.distilled_taps) == 2
    distillation = Distillation(teacher, 0.0, 1.0, RECIPE.distilled_taps, FeatureKind.ATTENTION)
    optimiser, given, values = torch.optim.Adam(student.parameters(), 3e-3), batch(13), []
    for _ in range(30):
        optimiser.zero_grad()
        with distillation.watching(student):
            value = distillation.loss(given, student.enhance(given.source, given.thumbnail))
        value.backward()
        optimiser.step()
        values.append(float(value.detach()))
    assert values[-1] < 0.5 * values[0]


def test_the_phone_whose_look_is_taught_is_a_measured_one() -> None:
    assert RECIPE.profile is not None
    assert RECIPE.profile.is_file()


def test_each_form_and_size_keeps_its_own_states() -> None:
    names = {RECIPE.name(Options(form=form, size=size)) for form in Form for size in Size}
    assert len(names) == len(Form) * len(Size)
