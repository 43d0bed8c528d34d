"""`heliograph methods`, `selftest` and `bench`: what the engine's libraries found, as a table or as JSON.

Nothing is measured here. Main thread.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from app.cli.console import OK, SOME_FAILED, Bar, cancellable, complain, say, say_json
from app.cli.enhance import check_provider
from engine.core.errors import Cancelled, UsageError
from engine.core.method import Method, Task, Variant, in_turn
from engine.core.params import Param, resolve
from engine.core.precision import Precision
from engine.core.progress import Progress
from engine.core.request import EnhanceRequest

if TYPE_CHECKING:
    from engine.bench import BenchRow
    from engine.inference.manifest import Manifest
    from engine.inference.model_store import ModelStore
    from engine.pipeline import Engine

SCRATCH = "scratch"
"""What a manifest says of weights that started from none."""

T = TypeVar("T")


@dataclass(frozen=True)
class MeasureOptions:
    """What `evaluate` and `bench` share. precisions: empty for every one that can be run here."""

    variant: str | None = None
    precisions: tuple[Precision, ...] = ()
    provider: str | None = None
    tile: int | None = None
    json: bool = False
    params: Mapping[str, str] = field(default_factory=dict)


# --------------------------------------------------------------------------------------------------------------- methods


def list_methods(methods: Sequence[Method], models: "ModelStore", as_json: bool) -> int:
    """Everything that can be asked of `enhance`, the user's own variants too; reads manifests, loads no model."""
    methods = models.with_found(methods)
    for problem in models.problems():
        complain(problem)
    if as_json:
        say_json([_method_record(method, models) for method in methods])
        return OK
    for method in methods:
        scale = f", enlarges {in_turn(method.enlargements)} times" if method.scale != 1 else ""
        say(f"{method.id}  –  {method.name} (for: {_in_words(method.tasks)}{scale})")
        say(f"    {method.summary}")
        for variant in method.variants:
            _say_variant(method, variant, models)
        if len(method.enlargements) > 1:
            say(f"    --enlarge {'|'.join(map(str, method.enlargements))}  default: {method.scale}")
        for param in method.params:
            say(f"    --set {param.id}={_in_text(param.default)}  {param.label}: {param.help}")
    return OK


def _in_words(tasks: Sequence[Task]) -> str:
    return ", ".join(task.value.lower() for task in tasks)


def _say_variant(method: Method, variant: Variant, models: "ModelStore") -> None:
    there = ", ".join(p.value for p, reason in _offer(method, variant, models).items() if reason is None) or "nothing installed"
    origin = {"": "", SCRATCH: ", from scratch"}.get(variant.origin, f", from {variant.origin}")
    task = f", for {_in_words([method.task_of(variant)])}" if len(method.tasks) > 1 else ""
    say(f"    --variant {variant.id}  {variant.name}{task}{f' (yours{origin})' if variant.own else ''}: {there}")
    if variant.gentle:
        say(f"        --strength goes from {variant.gentle} (0: {variant.strength.low}) to {variant.id} (1: {variant.strength.high})")
    manifest = _manifest(method, variant, models)
    if manifest is None:
        return
    for precision, shares in _integer_shares(manifest).items():
        words = ", ".join(f"{100 * share:.1f} % on {provider}" for provider, share in shares.items())
        say(f"        {precision.value} multiplies in integers: {words}")
    if manifest.notes:
        say(f"        training: {', '.join(f'{key} {value}' for key, value in manifest.notes.items())}")
    for row in manifest.quality:
        say(f"        {_quality_line(row)}")


def _method_record(method: Method, models: "ModelStore") -> dict[str, Any]:
    return {
        "id": method.id,
        "name": method.name,
        "task": method.task.value,
        "tasks": [task.value for task in method.tasks],
        "instant": method.instant,
        "summary": method.summary,
        "scale": method.scale,
        "sizes": list(method.enlargements),
        "precisions": [precision.value for precision in method.precisions],
        "params": [_param_record(param) for param in method.params],
        "variants": [_variant_record(method, variant, models) for variant in method.variants],
    }


def _variant_record(method: Method, variant: Variant, models: "ModelStore") -> dict[str, Any]:
    offer, manifest = _offer(method, variant, models), _manifest(method, variant, models)
    return {
        "id": variant.id,
        "name": variant.name,
        "task": method.task_of(variant).value,
        "summary": variant.summary,
        "own": variant.own,
        "origin": variant.origin or None,
        "gentle": variant.gentle or None,
        "strength": {"low": variant.strength.low, "high": variant.strength.high},
        "precisions": {p.value: {"available": reason is None, "reason": reason} for p, reason in offer.items()},
        "quality": list(manifest.quality) if manifest else [],
        "notes": dict(manifest.notes) if manifest else {},
        "integer_share": {p.value: shares for p, shares in _integer_shares(manifest).items()} if manifest else {},
    }


def _offer(method: Method, variant: Variant, models: "ModelStore") -> dict[Precision, str | None]:
    return {p: models.why_not(method, variant, p) if method.is_network else None for p in method.precisions}


def _manifest(method: Method, variant: Variant, models: "ModelStore") -> "Manifest | None":
    """None for a classical method or where nothing is installed."""
    installed = any(reason is None for reason in _offer(method, variant, models).values())
    return models.manifest(method, variant) if method.is_network and installed else None


def _integer_shares(manifest: "Manifest") -> dict[Precision, dict[str, float]]:
    """By precision and provider, the share of multiply-adds that is computed in integers, where the export has written it."""
    found = {precision: file.facts.get("integer_share") for precision, file in manifest.files.items()}
    tables = {precision: shares for precision, shares in found.items() if isinstance(shares, dict)}
    return {p: {name: share for name, share in shares.items() if isinstance(share, float)} for p, shares in tables.items()}


def _quality_line(row: Any) -> str:
    figures = ", ".join(f"{key} {value}" for key, value in row.items() if key not in ("set", "precision"))
    return f"{row.get('set', '')} {row.get('precision', '')}: {figures}".strip()


def _param_record(param: Param) -> dict[str, Any]:
    record: dict[str, Any] = {f.name: getattr(param, f.name) for f in fields(param)}
    record["type"] = type(param).__name__.removesuffix("Param").lower()
    if isinstance(param.default, Enum):
        record |= {"default": param.default.value, "choices": [member.value for member in type(param.default)]}
    return record


def _in_text(value: object) -> str:
    """A parameter's value as `--set` reads it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value.value if isinstance(value, Enum) else value)


# -------------------------------------------------------------------------------------------------------------- selftest


def run_selftest(engine: "Engine", as_json: bool) -> int:
    """Every shipped model, one tile each."""
    from engine.selftest import selftest

    rows = watched("selftest", lambda progress, _: selftest(engine, progress))
    if as_json:
        say_json(
            [
                {
                    "method": row.method,
                    "variant": row.variant,
                    "precision": row.precision.value,
                    "provider": row.provider or None,
                    "seconds": round(row.seconds, 3),
                    "passed": row.passed,
                    "error": row.error or None,
                }
                for row in rows
            ]
        )
    else:
        for row in rows:
            how = f"{row.seconds:.2f} s on {row.provider}" if row.passed else row.error
            say(f"{'ok    ' if row.passed else 'FAILED'}  {row.method} {row.variant} {row.precision.label}: {how}")
    failed = sum(not row.passed for row in rows)
    if failed:
        complain(f"{failed} of {len(rows)} checks failed.")
    return SOME_FAILED if failed else OK


# ----------------------------------------------------------------------------------------------------------------- bench


def run_bench(engine: "Engine", method_ids: Sequence[str], megapixels: float, options: MeasureOptions) -> int:
    """Seconds, megapixels a second and memory of each method in each precision."""
    if not 0.0 < megapixels <= 1000.0:
        raise UsageError(f"{megapixels:g} megapixels cannot be measured.")
    requests = [measured(engine, method_id, options) for method_id in method_ids]
    rows: list[BenchRow] = []
    for request, precisions in requests:
        rows += _bench_one(engine, request, precisions, megapixels)
    if options.json:
        say_json([_bench_record(row) for row in rows])
        return OK
    heading = ("method", "precision", "seconds", "MP/s", "× FP32", "peak MB", "provider", "tile")
    print_table([heading, *(_bench_line(row) for row in rows)])
    for row in rows:
        for warning in row.warnings:
            complain(f"{row.method} {row.precision.label}: {warning}")
    return OK


def _bench_one(engine: "Engine", request: EnhanceRequest, precisions: Sequence[Precision], megapixels: float) -> tuple["BenchRow", ...]:
    from engine.bench import bench

    return watched(request.method, lambda progress, _: bench(engine, request, progress, precisions, megapixels))


def _bench_line(row: "BenchRow") -> tuple[str, ...]:
    return (
        f"{row.method} {row.variant}",
        row.precision.label,
        f"{row.seconds:.2f}",
        f"{row.megapixels_per_second:.2f}",
        f"{row.times_fp32:.2f}" if row.times_fp32 is not None else "–",
        f"{row.peak_bytes / 1e6:.0f}",
        row.provider,
        str(row.tile) if row.tile else "whole",
    )


def _bench_record(row: "BenchRow") -> dict[str, Any]:
    return {
        "method": row.method,
        "variant": row.variant,
        "precision": row.precision.value,
        "provider": row.provider,
        "tile": row.tile,
        "seconds": row.seconds,
        "megapixels": row.megapixels,
        "megapixels_per_second": row.megapixels_per_second,
        "times_fp32": row.times_fp32,
        "peak_bytes": row.peak_bytes,
        "warnings": list(row.warnings),
    }


# ---------------------------------------------------------------------------------------------------------------- shared


def measured(engine: "Engine", method_id: str, options: MeasureOptions) -> tuple[EnhanceRequest, tuple[Precision, ...]]:
    """What to run, and in which precisions. Raises UsageError for one that was named and is not there, or when none is, and for
    parameters that the method has not."""
    method = engine.method(method_id)
    variant = method.variant(options.variant)
    params = resolve(method.params, options.params)
    check_provider(options.provider, method, engine)
    offer = engine.offer(method.id, variant.id)
    for precision in options.precisions:
        if offer.get(precision) is not None:
            raise UsageError(str(offer[precision]))
    precisions = options.precisions or tuple(p for p in method.precisions if offer.get(p) is None)
    if not precisions:
        raise UsageError(str(offer[method.precisions[0]]))
    return EnhanceRequest(method.id, variant.id, precisions[0], params, options.provider, options.tile), precisions


def watched(label: str, work: Callable[[Progress, Callable[[str], None]], T]) -> T:
    """`work(progress, notice)` under a progress bar and Ctrl-C. Raises Cancelled."""
    bar = Bar(sys.stderr, label)

    def notice(sentence: str) -> None:
        bar.clear()
        complain(sentence)

    with cancellable(bar.show) as token:
        try:
            return work(token, notice)
        except Cancelled:
            notice("Cancelled.")
            raise
        finally:
            bar.clear()


def print_table(lines: Sequence[tuple[str, ...]]) -> None:
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    for line in lines:
        numbers = [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)]
        say("  ".join([line[0].ljust(widths[0]), *numbers]).rstrip())
