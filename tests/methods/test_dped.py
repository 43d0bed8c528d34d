"""DPED and DPED+ keep their promises: reach, weights, learning by either set of losses, the terms each for itself."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from torch import Tensor, nn  # noqa: E402
from torch.nn import functional as F  # noqa: E402

from engine.core.method import Method  # noqa: E402
from engine.methods.dped_plus import METHOD as PLUS  # noqa: E402
from engine.methods.dped_plus.recipe import RECIPE as PLUS_RECIPE  # noqa: E402
from engine.methods.dped_resnet import METHOD as DPED  # noqa: E402
from engine.methods.dped_resnet.recipe import RECIPE as DPED_RECIPE  # noqa: E402
from engine.nets.dped import DeployGenerator, IntegerGenerator, Skip  # noqa: E402
from engine.training import dped  # noqa: E402
from engine.training.backbones import Backbone, Origin, Trunk  # noqa: E402
from engine.training.data import Batch  # noqa: E402
from engine.training.dped import Contrast, DpedOptions, Losses, adversarial, content_loss, plain_loss  # noqa: E402
from engine.training.recipe import Form, Recipe  # noqa: E402
from tests.helpers.networks import assert_rival_learns  # noqa: E402

RECIPES = pytest.mark.parametrize("recipe", [DPED_RECIPE, PLUS_RECIPE], ids=["dped_resnet", "dped_plus"])
SOURCE = {"losses": Losses.SOURCE, "patch": 32, "channels": 4}


def backbone(trunk: Trunk) -> Backbone:
    """Four channels a layer instead of VGG's hundreds, random."""
    generator = torch.Generator().manual_seed(6)
    made: dict[str, tuple[Tensor, Tensor]] = {}
    for name in trunk.convolutions:
        inputs = 4 if made else 3
        made[name] = torch.randn(4, inputs, 3, 3, generator=generator) / (2 * inputs**0.5), torch.zeros(4)
    return Backbone(Origin(trunk, "made up"), made, (0.5,) * 3, (0.1,) * 3)


@pytest.fixture(autouse=True)
def small_backbone(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the place of what must be downloaded: a VGG19 where a file is named."""
    monkeypatch.setattr(dped, "load_backbone", lambda vgg19: backbone(Trunk.VGG16 if vgg19 is None else Trunk.VGG19))


def batch(seed: int) -> Batch:
    """Large coloured squares, and the same darker and greener."""
    target = F.interpolate(torch.rand(2, 3, 4, 4, generator=torch.Generator().manual_seed(seed)), size=(32, 32), mode="nearest")
    source = target * torch.tensor([0.5, 0.7, 0.4]).view(1, 3, 1, 1)
    return Batch(source, target, F.interpolate(source, size=(64, 64), mode="area"))


@pytest.mark.parametrize(("method", "recipe", "reach"), [(DPED, DPED_RECIPE, 27), (PLUS, PLUS_RECIPE, 39)])
def test_no_pixel_beyond_the_declared_halo_matters(method: Method, recipe: Recipe, reach: int) -> None:
    """What is not a number spreads as far as anything can: thirteen convolutions on a grid of two (the first reaches two), the bank's
    widest kernel six, and one pixel for the place inside a block. Padding by zeros would hide it, so it is far from the border."""
    net = recipe.network(recipe.options(channels=4)).eval()
    net.fold()
    found = 0
    for place in (60, 61):
        image = torch.rand(1, 3, 120, 120)
        image[..., place, place] = torch.nan
        with torch.no_grad():
            touched = net(image, torch.zeros(1, 16, 1, 1)).isnan().any(1)[0].nonzero()
        found = max(found, place - int(touched.min()), int(touched.max()) - place)
    assert found == reach <= method.halo <= reach + method.multiple_of


def test_the_source_s_network_is_an_option() -> None:
    network = DPED_RECIPE.network(DPED_RECIPE.options(form=Form.FAITHFUL, channels=64))
    assert sum(parameter.numel() for parameter in network.parameters()) == 401_475


def test_each_part_of_dped_plus_can_be_left_out() -> None:
    def weights(recipe: Recipe, **changed: object) -> int:
        network = recipe.network(recipe.options(channels=16, **changed))
        return sum(parameter.numel() for parameter in network.parameters())

    bare = {"separable": False, "filtered": False, "slope": 0.0}
    assert weights(PLUS_RECIPE, **bare) == weights(DPED_RECIPE)
    assert weights(PLUS_RECIPE) < weights(PLUS_RECIPE, separable=False)
    assert weights(PLUS_RECIPE, filtered=False) < weights(PLUS_RECIPE)
    block = PLUS_RECIPE.network(PLUS_RECIPE.options(skip=Skip.SLIDE)).blocks[0]
    assert block.skip is Skip.SLIDE


@RECIPES
@pytest.mark.parametrize("form", Form)
def test_it_learns_one_batch(recipe: Recipe, form: Form) -> None:
    torch.manual_seed(5)
    options = recipe.options(form=form, channels=16)
    net, loss, given = recipe.network(options).train(), recipe.loss(options), batch(4)
    optimiser = torch.optim.Adam(net.parameters(), 3e-3)
    values = []
    for _ in range(25):
        optimiser.zero_grad()
        value, _ = loss(net, given)
        value.backward()
        optimiser.step()
        values.append(float(value.detach()))
    assert values[-1] < values[0] - 0.3, values


@RECIPES
def test_int8_is_made_from_the_form_that_ships(recipe: Recipe) -> None:
    assert recipe.integer is not None
    network = recipe.network(recipe.options(channels=4)).eval()
    network.fold()
    assert isinstance(recipe.integer(network), IntegerGenerator)
    with pytest.raises(AssertionError, match="only the deploy form"):
        recipe.integer(recipe.network(recipe.options(form=Form.FAITHFUL, channels=4)))


def test_the_camera_s_losses_have_no_rival_and_the_source_s_have_one() -> None:
    assert adversarial(DpedOptions()) is None
    assert adversarial(DpedOptions(**SOURCE)) is not None
    assert adversarial(DpedOptions(**SOURCE, texture=0.0)) is None


def test_the_source_s_losses_teach_the_network_beside_its_rival() -> None:
    torch.manual_seed(8)
    found = adversarial(DpedOptions(**SOURCE))
    assert found is not None
    loss, rival = found
    net, given = DPED_RECIPE.network(DPED_RECIPE.options(**SOURCE)).train(), batch(9)
    value, output = loss(net, given)
    value.backward()
    assert all(parameter.grad is not None and bool(parameter.grad.isfinite().all()) for parameter in net.parameters())
    assert_rival_learns(rival, output, given, 1e-4, 14)


@pytest.mark.parametrize("term", ["content", "colour", "variation", "texture", "contrast"])
def test_each_term_of_the_source_counts_with_its_weight(term: str) -> None:
    """Twice the weight adds the term once more."""

    def value(weight: float) -> float:
        torch.manual_seed(11)
        found = adversarial(DpedOptions(**SOURCE, **{"texture": 50.0, term: weight}))
        loss = found[0] if found is not None else plain_loss(DpedOptions(**SOURCE, **{term: weight}))
        net: DeployGenerator = DPED_RECIPE.network(DPED_RECIPE.options(channels=4)).eval()
        nn.init.zeros_(net.tail.weight)
        with torch.no_grad():
            return float(loss(net, batch(10))[0])

    # Not from 0, with which a term is left out and draws other random numbers.
    one, two, three = (value(weight) for weight in (100.0, 200.0, 300.0))
    assert abs(two - one) > 1e-4 * abs(one)
    assert three - two == pytest.approx(two - one, rel=1e-2)


def test_the_camera_s_losses_may_have_a_content_term() -> None:
    given = batch(12)
    net = DPED_RECIPE.network(DPED_RECIPE.options(channels=4)).eval()
    with torch.no_grad():
        plain, more = (float(plain_loss(DpedOptions(perceptual=weight))(net, given)[0]) for weight in (0.0, 1.0))
    assert more > plain


def test_content_is_the_last_layer_that_the_backbone_has() -> None:
    assert list(content_loss().layers) == ["relu5_3"]
    assert list(content_loss("some.pth").layers) == ["relu5_4"]


def test_contrast_compares_histograms_and_not_places() -> None:
    loss, picture = Contrast(), torch.rand(2, 3, 16, 16)
    assert float(loss(picture.flip(3), picture)) == pytest.approx(0.0, abs=1e-6)
    assert float(loss(picture + 0.1, picture)) == pytest.approx(0.1, abs=1e-5)
    flat = picture.mean((2, 3), keepdim=True).expand_as(picture)
    assert float(loss(flat, picture)) > 0.1


@RECIPES
def test_states_of_different_networks_have_different_names(recipe: Recipe) -> None:
    names = {recipe.name(recipe.options(form=form, channels=channels)) for form in Form for channels in (16, 32)}
    assert len(names) == 4


@RECIPES
def test_the_phone_whose_look_is_learned_is_there(recipe: Recipe) -> None:
    assert recipe.profile is not None
    assert Path(recipe.profile).is_file()
