"""A precision report for reading: one HTML page that holds its pictures and needs nothing else, and the same as plain values.

No scripts, nothing from elsewhere; dark or light as the reader's desktop is; in the language it is given. Measures nothing. Any thread.
"""

import math
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from engine.core.page_words import PageWords, escaped
from engine.core.precision import Precision
from engine.core.safe_files import write_atomically
from engine.core.sentences import Sentence, said, said_n, term, together
from engine.inspection.measures import Measures
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


def write_page(report: PrecisionReport, target: Path, words: PageWords, *, overwrite: bool) -> None:
    """The page as a file, whole or not at all. Raises PhotoWriteError."""
    write_atomically(target, page(report, words).encode("utf-8", "replace"), overwrite=overwrite)


def page(report: PrecisionReport, words: PageWords) -> str:
    """The HTML."""
    parts = (_head, _table, _maps, _places, _foot)
    return "\n".join(line for part in parts for line in part(report, words)) + "\n"


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
        "made": time.strftime("%Y-%m-%d %H:%M", time.localtime(report.made)),
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


def facts(report: PrecisionReport, words: PageWords) -> list[tuple[str, list[str]]]:
    """The table: name of a line, and a text for each precision. Lines of which nothing is known are left out."""
    rows, reference, number = report.rows, report.reference.label, words.number
    megapixels = report.photo[0] * report.photo[1] / 1e6

    def measured(read: Callable[[Measures], float], places: int) -> list[str]:
        return [_NOTHING if row.measures is None else _written(read(row.measures), places, words) for row in rows]

    lines: list[tuple[str, list[str]]] = [
        (said("Runs on"), [words.say(term(row.provider)) for row in rows]),
        (said("Seconds, whole"), [number(row.seconds, 2) for row in rows]),
        (said("Seconds, network alone"), [number(row.network_seconds, 2) for row in rows]),
        (said("Times as fast as {reference}", reference=reference), [number(report.speedup(row), 2) for row in rows]),
        (said("Megapixels a second"), [number(megapixels / row.seconds, 2) for row in rows]),
        (said("File, MB"), [number(row.file_bytes / 1e6, 2) for row in rows]),
        (said("Largest memory, MB"), [number(row.peak_bytes / 1e6) for row in rows]),
        (said("Multiplied in integers"), [_share(row.integer_share) for row in rows]),
        (said("PSNR from {reference}, dB", reference=reference), measured(lambda found: found.psnr, 1)),
        (said("SSIM with {reference}", reference=reference), measured(lambda found: found.ssim, 4)),
        (said("ΔE from {reference}, mean", reference=reference), measured(lambda found: found.difference.mean, 2)),
        (said("ΔE, 95th percentile"), measured(lambda found: found.difference.p95, 2)),
        (said("ΔE, largest"), measured(lambda found: found.difference.largest, 2)),
    ]
    return [(words.say(name), texts) for name, texts in lines if any(text != _NOTHING for text in texts)]


_NOTHING = "–"


def _share(share: float | None) -> str:
    return _NOTHING if share is None else f"{100 * share:.0f} %"


def _written(value: float, places: int, words: PageWords) -> str:
    return "∞" if math.isinf(value) else _NOTHING if math.isnan(value) else words.number(value, places)


def summary(report: PrecisionReport) -> str:
    """One sentence for each precision but the reference, which can be translated."""
    return together(
        said(
            "{precision} is {times:.2f} times as fast as {reference} here and differs from it by ΔE {mean:.2f} on average, {most:.2f} or "
            "less in 95 % of the pixels.",
            precision=row.precision.label,
            times=report.speedup(row),
            reference=report.reference.label,
            mean=row.measures.difference.mean,
            most=row.measures.difference.p95,
        )
        for row in report.rows
        if row.measures is not None
    )


# ------------------------------------------------------------------------------------------------------------------- HTML


def _head(report: PrecisionReport, words: PageWords) -> Iterator[str]:
    method, variant = term(report.method.name), term(report.variant.name)
    title = words.text(said("{method} {variant}: precisions compared", method=method, variant=variant))
    yield "<!doctype html>"
    yield f'<html lang="{words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    yield f"<title>{title}</title><style>{_STYLE}</style></head><body>"
    yield f"<h1>{title}</h1>"
    yield f'<p class="soft">{words.text(_subject(report, words))}</p>'
    yield f"<p>{words.text(summary(report))}</p>"
    yield from (f'<p class="warn">{words.text(sentence)}</p>' for sentence in report.missing)
    yield '<div class="row">'
    yield _figure(report.before, words.text(said("The photo")), lossless=False)
    yield _figure(report.after, words.text(said("{precision}, full strength", precision=report.reference.label)), lossless=False)
    yield "</div>"


def _subject(report: PrecisionReport, words: PageWords) -> Sentence:
    (width, height), moment = report.photo, words.moment(report.made)
    if report.result == report.photo:
        return said(
            "{name}, {width} × {height} pixels ({megapixels:.1f} megapixels); {moment}",
            name=report.name,
            width=width,
            height=height,
            megapixels=width * height / 1e6,
            moment=moment,
        )
    return said(
        "{name}, {width} × {height} pixels ({megapixels:.1f} megapixels), enlarged to {wide} × {high}; {moment}",
        name=report.name,
        width=width,
        height=height,
        megapixels=width * height / 1e6,
        wide=report.result[0],
        high=report.result[1],
        moment=moment,
    )


def _table(report: PrecisionReport, words: PageWords) -> Iterator[str]:
    yield f"<h2>{words.text(said('Speed, size and closeness'))}</h2><table>"
    yield f"<thead><tr><th></th>{''.join(f'<th>{escaped(row.precision.label)}</th>' for row in report.rows)}</tr></thead><tbody>"
    for name, texts in facts(report, words):
        yield f"<tr><th>{escaped(name)}</th>{''.join(f'<td>{escaped(text)}</td>' for text in texts)}</tr>"
    caption = said_n(
        "Seconds are the median of one run after a first one that does not count, from the photo in memory to the result in memory. Memory "
        "is the whole program's in that first run. ΔE is CIEDE2000, SSIM and PSNR are over red, green and blue in values 0 to 255.",
        "Seconds are the median of {count} runs in turns after a first one that does not count, from the photo in memory to the result in "
        "memory. Memory is the whole program's in that first run. ΔE is CIEDE2000, SSIM and PSNR are over red, green and blue in values "
        "0 to 255.",
        report.rows[0].runs,
    )
    yield f"</tbody><caption>{words.text(caption)}</caption></table>"
    for row in report.rows:
        warned = (said("{precision}: {warning}", precision=row.precision.label, warning=sentence) for sentence in row.warnings)
        yield from (f'<p class="warn">{words.text(sentence)}</p>' for sentence in warned)


def _maps(report: PrecisionReport, words: PageWords) -> Iterator[str]:
    top = scale_top(report)
    yield f"<h2>{words.text(said('Where they differ from {reference}', reference=report.reference.label))}</h2>"
    yield '<div class="row map">'
    for precision in report.maps:
        caption = said("{precision}: mean ΔE of every part of the photo", precision=precision.label)
        yield _figure(map_picture(report, precision), words.text(caption), lossless=True)
    yield "</div>"
    yield f'<figure class="scale">{_image(scale_picture(), words.text(said("Scale from dark to bright")))}'
    most = words.text(said("ΔE {value:.2f} or more", value=top))
    yield f"<div><span>0</span><span>{words.number(top / 2, 2)}</span><span>{most}</span></div></figure>"


def _places(report: PrecisionReport, words: PageWords) -> Iterator[str]:
    yield f"<h2>{words.text(said('The places that differ most, at 100 %'))}</h2>"
    for number, place in enumerate(report.places, 1):
        where = said(
            "Place {number}: {width} × {height} pixels at {left}, {top} of the result",
            number=number,
            width=place.region.width,
            height=place.region.height,
            left=place.region.left,
            top=place.region.top,
        )
        yield f'<p>{words.text(where)}</p><div class="crops">'
        yield _figure(place.source, words.text(said("The photo")), lossless=True)
        for precision, crop in place.crops.items():
            apart = place.differences.get(precision)
            caption = None if apart is None else said("{precision}, mean ΔE {apart:.2f}", precision=precision.label, apart=apart)
            yield _figure(crop, words.text(caption or precision.label), lossless=True)
        yield '</div><div class="crops">'
        reference = report.reference
        for precision in place.differences:
            caption = said("{precision} less {reference}, {times} times", precision=precision.label, reference=reference.label, times=GAIN)
            yield _figure(signed_difference(place.crops[precision], place.crops[reference]), words.text(caption), lossless=True)
        yield "</div>"


def signed_difference(crop: Picture, reference: Picture) -> Picture:
    """Grey where they are alike, lighter where the crop is brighter, GAIN times as much."""
    apart = crop.astype(np.int16) - reference
    return np.clip(128 + GAIN * apart, 0, 255).astype(np.uint8)


def _foot(report: PrecisionReport, words: PageWords) -> Iterator[str]:
    yield f"<h2>{words.text(said('Measured on'))}</h2>"
    yield f"<p>{words.text(report.machine)}</p>"
    yield f'<p class="soft">{escaped(report.software)}</p>'
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
    """caption: as it stands in the page's source."""
    return f"<figure>{_image(picture, caption, lossless=lossless)}<figcaption>{caption}</figcaption></figure>"


def _image(picture: Picture, words: str, *, lossless: bool = True) -> str:
    height, width = picture.shape[:2]
    return f'<img alt="{words}" width="{width}" height="{height}" src="{data_url(picture, lossless=lossless)}">'
