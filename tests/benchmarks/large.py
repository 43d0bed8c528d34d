"""Peak memory of photos that are enhanced on the disk: flat in the number of pixels, at their own size and four times enlarged.

    nice -n 19 .venv/bin/python tests/benchmarks/large.py [--same 27 54 108] [--enlarged 12 25 50] [--format jpg] [--source webp]
        [--folder DIR]

Makes its own pictures. Each run is the command `heliograph enhance` in a process of its own, whose peak RSS the system tells; so is the
making of the pictures, for a process would otherwise begin with the peak of the one that started it. Before that, pictures that fit
either way are run in memory and on the disk, and their results compared.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 1.5e9
"""Bytes: the most that any of these runs may take."""
TOLERANCE = 2.0
"""Steps of 1/255 by which a result made on the disk may differ from one made in memory."""
COMPARED_MEGAPIXELS = {1: 12.0, 4: 1.0}


def make(path: Path, megapixels: float) -> None:
    """A picture of coloured blocks under a sky with noise that nowhere comes back, as a phone's JPEG of 4:3."""
    import numpy as np
    from PIL import Image

    from tests.helpers.pictures import street_photo

    height = round((megapixels * 1e6 * 3 / 4) ** 0.5)
    width = round(megapixels * 1e6 / height)
    part = street_photo(2000, 1500).pixels
    rows = np.concatenate([part] * -(-width // 2000), axis=1)[:, :width]
    pixels = np.concatenate([rows] * -(-height // 1500))[:height]
    random = np.random.default_rng(1)
    for top in range(0, height, 100):
        noise = random.integers(-4, 5, pixels[top : top + 100].shape, dtype=np.int16)
        pixels[top : top + 100] = np.clip(pixels[top : top + 100] + noise, 0, 255)
    if path.suffix in (".jpg", ".png", ".tif", ".webp", ".avif"):
        Image.fromarray(pixels).save(path, **({} if path.suffix in (".png", ".tif") else {"quality": 92}))
        return
    from engine.core.photo import Photo
    from engine.core.photo_io import save_photo

    save_photo(Photo(pixels), path)


def enhance(road: str, source: Path, target: Path, method: str, precision: str, size: int, kind: str) -> int:
    """The command, on the disk, in memory, or as it decides itself."""
    from app.command_line import main
    from engine import streaming

    streaming.STREAM_ABOVE = {"disk": 0.0, "memory": float("inf"), "auto": streaming.STREAM_ABOVE}[road]
    options = ["--method", method, *(["--variant", "phone"] if method == "mobile_ie" else []), "--precision", precision, "--format", kind]
    return main(["enhance", str(source), "-o", str(target), *options, *(["--enlarge", str(size)] if size > 1 else [])])


def apart(first: Path, second: Path) -> float:
    """The largest difference of two pictures in steps of 1/255."""
    import numpy as np

    from engine.core.photo_io import read_photo

    a, b = (read_photo(path).pixels.astype(np.int32) for path in (first, second))
    return float(np.abs(a - b).max())


def run(*arguments: object) -> tuple[float, float]:
    """This script's child with these arguments: its peak RSS in bytes and its seconds. Raises SystemExit when it fails."""
    began = time.perf_counter()
    child = subprocess.Popen([sys.executable, __file__, "--child", *map(str, arguments)], stdout=subprocess.PIPE, cwd=ROOT)
    assert child.stdout is not None
    said = child.stdout.read().decode()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    child.stdout.close()
    if child.returncode:
        raise SystemExit(f"{arguments} failed: {said}")
    return usage.ru_maxrss * 1024.0, time.perf_counter() - began


def as_child(arguments: list[str]) -> None:
    sys.path.insert(0, str(ROOT))
    kind, *rest = arguments
    if kind == "make":
        make(Path(rest[0]), float(rest[1]))
    elif kind == "compare":
        far = apart(Path(rest[0]), Path(rest[1]))
        if far > TOLERANCE:
            raise SystemExit(f"{far:g}/255 apart")
    else:
        raise SystemExit(enhance(kind, Path(rest[0]), Path(rest[1]), rest[2], rest[3], int(rest[4]), rest[5]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--same", type=float, nargs="*", default=[27.0, 54.0, 108.0], help="megapixels, enhanced at their size")
    parser.add_argument("--enlarged", type=float, nargs="*", default=[12.0, 25.0, 50.0], help="megapixels, enlarged four times")
    parser.add_argument("--method", default="mobile_ie", help="at their size")
    parser.add_argument("--enlarger", default="dm_sr_x4")
    parser.add_argument("--precision", default="qat")
    parser.add_argument("--format", default="tiff", help="of the results, those of --same")
    parser.add_argument("--large-format", default="jpg", help="of the enlarged results")
    parser.add_argument("--source", default="jpg", help="kind of the photos that are read: jpg, png, tif, webp, avif, jxl")
    parser.add_argument("--folder", type=Path, help="where the pictures lie meanwhile")
    parser.add_argument("--no-compare", action="store_true")
    chosen = parser.parse_args()
    runs = [(1, chosen.method, chosen.format, chosen.same), (4, chosen.enlarger, chosen.large_format, chosen.enlarged)]
    worst = 0.0
    with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
        folder = Path(name)
        for size, method, kind, sizes in runs:
            if not chosen.no_compare and sizes:
                source = folder / "compared.jpg"
                run("make", source, COMPARED_MEGAPIXELS[size])
                ran = {road: run(road, source, folder / road, method, chosen.precision, size, "png") for road in ("memory", "disk")}
                results = [folder / road / "compared.png" for road in ran]
                run("compare", *results)
                for result in results:
                    result.unlink()
                said = ", ".join(f"{road} {peak / 1e6:.0f} MB and {seconds:.0f} s" for road, (peak, seconds) in ran.items())
                print(f"{method} x{size}, {COMPARED_MEGAPIXELS[size]:g} MP: within {TOLERANCE:g}/255; {said}", flush=True)
            for megapixels in sizes:
                source = folder / f"large.{chosen.source}"
                run("make", source, megapixels)
                peak, seconds = run("auto", source, folder / "out", method, chosen.precision, size, kind)
                worst = max(worst, peak)
                result = next((folder / "out").iterdir())
                print(
                    f"{method} {chosen.precision} x{size}: {megapixels:g} MP to {megapixels * size**2:g} MP as {kind},"
                    f" {result.stat().st_size / 1e6:.0f} MB: peak RSS {peak / 1e6:.0f} MB, {seconds:.0f} s",
                    flush=True,
                )
                result.unlink()
    print(f"highest peak {worst / 1e6:.0f} MB, limit {LIMIT / 1e6:.0f} MB: {'kept' if worst <= LIMIT else 'BROKEN'}")
    sys.exit(worst > LIMIT)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        as_child(sys.argv[2:])
    else:
        main()
