"""What was done to a photo, as lines in its XMP packet: a list of ours that grows with every run, beside whatever else stands there.

Packets are changed as text, by putting something in, so that everything in them survives byte for byte. Any thread.
"""

import html
import re
from collections.abc import Sequence

from engine.core.request import Finish, RunReport
from engine.core.sentences import said, together

NAMESPACE = "urn:heliograph:xmp:1"
_OPEN = b'<rdf:Description rdf:about="" xmlns:heliograph="%s"><heliograph:Edits><rdf:Seq>' % NAMESPACE.encode()
_END_OF_LIST = b"</rdf:Seq></heliograph:Edits>"
_CLOSE = _END_OF_LIST + b"</rdf:Description>"
_END = b"</rdf:RDF>"
_BEFORE = (
    b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
)
_AFTER = _END + b'</x:xmpmeta><?xpacket end="w"?>'


def edit_line(report: RunReport, finish: Finish, scale: int = 1) -> str:
    """One run in words: method, variant, precision, strength, what else was done to its result, and which weights they were."""
    enlarged = f", enlarged {scale} times" if scale != 1 else ""
    locked = f", colour lock {finish.colour_lock:g}" if finish.colour_lock else ""
    kept = ", a part protected" if finish.protect is not None and not finish.protect.empty else ""
    weights = f", weights {report.weights}" if report.weights else ""
    how = f"{report.precision.label}, strength {finish.strength:g}{locked}{kept}{enlarged}{weights}"
    return f"Heliograph: {report.method} {report.variant}, {how}"


_LINE = re.compile(
    r"Heliograph: (?P<what>.+?), (?P<precision>[A-Z0-9 ]+), strength (?P<strength>\d+(\.\d+)?)(, colour lock (?P<lock>\d+(\.\d+)?))?"
    r"(?P<kept>, a part protected)?(, enlarged (?P<times>\d+) times)?(, weights (?P<weights>\S+))?"
)


def told(line: str) -> str:
    """What `edit_line` wrote, as a sentence that can be translated, without the program's name; a line of another form is left as it is."""
    found = _LINE.fullmatch(line)
    if found is None:
        return line.removeprefix("Heliograph: ")
    what, precision, percent = found["what"], found["precision"], 100 * float(found["strength"])
    words: list[str] = [said("{what}, {precision}, strength {percent:.0f}%", what=what, precision=precision, percent=percent)]
    if found["lock"]:
        words.append(said("colour lock {percent:.0f}%", percent=100 * float(found["lock"])))
    if found["kept"]:
        words.append(said("a part protected"))
    if found["times"]:
        words.append(said("enlarged {times} times", times=int(found["times"])))
    if found["weights"]:
        words.append(said("weights {weights}", weights=found["weights"]))
    return together(words, ", ")


def with_edits(xmp: bytes | None, lines: Sequence[str]) -> bytes | None:
    """The packet with the lines behind those that are there already; a new one when there is none.

    A packet in which nobody could tell where to put them (in UTF-16, say) comes back as it is.
    """
    items = b"".join(b"<rdf:li>%s</rdf:li>" % html.escape(line, quote=False).encode() for line in lines)
    if not lines:
        return xmp
    if not xmp:
        return _BEFORE + _OPEN + items + _CLOSE + _AFTER
    at = xmp.rfind(_END_OF_LIST)
    if at >= 0:
        return xmp[:at] + items + xmp[at:]
    at = xmp.rfind(_END)
    return xmp[:at] + _OPEN + items + _CLOSE + xmp[at:] if at >= 0 else xmp
