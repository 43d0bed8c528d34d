"""What our form of the dense-modulation networks gains over the source's own, in one run:

`python tests/benchmarks/dense_modulation_forms.py`

Both methods in both forms: weights, work, the share of it in integers, and milliseconds a megapixel of the result in FP32 and INT8 on
both providers (OpenVINO where its package is installed). Weights are random and ranges come from noise: time does not depend on them,
the picture is not looked at. The source's form of `dm_restore` has no INT8 (its norms look at the whole picture). All files take turns,
the best time of each counts, so that a busy machine slows all. Prints Markdown; takes about two minutes. Tests nothing.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from torch import nn

from engine.core.precision import Precision
from engine.export.onnx_export import CODE, IMAGE, compile_for_openvino, export_tile_graph, integer_shares, multiply_adds
from engine.export.ptq import best_ptq
from engine.inference.providers import CPU, OPENVINO
from engine.methods.dm_restore import recipe as restore
from engine.methods.dm_sr_x4 import recipe as enlarge
from engine.nets.dense_modulation import Form
from engine.training.phases import fold
from engine.training.qat import Calibration
from engine.training.recipe import Recipe

Feed = dict[str, NDArray[np.float32]]
PROVIDERS = (CPU, OPENVINO) if importlib.util.find_spec("openvino") else (CPU,)


@dataclass(frozen=True)
class Subject:
    """One form of one method. side: of its tile; files: by precision, INT8 only where the form has one."""

    title: str
    parameters: int
    scale: int
    side: int
    feed: Feed
    files: dict[Precision, Path]

    @property
    def megapixels(self) -> float:
        """Of the result."""
        return (self.scale * self.side) ** 2 / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--side", type=int, default=256, help="of the tiles that are enlarged")
    parser.add_argument("--detail-side", type=int, default=512, help="of the tiles that keep their size")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--turns", type=int, default=5)
    arguments = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    with TemporaryDirectory() as folder:
        subjects = [
            _written(recipe, options(form=form), side, Path(folder))
            for recipe, options, side in (
                (enlarge.RECIPE, enlarge.Options, arguments.side),
                (restore.RECIPE, restore.Options, arguments.detail_side),
            )
            for form in Form
        ]
        print("\n".join(_work_table(subjects)), flush=True)
        print("\n".join(_time_table(subjects, arguments.threads, arguments.turns)))


def _written(recipe: Recipe, options: enlarge.Options | restore.Options, side: int, folder: Path) -> Subject:
    """Build a form and write its files."""
    network = recipe.network(options).eval()
    with torch.no_grad():
        for module in network.modules():
            if isinstance(module, nn.Conv2d) and module.bias is not None:
                # Biases that are all alike would be shared between layers, and then not fused as trained ones are.
                module.bias += 0.03 * torch.randn_like(module.bias)
    fold(network)
    title = f"{recipe.method.id} {options.form.value}"
    condition = getattr(network, "condition", None)
    code = None if condition is None else int(condition(torch.rand(1, 3, 64, 64)).shape[1])
    networks = {Precision.FP32: network}
    if recipe.method is enlarge.METHOD or options.form is Form.DEPLOY:
        assert recipe.integer is not None
        noise = [(torch.rand(1, 3, 64, 64), torch.rand(1, 3, 64, 64))]
        networks[Precision.PTQ] = best_ptq(recipe.integer(network), noise, noise, (Calibration.MIN_MAX,)).net
    files = {precision: folder / f"{title}_{precision.value}.onnx" for precision in networks}
    for precision, path in files.items():
        export_tile_graph(networks[precision], code, path, recipe.method.multiple_of)
    feed = {IMAGE: np.random.default_rng(1).random((1, 3, side, side), np.float32)}
    if code is not None:
        feed[CODE] = np.zeros((1, code, 1, 1), np.float32)
    seen_once = 0 if condition is None else sum(p.numel() for p in condition.parameters())
    parameters = sum(p.numel() for p in network.parameters() if p.requires_grad) - seen_once
    return Subject(title, parameters, recipe.method.scale, side, feed, files)


def _work_table(subjects: Sequence[Subject]) -> list[str]:
    shares = " | ".join(f"in integers, {provider}" for provider in PROVIDERS)
    table = [f"| method, form | parameters | multiply-adds / output px | {shares} |", "|---|" + "---:|" * (2 + len(PROVIDERS))]
    for subject in subjects:
        work = sum(multiply_adds(subject.files[Precision.FP32], subject.side).values()) / (subject.megapixels * 1e6)
        cells = ["–"] * len(PROVIDERS)
        if Precision.PTQ in subject.files:
            found = integer_shares(subject.files[Precision.PTQ], subject.side)
            cells = [f"{100 * found[provider]:.1f} %" for provider in PROVIDERS]
        table.append(f"| {subject.title} | {subject.parameters:,} | {work:,.0f} | {' | '.join(cells)} |")
    return [*table, "", "Parameters without those that see only the thumbnail, and without fixed ones.", ""]


def _time_table(subjects: Sequence[Subject], threads: Sequence[int], turns: int) -> list[str]:
    table = ["| method, form, tile | provider | threads | FP32 ms / output MP | INT8 ms / output MP | INT8 × as fast |"]
    table += ["|---|---|---:|---:|---:|---:|"]
    for count in threads:
        best = _best_times(subjects, count, turns)
        for index, subject in enumerate(subjects):
            for provider in PROVIDERS:
                fp32, int8 = (best.get((index, provider, precision)) for precision in (Precision.FP32, Precision.PTQ))
                assert fp32 is not None
                cells = [f"{1e3 * seconds / subject.megapixels:.1f}" if seconds else "–" for seconds in (fp32, int8)]
                ratio = f"{fp32 / int8:.2f}" if int8 else "–"
                table.append(f"| {subject.title}, {subject.side} | {provider} | {count} | {' | '.join(cells)} | {ratio} |")
    return table


def _best_times(subjects: Sequence[Subject], threads: int, turns: int) -> dict[tuple[int, str, Precision], float]:
    """Seconds of each file on each provider: the best of `turns`, after one that is not counted."""
    runs: dict[tuple[int, str, Precision], Callable[[], object]] = {
        (index, provider, precision): _runner(path, provider, threads, subject.feed)
        for index, subject in enumerate(subjects)
        for precision, path in subject.files.items()
        for provider in PROVIDERS
    }
    best = dict.fromkeys(runs, float("inf"))
    for turn in range(turns + 1):
        for key, run in runs.items():
            began = time.perf_counter()
            run()
            if turn:
                best[key] = min(best[key], time.perf_counter() - began)
    return best


def _runner(path: Path, provider: str, threads: int, feed: Feed) -> Callable[[], object]:
    if provider == OPENVINO:
        compiled = compile_for_openvino(path, threads)
        return lambda: compiled(feed)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = threads, 3
    # Threads that wait spinning would slow whoever has the next turn.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return lambda: session.run(None, feed)


if __name__ == "__main__":
    main()
