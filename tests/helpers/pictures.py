"""Small photos that tests make for themselves, the same on every machine."""

import numpy as np

from engine.core.photo import Photo


def sky_photo(width: int, height: int) -> Photo:
    """16 bit: a very gentle gradient without noise, as in a clear sky, where the faintest line at a tile's border would be seen."""
    down = np.linspace(0.0, 1.0, height)[:, None, None]
    across = np.linspace(0.0, 1.0, width)[None, :, None]
    sky = np.array([0.42, 0.58, 0.83]) + down * np.array([0.25, 0.17, 0.05]) + across * 0.04
    return Photo((sky * 65535.0).astype(np.uint16))


def street_photo(width: int, height: int, seed: int = 5) -> Photo:
    """8 bit: sky above, coloured blocks with hard edges below, sensor-like noise over everything."""
    random = np.random.default_rng(seed)
    sky = (sky_photo(width, height).pixels >> 8).astype(np.int16)
    colours = random.integers(10, 240, (12, 16, 3), dtype=np.int16)
    rows = np.arange(height) * 12 // max(height, 1)
    columns = np.arange(width) * 16 // max(width, 1)
    scene = np.where((np.arange(height) * 5 > height * 2)[:, None, None], colours[rows][:, columns], sky)
    noise = random.integers(-7, 8, (height, width, 3), dtype=np.int16)
    return Photo(np.clip(scene + noise, 0, 255).astype(np.uint8))
