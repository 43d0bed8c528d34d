"""Balancing scales channels without changing the picture: through ReLU, joined columns, pixel shuffle and along a residual stream."""

import pytest

torch = pytest.importorskip("torch")

from torch import Tensor, nn  # noqa: E402
from torch.nn import functional as F  # noqa: E402

from engine.nets.balance import QUIETEST, Link, balance  # noqa: E402


def conv(inputs: int, outputs: int, gain: float = 1.0) -> nn.Conv2d:
    made = nn.Conv2d(inputs, outputs, 3, 1, 1)
    with torch.no_grad():
        made.weight *= gain
    return made


class Small(nn.Module):
    """What `head` makes is changed by `update` and joined with what `side` makes; then 2x2 pixel shuffle of `up`, and `last`."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(4)
        self.head, self.update, self.side = conv(3, 4, 5.0), conv(4, 4), conv(4, 2, 0.1)
        self.up, self.last = conv(6, 12, 20.0), conv(3, 3)
        with torch.no_grad():
            self.side.weight[1] = 0
            self.side.bias[1] = 1e-7  # type: ignore[index]

    def taps(self, x: Tensor) -> dict[str, Tensor]:
        head = torch.relu(self.head(x))
        update = self.update(head)
        stream = torch.relu(head + update)
        side = torch.relu(self.side(stream))
        up = torch.relu(self.up(torch.cat([stream, side], 1)))
        return {"head": head, "update": update, "stream": stream, "side": side, "up": up, "out": self.last(F.pixel_shuffle(up, 2))}

    def links(self) -> dict[str, Link]:
        return {
            "side": Link(2, (self.side,), ((self.up, 4),)),
            "up": Link(3, (self.up,), ((self.last, 0),), copies=4),
            "stream": Link(4, (self.head, self.update), ((self.update, 0), (self.side, 0), (self.up, 0)), others=("head", "update")),
        }


@pytest.fixture
def picture() -> Tensor:
    return torch.rand(2, 3, 12, 12, generator=torch.Generator().manual_seed(5))


def maxima(net: Small, picture: Tensor) -> dict[str, Tensor]:
    with torch.no_grad():
        return {name: value.abs().amax((0, 2, 3)) for name, value in net.taps(picture).items()}


def test_the_picture_stays_and_every_linked_tap_fills_0_to_1(picture: Tensor) -> None:
    net = Small()
    with torch.no_grad():
        before = net.taps(picture)["out"]
        balance(net.links(), maxima(net, picture))
        torch.testing.assert_close(net.taps(picture)["out"], before, atol=1e-4, rtol=1e-4)
    after = maxima(net, picture)
    for name in ("side", "up", "stream"):
        assert float(after[name].max()) < 1.001, name
    # Of the four places of a shuffled channel the loudest fills the range; of a stream the loudest station.
    assert torch.allclose(after["up"].reshape(3, 4).amax(1), torch.ones(3), atol=1e-3)
    stations = torch.stack([after[name] for name in ("head", "update", "stream")])
    assert torch.allclose(stations.amax(0), torch.ones(4), atol=1e-3)


def test_a_dead_channel_is_not_made_loud(picture: Tensor) -> None:
    net = Small()
    found = maxima(net, picture)
    loudest = float(found["side"].max())
    balance({"side": net.links()["side"]}, found)
    after = maxima(net, picture)["side"]
    assert float(after[0]) == pytest.approx(1.0, abs=1e-3)
    assert float(after[1]) < 1e-7 / (QUIETEST * loudest) * 1.01


def test_columns_that_belong_to_others_are_left_alone(picture: Tensor) -> None:
    net = Small()
    before = net.up.weight.detach().clone()
    balance({"side": net.links()["side"]}, maxima(net, picture))
    assert torch.equal(net.up.weight[:, :4], before[:, :4])
    assert not torch.equal(net.up.weight[:, 4:], before[:, 4:])
