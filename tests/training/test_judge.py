"""The judge: equal is 0, worse is farther, computed as its source does; weights come from files that these tests write."""

import importlib.metadata
import json

import numpy as np
import pytest
from PIL import Image

torch = pytest.importorskip("torch")

from torch.nn import functional as F  # noqa: E402

from engine.core.errors import UsageError  # noqa: E402
from engine.training import judge as module  # noqa: E402
from engine.training.judge import Judge, Trunk, load_judge, main  # noqa: E402

WIDTH = 5
BINOMIAL = torch.tensor([1.0, 2.0, 1.0])
LAYOUTS = {
    # Stage: (number in the file, side of the kernel; None is the blur).
    Trunk.ALEXNET: [[(0, 11), (1, None)], [(4, None), (5, 5)], [(8, None), (9, 3)], [(11, 3)], [(13, 3)]],
    Trunk.VGG16: [[(0, 3), (2, 3)], [(5, None), (6, 3), (8, 3)], [(11, None), (12, 3)], [(19, None), (20, 3)], [(27, None), (28, 3)]],
}


def weights(trunk: Trunk) -> dict[str, "torch.Tensor"]:
    generator = torch.Generator().manual_seed(4)
    made = {"scaling_layer.shift": torch.full((1, 3, 1, 1), -0.1), "scaling_layer.scale": torch.full((1, 3, 1, 1), 0.45)}
    inputs = 3
    for number, stage in enumerate(LAYOUTS[trunk], 1):
        for place, kernel in stage:
            key = f"net.slice{number}.{place}"
            if kernel is None:
                made[f"{key}.filt"] = (BINOMIAL[:, None] * BINOMIAL / 16).expand(WIDTH, 1, 3, 3).clone()
            else:
                made[f"{key}.weight"] = torch.randn(WIDTH, inputs, kernel, kernel, generator=generator) / (kernel * inputs**0.5)
                made[f"{key}.bias"] = 0.1 * torch.randn(WIDTH, generator=generator)
                inputs = WIDTH
        made[f"lin{number - 1}.model.1.weight"] = torch.rand(1, WIDTH, 1, 1, generator=generator)
    return made


def pair(height: int = 48, width: int = 56) -> tuple["torch.Tensor", "torch.Tensor"]:
    generator = torch.Generator().manual_seed(1)
    target = torch.rand(2, 3, height, width, generator=generator)
    return (target + 0.1 * torch.randn(target.shape, generator=generator)).clamp(0, 1), target


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Thin weights as pip would have put them."""
    folder = tmp_path / "package" / "weights"
    folder.mkdir(parents=True)
    record = tmp_path / "package" / "stlpips_pytorch-0.0.2.dist-info"
    record.mkdir()
    (record / "METADATA").write_text("Metadata-Version: 2.1\nName: stlpips-pytorch\nVersion: 0.0.2\n")
    (record / "RECORD").write_text("".join(f"weights/{trunk.word}_shift_tolerant.pth,,\n" for trunk in Trunk))
    for trunk in Trunk:
        torch.save(weights(trunk), folder / f"{trunk.word}_shift_tolerant.pth")
    found = importlib.metadata.PathDistribution(record)
    monkeypatch.setattr(module.importlib.metadata, "distribution", lambda name: found)
    return folder


def blurred(x: "torch.Tensor") -> "torch.Tensor":
    rows = F.pad(x, (2, 2, 2, 2), mode="reflect").unfold(2, 3, 2) @ BINOMIAL / 4
    return rows.unfold(3, 3, 2) @ BINOMIAL / 4


def test_the_alexnet_judge_is_its_formula_written_out():
    """Convolution, blur, ReLU; then maxima, blur, convolution, ReLU; at the end convolutions alone."""
    made, (output, target) = weights(Trunk.ALEXNET), pair()

    def conv(x: "torch.Tensor", key: str, padding: int) -> "torch.Tensor":
        return F.conv2d(x, made[f"net.{key}.weight"], made[f"net.{key}.bias"], padding=padding)

    def maps(picture: "torch.Tensor") -> list["torch.Tensor"]:
        x = (2 * picture - 1 + 0.1) / 0.45
        found = [F.relu(blurred(conv(x, "slice1.0", 2)))]
        found.append(F.relu(conv(blurred(F.max_pool2d(found[-1], 3, 1)), "slice2.5", 2)))
        found.append(F.relu(conv(blurred(F.max_pool2d(found[-1], 3, 1)), "slice3.9", 1)))
        found.append(F.relu(conv(found[-1], "slice4.11", 1)))
        found.append(F.relu(conv(found[-1], "slice5.13", 1)))
        return found

    wanted = torch.zeros(2)
    for number, (a, b) in enumerate(zip(maps(output), maps(target), strict=True)):
        a, b = (side / (side.norm(dim=1, keepdim=True) + 1e-10) for side in (a, b))
        wanted += ((a - b) ** 2 * made[f"lin{number}.model.1.weight"]).sum(1).mean((1, 2))
    torch.testing.assert_close(Judge(made, Trunk.ALEXNET)(output, target), wanted, rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("trunk", Trunk)
def test_equal_is_zero_and_worse_is_farther(trunk):
    judge, (output, target) = Judge(weights(trunk), trunk), pair()
    assert float(judge(target, target).max()) == 0.0
    assert (judge(output, target) > judge(0.7 * target + 0.3 * output, target)).all()
    torch.testing.assert_close(judge(output, target), judge(target, output))


def test_a_large_picture_is_judged_in_tiles_weighed_by_their_area(monkeypatch):
    monkeypatch.setattr(module, "TILE", 40)
    judge, (output, target) = Judge(weights(Trunk.VGG16), Trunk.VGG16), pair(45, 79)
    output, target = output[:1], target[:1]
    tiles = [(slice(top, bottom), slice(left, right)) for top, bottom in ((0, 22), (22, 45)) for left, right in ((0, 40), (40, 79))]
    areas = [(rows.stop - rows.start) * (columns.stop - columns.start) for rows, columns in tiles]
    each = [float(judge(output[..., rows, columns], target[..., rows, columns])) for rows, columns in tiles]
    assert judge.whole(output, target) == pytest.approx(np.average(each, weights=areas), rel=1e-5)


def test_folders_are_judged_by_name_and_what_does_not_fit_is_said(package, picture, tmp_path, capsys):
    for name, side in (("a", 40), ("b", 44), ("c", 20)):
        picture.file(tmp_path / "out" / f"{name}.png", side, side)
        picture.file(tmp_path / "target" / f"{name}.png", side if name != "b" else 40, side, seed=1)
    Image.open(tmp_path / "out" / "a.png").save(tmp_path / "out" / "d.png")
    Image.open(tmp_path / "out" / "a.png").save(tmp_path / "target" / "d.png")
    assert main([str(tmp_path / "out"), str(tmp_path / "target"), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["trunk"] == "alex"
    assert sorted(told["pictures"]) == ["a.png", "d.png"]
    assert told["pictures"]["d.png"] == 0.0
    assert told["mean"] == pytest.approx(told["pictures"]["a.png"] / 2)
    assert [sentence.split(":")[0] for sentence in told["skipped"]] == ["b.png", "c.png"]


def test_missing_or_damaged_weights_say_what_to_install(package, monkeypatch, tmp_path, capsys):
    (package / "vgg_shift_tolerant.pth").write_bytes(b"junk")
    with pytest.raises(UsageError, match="does not hold the judge's weights"):
        load_judge(Trunk.VGG16)

    def missing(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(module.importlib.metadata, "distribution", missing)
    assert main([str(tmp_path), str(tmp_path)]) == 2
    assert "pip install --no-deps stlpips-pytorch==0.0.2" in capsys.readouterr().err
