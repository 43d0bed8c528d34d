"""ICC profiles as far as a photo must understand them: which pixels a profile is for, and grey profiles in RGB's clothes.

Pixels are always RGB in memory, and a profile for grey attached to them is an error every viewer answers differently. So a grey
profile becomes an RGB one with the same tone curve on all three channels: grey pixels mean exactly what they meant. The original
travels inside as a private tag and comes out again when the photo is saved as grey. No colour arithmetic here. Any thread.
"""

import struct
from dataclasses import dataclass

_ORIGINAL = b"hgGr"
"""Private tag holding the grey profile an RGB one was made from."""
_PRIMARIES = {b"rXYZ": (0.43607, 0.22249, 0.01392), b"gXYZ": (0.38515, 0.71687, 0.09708), b"bXYZ": (0.14307, 0.06061, 0.71410)}
"""Those of sRGB, adapted to D50. Which ones does not matter for grey, but they must add up to the white point."""
_D50 = (0.9642, 1.0, 0.8249)
_MAX_TAGS = 100


@dataclass(frozen=True)
class Primaries:
    """A display colour space with the tone curve of sRGB: its name and the XYZ of red, green and blue, adapted to D50."""

    name: str
    red: tuple[float, float, float]
    green: tuple[float, float, float]
    blue: tuple[float, float, float]


DISPLAY_P3 = Primaries("Display P3", (0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))
BT2020 = Primaries("BT.2020", (0.67349, 0.27904, -0.00193), (0.16569, 0.67535, 0.02998), (0.12505, 0.04561, 0.79686))
_SRGB_CURVE = b"para" + struct.pack(">IHH5i", 0, 3, 0, *(round(v * 65536) for v in (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)))


def made_rgb(primaries: Primaries) -> bytes:
    """A profile of the fourth version for a colour space that a file named without bringing a profile."""
    header = bytes(8) + b"\x04\x20\0\0" + bytes(12) + struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    tags = {b"desc": _words(primaries.name), b"cprt": _words("CC0"), b"wtpt": _xyz(*_D50)}
    tags |= {b"rXYZ": _xyz(*primaries.red), b"gXYZ": _xyz(*primaries.green), b"bXYZ": _xyz(*primaries.blue)}
    return _profile(header, b"RGB ", {**tags, b"rTRC": _SRGB_CURVE, b"gTRC": _SRGB_CURVE, b"bTRC": _SRGB_CURVE})


def is_matrix(profile: bytes) -> bool:
    """Whether an RGB profile is three primaries and tone curves, no table."""
    tags = tags_of(profile)
    return {b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"} <= tags.keys() and b"A2B0" not in tags


def is_sound(profile: bytes) -> bool:
    """Whether it is a whole profile: its header, its length, every tag inside, and what makes colours of pixels."""
    if not colour_space(profile) or not 132 <= struct.unpack_from(">I", profile)[0] <= len(profile):
        return False
    tags, space = tags_of(profile), colour_space(profile)
    if len(tags) < min(struct.unpack_from(">I", profile, 128)[0], _MAX_TAGS):
        return False
    if space == "GRAY":
        return b"kTRC" in tags or b"A2B0" in tags
    return space != "RGB" or b"A2B0" in tags or is_matrix(profile)


def colour_space(profile: bytes) -> str:
    """What pixels the profile is for: "RGB", "GRAY", "CMYK"...; "" when this is no profile."""
    if len(profile) < 132 or profile[36:40] != b"acsp":
        return ""
    return profile[16:20].decode("ascii", "replace").strip()


def for_rgb_pixels(profile: bytes | None) -> bytes | None:
    """The profile as it may stand beside RGB pixels made from the file's pixels; None when it says nothing about them."""
    space = colour_space(profile) if profile else ""
    if space == "RGB":
        return profile
    return _rgb_from_grey(profile) if profile and space == "GRAY" else None


def for_grey_pixels(profile: bytes) -> bytes | None:
    """A grey profile that means the same for grey pixels as this RGB one; None when there is none."""
    tags = tags_of(profile)
    if _ORIGINAL in tags:
        return tags[_ORIGINAL][8:] or None
    curves = {tags.get(name) for name in (b"rTRC", b"gTRC", b"bTRC")}
    curve = curves.pop()
    if curves or curve is None or b"A2B0" in tags or profile[20:24] != b"XYZ ":
        return None
    return _profile(profile, b"GRAY", {**_texts(tags), b"wtpt": _xyz(*_D50), b"kTRC": curve})


def _rgb_from_grey(profile: bytes) -> bytes | None:
    tags = tags_of(profile)
    curve = tags.get(b"kTRC")
    if curve is None or profile[20:24] != b"XYZ ":
        return None
    made = {**_texts(tags), b"wtpt": _xyz(*_D50)}
    made |= {name: _xyz(*values) for name, values in _PRIMARIES.items()}
    made |= {b"rTRC": curve, b"gTRC": curve, b"bTRC": curve, _ORIGINAL: b"data" + bytes(4) + profile}
    return _profile(profile, b"RGB ", made)


def tags_of(profile: bytes) -> dict[bytes, bytes]:
    """The tags of a profile, each with its type and all; those that lie outside it are left out."""
    if len(profile) < 132:
        return {}
    count = min(struct.unpack_from(">I", profile, 128)[0], _MAX_TAGS, (len(profile) - 132) // 12)
    tags = {}
    for index in range(count):
        name, at, size = struct.unpack_from(">4sII", profile, 132 + 12 * index)
        if at + size <= len(profile):
            tags[name] = profile[at : at + size]
    return tags


def _texts(tags: dict[bytes, bytes]) -> dict[bytes, bytes]:
    """Name and copyright; both are compulsory, so a missing one is made up in the form that both versions of ICC read."""
    return {name: tags.get(name, _words("Grey")) for name in (b"desc", b"cprt")}


def _words(text: str) -> bytes:
    words = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">IIIHHII", 0, 1, 12, 0x656E, 0x5553, len(words), 28) + words


def _xyz(*values: float) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(value * 65536) for value in values))


def _profile(model: bytes, space: bytes, tags: dict[bytes, bytes]) -> bytes:
    """A display profile with `model`'s version and date; equal values are stored once."""
    table, body, places = b"", b"", dict[bytes, int]()
    start = 132 + 12 * len(tags)
    for name, value in tags.items():
        if value not in places:
            places[value] = start + len(body)
            body += value + bytes(-len(value) % 4)
        table += struct.pack(">4sII", name, places[value], len(value))
    header = bytes(4) + bytes(4) + model[8:12] + b"mntr" + space + b"XYZ " + model[24:36] + b"acsp"
    header = header.ljust(68, b"\0") + _xyz(*_D50)[8:]
    whole = header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body
    return struct.pack(">I", len(whole)) + whole[4:]
