"""Ages a folder of good photos as an old phone would have taken them: `python -m engine.training.age_photos METHOD IN OUT`.

Makes the samples of the application and the made half of the evaluation (`eval/clean`): each picture is seeded by its place in
name order, so the same folder always gives the same aged folder. Pictures are written as PNG, already decoded from the phone's
JPEG, under the same stem.
"""

import argparse
import importlib
from pathlib import Path

import cv2
import numpy as np

from engine.training.phone_look import PhoneLook, PhoneModel, vignetting


def age(photo: np.ndarray, look: PhoneLook, seed: int) -> np.ndarray:
    """(height, width, 3) uint8 RGB to the same size and type."""
    rng = np.random.default_rng([seed, 2009])
    rgb = photo.astype(np.float32) / np.float32(255)
    height, width = rgb.shape[:2]
    shot = look.shot(cv2.resize(rgb, (64, 64), interpolation=cv2.INTER_AREA).astype(np.float32), rng)
    half = 0.5 * float(np.hypot(height, width))
    gain = vignetting(-width / 2 / half, -height / 2 / half, width, height, 1 / half, shot)
    return (look.render(rgb, shot, rng, gain) * 255 + 0.5).astype(np.uint8)


def main() -> None:
    parser = argparse.ArgumentParser(description="Age good photos as an old phone would have taken them.")
    parser.add_argument("method", help="whose phone model to use, e.g. qat_unet")
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--longest", type=int, default=None, help="reduce to this many pixels first")
    options = parser.parse_args()
    package = importlib.import_module(f"engine.methods.{options.method}")
    look = PhoneLook(PhoneModel.load(next(Path(str(package.__file__)).parent.glob("phone_*.json"))))
    options.output.mkdir(parents=True, exist_ok=True)
    for seed, file in enumerate(sorted(options.input.iterdir())):
        photo = cv2.imread(str(file), cv2.IMREAD_COLOR)
        if photo is None:
            print(f"{file.name}: not a picture, left out")
            continue
        if options.longest and max(photo.shape[:2]) > options.longest:
            scale = options.longest / max(photo.shape[:2])
            photo = cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        aged = age(photo[..., ::-1], look, seed)
        cv2.imwrite(str(options.output / f"{file.stem}.png"), aged[..., ::-1])


if __name__ == "__main__":
    main()
