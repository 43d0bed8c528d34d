"""What a preset's steps gain over its steps alone, on pairs of photos: `python tests/benchmarks/chains.py INPUT TARGET [PRESET...]`.

INPUT and TARGET hold photos of the same names and sizes. Prints PSNR and SSIM (8 bit, mean of the photos) of every step by itself, of the
steps in their order and in reverse; each step runs once where it can. Without PRESET: the presets that come with the program.
"""

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.core.metrics import psnr, ssim
from engine.core.photo import to_depth
from engine.core.photo_io import read_photo
from engine.core.progress import NullProgress
from engine.edit.cache import EditCache
from engine.edit.edit import Edit, Step
from engine.edit.presets import read_preset, shelf
from engine.edit.run import Memo, run_edit
from engine.pipeline import Engine, finished_photo


def main(inputs: Path, targets: Path, presets: list[Path]) -> None:
    engine = Engine.open()
    for preset in [read_preset(path) for path in presets] or shelf().bundled:
        steps = preset.edit.checked(engine.methods).active
        chains = [*((step,) for step in steps), steps, steps[::-1]]
        scores: dict[int, list[tuple[float, float]]] = {index: [] for index in range(len(chains))}
        names = sorted(path.name for path in targets.iterdir())
        for name in names:
            target, cache = read_photo(targets / name).pixels, EditCache()
            for index, chain in enumerate(chains):
                made = pixels_of(engine, inputs / name, chain, Memo(cache, name))
                scores[index].append((psnr(made, target), ssim(made, target)))
        print(f"{preset.name}, {len(names)} photos")
        for index, chain in enumerate(chains):
            mean = np.mean(scores[index], axis=0)
            print(f"  {' > '.join(f'{step.method} {step.variant}' for step in chain):60} {mean[0]:.2f} dB  {mean[1]:.4f}")


def pixels_of(engine: Engine, photo: Path, steps: tuple[Step, ...], memo: Memo) -> NDArray[np.uint8]:
    edit = Edit(steps)
    edited = run_edit(engine, read_photo(photo), edit, NullProgress(), memo=memo)
    return np.asarray(to_depth(finished_photo(edited.base, edited.result, edit.finish).pixels, 8), np.uint8)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [Path(name) for name in sys.argv[3:]])
