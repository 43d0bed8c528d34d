"""The report of a batch as a page and as a table: every photo with what became of it, small pictures, errors, totals.

Made from the journal alone, so also of a batch that took several runs. The page speaks the language it is given, the table is English.
Files appear whole or not at all. Any thread.
"""

import base64
import csv
import html
import io
from dataclasses import dataclass
from pathlib import Path

from engine.batch.jobs import Job, JobState
from engine.batch.journal import Journal
from engine.core.page_words import PageWords, escaped
from engine.core.safe_files import write_atomically
from engine.core.sentences import said, said_n, together

_STYLE = """
:root { color-scheme: light dark; font: 15px/1.4 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
h1 { font-size: 1.3rem; } p { margin: .3rem 0; }
table { border-collapse: collapse; width: 100%; margin-top: 1.5rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem; border-bottom: 1px solid #8884; overflow-wrap: anywhere; }
img { max-width: 12rem; max-height: 9rem; display: block; }
.failed { color: #c62828; } .skipped, .waiting { color: #8a6d00; } small { opacity: .75; }
""".strip()

_HEAD = (said("Before"), said("After"), said("Photo"), said("Result"), said("What was done"), said("Time"))
_STATES = {
    JobState.LISTED: said("listed"),
    JobState.WAITING: said("waiting"),
    JobState.RUNNING: said("running"),
    JobState.SAVING: said("saving"),
    JobState.DONE: said("done"),
    JobState.FAILED: said("failed"),
    JobState.SKIPPED: said("skipped"),
}
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
        """ "37 of 40 photos done, 2 failed, 1 skipped", which can be translated."""
        failed, skipped = self.counts[JobState.FAILED], self.counts[JobState.SKIPPED]
        left = sum(count for state, count in self.counts.items() if not state.ended)
        done = self.counts[JobState.DONE]
        words: list[str] = [said_n("{done} of {count} photo done", "{done} of {count} photos done", sum(self.counts.values()), done=done)]
        words += [said_n("{count} failed", "{count} failed", failed)] if failed else []
        words += [said_n("{count} skipped", "{count} skipped", skipped)] if skipped else []
        words += [said_n("{count} still to do", "{count} still to do", left)] if left else []
        return together(words, ", ")


def write_report(journal: Journal, folder: Path, words: PageWords) -> tuple[Path, Path]:
    """The page and the table in `folder`, named after the batch; those of an earlier run of the same batch are replaced. words: what the
    page speaks.

    Raises PhotoWriteError.
    """
    jobs = journal.jobs()
    page, table = (folder / f"heliograph-{journal.id}.{ending}" for ending in ("html", "csv"))
    write_atomically(page, _page(journal, jobs, words).encode("utf-8", "replace"), overwrite=True)
    # With a mark at the beginning, or spreadsheets take it for another encoding.
    write_atomically(table, b"\xef\xbb\xbf" + _table(jobs).encode("utf-8", "replace"), overwrite=True)
    return page, table


def _table(jobs: list[Job]) -> str:
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(COLUMNS)
    for job in jobs:
        request, made = job.order.request, job.made if job.state is JobState.DONE else None
        cells = (
            *(job.source, job.output or "", job.state.value, request.method, request.variant),
            *((made.precision if made else request.precision).value, job.order.strength, request.size or 1),
            *((made.provider, made.machine, *made.size) if made else ("", "", "", "")),
            "" if job.megapixels is None else f"{job.megapixels:.2f}",
            *((f"{made.seconds:.2f}", f"{made.run_seconds:.2f}", made.bytes) if made else ("", "", "")),
            *(job.error, _note(job), job.order.reason),
        )
        # A photo may be called "=1+1.jpg", and a sentence may begin with its name: to a spreadsheet that is a formula.
        lines.writerow(f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@")) else cell for cell in cells)
    return text.getvalue()


def _page(journal: Journal, jobs: list[Job], words: PageWords) -> str:
    totals, began = Totals.of(jobs), words.moment(journal.began)
    if journal.beside:
        where = said("Begun {moment}; results beside their photos", moment=began)
    else:
        where = said("Begun {moment}; results below {folder}", moment=began, folder=journal.output)
    sums = said(
        "{megapixels:,.0f} megapixels, {megabytes:,.1f} MB of results, {span} of work",
        megapixels=totals.megapixels,
        megabytes=totals.bytes / 1e6,
        span=words.span(totals.seconds),
    )
    lines = [
        "<!doctype html>",
        f'<html lang="{words.language}"><meta charset="utf-8"><title>Heliograph, {escaped(began)}</title><style>{_STYLE}</style>',
        f"<h1>{words.text(totals.words())}</h1>",
        f"<p>{words.text(where)}</p>",
        f"<p>{words.text(sums)}</p>",
        "<table><tr>" + "".join(f"<th>{words.text(title)}</th>" for title in _HEAD) + "</tr>",
    ]
    # What went wrong is what the report is opened for.
    order = {JobState.FAILED: 0, JobState.SKIPPED: 1}
    lines += [_row(job, journal.pictures(job), words) for job in sorted(jobs, key=lambda job: order.get(job.state, 2))]
    return "\n".join([*lines, "</table></html>"]) + "\n"


def _row(job: Job, pictures: tuple[bytes, bytes] | None, words: PageWords) -> str:
    made, state = job.made if job.state is JobState.DONE else None, job.state.value
    shown = pictures if made is not None and pictures is not None else ()
    images = [f'<img loading="lazy" alt="" src="data:image/jpeg;base64,{base64.b64encode(data).decode()}">' for data in shown]
    result = _link(job.output) if made and job.output is not None else f'<span class="{state}">{words.text(_STATES[job.state])}</span>'
    remarks = [job.error, _note(job)]
    told = "".join(f'<p class="{state}">{words.text(remark)}</p>' for remark in remarks if remark)
    size = "" if job.size is None else f"<br><small>{job.size[0]} x {job.size[1]}</small>"
    larger = "" if made is None else f"<br><small>{made.size[0]} x {made.size[1]}, {words.number(made.bytes / 1e6, 1)} MB</small>"
    why = f"<br><small>{words.text(job.order.reason)}</small>" if job.order.reason else ""
    took = "" if made is None else words.text(words.span(made.seconds))
    cells = (*(images or ["", ""]), _link(job.source) + size, result + larger + told, words.text(_how(job)) + why, took)
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _how(job: Job) -> str:
    request, made = job.order.request, job.made if job.state is JobState.DONE else None
    what, precision = f"{request.method} {request.variant or ''}", (made.precision if made else request.precision).label
    how = said("{what}, {precision}, strength {percent:.0f}%", what=what, precision=precision, percent=100 * job.order.strength)
    return how if request.size in (None, 1) else said("{how}, enlarged {times} times", how=how, times=request.size)


def _note(job: Job) -> str:
    notes = (job.note, *(job.made.notes if job.made and job.state is JobState.DONE else ()))
    return together(note for note in notes if note)


def _link(path: Path) -> str:
    return f'<a href="{html.escape(path.as_uri())}">{escaped(path.name)}</a>'
