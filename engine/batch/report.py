"""The report of a batch as a page and as a table: every photo with what became of it, small pictures, errors, totals.

Made from the journal alone, so also of a batch that took several runs. Files appear whole or not at all. Any thread.
"""

import base64
import csv
import html
import io
import time
from dataclasses import dataclass
from pathlib import Path

from engine.batch.jobs import Job, JobState
from engine.batch.journal import Journal
from engine.core.safe_files import write_atomically

_STYLE = """
:root { color-scheme: light dark; font: 15px/1.4 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
h1 { font-size: 1.3rem; } p { margin: .3rem 0; }
table { border-collapse: collapse; width: 100%; margin-top: 1.5rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem; border-bottom: 1px solid #8884; overflow-wrap: anywhere; }
img { max-width: 12rem; max-height: 9rem; display: block; }
.failed { color: #c62828; } .skipped, .waiting { color: #8a6d00; } small { opacity: .75; }
""".strip()

_HEAD = ("Before", "After", "Photo", "Result", "What was done", "Time")
COLUMNS = (
    *("source", "result", "state", "method", "variant", "precision", "strength", "enlarged", "provider", "machine"),
    *("width", "height", "megapixels", "seconds", "method_seconds", "bytes", "error", "note", "reason"),
)
"""Of the CSV; width and height are the result's."""


@dataclass(frozen=True)
class Totals:
    """A batch in numbers. megapixels: of the sources that are done; bytes: of their results; seconds: all of them took, one by one."""

    counts: dict[JobState, int]
    megapixels: float
    bytes: int
    seconds: float

    @classmethod
    def of(cls, jobs: list[Job]) -> "Totals":
        done = [job for job in jobs if job.state is JobState.DONE]
        made = [job.made for job in done if job.made is not None]
        return cls(
            {state: sum(job.state is state for job in jobs) for state in JobState},
            sum((job.megapixels or 0.0 for job in done), 0.0),
            sum(one.bytes for one in made),
            sum((one.seconds for one in made), 0.0),
        )

    def words(self) -> str:
        """ "37 of 40 photos done, 2 failed, 1 skipped"."""
        photos = sum(self.counts.values())
        text = f"{self.counts[JobState.DONE]} of {photos} {'photo' if photos == 1 else 'photos'} done"
        for state in (JobState.FAILED, JobState.SKIPPED):
            if self.counts[state]:
                text += f", {self.counts[state]} {state.value}"
        left = sum(count for state, count in self.counts.items() if not state.ended)
        return f"{text}, {left} still to do" if left else text


def write_report(journal: Journal, folder: Path) -> tuple[Path, Path]:
    """The page and the table in `folder`, named after the batch; those of an earlier run of the same batch are replaced.

    Raises PhotoWriteError.
    """
    jobs = journal.jobs()
    page, table = (folder / f"heliograph-{journal.id}.{ending}" for ending in ("html", "csv"))
    write_atomically(page, _page(journal, jobs).encode("utf-8", "replace"), overwrite=True)
    # With a mark at the beginning, or spreadsheets take it for another encoding.
    write_atomically(table, b"\xef\xbb\xbf" + _table(jobs).encode("utf-8", "replace"), overwrite=True)
    return page, table


def _table(jobs: list[Job]) -> str:
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(COLUMNS)
    for job in jobs:
        request, made = job.order.request, job.made if job.state is JobState.DONE else None
        lines.writerow(
            (
                *(job.source, job.output or "", job.state.value, request.method, request.variant),
                *((made.precision if made else request.precision).value, job.order.strength, request.size or 1),
                *((made.provider, made.machine, *made.size) if made else ("", "", "", "")),
                "" if job.megapixels is None else f"{job.megapixels:.2f}",
                *((f"{made.seconds:.2f}", f"{made.run_seconds:.2f}", made.bytes) if made else ("", "", "")),
                *(job.error, _note(job), job.order.reason),
            )
        )
    return text.getvalue()


def _page(journal: Journal, jobs: list[Job]) -> str:
    totals = Totals.of(jobs)
    began = time.strftime("%Y-%m-%d %H:%M", time.localtime(journal.began))
    lines = [
        "<!doctype html>",
        f'<html lang="en"><meta charset="utf-8"><title>Heliograph, {began}</title><style>{_STYLE}</style>',
        f"<h1>{totals.words()}</h1>",
        f"<p>Begun {began}; results {'beside their photos' if journal.beside else f'below <code>{_text(journal.output)}</code>'}</p>",
        f"<p>{totals.megapixels:,.0f} megapixels, {totals.bytes / 1e6:,.1f} MB of results, {_span(totals.seconds)} of work</p>",
        "<table><tr>" + "".join(f"<th>{title}</th>" for title in _HEAD) + "</tr>",
    ]
    # What went wrong is what the report is opened for.
    order = {JobState.FAILED: 0, JobState.SKIPPED: 1}
    lines += [_row(job, journal.pictures(job)) for job in sorted(jobs, key=lambda job: order.get(job.state, 2))]
    return "\n".join([*lines, "</table></html>"]) + "\n"


def _row(job: Job, pictures: tuple[bytes, bytes] | None) -> str:
    request, made = job.order.request, job.made if job.state is JobState.DONE else None
    shown = pictures if made is not None and pictures is not None else ()
    images = [f'<img loading="lazy" alt="" src="data:image/jpeg;base64,{base64.b64encode(data).decode()}">' for data in shown]
    precision = made.precision if made else request.precision
    how = f"{_text(request.method)} {_text(request.variant or '')}, {precision.label}, strength {job.order.strength:.0%}"
    if request.size not in (None, 1):
        how += f", enlarged {request.size} times"
    result = _link(job.output) if made and job.output is not None else f'<span class="{job.state.value}">{job.state.value}</span>'
    remarks = [job.error, _note(job)]
    said = "".join(f'<p class="{job.state.value}">{_text(remark)}</p>' for remark in remarks if remark)
    size = "" if job.size is None else f"<br><small>{job.size[0]} x {job.size[1]}</small>"
    larger = "" if made is None else f"<br><small>{made.size[0]} x {made.size[1]}, {made.bytes / 1e6:,.1f} MB</small>"
    why = f"<br><small>{_text(job.order.reason)}</small>" if job.order.reason else ""
    took = "" if made is None else _span(made.seconds)
    cells = (*(images or ["", ""]), _link(job.source) + size, result + larger + said, how + why, took)
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _note(job: Job) -> str:
    return " ".join([job.note, *(job.made.notes if job.made and job.state is JobState.DONE else ())]).strip()


def _link(path: Path) -> str:
    return f'<a href="{html.escape(path.as_uri())}">{_text(path.name)}</a>'


def _text(value: object) -> str:
    return html.escape(str(value).encode("utf-8", "replace").decode())


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{seconds:.1f} s"
