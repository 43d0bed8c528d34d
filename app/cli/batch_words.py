"""What `heliograph batch` says: the look before the start, a line for each photo, the bar of the whole, and the end; as text or as JSON.

Results go to stdout, everything else to stderr. `Watch` is called on the lanes' threads, the rest on the main thread.
"""

import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.console import Bar, complain, say, say_json
from engine.batch.jobs import Job, JobState, NewJob

if TYPE_CHECKING:
    from engine.batch.jobs import Ended
    from engine.batch.journal import Journal
    from engine.batch.pace import Pace
    from engine.batch.plan import Preflight
    from engine.batch.report import Totals

_REDRAWN = 0.2
"""Seconds between two looks at the whole queue for the bar."""


def tell_preflight(flight: "Preflight", seconds: float | None, as_json: bool) -> None:
    """seconds: about what it will take, None where that is not known."""
    waiting, failed, skipped = (flight.of(state) for state in (JobState.WAITING, JobState.FAILED, JobState.SKIPPED))
    if as_json:
        say_json(
            {
                "event": "preflight",
                "photos": len(waiting),
                "megapixels": round(flight.megapixels, 2),
                "seconds": None if seconds is None else round(seconds, 1),
                "output_bytes": flight.output_bytes,
                "free_bytes": flight.free_bytes,
                "numbered": flight.numbered,
                "replaced": flight.replaced,
                "unreadable": [{"source": str(job.source), "error": job.said} for job in failed],
                "skipped": [{"source": str(job.source), "note": job.said} for job in skipped],
            }
        )
        return
    how_long = "" if seconds is None else f", about {span(seconds)}"
    photos = "1 photo" if len(waiting) == 1 else f"{len(waiting)} photos"
    complain(f"{photos}, {flight.megapixels:,.1f} megapixels{how_long}; results of about {size_in_words(flight.output_bytes)}.")
    for count, words in ((flight.numbered, "get a number: the name is taken"), (flight.replaced, "replace an earlier one")):
        if count:
            complain(f"{count} of the results {words}.")
    for job in (*failed, *skipped):
        complain(_named(job.source, job.said))


def tell_end(journal: "Journal", ended: "Ended", totals: "Totals", pages: tuple[Path, ...], seconds: float, as_json: bool) -> None:
    """How it ended, and the command that goes on where something is left."""
    from engine.batch.jobs import RunEnd

    if as_json:
        say_json(
            {
                "event": "end",
                "end": ended.end.value,
                "why": ended.why or None,
                **{state.value: count for state, count in totals.counts.items()},
                "seconds": round(seconds, 2),
                "megapixels": round(totals.megapixels, 2),
                "bytes": totals.bytes,
                "reports": [str(page) for page in pages],
                "journal": str(journal.path),
            }
        )
        return
    if ended.end is RunEnd.LOST:
        complain(f"Stopped: {ended.why}")
    complain(f"{'Paused; ' if ended.end is RunEnd.PAUSED else ''}{totals.words()}, in {span(seconds)}.")
    if ended.end is not RunEnd.FINISHED:
        complain(f"`heliograph batch -o {journal.output} --resume` goes on.")
    elif totals.counts[JobState.FAILED]:
        complain(f"`heliograph batch -o {journal.output} --resume --retry-failed` tries again what failed.")
    if pages:
        complain(f"Report: {pages[0]}")


class Watch:
    """What is said while it runs: a line for each photo that ends, and the bar of the whole batch. Called on the lanes' threads."""

    def __init__(self, journal: "Journal", pace: "Pace", as_json: bool) -> None:
        self._pace = pace
        self._json = as_json
        self._bar = Bar(sys.stderr)
        self._turn = threading.Lock()
        self._jobs = {job.id: job for job in journal.jobs()}
        self._looked = 0.0

    def changed(self, job: Job) -> None:
        with self._turn:
            self._jobs[job.id] = job
            if not job.state.ended:
                return
            if job.state is JobState.DONE:
                self._pace.done(job)
            self._bar.clear()
            if self._json:
                say_json(_record(job))
            else:
                _tell(job)

    def progressed(self, number: int, fraction: float) -> None:
        with self._turn:
            if not self._bar.visible or time.monotonic() - self._looked < _REDRAWN:
                return
            self._looked = time.monotonic()
            current, jobs = self._jobs[number], list(self._jobs.values())
            waiting = [current, *(job for job in jobs if not job.state.ended and job.id != number)]
            behind = sum(megapixels_of(job) for job in jobs if job.state is JobState.DONE) + fraction * megapixels_of(current)
            whole = behind - fraction * megapixels_of(current) + sum(megapixels_of(job) for job in waiting)
            left = self._pace.left(waiting, fraction)
            self._bar.label = f"{sum(job.state.ended for job in jobs) + 1}/{len(jobs)} {current.source.name}"
            self._bar.show(behind / whole, left=left)

    def clear(self) -> None:
        self._bar.clear()


def _tell(job: Job) -> None:
    made, order = job.made, job.order
    if job.state is JobState.DONE and made is not None:
        how = f"{made.seconds:.1f} s, {megapixels_of(job):.1f} MP, {order.request.method} {made.precision.label} on {made.provider}"
        if made.machine:
            how += f", {made.machine}"
        if order.request.size not in (None, 1):
            how += f", enlarged {order.request.size} times to {made.size[0]} x {made.size[1]}"
        say(f"{job.source} -> {job.output}  ({how})")
        for note in made.notes:
            complain(f"{job.source}: {note}")
        return
    complain(_named(job.source, job.error or job.note))


def _record(job: Job) -> Mapping[str, Any]:
    """The JSON line of a photo. seconds: reading, enhancing and encoding, without waiting."""
    request, made = job.order.request, job.made if job.state is JobState.DONE else None
    return {
        "event": "photo",
        "source": str(job.source),
        "output": str(job.output) if job.output and made else None,
        "state": job.state.value,
        "method": request.method,
        "variant": request.variant,
        "precision": (made.precision if made else request.precision).value,
        "strength": job.order.strength,
        "provider": made.provider if made else None,
        "machine": (made.machine or None) if made else None,
        "seconds": round(made.seconds, 3) if made else None,
        "megapixels": round(megapixels_of(job), 3) if job.size else None,
        "enlarged": request.size,
        "size": list(made.size) if made else None,
        "warnings": list(made.notes) if made else [],
        "note": job.note or None,
        "reason": job.order.reason or None,
        "error": job.error or None,
    }


def megapixels_of(job: Job | NewJob) -> float:
    """Of the source; as many as photos often have where the file did not say."""
    return job.size[0] * job.size[1] / 1e6 if job.size else 12.0


def _named(source: Path, said: str) -> str:
    """With the whole path: in a tree the same name is often there twice."""
    return f"{source}{said.removeprefix(source.name)}" if said.startswith(source.name) else f"{source}: {said}"


def size_in_words(count: int) -> str:
    return f"{count / 1e9:,.1f} GB" if count >= 1e9 else f"{count / 1e6:,.1f} MB"


def span(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"
