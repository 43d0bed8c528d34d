"""The figures of night shots and camera looks: every method in every precision on sets of pairs in one table, and sheets to look at.

    python tests/benchmarks/night.py table SET... [--methods ID[:VARIANT]...] [--precisions P...] [--protocols ours dped] [--megapixels 12]
    python tests/benchmarks/night.py sheets PHOTOS --out DIR [--methods ...] [--precisions ...] [--each 6]

A SET is a folder laid out as LOL (low beside high or normal, or our485 and eval15), as Adobe FiveK (input beside output or an expert's),
as DPED, or a phone's folder beside `canon`; a set's own test part is taken where it has one. Seconds are the best of a few turns over one
made photo in this same run, all rows in turn, so that ratios hold where the machine is not quiet. Tests nothing.
"""

import argparse
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import cv2
import numpy as np

from engine.bench import synthetic_photo
from engine.comparison import Contender, How, compare_photo, line_up, regions_of
from engine.comparison_sheet import ComparisonSheet
from engine.core.errors import EngineError, UsageError
from engine.core.photo import Photo
from engine.core.photo_io import SUPPORTED_SUFFIXES, SaveOptions, read_photo, save_photo
from engine.core.precision import Precision
from engine.core.progress import NullProgress
from engine.core.protocols import Protocol
from engine.core.request import EnhanceRequest
from engine.core.training_plan import DataLayout, DataPlan
from engine.evaluation import COLOUR_FIT_NOTE, FOLDS, Pair, Row, evaluate, gain
from engine.pipeline import Engine
from engine.training.layouts import list_files

METHODS = ["lime", "hist_gamma", "qat_unet"]
WORDS = [precision.value for precision in Precision]
QUOTED_PICTURE = "22.png"
QUOTED = [("doing nothing", 6.1), ("Zero-DCE", 13.1), ("SCI", 14.3), ("IAT, 87 thousand parameters", 19.2), ("MAXIM, 14 million", 28.9)]
"""PSNR on picture 22 of LOL as published for these networks; none of them was run here."""


@dataclass(frozen=True)
class Speed:
    """Seconds for a megapixel by the clock and of all cores together, and what did the work."""

    seconds: float
    processor: float
    provider: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    table = commands.add_parser("table")
    table.set_defaults(run=_tables)
    table.add_argument("sets", nargs="+", type=Path, metavar="SET")
    table.add_argument("--protocols", nargs="+", type=Protocol, default=[Protocol.OURS], help="a table each; they do not compare")
    table.add_argument("--megapixels", type=float, default=12.0, help="of the photo that is timed; 0 leaves seconds out")
    table.add_argument("--turns", type=int, default=3)
    sheets = commands.add_parser("sheets")
    sheets.set_defaults(run=_sheets)
    sheets.add_argument("photos", type=Path, metavar="PHOTOS")
    sheets.add_argument("--out", type=Path, required=True)
    sheets.add_argument("--each", type=int, default=6, help="photos on a sheet")
    for sub in (table, sheets):
        sub.add_argument("--methods", nargs="+", default=METHODS, metavar="ID[:VARIANT]")
        sub.add_argument("--precisions", nargs="+", choices=WORDS, default=WORDS)
        sub.add_argument("--provider")
    arguments = parser.parse_args()
    try:
        arguments.run(Engine.open(), arguments)
    except EngineError as problem:
        raise SystemExit(f"{problem.message} {problem.hint}".strip()) from None


def _contenders(engine: Engine, arguments: argparse.Namespace) -> tuple[Contender, ...]:
    there = line_up(engine, arguments.methods, [Precision(word) for word in arguments.precisions])
    for sentence in there.missing:
        print(sentence, file=sys.stderr)
    return there.contenders


# ---------------------------------------------------------------------------------------------------------------- tables


def _tables(engine: Engine, arguments: argparse.Namespace) -> None:
    contenders = _contenders(engine, arguments)
    speeds = _speeds(engine, contenders, arguments) if arguments.megapixels > 0 else {}
    for folder in arguments.sets:
        pairs, what = _pairs(folder)
        for protocol in arguments.protocols:
            print(f"{what}. {protocol.rules.summary}.\n")
            print("\n".join(_table(engine, contenders, pairs, protocol, speeds, arguments.provider)), flush=True)
            print()
    if speeds:
        print(
            f"s / MP: best of {arguments.turns} turns over a made photo of {arguments.megapixels:g} megapixels, in this run; "
            "core s: of all cores together, which a busy machine changes less."
        )


def _pairs(folder: Path) -> tuple[list[Pair], str]:
    """The set's test pairs where it keeps some, else all, and what they are. Raises UsageError for a layout that is none of these."""
    inside = {path.name.lower() for path in folder.iterdir() if path.is_dir()} if folder.is_dir() else set()
    if inside & {"low", "our485", "eval15"}:
        # The fifteen alone serve too: who only measures need not have the rest.
        plan = DataPlan(DataLayout.LOL, folder if inside & {"low", "our485"} else folder / "eval15")
    elif "input" in inside:
        plan = DataPlan(DataLayout.FIVEK, folder)
    elif "canon" in inside:
        phones = sorted(inside - {"canon"})
        if len(phones) != 1:
            raise UsageError(f"{folder} has canon beside {len(phones)} other folders; it takes one, the phone's.")
        plan = DataPlan(DataLayout.PAIRS, folder / phones[0], folder / "canon")
    else:
        plan = DataPlan(DataLayout.DPED, folder)
    listing = list_files(plan)
    for finding in listing.findings:
        print(finding.text, file=sys.stderr)
    found = [Pair(pair.source.path, pair.target.path) for pair in listing.test or listing.pairs if pair.source is not None]
    return found, f"{len(found)} {'pair' if len(found) == 1 else 'pairs'} of {folder.name}{', its test part' if listing.test else ''}"


def _table(
    engine: Engine,
    contenders: Sequence[Contender],
    pairs: Sequence[Pair],
    protocol: Protocol,
    speeds: dict[Contender, Speed],
    provider: str | None,
) -> list[str]:
    """One set by one protocol: what needs no network, then every contender, then what is quoted."""
    plain: list[Row] = []
    ours: list[tuple[Contender, Row]] = []
    for title in dict.fromkeys(contender.title for contender in contenders):
        of_title = [contender for contender in contenders if contender.title == title]
        first = of_title[0]
        request = EnhanceRequest(first.method.id, first.variant.id, provider=provider if first.method.is_network else None)
        precisions = [contender.precision for contender in of_title]
        found = evaluate(engine, request, precisions, pairs, NullProgress(), _complain, protocol=protocol)
        # Methods of different tasks have different baselines; each is wanted once.
        plain += [row for row in found.rows if row.precision is None and row.label not in {other.label for other in plain}]
        ours += zip(of_title, (row for row in found.rows if row.precision is not None), strict=True)
    rules = protocol.rules
    titles = ["PSNR dB", *(["SSIM"] if rules.ssim else []), *(["MS-SSIM"] if rules.ms_ssim else []), f"dB over {plain[0].label}"]
    if speeds:
        titles += ["s / MP", "core s / MP", "provider"]
    lines = [f"| {'1 pair' if len(pairs) == 1 else f'{len(pairs)} pairs'} | {' | '.join(titles)} |", "|---|" + "---:|" * len(titles)]
    untimed = [""] * (3 if speeds else 0)
    lines += [_line(row.label, [*_figures(row, plain[0], protocol), *untimed]) for row in plain if row.figures.pairs]
    for contender, row in ours:
        taken = speeds.get(contender)
        speed = [f"{taken.seconds:.3f}", f"{taken.processor:.3f}", taken.provider] if taken else []
        lines.append(_line(f"{contender.title} {contender.precision.label}", [*_figures(row, plain[0], protocol), *speed]))
    if [pair.input.name for pair in pairs] == [QUOTED_PICTURE] and protocol is Protocol.OURS:
        lines += [_line(f"*{name} (quoted)*", [f"*{psnr:.1f}*", *[""] * (len(titles) - 1)]) for name, psnr in QUOTED]
    fit = COLOUR_FIT_NOTE if len(pairs) >= FOLDS else "The colour fit is learned on other pairs of the set; one pair has none."
    return [*lines, "", fit]


def _line(label: str, cells: Iterable[str]) -> str:
    return f"| {label} | {' | '.join(cells)} |"


def _figures(row: Row, first: Row, protocol: Protocol) -> list[str]:
    figures = row.figures
    cells = [f"{figures.psnr:.2f}"]
    cells += [f"{figures.ssim:.4f}"] if protocol.rules.ssim else []
    cells += ["–" if np.isnan(figures.ms_ssim) else f"{figures.ms_ssim:.4f}"] if protocol.rules.ms_ssim else []
    over = gain(row, first)
    error = "" if np.isnan(over.psnr_error) else f" ± {over.psnr_error:.2f}"
    return [*cells, "" if row is first or protocol.rules.batch else f"{over.psnr:+.2f}{error}"]


def _speeds(engine: Engine, contenders: Sequence[Contender], arguments: argparse.Namespace) -> dict[Contender, Speed]:
    """The best of the turns after a first one, which loads models and measures providers. No method is told the photo is well exposed."""
    photo = _darkened(synthetic_photo(arguments.megapixels))
    best: dict[Contender, Speed] = {}
    for turn in range(arguments.turns + 1):
        for contender in contenders:
            provider = arguments.provider if contender.method.is_network else None
            request = EnhanceRequest(contender.method.id, contender.variant.id, contender.precision, provider=provider)
            began = time.process_time()
            report = engine.enhance(photo, request, NullProgress()).report
            processor = time.process_time() - began
            if turn and (contender not in best or report.seconds < best[contender].seconds * photo.megapixels):
                best[contender] = Speed(report.seconds / photo.megapixels, processor / photo.megapixels, report.provider)
    return best


def _darkened(photo: Photo) -> Photo:
    """A sixth of its values: a method that spares bright photos would be timed doing nothing."""
    return replace(photo, pixels=(photo.pixels // 6).astype(photo.pixels.dtype))


def _complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)


# ---------------------------------------------------------------------------------------------------------------- sheets


def _sheets(engine: Engine, arguments: argparse.Namespace) -> None:
    """JPEG sheets of `each` photos, the telling part of each at 100 %."""
    contenders = _contenders(engine, arguments)
    photos = [found for path in sorted(arguments.photos.iterdir()) if (found := _photo(path)) is not None]
    if not photos:
        raise UsageError(f"There is no photo in {arguments.photos}.")
    arguments.out.mkdir(parents=True, exist_ok=True)
    for start in range(0, len(photos), arguments.each):
        sheet = ComparisonSheet(arguments.photos.name, "Crops at 100 %: a pixel here is a pixel of the result.")
        for name, photo in photos[start : start + arguments.each]:
            regions = regions_of(photo, (), contenders)
            compared = compare_photo(engine, photo, regions, contenders, How(provider=arguments.provider), NullProgress())
            for run in compared.runs:
                if run.error:
                    print(f"{name}, {run.contender.title}: {run.error}", file=sys.stderr)
            sheet.add(name, f"{photo.width} x {photo.height} pixels", compared)
        file = arguments.out / f"{arguments.photos.name}_{start // arguments.each + 1}.jpg"
        save_photo(Photo(sheet.picture()), file, SaveOptions(overwrite=True))
        print(file)


def _photo(path: Path) -> tuple[str, Photo] | None:
    """Bitmaps too, which Heliograph does not open but which sets of dark photos have; None for what is no picture."""
    if path.suffix.lower() in SUPPORTED_SUFFIXES:
        return path.name, read_photo(path)
    pixels = cv2.imread(str(path)) if path.suffix.lower() == ".bmp" else None
    return None if pixels is None else (path.name, Photo(np.ascontiguousarray(pixels[..., ::-1], np.uint8)))


if __name__ == "__main__":
    main()
