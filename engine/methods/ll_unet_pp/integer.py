"""The deploy form for integers: the same picture as `DeployNested`, with one fixed range for everything that is joined.

Made from a trained network, never trained from scratch. Batch norms are folded; the photo's code is added before rounding, so the
exporter can make it the convolution's bias; `balance` scales channels so that the results of all nodes and of all enlargements fill 0-1:
every part of every concatenation then shares one scale.
"""

import copy
from collections.abc import Mapping

from torch import Tensor, nn

from engine.methods.ll_unet_pp.net import LEVELS, DeployNested, Node, places
from engine.nets.balance import Link, balance
from engine.nets.taps import BalancedTap, FloatConv2d, Through


class IntegerNested(DeployNested):
    """The tile graph `forward(image, code)` for INT8; without quantizers it equals the folded `DeployNested` up to rounding.

    float_head: leave the head's weights in FP32. Its output is FP32 either way.
    """

    def __init__(self, trained: DeployNested, float_head: bool = False) -> None:
        super().__init__(trained.width)
        net = copy.deepcopy(trained).eval()
        net.fold()
        self.fold()
        if not float_head:
            self.head = _plain(self.head)
        self.load_state_dict(net.state_dict())
        # All precisions share the code of the photo.
        self.condition.requires_grad_(False)
        self.code_tap = Through()
        for level, column in places():
            node = self.node(level, column)
            node.mix_tap = Through()
            if column < LEVELS - 1:
                node.refine.sum_tap = BalancedTap()
            if node.up is not None:
                node.up.tap = BalancedTap()
        self.eval()

    def node(self, level: int, column: int) -> Node:
        node = self.nodes[f"x{level}{column}"]
        assert isinstance(node, Node)
        return node

    def links(self) -> Mapping[str, Link]:
        """By the name of the tap behind the makers; the tap's first `channels * copies` channels are meant."""
        found: dict[str, Link] = {}
        for level, column in places():
            node, name, channels = self.node(level, column), f"nodes.x{level}{column}", self.widths[level]
            refine, prefix = node.refine, f"{name}.refine"
            readers = ((refine.main1, 0), (refine.shortcut, 0))
            found[f"{prefix}.spread_tap"] = Link(channels, (refine.spread,), readers)
            found[f"{prefix}.main1_tap"] = Link(channels, (refine.main1,), ((refine.main2, 0),))
            if column < LEVELS - 1:
                parts = (f"{prefix}.main2_tap", f"{prefix}.shortcut_tap")
                makers = (refine.main2, refine.shortcut)
                found[f"{prefix}.sum_tap"] = Link(channels, makers, tuple(self._readers(level, column)), others=parts)
            if node.up is not None:
                found[f"{name}.up.tap"] = Link(channels, (node.up.conv,), ((node.mix, column * channels),), copies=4)
        return found

    def _readers(self, level: int, column: int) -> list[tuple[nn.Conv2d, int]]:
        """Who reads X(level, column), and from which of its columns on."""
        later = range(column + 1, LEVELS - level)
        found = [(self.node(level, k).mix, column * self.widths[level]) for k in later]
        if column == 0 and level < LEVELS - 1:
            found.append((self.node(level + 1, 0).mix, 0))
        above = self.node(level - 1, column + 1).up if level > 0 else None
        if above is not None:
            found.append((above.conv, 0))
        return found

    def balance(self, maxima: Mapping[str, Tensor]) -> None:
        """See `engine.nets.balance`."""
        balance(self.links(), maxima)


def _plain(head: nn.Conv2d) -> nn.Conv2d:
    """The same convolution, not kept from being quantised."""
    assert isinstance(head, FloatConv2d)
    return nn.Conv2d(head.in_channels, head.out_channels, 3, 1, 1)
