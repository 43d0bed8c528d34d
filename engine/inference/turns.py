"""The mean of what a network makes of a picture in all eight turns, each turned back: the geometric self-ensemble of Lim et al.
(EDSR, CVPR workshops 2017, section 3.4). A network has learned each turn a little differently; what they agree on is nearer to the truth.
"""

from collections.abc import Callable

import numpy as np

from engine.core.method import Image

TURNS = 8


def mean_of_turns(run: Callable[[Image], Image], window: Image) -> Image:
    """window: (h, w, 3). run: (a, b, 3) to (scale * a, scale * b, 3), also with the sides changed over. Raises what it raises."""
    total: Image | None = None
    for quarter in range(TURNS // 2):
        for mirrored in (False, True):
            seen = np.rot90(window, quarter)
            made = run(seen[:, ::-1] if mirrored else seen)
            back = np.rot90(made[:, ::-1] if mirrored else made, -quarter)
            total = np.array(back, np.float32) if total is None else np.add(total, back, out=total)
    assert total is not None
    return np.divide(total, np.float32(TURNS), out=total)
