"""Metadata blocks as cameras and other programs make them, written by hand: nothing here uses the code under test."""

import struct

THUMBNAIL = b"\xff\xd8" + b"thumbnail of the photo as it was" * 8 + b"\xff\xd9"
MAKER_NOTE = b"MAKER\0" + bytes(range(256)) * 2
TAKEN = b"2026:05:04 03:02:01\0"
SERIAL = b"SN-0042-secret\0"
LENS = b"Lens 24-70 mm\0"
USER_COMMENT = b"ASCII\0\0\0A walk by the sea"
IPTC = (
    b"\x1c\x02\x00\x00\x02\x00\x04"
    + b"\x1c\x02\x78"
    + struct.pack(">H", 9)
    + b"By the se"
    + b"\x1c\x02\x19"
    + struct.pack(">H", 4)
    + b"dune"
)


def xmp(orientation: int = 6) -> bytes:
    return (
        b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        b' xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"'
        b' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4" tiff:Orientation="%d">'
        b"<exif:PixelXDimension>9999</exif:PixelXDimension></rdf:Description></rdf:RDF></x:xmpmeta>"
        b'<?xpacket end="w"?>' % orientation
    )


def exif(
    order: str = "<",
    orientation: int = 6,
    *,
    note: bytes = MAKER_NOTE,
    thumbnail: bytes = THUMBNAIL,
    make: bytes = b"Maker\0",
    gap: int = 0,
) -> bytes:
    """Main directory, EXIF with a maker note, GPS, and a second directory with a thumbnail at the very end. gap: bytes before all that."""

    def directory(at: int, tags: list[tuple[int, int, int, bytes]], following: int = 0) -> bytes:
        """Values longer than four bytes follow the directory."""
        body, values = b"", b""
        after = at + 2 + 12 * len(tags) + 4
        for tag, kind, count, value in sorted(tags):
            if len(value) > 4:
                place = struct.pack(order + "I", after + len(values))
                values += value + bytes(len(value) % 2)
            else:
                place = value.ljust(4, b"\0")
            body += struct.pack(order + "HHI", tag, kind, count) + place
        return struct.pack(order + "H", len(tags)) + body + struct.pack(order + "I", following) + values

    def short(value: int) -> bytes:
        return struct.pack(order + "H", value)

    def long(*values: int) -> bytes:
        return struct.pack(f"{order}{len(values)}I", *values)

    def main(exif_at: int, gps_at: int, second_at: int) -> bytes:
        tags = [
            (0x010F, 2, len(make), make),
            (0x0112, 3, 1, short(orientation)),
            (0x011A, 5, 1, long(72, 1)),
            (0x8769, 4, 1, long(exif_at)),
            (0x8825, 4, 1, long(gps_at)),
        ]
        return directory(8 + gap, tags, second_at)

    exif_at = 8 + gap + len(main(0, 0, 0))
    inside = directory(
        exif_at,
        [
            (0x829A, 5, 1, long(1, 125)),
            (0x9000, 7, 4, b"0232"),
            (0x927C, 7, len(note), note),
            (0x9286, 7, len(USER_COMMENT), USER_COMMENT),
            (0x9003, 2, len(TAKEN), TAKEN),
            (0xA431, 2, len(SERIAL), SERIAL),
            (0xA434, 2, len(LENS), LENS),
            (0xA002, 4, 1, long(9999)),
            (0xA003, 3, 1, short(7777)),
        ],
    )
    gps_at = exif_at + len(inside)
    gps = directory(gps_at, [(0x0001, 2, 2, b"N\0"), (0x0002, 5, 3, long(54, 1, 30, 1, 1234, 100))])
    second_at = gps_at + len(gps)

    def second(at: int) -> bytes:
        return directory(second_at, [(0x0103, 3, 1, short(6)), (0x0201, 4, 1, long(at)), (0x0202, 4, 1, long(len(thumbnail)))])

    head = (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 8 + gap)
    return head + bytes(gap) + main(exif_at, gps_at, second_at) + inside + gps + second(second_at + len(second(0))) + thumbnail


def rgb_profile() -> bytes:
    from PIL import ImageCms

    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made[:24] + struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + made[36:]  # or it would differ from second to second


def grey_profile(gamma: float = 1.8) -> bytes:
    """A grey profile of the second version with one gamma value as its curve."""
    curve = b"curv" + struct.pack(">IIH", 0, 1, round(gamma * 256)) + b"\0\0"
    white = b"XYZ " + struct.pack(">I3i", 0, 63190, 65536, 54061)
    words = b"Grey test\0"
    name = b"desc" + struct.pack(">II", 0, len(words)) + words
    name = name + bytes(90 - len(name) % 4 + 2)
    name += bytes(-len(name) % 4)
    copyright_ = b"text" + bytes(4) + b"none\0" + bytes(3)
    tags = [(b"desc", name), (b"cprt", copyright_), (b"wtpt", white), (b"kTRC", curve)]
    table, body, at = b"", b"", 132 + 12 * len(tags)
    for sign, value in tags:
        table += struct.pack(">4sII", sign, at + len(body), len(value))
        body += value
    head = struct.pack(">I4sI4s4s4s", 132 + len(table) + len(body), b"test", 0x02100000, b"mntr", b"GRAY", b"XYZ ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + struct.pack(">3i", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body
