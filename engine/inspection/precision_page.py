"""A precision report for reading: one HTML page that holds its pictures and needs nothing else, and the same as plain values.

No scripts, nothing from elsewhere; dark or light as the reader's desktop is. Measures nothing. Any thread.
"""

import html
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from engine.core.precision import Precision
from engine.core.safe_files import write_atomically
from engine.inspection.precision_report import Place, PrecisionReport, PrecisionRow
from engine.inspection.srgb import Picture, data_url

_STYLE = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1e1e1e; --soft: #5a5a5a; --line: #d5d5d5; --raised: #f3f3f3; --accent: #a86a00; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1b1b1b; --ink: #e2e2e2; --soft: #a8a8a8; --line: #454545; --raised: #262626; --accent: #e0a030; }
}
body { margin: 2rem auto; max-width: 72rem; padding: 0 1.25rem; background: var(--paper); color: var(--ink); }
body { font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .2rem; } h2 { font-size: 1.1rem; margin: 2.2rem 0 .6rem; }
p { margin: .3rem 0; max-width: 60rem; } .soft, figcaption, caption { color: var(--soft); }
table { border-collapse: collapse; width: 100%; margin-top: .6rem; font-variant-numeric: tabular-nums; }
caption { caption-side: bottom; text-align: left; padding-top: .5rem; font-size: .9rem; }
th, td { text-align: right; padding: .45rem .7rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th:first-child { text-align: left; font-weight: 500; } thead th { background: var(--raised); } small { color: var(--soft); display: block; }
.row { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem; }
figure { margin: .4rem 0; } figcaption { font-size: .9rem; padding-top: .25rem; } img { display: block; max-width: 100%; height: auto; }
.map img, .scale img { width: 100%; image-rendering: pixelated; } .scale { max-width: 26rem; margin-top: .6rem; }
.scale div { display: flex; justify-content: space-between; } .crops { overflow-x: auto; display: flex; gap: 1rem; }
.scale img { height: 10px; } .crops img { max-width: none; image-rendering: pixelated; } .warn { color: var(--accent); }
""".strip()

GAIN = 16
"""How many times a difference is shown: what the eye does not see at 100 % shall be seen."""
_SMALLEST_SCALE = 0.25
"""CIEDE2000 that the maps' brightest colour stands for at least: noise of rounding shall not glow."""
_BELOW_TOP = 0.999
"""Share of the cells below the brightest colour: a single bad corner shall not leave all else dark."""


def write_page(report: PrecisionReport, target: Path, *, overwrite: bool) -> None:
    """The page as a file, whole or not at all. Raises PhotoWriteError."""
    write_atomically(target, page(report).encode("utf-8", "replace"), overwrite=overwrite)


def page(report: PrecisionReport) -> str:
    """The HTML."""
    return "\n".join([*_head(report), *_table(report), *_maps(report), *_places(report), *_foot(report)]) + "\n"


def values(report: PrecisionReport) -> dict[str, Any]:
    """What `--json` prints; numbers as they were measured."""
    return {
        "photo": report.name,
        "width": report.photo[0],
        "height": report.photo[1],
        "result": list(report.result),
        "method": report.method.id,
        "variant": report.variant.id,
        "reference": report.reference.value,
        "machine": report.machine,
        "software": report.software,
        "made": report.made,
        "missing": list(report.missing),
        "precisions": [_row_values(report, row) for row in report.rows],
        "places": [_place_values(place) for place in report.places],
    }


def _row_values(report: PrecisionReport, row: PrecisionRow) -> dict[str, Any]:
    found = row.measures
    return {
        "precision": row.precision.value,
        "provider": row.provider,
        "tile": row.tile,
        "seconds": row.seconds,
        "network_seconds": row.network_seconds,
        "runs": row.runs,
        "times_reference": report.speedup(row),
        "file_bytes": row.file_bytes,
        "peak_bytes": row.peak_bytes,
        "integer_share": row.integer_share,
        "psnr": found.psnr if found else None,
        "ssim": found.ssim if found else None,
        "delta_e_mean": found.difference.mean if found else None,
        "delta_e_p95": found.difference.p95 if found else None,
        "delta_e_max": found.difference.largest if found else None,
        "warnings": list(row.warnings),
    }


def _place_values(place: Place) -> dict[str, Any]:
    region = place.region
    return {
        "region": [region.left, region.top, region.width, region.height],
        "delta_e_mean": {precision.value: value for precision, value in place.differences.items()},
    }


def facts(report: PrecisionReport) -> list[tuple[str, list[str]]]:
    """The table: name of a line, and a text for each precision. Lines of which nothing is known are left out."""
    rows, reference = report.rows, report.reference.label
    lines = [
        ("Runs on", [row.provider for row in rows]),
        ("Seconds, whole", [f"{row.seconds:.2f}" for row in rows]),
        ("Seconds, network alone", [f"{row.network_seconds:.2f}" for row in rows]),
        (f"Times as fast as {reference}", [f"{report.speedup(row):.2f}" for row in rows]),
        ("Megapixels a second", [f"{report.photo[0] * report.photo[1] / 1e6 / row.seconds:.2f}" for row in rows]),
        ("File, MB", [f"{row.file_bytes / 1e6:.2f}" for row in rows]),
        ("Largest memory, MB", [f"{row.peak_bytes / 1e6:,.0f}" for row in rows]),
        ("Multiplied in integers", [_share(row.integer_share) for row in rows]),
        (f"PSNR from {reference}, dB", [_written(row, lambda m: m.psnr, 1) for row in rows]),
        (f"SSIM with {reference}", [_written(row, lambda m: m.ssim, 4) for row in rows]),
        (f"ΔE from {reference}, mean", [_written(row, lambda m: m.difference.mean, 2) for row in rows]),
        ("ΔE, 95th percentile", [_written(row, lambda m: m.difference.p95, 2) for row in rows]),
        ("ΔE, largest", [_written(row, lambda m: m.difference.largest, 2) for row in rows]),
    ]
    return [(name, texts) for name, texts in lines if any(text != _NOTHING for text in texts)]


_NOTHING = "–"


def _share(share: float | None) -> str:
    return _NOTHING if share is None else f"{100 * share:.0f} %"


def _written(row: PrecisionRow, read: Any, places: int) -> str:
    if row.measures is None:
        return _NOTHING
    value = float(read(row.measures))
    return "∞" if math.isinf(value) else _NOTHING if math.isnan(value) else f"{value:.{places}f}"


def summary(report: PrecisionReport) -> str:
    """One sentence for each precision but the reference."""
    sentences = []
    for row in report.rows:
        if row.measures is not None:
            apart = row.measures.difference
            sentences.append(
                f"{row.precision.label} is {report.speedup(row):.2f} times as fast as {report.reference.label} here and differs from it by "
                f"ΔE {apart.mean:.2f} on average, {apart.p95:.2f} or less in 95 % of the pixels."
            )
    return " ".join(sentences)


# ------------------------------------------------------------------------------------------------------------------- HTML


def _head(report: PrecisionReport) -> Iterator[str]:
    title = f"{report.method.name} {report.variant.name}: precisions compared"
    width, height = report.photo
    yield "<!doctype html>"
    yield f'<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{_text(title)}</title>'
    yield f"<style>{_STYLE}</style></head><body>"
    yield f"<h1>{_text(title)}</h1>"
    enlarged = f", enlarged to {report.result[0]} × {report.result[1]}" if report.result != report.photo else ""
    size = f"{width} × {height} pixels ({width * height / 1e6:.1f} megapixels){enlarged}"
    yield f'<p class="soft">{_text(report.name)}, {size}; {report.made}</p>'
    yield f"<p>{_text(summary(report))}</p>"
    yield from (f'<p class="warn">{_text(sentence)}</p>' for sentence in report.missing)
    yield '<div class="row">'
    yield _figure(report.before, "The photo", lossless=False)
    yield _figure(report.after, f"{report.reference.label}, full strength", lossless=False)
    yield "</div>"


def _table(report: PrecisionReport) -> Iterator[str]:
    yield "<h2>Speed, size and closeness</h2><table>"
    yield f"<thead><tr><th></th>{''.join(f'<th>{_text(row.precision.label)}</th>' for row in report.rows)}</tr></thead><tbody>"
    for name, texts in facts(report):
        yield f"<tr><th>{_text(name)}</th>{''.join(f'<td>{_text(text)}</td>' for text in texts)}</tr>"
    runs = report.rows[0].runs
    times = "one run" if runs == 1 else f"{runs} runs in turns"
    yield "</tbody>"
    yield (
        f"<caption>Seconds are the median of {times} after a first one that does not count, from the photo in memory to the result in "
        "memory. Memory is the whole program's in that first run. ΔE is CIEDE2000, SSIM and PSNR are over red, green and blue in values "
        "0 to 255.</caption></table>"
    )
    for row in report.rows:
        yield from (f'<p class="warn">{_text(row.precision.label)}: {_text(sentence)}</p>' for sentence in row.warnings)


def _maps(report: PrecisionReport) -> Iterator[str]:
    top = scale_top(report)
    yield f"<h2>Where they differ from {_text(report.reference.label)}</h2>"
    yield '<div class="row map">'
    for precision in report.maps:
        yield _figure(map_picture(report, precision), f"{precision.label}: mean ΔE of every part of the photo", lossless=True)
    yield "</div>"
    yield f'<figure class="scale">{_image(scale_picture(), "Scale from dark to bright")}'
    yield f"<div><span>0</span><span>{top / 2:.2f}</span><span>ΔE {top:.2f} or more</span></div></figure>"


def _places(report: PrecisionReport) -> Iterator[str]:
    yield "<h2>The places that differ most, at 100 %</h2>"
    for number, place in enumerate(report.places, 1):
        region = place.region
        yield f"<p>Place {number}: {region.width} × {region.height} pixels at {region.left}, {region.top} of the result</p>"
        yield '<div class="crops">'
        yield _figure(place.source, "The photo", lossless=True)
        for precision, crop in place.crops.items():
            apart = place.differences.get(precision)
            yield _figure(crop, precision.label if apart is None else f"{precision.label}, mean ΔE {apart:.2f}", lossless=True)
        yield "</div>"
        reference = place.crops[report.reference]
        yield '<div class="crops">'
        for precision in place.differences:
            caption = f"{precision.label} less {report.reference.label}, {GAIN} times"
            yield _figure(signed_difference(place.crops[precision], reference), caption, lossless=True)
        yield "</div>"


def signed_difference(crop: Picture, reference: Picture) -> Picture:
    """Grey where they are alike, lighter where the crop is brighter, GAIN times as much."""
    apart = crop.astype(np.int16) - reference
    return np.clip(128 + GAIN * apart, 0, 255).astype(np.uint8)


def _foot(report: PrecisionReport) -> Iterator[str]:
    yield "<h2>Measured on</h2>"
    yield f"<p>{_text(report.machine)}</p>"
    yield f'<p class="soft">{_text(report.software)}</p>'
    yield "</body></html>"


def scale_top(report: PrecisionReport) -> float:
    """The ΔE of the maps' brightest colour, the same on all of them; few cells differ more."""
    return max([_SMALLEST_SCALE, *(float(np.quantile(found, _BELOW_TOP)) for found in report.maps.values())])


def map_picture(report: PrecisionReport, precision: Precision) -> Picture:
    """A map in colours, a pixel for each cell."""
    return _coloured(report.maps[precision] / scale_top(report))


def scale_picture() -> Picture:
    """The colours from 0 to the brightest."""
    return _coloured(np.tile(np.linspace(0.0, 1.0, 256), (10, 1)))


def _coloured(shares: "np.ndarray[Any, Any]") -> Picture:
    import cv2

    bgr = cv2.applyColorMap((np.clip(shares, 0.0, 1.0) * 255).astype(np.uint8), cv2.COLORMAP_INFERNO)
    return np.ascontiguousarray(np.asarray(bgr, np.uint8)[..., ::-1])


def _figure(picture: Picture, caption: str, *, lossless: bool) -> str:
    return f"<figure>{_image(picture, caption, lossless=lossless)}<figcaption>{_text(caption)}</figcaption></figure>"


def _image(picture: Picture, words: str, *, lossless: bool = True) -> str:
    height, width = picture.shape[:2]
    return f'<img alt="{_text(words)}" width="{width}" height="{height}" src="{data_url(picture, lossless=lossless)}">'


def _text(value: object) -> str:
    return html.escape(str(value).encode("utf-8", "replace").decode())
