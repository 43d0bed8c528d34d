"""The tables of enlarging and of real detail, as Markdown: quality against what needs no network, perceptual distance, speed and memory.

    python tests/benchmarks/super_resolution.py enlarge SET... [--method dm_sr_x4] [--jpeg 20|0] [--variants V...] [--precisions P...]
    python tests/benchmarks/super_resolution.py detail SET... [--method dm_restore] [--train PAIRS] [--strengths 0.5 1]
    python tests/benchmarks/super_resolution.py speed METHOD [--megapixels 0.3] [--turns 3]

A SET is a folder of good photos, whose inputs are made by the source's protocol; for `detail` also one of pairs, *L.png beside *H.png.
The perceptual distance is `engine.training.judge`'s, a tool of ours: without its weights that column is left out, and said. Speed is
taken in a fresh process for each row, all rows in turn, so that the ratios hold where the machine is not quiet. Tests nothing.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np

from engine.baselines import FACTOR, ONLINE_QUALITY, Baseline, Picture, Reduction, Unsharp
from engine.bench import bench, synthetic_photo
from engine.core.errors import EngineError, UsageError
from engine.core.params import ParamValue, resolve
from engine.core.photo_io import read_photo
from engine.core.precision import Precision
from engine.core.progress import NullProgress
from engine.core.protocols import Protocol, compare, summarise
from engine.core.request import EnhanceRequest
from engine.evaluation import Evaluation, Gain, Pair, Row, baselines, evaluate, gain, made_pairs
from engine.pipeline import Engine

if TYPE_CHECKING:  # torch would weigh in the memory of the processes that are measured
    from engine.training.judge import Judge

PRECISIONS = [precision.value for precision in Precision]
QUOTED = [("SRGAN", 30.51, 0.8624), ("ESRGAN", 30.56, 0.8627), ("SFTGAN", 30.10, 0.8560), ("the source's network", 30.63, 0.8744)]
QUOTED_BICUBIC = (29.32, 0.8422)
QUOTED_NOTE = (
    "The rows in italics are quoted from the source (arXiv 2205.00853; its competitors were shrunk to a similar size): DIV2K validation, "
    "other photos and perhaps another luma, bicubic there 29.32 dB / 0.8422. Only gains compare, and those loosely."
)
GRID = [Unsharp(radius, percent, 0) for radius in (0.5, 1.0, 2.0, 3.0) for percent in (25, 50, 100, 150)]


@dataclass
class Distances:
    """The judge's figures of every picture shown to it, by row and photo; those of rows seen before are not taken again."""

    judge: Judge | None
    found: dict[str, dict[str, float]] = field(default_factory=dict)

    def look(self, label: str, name: str, output: Picture, target: Picture) -> None:
        row = self.found.setdefault(label, {})
        if self.judge is not None and name not in row and min(output.shape[:2]) >= 32:
            import torch

            with torch.no_grad():
                row[name] = self.judge.whole(*(torch.tensor(side).permute(2, 0, 1)[None].float() / 255 for side in (output, target)))

    def mean(self, label: str) -> str:
        values = list(self.found.get(label, {}).values())
        return f"{np.mean(values):.4f}" if values else ""


@dataclass(frozen=True)
class Line:
    """A row of a table under the label that tells it from those of other variants."""

    label: str
    row: Row
    over: Gain


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, run, method in (("enlarge", _enlarge, "dm_sr_x4"), ("detail", _detail, "dm_restore")):
        sub = commands.add_parser(name)
        sub.set_defaults(run=run)
        sub.add_argument("sets", nargs="+", type=Path, metavar="SET")
        sub.add_argument("--method", default=method)
        sub.add_argument("--variants", nargs="+", help="default: all that are installed")
        sub.add_argument("--no-judge", action="store_true", help="leave the perceptual distance out: it takes seconds a megapixel")
        _add_run(sub)
    commands.choices["enlarge"].add_argument("--jpeg", type=int, default=ONLINE_QUALITY, help="quality of the inputs; 0: no JPEG")
    commands.choices["detail"].add_argument("--train", type=Path, help="pairs on which the best unsharp mask is chosen")
    commands.choices["detail"].add_argument("--strengths", nargs="+", type=float, default=[1.0])
    speed = commands.add_parser("speed")
    speed.set_defaults(run=_speed)
    speed.add_argument("method")
    speed.add_argument("--variant")
    speed.add_argument("--megapixels", type=float, default=0.3, help="of the input")
    speed.add_argument("--turns", type=int, default=3)
    speed.add_argument("--child", help=argparse.SUPPRESS)
    _add_run(speed)
    arguments = parser.parse_args()
    try:
        arguments.run(arguments)
    except EngineError as problem:
        raise SystemExit(f"{problem.message} {problem.hint}".strip()) from None


def _add_run(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--precisions", nargs="+", choices=PRECISIONS, default=PRECISIONS)
    sub.add_argument("--provider")
    sub.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a method's parameter; repeatable")


# --------------------------------------------------------------------------------------------------------------- quality


def _params(engine: Engine, arguments: argparse.Namespace) -> Mapping[str, ParamValue]:
    return resolve(engine.method(arguments.method).params, dict(setting.split("=", 1) for setting in arguments.set))


def _enlarge(arguments: argparse.Namespace) -> None:
    engine, judge = Engine.open(), _judge(arguments)
    scale = engine.method(arguments.method).scale
    reduction = Reduction(scale, arguments.jpeg or None)
    print(f"Inputs: {reduction}. {Protocol.LUMA.rules.summary}.\n")
    summary: dict[str, list[str]] = {}
    for folder in arguments.sets:
        lines = _lines(engine, arguments, made_pairs(folder, reduction), [1.0], Distances(judge), folder.name)
        for line in lines[1:]:
            summary.setdefault(line.label, [""] * arguments.sets.index(folder)).append(_gain(line.over))
    print("\n".join(_summary(summary, [folder.name for folder in arguments.sets], arguments.jpeg == ONLINE_QUALITY and scale == FACTOR)))


def _detail(arguments: argparse.Namespace) -> None:
    engine, judge = Engine.open(), _judge(arguments)
    best = _best_unsharp(arguments.train) if arguments.train else {}
    print(f"{Protocol.LUMA.rules.summary}.\n")
    for folder in arguments.sets:
        real = _pairs(folder)
        made = Reduction(FACTOR, None, back=True)
        print("Real pairs." if real else f"Inputs made: {made}.", end="\n\n")
        pairs = real or made_pairs(folder, made)
        distances = Distances(judge)
        extra = [_unsharp_row(label, mask, pairs, distances) for label, mask in best.items()]
        _lines(engine, arguments, pairs, arguments.strengths, distances, folder.name, extra)


def _lines(
    engine: Engine,
    arguments: argparse.Namespace,
    pairs: Sequence[Pair],
    strengths: Sequence[float],
    distances: Distances,
    name: str,
    extra: Sequence[Row] = (),
) -> list[Line]:
    """Measure all that is installed on one set and print its table."""
    method, lines = engine.method(arguments.method), dict[str, Line]()
    for variant in arguments.variants or [variant.id for variant in method.variants]:
        offer = engine.offer(method.id, variant)
        there = tuple(p for p in map(Precision, arguments.precisions) if p in method.precisions and offer[p] is None)
        if not there:
            print(f"{method.id} {variant}: {next((offer[p] for p in method.precisions), 'nothing to run')}", file=sys.stderr)
        for strength in strengths if there else ():
            request = EnhanceRequest(method.id, variant, there[0], _params(engine, arguments), arguments.provider)
            title = f"{method.id} {variant}" + (f" at {strength:g}" if strength != 1.0 else "")
            found = _evaluate(engine, request, there, pairs, strength, title, distances)
            for row in found.rows:
                label = f"{title} {row.label}" if row.precision else row.label
                lines.setdefault(label, Line(label, row, gain(row, found.rows[0])))
    if not lines:  # Nothing is installed: the table of the baselines still says what there is to beat.
        found = _evaluate(engine, EnhanceRequest(method.id), (), pairs, 1.0, "", distances)
        lines = {row.label: Line(row.label, row, gain(row, found.rows[0])) for row in found.rows}
    first = next(iter(lines.values()))
    plain = [line for line in lines.values() if line.row.precision is None]
    ours = [line for line in lines.values() if line.row.precision is not None]
    found_lines = [*plain, *(Line(row.label, row, gain(row, first.row)) for row in extra), *ours]
    print("\n".join(_table(name, found_lines, distances)), flush=True)
    return found_lines


def _evaluate(
    engine: Engine,
    request: EnhanceRequest,
    precisions: tuple[Precision, ...],
    pairs: Sequence[Pair],
    strength: float,
    title: str,
    distances: Distances,
) -> Evaluation:
    def look(label: str, name: str, output: Picture, target: Picture) -> None:
        distances.look(f"{title} {label}" if label in [p.label for p in precisions] else label, name, output, target)

    return evaluate(
        engine,
        request,
        precisions,
        pairs,
        NullProgress(),
        lambda sentence: print(sentence, file=sys.stderr),
        protocol=Protocol.LUMA,
        strength=strength,
        look=look,
    )


def _table(name: str, lines: Sequence[Line], distances: Distances) -> list[str]:
    first, count = lines[0], lines[0].row.figures.pairs
    judged = [" distance |", "---|"] if any(distances.found.get(first.label, {})) else ["", ""]
    table = [f"| {name}, {count} photos | PSNR dB | SSIM | dB over {first.label} | SSIM over {first.label} |{judged[0]}"]
    table += [f"|---|---|---|---|---|{judged[1]}"]
    for line in lines:
        figures, over = line.row.figures, line.over
        gains = f"{_signed(over.psnr, over.psnr_error, 2)} | {_signed(over.ssim, over.ssim_error, 4)}" if line is not first else " | "
        distance = f" {distances.mean(line.label)} |" if judged[0] else ""
        table.append(f"| {line.label} | {figures.psnr:.2f} | {figures.ssim:.4f} | {gains} |{distance}")
    return [*table, ""]


def _summary(rows: dict[str, list[str]], sets: Sequence[str], quoted: bool) -> list[str]:
    table = [f"| gain over bicubic, dB / SSIM | {' | '.join(sets)} |", f"|---|{'---|' * len(sets)}"]
    table += [f"| {label} | {' | '.join(cells)} |" for label, cells in rows.items()]
    if not quoted:
        return table
    for label, psnr, ssim in QUOTED:
        gains = f"{psnr - QUOTED_BICUBIC[0]:+.2f} / {ssim - QUOTED_BICUBIC[1]:+.4f}"
        table.append(f"| *{label}, quoted: {psnr:.2f} dB / {ssim:.4f}, over bicubic {gains}* |{' |' * len(sets)}")
    return [*table, "", QUOTED_NOTE]


def _gain(over: Gain) -> str:
    return f"{over.psnr:+.2f} / {over.ssim:+.4f}"


def _signed(value: float, error: float, digits: int) -> str:
    return f"{value:+.{digits}f}" + ("" if math.isnan(error) else f" ± {error:.{digits}f}")


def _judge(arguments: argparse.Namespace) -> Judge | None:
    if arguments.no_judge:
        return None
    try:
        from engine.training.judge import load_judge

        judge = load_judge()
    except UsageError as problem:
        print(f"The perceptual distance is left out. {problem.message} {problem.hint}\n")
        return None
    print("distance: shift-tolerant LPIPS (AlexNet), 0 is equal; the mean over the photos.\n")
    return judge


# ---------------------------------------------------------------------------------------------------------- unsharp mask


def _pairs(folder: Path) -> list[Pair]:
    """Those of a folder that has *L.EXT (soft) beside *H.EXT (sharp); none for a folder of good photos."""
    soft = sorted(folder.glob("*L.*"))
    return [Pair(file, sharp) for file in soft if (sharp := file.with_name(f"{file.stem[:-1]}H{file.suffix}")).is_file()]


def _best_unsharp(folder: Path) -> dict[str, Unsharp]:
    """The masks of a small grid that come nearest to the targets in PSNR and in SSIM, chosen where methods are trained."""
    pairs = _pairs(folder)
    if not pairs:
        raise UsageError(f"{folder} holds no pairs *L.png, *H.png.")
    sides = [tuple(read_photo(path).pixels for path in (pair.input, pair.target)) for pair in pairs]
    figures = [summarise(Protocol.LUMA, [compare(Protocol.LUMA, mask.apply(soft), sharp) for soft, sharp in sides]) for mask in GRID]
    by_psnr, by_ssim = (GRID[int(np.argmax([getattr(found, name) for found in figures]))] for name in ("psnr", "ssim"))
    print(f"Of {len(GRID)} unsharp masks, on {len(pairs)} training pairs: best PSNR {by_psnr}, best SSIM {by_ssim}.\n")
    return {f"{by_psnr} (best PSNR in training)": by_psnr, f"{by_ssim} (best SSIM in training)": by_ssim}


def _unsharp_row(label: str, mask: Unsharp, pairs: Sequence[Pair], distances: Distances) -> Row:
    photos = []
    for pair in pairs:
        target = read_photo(pair.target).pixels
        soft, target = pair.reduction.apply(target) if pair.reduction else (read_photo(pair.input).pixels, target)
        output = mask.apply(soft)
        photos.append((pair.input.name, compare(Protocol.LUMA, output, target)))
        distances.look(label, pair.input.name, output, target)
    return Row(label, None, summarise(Protocol.LUMA, [scores for _, scores in photos]), tuple(photos))


# ----------------------------------------------------------------------------------------------------------------- speed


@dataclass(frozen=True)
class Taken:
    """What a process measured. bytes: its peak memory; slope: bytes of that a pixel of the input, from two sizes."""

    label: str
    provider: str
    seconds: float
    bytes: int
    slope: float


def _speed(arguments: argparse.Namespace) -> None:
    engine = Engine.open()
    method = engine.method(arguments.method)
    if arguments.child:
        print(json.dumps(_measure(engine, arguments).__dict__))
        return
    variant = method.variant(arguments.variant).id
    offer = engine.offer(method.id, variant)
    rows = [baseline.name for baseline in baselines(method) if baseline is not Baseline.INPUT]
    rows += [word for word in arguments.precisions if offer[Precision(word)] is None]
    taken: dict[str, list[Taken]] = {row: [] for row in rows}
    for turn in range(arguments.turns):
        for row in rows:
            print(f"turn {turn + 1} of {arguments.turns}: {row}", file=sys.stderr)
            child = subprocess.run([sys.executable, *sys.argv, "--child", row], capture_output=True, text=True, check=True)
            taken[row].append(Taken(**json.loads(child.stdout.splitlines()[-1])))
    best = {row: replace(min(of, key=lambda t: t.seconds), bytes=max(t.bytes for t in of)) for row, of in taken.items()}
    print("\n".join(_speed_table(method.scale, arguments.megapixels, f"{method.id} {variant}", best)))


def _measure(engine: Engine, arguments: argparse.Namespace) -> Taken:
    """One row, in this process: a quarter of the size, which also loads everything, then the size."""
    if arguments.child in Baseline.__members__:
        scale, baseline = engine.method(arguments.method).scale, Baseline[arguments.child]

        def once(megapixels: float) -> tuple[str, float, int]:
            photo = np.asarray(synthetic_photo(megapixels).pixels, np.uint8)
            began = time.perf_counter()
            baseline.apply(photo, scale)
            return "Pillow", time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    else:
        params = _params(engine, arguments)
        request = EnhanceRequest(arguments.method, arguments.variant, params=params, provider=arguments.provider)

        def once(megapixels: float) -> tuple[str, float, int]:
            (row,) = bench(engine, request, NullProgress(), (Precision(arguments.child),), megapixels, repeats=2)
            return row.provider, row.seconds, row.peak_bytes

    _, _, less = once(arguments.megapixels / 4)
    provider, seconds, most = once(arguments.megapixels)
    return Taken(arguments.child, provider, seconds, most, (most - less) / (0.75e6 * arguments.megapixels))


def _speed_table(scale: int, megapixels: float, title: str, best: dict[str, Taken]) -> list[str]:
    given, made = f"{megapixels:g} MP", f"{megapixels * scale**2:g} MP"
    header = "provider | seconds | s / input MP | s / output MP | × FP32 | peak MB | more MB / input MP | more MB / output MP"
    table = [f"| {title}, {given} to {made} | {header} |", "|---|" + "---|" * 8]
    fp32 = best.get(Precision.FP32.value)
    for label, taken in best.items():
        a_megapixel, memory = taken.seconds / megapixels, taken.slope
        times = f"{fp32.seconds / taken.seconds:.2f}" if fp32 else ""
        name = Precision(label).label if label in PRECISIONS else Baseline[label].value
        figures = f"{taken.seconds:.3f} | {a_megapixel:.3f} | {a_megapixel / scale**2:.4f} | {times}"
        grown = f"{taken.bytes / 1e6:.0f} | {memory:.0f} | {memory / scale**2:.1f}"
        table.append(f"| {name} | {taken.provider} | {figures} | {grown} |")
    return table


if __name__ == "__main__":
    main()
