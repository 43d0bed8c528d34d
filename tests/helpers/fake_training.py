"""A training process that trains nothing: writes the events a real one would, with delays, and obeys the wishes. No torch.

Run for real, as a child process, by tests of whoever watches a training: python fake_training.py VERB RUN_DIR MODE STEPS DELAY.
"""

import sys
import time
from enum import Enum
from pathlib import Path

import numpy as np
from PIL import Image

from engine.core.training_events import (
    DataFinding,
    DataPreview,
    FinishStage,
    HeldOutScore,
    Judgement,
    Level,
    TrainingDone,
    TrainingEstimate,
    TrainingFailed,
    TrainingPaused,
    TrainingSample,
    TrainingStarted,
    TrainingStep,
    TrainingStopped,
    TrainingVerdict,
    VariantPublished,
)
from engine.core.training_run import RunFolder, Wish

START = 21.77
VARIANT = "strong"


class Mode(Enum):
    """How the run turns out."""

    BETTER = "better"
    NOT_BETTER = "not_better"
    UNFIT = "unfit"
    FAILS = "fails"
    CRASHES = "crashes"


def main() -> int:
    verb, root, mode, steps, delay = sys.argv[1], Path(sys.argv[2]), Mode(sys.argv[3]), int(sys.argv[4]), float(sys.argv[5])
    run = RunFolder(root)
    with run.occupied():
        return {"check": check, "train": train, "finish": finish}[verb](run, mode, steps, delay)


def check(run: RunFolder, mode: Mode, steps: int, delay: float) -> int:
    run.append(DataFinding(Level.INFO, "24 photos, 4 of them are kept back to measure on."))
    run.append(DataFinding(Level.WARNING, "2 photos are smaller than 600 px and give few patches."))
    time.sleep(delay)
    if mode is Mode.UNFIT:
        run.append(DataFinding(Level.ERROR, "3 photos are too few: at least 8 are needed."))
        return 1
    picture(run.root / "preview.png", 240, 480, 3)
    run.append(DataPreview("preview.png", "Old phone: blur 0.6 to 1.4 px, noise 2 to 6 of 255, colour of the method's own phone."))
    run.append(TrainingEstimate(2.86, steps, 20.0, 4.0, "cpu"))
    return 0


def train(run: RunFolder, mode: Mode, steps: int, delay: float) -> int:
    state = run.root / "state"
    first = int(state.read_text()) if state.exists() else 0
    run.append(TrainingStarted("fp32", first, steps, "cpu", 2))
    gain = -0.03 if mode is Mode.NOT_BETTER else 0.62
    for step in range(first + 1, steps + 1):
        time.sleep(delay)
        if mode is Mode.FAILS and step > steps // 2:
            run.append(TrainingFailed("The loss is no longer a number.", "Try a lower learning rate."))
            return 1
        if mode is Mode.CRASHES and step > steps // 2:
            sys.stderr.write("MemoryError: no room for 16 patches\n")
            return 134
        share = step / steps
        run.append(TrainingStep("fp32", step, steps, 0.09 * 0.3**share + 0.002 * np.sin(step), 1 / max(delay, 1e-3), step * delay))
        if step % max(1, steps // 8) == 0:
            measure(run, step, START + gain * (1 - 0.05**share))
        if not waits(run, state, step):
            run.append(TrainingStopped("fp32", step))
            return 0
    judgement = Judgement.BETTER if gain > 0 else Judgement.NOT_BETTER
    run.append(TrainingVerdict(judgement, gain, 4 if gain > 0 else 1, 4, words(judgement, gain), True))
    run.append(TrainingDone("fp32", steps, steps * delay, "fp32.pt"))
    return 0


def waits(run: RunFolder, state: Path, step: int) -> bool:
    """Obey the wish; False: end."""
    wish = run.wish()
    if wish is not Wish.RUN:
        state.write_text(str(step))
    if wish is Wish.PAUSE:
        run.append(TrainingPaused("fp32", step))
        while (wish := run.wish()) is Wish.PAUSE:
            time.sleep(0.02)
        if wish is Wish.RUN:
            run.append(TrainingStarted("fp32", step, 0, "cpu", 2))
    return wish is not Wish.STOP


def measure(run: RunFolder, step: int, psnr: float) -> None:
    run.append(HeldOutScore("fp32", step, psnr, 0.771 + step * 1e-5, START, 0.771, 19.13))
    for number in range(2):
        for name in ("before", "after", "target"):
            file = run.root / f"{name}{number}-{step if name == 'after' else 0}.png"
            picture(file, 160, 240, number, {"before": 0.55, "after": 0.6 + 0.4 * min(1, step / 100), "target": 1.0}[name])
        run.append(TrainingSample("fp32", step, f"before{number}-0.png", f"after{number}-{step}.png", f"target{number}-0.png"))
    run.append(TrainingVerdict(Judgement.UNCLEAR, round(psnr - START, 2), 3, 4, words(Judgement.UNCLEAR, psnr - START), False))


def words(judgement: Judgement, gain: float) -> str:
    start = {Judgement.BETTER: "Better", Judgement.NOT_BETTER: "Not better", Judgement.UNCLEAR: "Not clearly better"}[judgement]
    return f"{start} than the weights it started from: {gain:+.2f} dB on average over 4 held-out photos."


def finish(run: RunFolder, mode: Mode, steps: int, delay: float) -> int:
    for fraction, text in ((0.1, "Calibrating, 1 of 4"), (0.4, "Training the INT8 form"), (0.9, "Comparing torch with ONNX")):
        run.append(FinishStage(fraction, text))
        if fraction == 0.4:
            run.append(TrainingStarted("qat", 0, 3, "cpu", 2))
            for step in range(1, 4):
                time.sleep(delay)
                run.append(TrainingStep("qat", step, 3, 0.01, 1 / max(delay, 1e-3), step * delay))
            run.append(TrainingDone("qat", 3, 3 * delay, "qat.pt"))
        time.sleep(delay)
        if run.wish() is Wish.STOP:
            run.append(TrainingStopped("qat", 3))
            return 0
    run.append(VariantPublished(run.plan().method, VARIANT, "models/strong", {"fp32": 22.39, "ptq": 22.1, "qat": 22.35}))
    return 0


def picture(file: Path, height: int, width: int, seed: int, light: float = 0.9) -> None:
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width]
    waves = [np.sin(x / rng.uniform(8, 30) + y / rng.uniform(8, 30) + rng.uniform(0, 6)) for _ in range(3)]
    Image.fromarray(np.clip((128 + 100 * np.stack(waves, axis=-1)) * light, 0, 255).astype(np.uint8)).save(file)


if __name__ == "__main__":
    sys.exit(main())
