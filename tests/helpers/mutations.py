"""Sound small files of every kind, and ways to damage them that are the same for the same number.

A third of the damage is anywhere in a file, a sixth only in a block beside the pixels (EXIF, profile), a sixth is noise.
"""

import random
import tempfile
from dataclasses import replace
from pathlib import Path

from PIL import Image

from engine.core import png_file, tiff_file
from engine.core.errors import PhotoReadError
from engine.core.metadata import for_saving
from engine.core.photo import WRITABLE, Photo
from engine.core.photo_io import SaveOptions, decode_photo, save_photo
from tests.helpers import metadata_samples as samples
from tests.helpers.photo_samples import colours, encoded, full_metadata, png, tiff
from tests.helpers.rare_samples import dng, heic

LARGEST = 1.0
"""Megapixels a damaged file may claim."""
_NUMBERS = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_BEGINNINGS = (
    *(
        b"\xff\xd8\xff\xe1",
        b"\xff\xd8\xff\xc0\x00\x11\x08",
        b"\x89PNG\r\n\x1a\n",
        b"II*\0\x08\0\0\0",
        b"MM\0*\0\0\0\x08",
        b"II+\0\x08\0\0\0",
    ),
    *(b"RIFF\x40\0\0\0WEBPVP8X", b"\0\0\0\x18ftypavif\0\0\0\0avifmif1", b"\0\0\0\x18ftypheic\0\0\0\0heicmif1", b"\xff\x0a"),
    *(
        b"\0\0\0\x0cJXL \r\n\x87\n",
        b"\0\0\0\x18ftypcrx \0\0\0\1crx isom",
        b"II*\0\x10\0\0\0CR\x02\0",
        b"FUJIFILMCCD-RAW 0201",
        b"IIRO\x08\0\0\0",
    ),
    *(b"IIU\0\x18\0\0\0", b"FOVb\0\0\2\0", b"\0MRM"),
)


def specimens() -> dict[str, bytes]:
    """One small file of each kind that is read, with all metadata and alpha where it has one."""
    made = {}
    with tempfile.TemporaryDirectory() as folder:
        for depth in (8, 16):
            photo = Photo(colours(8, 9, depth), colours(8, 9, depth)[..., 0].copy(), full_metadata())
            for kind in WRITABLE if depth == 8 else [kind for kind in WRITABLE if kind.deep]:
                path = Path(folder) / f"{depth}{kind.suffixes[0]}"
                save_photo(photo, path, SaveOptions(quality=90, depth=depth))
                made[f"{kind.value} {depth}"] = path.read_bytes()
    made["lzw"] = encoded(Image.fromarray(colours(8, 9)), "TIFF", compression="tiff_lzw")
    made["palette"] = encoded(Image.fromarray(colours(8, 9)).quantize(4), "PNG", transparency=b"\0")
    made["progressive"] = encoded(Image.fromarray(colours(8, 9)), "JPEG", progressive=True)
    made["heic 8"] = heic(colours(16, 16), full_metadata())
    made["heic 16"] = heic(colours(16, 16, 16))
    made["raw"] = dng(24, 32)
    made["bigtiff"] = tiff(colours(8, 9, 16), bigtiff=True, photometric="rgb", compression="zlib")
    made["tiles"] = tiff(colours(20, 20, 16), photometric="rgb", tile=(16, 16), byteorder=">")
    made["planes"] = tiff(colours(8, 9).transpose(2, 0, 1).copy(), photometric="rgb", planarconfig="separate")
    made["bits"] = encoded(Image.fromarray(colours(8, 9)[..., 0]).convert("1"), "TIFF")
    made["grey alpha"] = png(colours(8, 9, 16)[..., :2], 4)
    made["webp lossless"] = encoded(Image.fromarray(colours(8, 9)), "WEBP", lossless=True)
    return made


def mutant(number: int, sound: dict[str, bytes]) -> tuple[str, bytes]:
    """(kind, content) of the damaged file with that number. Every sixth is "noise", nothing but random bytes behind a true beginning;
    every sixth has sound pixels and damaged EXIF data or a damaged profile: its kind begins with "beside"."""
    dice = random.Random(number)
    if number % 6 == 0:
        return "noise", dice.choice(_BEGINNINGS) + dice.randbytes(dice.choice((0, 20, 200, 2000)))
    if number % 6 == 3:
        return _damaged_beside(dice, sound)
    kind = dice.choice(sorted(sound))
    return kind, wounded(dice, sound[kind], sound)


def wounded(dice: random.Random, content: bytes, sound: dict[str, bytes]) -> bytes:
    """The content with a few wounds anywhere."""
    data = bytearray(content)
    for _ in range(dice.choice((1, 1, 2, 3, 8))):
        _damage(dice, data, sound)
    return bytes(data)


def read_or_refuse(data: bytes, name: str = "garbage") -> bool:
    """The only two things that may happen to a file; whether it was read."""
    try:
        photo = decode_photo(data, name, max_megapixels=LARGEST)
    except PhotoReadError as error:
        if not (error.message.startswith(name) and error.message.endswith(".")):
            raise ValueError(f"no sentence about the file: {error.message}") from error
        return False
    assert photo.pixels.shape == (photo.height, photo.width, 3)
    assert photo.alpha is None or photo.alpha.shape == (photo.height, photo.width)
    assert photo.megapixels <= LARGEST
    return True


def kept_or_refused(kind: str, data: bytes) -> bool:
    """As `read_or_refuse`, with what else is promised: noise is no picture, and damage beside the pixels costs nothing but itself, also
    when the photo is saved. Raises ValueError where that is not so."""
    read = read_or_refuse(data)
    if read and kind == "noise":
        raise ValueError("a picture was made of noise")
    if kind.startswith("beside"):
        if not read:
            raise ValueError("a photo with sound pixels was refused")
        photo = decode_photo(data, "beside")
        saved, _ = tiff_file.encode(photo.pixels, photo.alpha, for_saving(photo.metadata, photo.width, photo.height))
        again = decode_photo(bytes(saved), "saved")
        if again.pixels.shape != photo.pixels.shape or again.orientation != 1:
            raise ValueError("a photo with a damaged block was not saved as it is")
    return read


def _damaged_beside(dice: random.Random, sound: dict[str, bytes]) -> tuple[str, bytes]:
    """A few bytes changed in an EXIF block or a profile that lies in a sound file as it is; PNG compresses it."""
    kinds = [f"{kind.value} 8" for kind in WRITABLE] + ["heic 8"]
    kind, profile = dice.choice(kinds), dice.random() < 0.4
    if profile and kind.startswith(("png", "jxl")):
        block = bytearray(samples.rgb_profile())
        _wounds(dice, block, 0, len(block))
        bare = png(colours(8, 9), 2)
        return "beside png profile", png_file.with_metadata(bare, replace(full_metadata(), icc=bytes(block)))
    data = bytearray(sound[kind])
    if profile:
        start = data.index(b"acsp") - 36
        end = start + int.from_bytes(data[start : start + 4], "big")
    else:
        end = data.index(samples.LENS) + len(samples.LENS)
        # The beginning of a TIFF is also that of its pixels' directory.
        start = 8 if kind.startswith("tiff") else data.rfind(b"II*\0", 0, end)
    _wounds(dice, data, start, end)
    return f"beside {kind.partition(' ')[0]} {'profile' if profile else 'exif'}", bytes(data)


def _wounds(dice: random.Random, data: bytearray, start: int, end: int) -> None:
    """Changes between two places that leave the length as it is."""
    for _ in range(dice.choice((1, 1, 2, 3, 8, 30))):
        at = dice.randrange(start, end)
        size = min(dice.choice((1, 2, 4)), end - at)
        number = dice.choice((*_NUMBERS, dice.getrandbits(32))) & (256**size - 1)
        data[at : at + size] = number.to_bytes(size, dice.choice(("big", "little")))


def _damage(dice: random.Random, data: bytearray, sound: dict[str, bytes]) -> None:
    """One wound: a bit, a byte, a number of some size, a piece cut out, doubled, swapped, or taken from another file, or the end gone."""
    if not data:
        return
    # Headers are at the beginning, and most of what can go wrong is in them.
    at = dice.randrange(min(len(data), dice.choice((64, 400, len(data)))))
    length = dice.choice((1, 2, 4, 8, 40))
    way = dice.randrange(9)
    if way == 0:
        data[at] ^= 1 << dice.randrange(8)
    elif way == 1:
        data[at] = dice.randrange(256)
    elif way in (2, 3):
        size = dice.choice((1, 2, 4))
        number = dice.choice(_NUMBERS) & (256**size - 1)
        data[at : at + size] = number.to_bytes(size, dice.choice(("big", "little")))
    elif way == 4:
        del data[at : at + length]
    elif way == 5:
        data[at:at] = data[at : at + length]
    elif way == 6:
        other = dice.randrange(len(data))
        data[at : at + length], data[other : other + length] = data[other : other + length], data[at : at + length]
    elif way == 7:
        donor = sound[dice.choice(sorted(sound))]
        start = dice.randrange(len(donor))
        data[at : at + length] = donor[start : start + length]
    else:
        del data[at + (len(data) - at) * dice.randrange(100) // 100 :]
