"""XMP packets in JPEG files, whose segments are too small for long ones: cut in two for writing, put together again on reading.

What does not fit into the first segment stands in further ones, known by the digest that the packet names (XMP specification, part 3).
Packets are cut and joined as text, so that everything in them survives byte for byte. Any thread.
"""

import hashlib
import re
import struct

PREFIX = b"http://ns.adobe.com/xap/1.0/\0"
EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
_HEAD = len(EXTENSION) + 32 + 8
"""Name, digest in hexadecimal, length of the whole, place of this part."""
_LONGEST = 64_000_000
_BODIES = ((b"<x:xmpmeta", b"</x:xmpmeta>"), (b"<rdf:RDF", b"</rdf:RDF>"))
_STUB = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    b' xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="%s"/></rdf:RDF></x:xmpmeta>'
)
_POINTER = re.compile(
    rb"\s{1,8}xmpNote:HasExtendedXMP\s{0,8}=\s{0,8}[\"'](?P<a>[0-9A-Fa-f]{32})[\"']"
    rb"|<xmpNote:HasExtendedXMP>\s{0,8}(?P<b>[0-9A-Fa-f]{32})\s{0,8}</xmpNote:HasExtendedXMP>"
)
_OPENING = re.compile(rb"<rdf:RDF\b[^<>]{0,2000}>")
_END = b"</rdf:RDF>"
_NAMES = re.compile(rb"xmlns:(\w{1,40})")


class Parts:
    """What a file's further segments hold, by digest."""

    def __init__(self) -> None:
        self._found: dict[bytes, dict[int, bytes]] = {}
        self._lengths: dict[bytes, int] = {}

    def add(self, segment: bytes) -> None:
        """segment: from its name on; one that makes no sense is passed over."""
        if len(segment) <= _HEAD:
            return
        digest = segment[len(EXTENSION) : _HEAD - 8].upper()
        length, at = struct.unpack_from(">II", segment, _HEAD - 8)
        if length <= _LONGEST:
            self._lengths.setdefault(digest, length)
            self._found.setdefault(digest, {}).setdefault(at, segment[_HEAD:])

    def whole(self, digest: bytes) -> bytes | None:
        """None where a part is missing or damaged."""
        parts = self._found.get(digest.upper(), {})
        joined = b"".join(parts[at] for at in sorted(parts))
        right = len(joined) == self._lengths.get(digest.upper()) and hashlib.md5(joined, usedforsecurity=False).hexdigest()
        return joined if right and right.upper().encode() == digest.upper() else None


def joined(packet: bytes, parts: Parts) -> bytes:
    """The packet with what it points at; as it is where there is nothing, or nothing that can be put in safely."""
    pointer = _POINTER.search(packet)
    rest = parts.whole(pointer["a"] or pointer["b"]) if pointer is not None else None
    if pointer is None or rest is None:
        return packet
    stub = _STUB % (pointer["a"] or b"")
    if stub in packet:
        return packet.replace(stub, rest)
    opening, end = _OPENING.search(rest), rest.rfind(_END)
    at = packet.rfind(_END)
    if opening is None or end < opening.end() or at < pointer.end() or set(_NAMES.findall(rest[: opening.end()])) - {b"x", b"rdf"}:
        return packet
    return packet[: pointer.start()] + packet[pointer.end() : at] + rest[opening.end() : end] + packet[at:]


def segments(packet: bytes, room: int) -> list[bytes]:
    """The contents of the segments that hold it, at most `room` bytes each; none where it cannot be cut."""
    if len(PREFIX) + len(packet) <= room:
        return [PREFIX + packet]
    for opening, closing in _BODIES:
        start, end = packet.find(opening), packet.rfind(closing) + len(closing)
        if 0 <= start < end and end - start <= _LONGEST:
            body = packet[start:end]
            digest = hashlib.md5(body, usedforsecurity=False).hexdigest().upper().encode()
            first = PREFIX + packet[:start] + _STUB % digest + packet[end:]
            size = room - _HEAD
            further = [EXTENSION + digest + struct.pack(">II", len(body), at) + body[at : at + size] for at in range(0, len(body), size)]
            return [first, *further] if len(first) <= room else []
    return []
