"""Plain QAT against QAT with distillation against PTQ, from one FP32 state of `qat_unet`:

`python tests/benchmarks/qat_table.py STATE.pt PHOTOS --out FOLDER [--pairs SOURCE TARGET] [--steps 600] [--rows plain output]`

Every row trains the same steps on the same batches from the same PTQ ranges; only what the title says differs. (The row more_fp32
rounds nothing: what it gains is due to the steps, not to quantisation.) Scored on photos of the
folder that QAT never sees, aged as in training (the FP32 state may have seen them), and on the pairs. Interrupted at any moment it goes
on where it was; scores and the table lie in the folder, the table is printed as Markdown. Tests nothing: it takes minutes a row.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import cv2
import numpy as np
import torch
from torch import Tensor, nn

from engine.core.errors import EngineError, UsageError
from engine.core.metrics import score
from engine.core.training_events import TrainingEvent, to_line
from engine.core.training_plan import DataLayout, DataPlan, DegradationKind
from engine.core.training_run import Wish
from engine.export.ptq import best_ptq
from engine.methods.qat_unet import net as method
from engine.methods.qat_unet.integer import IntegerUNet
from engine.training import qat
from engine.training.checkpoint import load_state, save_state
from engine.training.data import Batch, Reservoir
from engine.training.degradations import make_degradation
from engine.training.distillation import Distillation
from engine.training.loop import Phase, Schedule, train
from engine.training.losses import camera_look
from engine.training.patches import Chunk, Held, PatchOptions, PatchSource
from engine.training.phone_look import PHONE_2009
from engine.training.sources import open_source

BOTTLENECK = "neck.sum_tap"
OUTPUT_WEIGHT, FEATURE_WEIGHT = 4.0, 0.4
"""Chosen so that both terms are about equally large at the start."""


class Row(Enum):
    """What is trained; the value is the word on the command line."""

    MORE_FP32 = "more_fp32"
    PLAIN = "plain"
    OUTPUT = "output"
    FEATURE = "feature"
    BOTH = "both"
    EMA = "ema"
    EMA_BOTH = "ema_both"

    @property
    def title(self) -> str:
        return {
            Row.MORE_FP32: "FP32, trained on for the same steps",
            Row.PLAIN: "QAT, learned ranges",
            Row.OUTPUT: "QAT + output distillation",
            Row.FEATURE: "QAT + feature distillation",
            Row.BOTH: "QAT + output and feature distillation",
            Row.EMA: "QAT, EMA ranges",
            Row.EMA_BOTH: "QAT, EMA ranges + output and feature distillation",
        }[self]

    @property
    def ranges(self) -> qat.RangeKind:
        return qat.RangeKind.EMA if self in (Row.EMA, Row.EMA_BOTH) else qat.RangeKind.LSQ

    @property
    def weights(self) -> tuple[float, float]:
        """Of output and of feature distillation."""
        output = OUTPUT_WEIGHT if self in (Row.OUTPUT, Row.BOTH, Row.EMA_BOTH) else 0.0
        return output, FEATURE_WEIGHT if self in (Row.FEATURE, Row.BOTH, Row.EMA_BOTH) else 0.0


@dataclass(frozen=True)
class Setting:
    """What all rows share."""

    fp32: nn.Module
    ptq: nn.Module
    chunks: Kept
    folder: Path
    steps: int
    batch: int
    rate: float


class Kept:
    """A source whose chunks are made once and kept in a folder for all rows. Picklable."""

    def __init__(self, source: PatchSource, folder: Path) -> None:
        self.source, self.folder = source, folder
        folder.mkdir(exist_ok=True)

    def chunk(self, number: int) -> Chunk:
        file = self.folder / f"{number:04d}.npz"
        if not file.exists():
            partial = file.with_suffix(".partial")
            with partial.open("wb") as stream:
                np.savez(stream, *self.source.chunk(number))
            partial.replace(file)
        with np.load(file) as kept:
            return kept["arr_0"], kept["arr_1"], kept["arr_2"]


class Printer:
    """The loop's watch: tells standard error what happens and wishes nothing."""

    def tell(self, event: TrainingEvent) -> None:
        print(to_line(event), file=sys.stderr, flush=True)

    def wish(self) -> Wish:
        return Wish.RUN

    def look(self, phase: str, step: int, steps: int, average: Callable[[], nn.Module]) -> None:
        return


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("state", type=Path, help="saved FP32 phase of the deploy form")
    parser.add_argument("photos", type=Path, help="good photos")
    parser.add_argument("--out", type=Path, required=True, help="where states, scores and the table are kept")
    parser.add_argument("--pairs", type=Path, nargs=2, metavar=("SOURCE", "TARGET"), help="real pairs with equal names")
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--rows", nargs="*", default=["plain", "output", "both", "ema"], choices=[row.value for row in Row])
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    try:
        print(table(arguments))
    except EngineError as problem:
        raise SystemExit(problem.message) from None


def table(arguments: argparse.Namespace) -> str:
    """Train and score what is missing, write table.json and return the table."""
    setting = _setting(arguments)
    sets = {"held_out": setting.chunks.source.held_out()}
    if arguments.pairs:
        sets["pairs"] = _pairs(*arguments.pairs)
    found: dict[str, Any] = {"steps": arguments.steps, "batch": arguments.batch, "rate": arguments.rate, "rows": []}
    candidates: list[tuple[str, str, Callable[[], nn.Module]]] = [
        ("fp32", "FP32", lambda: setting.fp32),
        ("ptq", "PTQ", lambda: setting.ptq),
        *((row.value, row.title, lambda row=row: _trained(setting, row)) for row in map(Row, arguments.rows)),
    ]
    for name, title, network in candidates:
        scores = _scored(arguments.out / f"{name}_{arguments.steps}.json", network, sets, setting.fp32)
        found["rows"].append({"row": name, "title": title, "scores": scores})
        (arguments.out / "table.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return _markdown(found["rows"], list(sets))


def _setting(arguments: argparse.Namespace) -> Setting:
    degradation = make_degradation(DegradationKind.PHONE_LOOK, PHONE_2009)
    plan = DataPlan(DataLayout.PHOTOS, arguments.photos)
    fp32 = _fp32(arguments.state)
    file = arguments.out / "ptq.pt"
    saved = load_state(file)
    if saved is None:
        large = open_source(plan, degradation, PatchOptions(size=256, alone=0.25, count=32), 1001)
        tiles = [_tiles(large, number) for number in range(2)]
        result = best_ptq(IntegerUNet(fp32), tiles[0], tiles[1][:6])
        print({kind.value: round(psnr, 2) for kind, psnr in result.psnr.items()}, file=sys.stderr, flush=True)
        saved = {"network": result.net.state_dict()}
        save_state(file, saved)
    ptq = qat.quantise(IntegerUNet(fp32))
    ptq.load_state_dict(saved["network"])
    chunks = Kept(open_source(plan, degradation, PatchOptions(), 2), arguments.out / "chunks")
    return Setting(fp32, ptq.eval(), chunks, arguments.out, arguments.steps, arguments.batch, arguments.rate)


def _fp32(file: Path) -> method.DeployUNet:
    """The averaged network of a saved FP32 phase, folded."""
    saved = load_state(file)
    if saved is None:
        raise UsageError(f"There is no saved state {file}.")
    weights = {name.removeprefix("module."): value for name, value in saved["average"].items() if name.startswith("module.")}
    net = method.DeployUNet(len(weights["refine2.main2.bias"])).eval()
    if "refine2.norm.weight" not in weights:
        net.fold()
    net.load_state_dict(weights | {name: saved["network"][name] for name, _ in net.named_buffers()})
    net.fold()
    return net


def _tiles(source: PatchSource, number: int) -> qat.Tiles:
    pictures, _, thumbnails = (torch.from_numpy(side).permute(0, 3, 1, 2).float().div(255) for side in source.chunk(number))
    return list(zip(pictures.split(2), thumbnails.split(2), strict=True))


def _trained(setting: Setting, row: Row) -> nn.Module:
    start = qat.unquantised(setting.ptq) if row is Row.MORE_FP32 else setting.ptq
    student = qat.with_ranges(start, row.ranges)
    output_weight, feature_weight = row.weights
    distillation = Distillation(qat.unquantised(setting.ptq), output_weight, feature_weight, (BOTTLENECK,))

    def loss(network: nn.Module, batch: Batch) -> tuple[Tensor, Tensor]:
        with distillation.watching(network):
            output: Tensor = network.enhance(batch.source, batch.thumbnail)  # type: ignore[operator]
            value = camera_look(output, batch.target)
            return value + (distillation.loss(batch, output) if any(row.weights) else 0.0), output

    groups = qat.parameter_groups(student, setting.rate, 10 * setting.rate)
    freezing = qat.Freezing(row.ranges.frozen_at)
    phase = Phase(f"{row.value}_{setting.steps}", student, groups, lambda step: Reservoir(setting.chunks, 12, 40, 2, step), loss, freezing)
    average = min(0.995, max(0.9, 1 - 10 / setting.steps))
    schedule = Schedule(setting.steps, setting.batch, setting.steps // 10, average=average, half=False, save_every=50, report_every=50)
    return train(phase, schedule, setting.folder, Printer())


def _scored(file: Path, network: Callable[[], nn.Module], sets: dict[str, Sequence[Held]], fp32: nn.Module) -> dict[str, Any]:
    """For each set, each photo's PSNR and SSIM against the target and PSNR against the FP32 picture; kept in `file` with what tells
    the pictures, so that scores of other ones are never put beside them."""
    digests = {name: _digest(photos) for name, photos in sets.items()}
    if file.exists():
        kept: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        if all(kept.get(name, {}).get("digest") == digest for name, digest in digests.items()):
            return kept
    net = copy.deepcopy(network()).eval()
    found: dict[str, Any] = {}
    for name, photos in sets.items():
        rows = []
        for held in photos:
            made, reference = _picture(net, held), _picture(fp32, held)
            right = score(made, held.target, with_ms_ssim=False)
            rows.append((min(right.psnr, 100.0), right.ssim, min(score(made, reference, with_ssim=False, with_ms_ssim=False).psnr, 100.0)))
        columns = zip(("psnr", "ssim", "fp32"), zip(*rows, strict=True), strict=True)
        found[name] = {key: [round(value, 5) for value in column] for key, column in columns} | {"digest": digests[name]}
    file.write_text(json.dumps(found) + "\n", encoding="utf-8")
    return found


def _digest(photos: Sequence[Held]) -> str:
    whole = hashlib.sha256()
    for held in photos:
        for side in (held.source, held.target, held.thumbnail):
            whole.update(np.ascontiguousarray(side).tobytes())
    return whole.hexdigest()


def _picture(net: nn.Module, held: Held) -> np.ndarray:
    """8-bit; sides that are no multiples of 8 are reflected on and cut off again."""
    height, width = held.source.shape[:2]
    padded = np.pad(held.source, ((0, -height % 8), (0, -width % 8), (0, 0)), "reflect")
    image, thumbnail = (torch.from_numpy(side.copy()).permute(2, 0, 1)[None].float().div(255) for side in (padded, held.thumbnail))
    with torch.no_grad():
        output = net.enhance(image, thumbnail)[0, :, :height, :width]  # type: ignore[operator]
    return (output.clamp(0, 1) * 255).round().byte().permute(1, 2, 0).numpy()


def _pairs(source: Path, target: Path) -> list[Held]:
    found = []
    for file in sorted(source.iterdir()):
        one, other = (cv2.imread(str(folder / file.name)) for folder in (source, target))
        if one is not None and other is not None and one.shape == other.shape:
            one, other = (np.ascontiguousarray(side[..., ::-1]) for side in (one, other))
            small = cv2.resize(one, (method.THUMBNAIL, method.THUMBNAIL), interpolation=cv2.INTER_AREA)
            found.append(Held(file.name, file.name, one, other, np.asarray(small, np.uint8)))
    if not found:
        raise UsageError(f"{source} and {target} hold no pictures with equal names and sizes.")
    return found


def _markdown(rows: list[dict[str, Any]], sets: list[str]) -> str:
    """PSNR, SSIM, dB from FP32, and the gain over PTQ with its standard error over photos."""
    ptq = next(row for row in rows if row["row"] == "ptq")["scores"]
    lines = []
    for name in sets:
        count = len(ptq[name]["psnr"])
        lines += [f"{name}, {count} pictures", "", "| row | PSNR dB | SSIM | over PTQ dB | from FP32 dB |", "|---|---:|---:|---:|---:|"]
        for row in rows:
            own = row["scores"][name]
            gains = np.subtract(own["psnr"], ptq[name]["psnr"])
            error = float(gains.std(ddof=1) / np.sqrt(count)) if count > 1 else float("nan")
            distance = "" if row["row"] == "fp32" else f"{np.mean(own['fp32']):.2f}"
            figures = f"{np.mean(own['psnr']):.3f} | {np.mean(own['ssim']):.4f} | {gains.mean():+.3f} ± {error:.3f} | {distance}"
            lines.append(f"| {row['title']} | {figures} |")
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
