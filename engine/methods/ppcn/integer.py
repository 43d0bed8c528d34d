"""The deploy forms as INT8 runs them: the same picture, with fixed ranges where the teacher concatenates.

Made from a folded, trained network, never trained from scratch. The student concatenates nothing and stays as it is.
"""

import copy
from collections.abc import Mapping

from torch import Tensor

from engine.methods.ppcn.net import Deploy, DeployTeacher
from engine.nets.balance import Link, balance
from engine.nets.taps import BalancedTap


class IntegerTeacher(DeployTeacher):
    """Both parts of the concatenation lie in 0-1; `balance` scales the channels of the residual stream to fill that."""

    @classmethod
    def of(cls, trained: DeployTeacher) -> "IntegerTeacher":
        """A copy of the folded network, which stays as it is."""
        net = cls()
        net.fold()
        net.load_state_dict(trained.state_dict())
        net.sum1_tap, net.sum2_tap = BalancedTap(), BalancedTap()
        return net.eval()

    def links(self) -> Mapping[str, Link]:
        """The stream passes both blocks with one scale; no shift of the code is added to it."""
        makers = (self.down.conv, self.narrow1.conv, self.narrow2.conv)
        readers = ((self.wide1.conv, 0), (self.wide2.conv, 0), (self.mix.conv, 0), (self.mix.conv, self.channels))
        others = ("down.tap", "narrow1.tap", "sum1_tap", "narrow2.tap")
        return {"sum2_tap": Link(self.channels, makers, readers, others=others)}

    def balance(self, maxima: Mapping[str, Tensor]) -> None:
        """See `engine.nets.balance`."""
        balance(self.links(), maxima)


def integer(network: Deploy) -> Deploy:
    """A copy of the folded network in the form that INT8 runs; all precisions share the code of the photo."""
    net = IntegerTeacher.of(network) if isinstance(network, DeployTeacher) else copy.deepcopy(network).eval()
    net.condition.requires_grad_(False)
    return net
