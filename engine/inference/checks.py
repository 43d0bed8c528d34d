"""Judges a finished tile against the part of the photo it was made from: can this be right?

Owns what counts as wrong and the thresholds, measured over photos and methods as written beside them. Looks at a sample of the pixels, so
that a look costs next to nothing beside a network. What follows from a fault is rescue.py's. Pure numpy; any thread.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from engine.core.errors import InferenceError
from engine.core.photo import Pixels, to_float
from engine.core.sentences import said, said_n


class BadTile(InferenceError):
    """A tile came back with pixels that cannot be right."""


class Fault(Enum):
    """What is wrong with a tile: how one says it of a network, and of tiles ("2 of 48 tiles came back black")."""

    NUMBERS = (said("The network returned values that are not numbers."), said("without numbers"))
    BLACK = (said("The network returned a black tile."), said("black"))
    FLAT = (said("The network returned a tile without any detail."), said("without any detail"))
    CLIPPED = (said("The network returned a tile that is mostly clipped."), said("mostly clipped"))
    COLOUR = (said("The network returned a tile in quite another colour."), said("in quite another colour"))

    def __init__(self, sentence: str, words: str) -> None:
        self.sentence = sentence
        self.words = words

    @property
    def certain(self) -> bool:
        """Whether such a tile is useless whatever the method meant; one in a strange colour may be meant."""
        return self in (Fault.NUMBERS, Fault.BLACK, Fault.FLAT)


_VISIBLE = 8.0 / 255.0
_NOTHING = 65535 // 510
"""Half a level of 8 bit, in the finished tile's 16."""

_LOOKS = 32
"""At least so many rows and columns of a tile are looked at, where it has them."""

_NEAR = 2.0 / 255.0
"""So far from black and white a value is not clipped, noise included."""

_BRIGHT, _DARK = 0.5, 0.15
"""No method makes black of what is brighter than the one, or white of what is darker than the other, all over a tile."""

_BANDS = 8
"""Kinds of values told apart by their brightness, when it is asked how often such are clipped elsewhere in the photo."""

MOST_IMPOSSIBLE = 0.1
"""Share of a tile's values. Measured over 16 340 tiles of 44 photos (old phones, night shots, prints, good ones), 12 sets of weights: 0."""

MOST_CLIPPED = 0.6
"""Share of a tile's values that may be clipped beyond what is usual for values as bright. Measured as above: up to 0.40, where a night
method makes a bright photo brighter."""

MOST_TURNED = 0.27
"""How far a channel's part of a tile's mean colour may move. Measured as above: up to 0.18; where a channel is lost it is 0.3 in the
middle of those tiles."""

MOST_UNLIKE = 0.22
"""How far it may move otherwise than in most tiles of the photo. Measured as above: up to 0.15."""

_FEWEST = 6
"""So many tiles must there be for "usually"."""

_FLOOR = 0.02
"""Brightness that counts as much as the colour there: in the dark, a level more or less is no other colour."""


@dataclass(frozen=True)
class Look:
    """What is remembered of a tile, from a sample of its values.

    turned: how far red's, green's and blue's parts of its mean colour moved, (3,). values: how many there are in each band of brightness
    of the source, as shares of all; clipped: the shares that were newly clipped, black or white; impossible: the share that no method
    clips.
    """

    turned: NDArray[np.float64]
    values: NDArray[np.float64]
    clipped: NDArray[np.float64]
    impossible: float


@dataclass(frozen=True)
class Usual:
    """What happens to most tiles of a photo. turned: the median; values, clipped: the sums over all tiles."""

    turned: NDArray[np.float64]
    values: NDArray[np.float64]
    clipped: NDArray[np.float64]


def look_at(before: Pixels, after: NDArray[np.uint16]) -> Look:
    """before: (h, w, 3) of the photo; after: (size * h, size * w, 3) finished."""
    size = after.shape[0] // before.shape[0]
    step = max(1, min(before.shape[:2]) // _LOOKS)
    source = to_float(before[::step, ::step])
    made = to_float(after[:: size * step, :: size * step])
    black, white = (made <= 0.0) & (source > _NEAR), (made >= 1.0) & (source < 1.0 - _NEAR)
    band = np.minimum((source * _BANDS).astype(np.uint8), _BANDS - 1)
    values = np.bincount(band.ravel(), minlength=_BANDS) / band.size
    clipped = np.bincount(band[black | white], minlength=_BANDS) / band.size
    impossible = ((black & (source > _BRIGHT)) | (white & (source < _DARK))).mean()
    return Look(_turned(source.mean((0, 1), np.float64), made.mean((0, 1), np.float64)), values, clipped, float(impossible))


def find_fault(before: Pixels, after: NDArray[np.uint16], look: Look) -> Fault | None:
    """What is wrong with a tile, seen alone: black from a picture that is not, one flat tone from a textured picture, clipped where no
    method clips, or of a colour that no method makes of that one."""
    lowest, highest = int(after.min()), int(after.max())
    if highest - lowest <= _NOTHING:
        source = to_float(before)
        if highest <= _NOTHING and float(source.mean()) > _VISIBLE:
            return Fault.BLACK
        if float(source.std()) > _VISIBLE:
            return Fault.FLAT
    if look.impossible > MOST_IMPOSSIBLE:
        return Fault.CLIPPED
    return Fault.COLOUR if float(np.abs(look.turned).max()) > MOST_TURNED else None


def usual(looks: Sequence[Look]) -> Usual | None:
    """What most tiles have in common; None when they are too few to say."""
    if len(looks) < _FEWEST:
        return None
    turned = np.median([look.turned for look in looks], axis=0)
    return Usual(turned, np.sum([look.values for look in looks], axis=0), np.sum([look.clipped for look in looks], axis=0))


def unlike(look: Look, others: Usual | None) -> Fault | None:
    """What is wrong with a tile when the others are known: clipped far more than values as bright are elsewhere, or in another colour."""
    if others is None:
        return None
    # What is usual is asked of the other tiles only: a bright one may hold most of the bright values there are.
    rates = (others.clipped - look.clipped) / np.maximum(others.values - look.values, 1e-6)
    known = others.values - look.values > look.values
    excess = np.where(known, look.clipped - look.values * rates, 0.0).sum()
    if excess > MOST_CLIPPED:
        return Fault.CLIPPED
    return Fault.COLOUR if float(np.abs(look.turned - others.turned).max()) > MOST_UNLIKE else None


def _turned(source: NDArray[np.float64], made: NDArray[np.float64]) -> NDArray[np.float64]:
    """What happened to the parts of red, green and blue in a mean colour, brightness aside; less the darker the source was."""
    light = float(source.mean())
    same = source * (made.mean() / max(light, 1e-4))

    def parts(colour: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray((colour + _FLOOR) / (colour.sum() + 3 * _FLOOR), np.float64)

    return (parts(made) - parts(same)) * (light / (light + _FLOOR))


def words_for(counts: Mapping[tuple[Fault, str], int], total: int, how: str) -> tuple[str, ...]:
    """A sentence for each kind of fault and what became of it. counts: of tiles, by fault and the way that answered it, "" where none
    did and the tile was kept; how: what they were run in."""
    return tuple(_sentence(fault, answer, count, total, how) for (fault, answer), count in counts.items())


def _sentence(fault: Fault, answer: str, count: int, total: int, how: str) -> str:
    fields = {"tiles": said_n("{count} tile", "{count} tiles", total), "fault": fault.words, "how": how}
    if not answer:
        return said_n(
            "{count} of {tiles} came back {fault} in {how} and in every other way, and was kept.",
            "{count} of {tiles} came back {fault} in {how} and in every other way, and were kept.",
            count,
            **fields,
        )
    return said_n(
        "{count} of {tiles} came back {fault} in {how} and was run again {answer}.",
        "{count} of {tiles} came back {fault} in {how} and were run again {answer}.",
        count,
        **fields,
        answer=answer,
    )
